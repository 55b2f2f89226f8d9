package org.nianbao.rule;

import org.jspecify.annotations.Nullable;

/**
 * What a text is about where a count stands that does not say of what it is.
 *
 * @param near what was counted or named last in the sentence, or in the heading over it
 * @param far what the sentence before was about, where {@code near} is unknown
 */
record Topic(@Nullable Subject near, @Nullable Subject far) {
  /** After a count of this. */
  static Topic counted(Subject matter) {
    return new Topic(matter, matter);
  }

  /** At the beginning of a sentence that follows these words. */
  static Topic inheritedFrom(String previous) {
    Subject severities = Subject.lastIn(previous);
    boolean heading = ClauseLead.withoutHeading(previous).length() <= 1;
    return new Topic(heading ? severities : null, severities);
  }

  /** After these further words of the same sentence. */
  Topic after(String words) {
    Subject severities = Subject.lastIn(words);
    return severities == null ? this : counted(severities);
  }
}
