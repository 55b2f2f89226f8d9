package org.nianbao.rule;

import org.jspecify.annotations.Nullable;

/**
 * The topic of a text at a count that names no subject.
 *
 * @param near the last subject counted or named in the sentence or in the heading above it
 * @param far the topic of the preceding sentence, used if {@code near} is unknown
 */
record Topic(@Nullable CountedSubject near, @Nullable CountedSubject far) {
  /** Returns the topic after a count of this subject. */
  static Topic counted(CountedSubject subject) {
    return new Topic(subject, subject);
  }

  /** Returns the topic at the beginning of a sentence that follows these words. */
  static Topic inheritedFrom(String previous) {
    CountedSubject severities = CountedSubject.lastIn(previous);
    boolean heading = ClauseLead.withoutHeading(previous).length() <= 1;
    return new Topic(heading ? severities : null, severities);
  }

  /** Returns the topic after further words of the same sentence. */
  Topic after(String words) {
    CountedSubject severities = CountedSubject.lastIn(words);
    return severities == null ? this : counted(severities);
  }
}
