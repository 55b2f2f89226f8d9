package org.nianbao.rule;

import org.jspecify.annotations.Nullable;

/**
 * The topic of a text at a count that names no subject.
 *
 * @param inSentence the last subject counted or named in the sentence or in the heading above it
 * @param inPrecedingText the topic of the preceding sentence, used if {@code near} is unknown
 */
record Topic(@Nullable CountedSubject inSentence, @Nullable CountedSubject inPrecedingText) {
  private static final int MAX_ITEM_LENGTH = 16;

  /** Returns the topic after a count of this subject. */
  static Topic of(CountedSubject subject) {
    return new Topic(subject, subject);
  }

  /** Returns the topic at the beginning of a sentence that follows these words. */
  static Topic inheritedFrom(String previous) {
    CountedSubject subject = CountedSubject.lastIn(previous);
    return new Topic(isHeading(previous) ? subject : null, subject);
  }

  /** Returns whether a sentence is a heading, or the short beginning of an item: 二是规范依申请公开。 */
  private static boolean isHeading(String sentence) {
    boolean shortItem =
        sentence.length() <= MAX_ITEM_LENGTH
            && sentence.indexOf('，') < 0
            && ClausePrefix.beginsWithOrdinal(sentence);
    return shortItem || ClausePrefix.withoutHeading(sentence).length() <= 1;
  }

  /** Returns the topic after further words of the same sentence. */
  Topic after(String words) {
    CountedSubject subject = CountedSubject.lastIn(words);
    return subject == null ? this : of(subject);
  }
}
