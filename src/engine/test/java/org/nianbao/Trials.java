package org.nianbao;

import java.util.Random;

/** Tries something at random, the same in each run; a failure says which seed it came with. */
public final class Trials {
  /** What is tried. */
  public interface Trial {
    void run(Random random) throws Exception;
  }

  /** Seeds next to one another begin alike: these are far apart. */
  private static final long APART = 0x9E37_79B9_7F4A_7C15L;

  private Trials() {}

  /** Tries it with each of so many seeds. */
  public static void of(int count, Trial trial) {
    for (int seed = 1; seed <= count; seed++) {
      try {
        trial.run(new Random(seed * APART));
      } catch (Exception | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  /** A whole number from the least to the most, both of them included. */
  public static int between(Random random, int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}
