package org.nianbao.rule;

/**
 * How much of the narrative of one report is checked. The limit is one of steps, not of time, so
 * that a text gets the same answer on any computer; no report comes near it.
 */
final class NarrativeLimit {
  /** Characters that are looked at. A report has some ten thousand, and looks at some again. */
  static final int MAX_STEPS = 5_000_000;

  /** Characters that are looked at around a count, to tell whose and of when it is. */
  static final int STEPS_AROUND_A_COUNT = 1_000;

  /** What each clause demands by itself, however short it is. */
  private static final int STEPS_A_CLAUSE = 20;

  private final int most;
  private int steps;
  private int characters;

  NarrativeLimit() {
    this(MAX_STEPS);
  }

  NarrativeLimit(int most) {
    this.most = most;
  }

  /** Counts the steps of a look at what stands around a count. */
  void lookAround() {
    steps += STEPS_AROUND_A_COUNT;
  }

  /** Counts the steps of one more clause. */
  void clause() {
    steps += STEPS_A_CLAUSE;
  }

  /** Whether what follows is not checked any more. */
  boolean isReached() {
    return steps >= most;
  }

  /** Counts so many characters as read. */
  void read(int length) {
    characters += length;
    steps += length;
  }

  /** The characters that were read before the limit was reached. */
  int characters() {
    return characters;
  }
}
