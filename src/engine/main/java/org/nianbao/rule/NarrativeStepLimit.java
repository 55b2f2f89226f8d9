package org.nianbao.rule;

/**
 * The limit on the checking of one report's narrative. It counts steps instead of time, so that the
 * result is the same on every computer. No real report reaches it.
 */
final class NarrativeStepLimit {
  /**
   * The maximum number of steps, about one for each character read. A report has about ten thousand
   * characters, some of which are read repeatedly.
   */
  static final int MAX_STEPS = 5_000_000;

  /** The steps for reading the text around a count, to find its unit and year. */
  static final int STEPS_PER_CONTEXT = 1_000;

  /** The steps for each clause, regardless of its length. */
  private static final int STEPS_PER_CLAUSE = 20;

  private final int maxSteps;
  private int steps;
  private int characters;

  NarrativeStepLimit() {
    this(MAX_STEPS);
  }

  NarrativeStepLimit(int maxSteps) {
    this.maxSteps = maxSteps;
  }

  /** Adds the steps for the text around a count. */
  void addContext() {
    steps += STEPS_PER_CONTEXT;
  }

  /** Adds the steps for one more clause. */
  void addClause() {
    steps += STEPS_PER_CLAUSE;
  }

  /** Returns whether the limit is reached; the text that follows is not checked. */
  boolean isReached() {
    return steps >= maxSteps;
  }

  /** Adds characters that are read. */
  void addCharacters(int length) {
    characters += length;
    steps += length;
  }

  /** Returns the number of characters that were read before the limit was reached. */
  int characters() {
    return characters;
  }
}
