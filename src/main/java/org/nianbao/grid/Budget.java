package org.nianbao.grid;

/** What one file has demanded so far, held against its limits. */
final class Budget {
  /** Small parts may be packed ever so tightly: they cannot hurt. */
  private static final long RATIO_COUNTS_FROM = 1L << 20;

  private static final long MIB = 1L << 20;

  /** No form takes a second; what takes this long is made to. */
  private static final long MOST_NANOSECONDS = 8_000_000_000L;

  private static final int CELLS_BETWEEN_LOOKS = 4_096;

  private final Limits limits;
  private final long start = System.nanoTime();
  private long inflated;
  private int cells;
  private int regions;

  Budget(Limits limits) {
    this.limits = limits;
  }

  static void fileBytes(long bytes, Limits limits) {
    if (bytes > Math.min(limits.fileBytes(), Integer.MAX_VALUE)) {
      throw new Refusal("grid.limit.file", limits.fileBytes() / MIB);
    }
  }

  void entries(int count) {
    if (count > limits.entries()) {
      throw new Refusal("grid.limit.entries", limits.entries());
    }
  }

  /** Counts bytes, or characters, that the file itself does not spell out. */
  void inflate(long bytes) {
    time();
    inflated += bytes;
    if (inflated > limits.inflatedBytes()) {
      throw new Refusal("grid.limit.inflated", limits.inflatedBytes() / MIB);
    }
  }

  Limits limits() {
    return limits;
  }

  /** The bytes counted so far. */
  long inflated() {
    return inflated;
  }

  /** Holds one entry of the zip against its limits: what it has become, and what it was. */
  void entry(long bytes, long packed) {
    if (bytes > limits.entryBytes()) {
      throw new Refusal("grid.limit.inflated", limits.entryBytes() / MIB);
    }
    if (bytes > RATIO_COUNTS_FROM && bytes / limits.inflateRatio() > packed) {
      throw new Refusal("grid.limit.ratio", limits.inflateRatio());
    }
  }

  /** A tag of a million names, or a memory nearly full, costs time before it costs anything else. */
  void time() {
    if (System.nanoTime() - start > MOST_NANOSECONDS) {
      throw new Refusal("grid.limit.time", MOST_NANOSECONDS / 1_000_000_000L);
    }
  }

  void sheets(int count) {
    if (count > limits.sheets()) {
      throw new Refusal("grid.limit.sheets", limits.sheets());
    }
  }

  /** Counts one more cell, or hidden row. */
  void cell() {
    if (++cells > limits.cells()) {
      throw new Refusal("grid.limit.cells", limits.cells());
    }
    if (cells % CELLS_BETWEEN_LOOKS == 0) {
      time();
    }
  }

  /** There is no use for more shared texts than there may be cells. */
  void sharedTexts(int count) {
    if (count > limits.cells()) {
      throw new Refusal("grid.limit.cells", limits.cells());
    }
  }

  /** Counts one more merged or validated region. */
  void region() {
    if (++regions > limits.regions()) {
      throw new Refusal("grid.limit.regions", limits.regions());
    }
  }

  void textLength(int length) {
    if (length > limits.textLength()) {
      throw new Refusal("grid.limit.text", limits.textLength());
    }
  }

  void xmlDepth(int depth) {
    if (depth > limits.xmlDepth()) {
      throw new Refusal("grid.limit.depth", limits.xmlDepth());
    }
  }
}
