package org.nianbao.grid;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** What one file has demanded so far, held against its limits. */
public final class Budget {
  /** Small parts may be packed ever so tightly: they cannot hurt. */
  private static final long RATIO_COUNTS_FROM = 1L << 20;

  private static final long MIB = 1L << 20;

  /** Processor time; what is within the other limits takes less, on any but an old computer. */
  static final long MAX_NANOSECONDS = 8_000_000_000L;

  /** On the clock; most files are read within it, without a look at the processor time. */
  static final long NANOSECONDS_TO_FIRST_LOOK = MAX_NANOSECONDS / 16;

  private static final int CELLS_BETWEEN_LOOKS = 4_096;

  private final Limits limits;
  private final LongSupplier clock;
  private final LongSupplier processorTime;
  private long nextLook;

  /** Processor time of this thread at which the file is refused; 0 until it is looked at. */
  private long deadline;

  private long inflated;
  private long characters;
  private int cells;
  private int tableCellsAndRows;
  private int regions;

  public Budget(Limits limits) {
    this(
        limits,
        System::nanoTime,
        () -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }

  /**
   * Begins with a file.
   *
   * @param clock the time in nanoseconds
   * @param processorTime the processor time of the calling thread in nanoseconds
   */
  Budget(Limits limits, LongSupplier clock, LongSupplier processorTime) {
    this.limits = limits;
    this.clock = clock;
    this.processorTime = processorTime;
    nextLook = clock.getAsLong() + NANOSECONDS_TO_FIRST_LOOK;
  }

  public static void fileBytes(long bytes, Limits limits) {
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
  public void inflate(long bytes) {
    time();
    inflated += bytes;
    if (inflated > limits.inflatedBytes()) {
      throw new Refusal("grid.limit.inflated", limits.inflatedBytes() / MIB);
    }
  }

  public Limits limits() {
    return limits;
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

  /**
   * Refuses a file that takes too much processor time, whatever else the computer does.
   *
   * <p>Asking for the processor time loads classes, so the first look waits until half a second has
   * passed on the clock. The limit counts from there. A file is hence never refused below the limit,
   * and always at half a second above it, as far as this method is called often enough.
   */
  public void time() {
    long now = clock.getAsLong();
    if (now - nextLook < 0) {
      return;
    }
    long used = processorTime.getAsLong();
    if (deadline == 0) {
      deadline = used + MAX_NANOSECONDS;
    } else if (used >= deadline) {
      throw new Refusal("grid.limit.time", MAX_NANOSECONDS / 1_000_000_000L);
    }
    nextLook = now + deadline - used; // no thread uses more processor time than passes
  }

  public void sheets(int count) {
    if (count > limits.sheets()) {
      throw new Refusal("grid.limit.sheets", limits.sheets());
    }
  }

  /** Counts one more cell, or hidden row. */
  public void cell() {
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

  /**
   * Counts cells and rows of a document's tables, which are kept for a while even if they hold
   * nothing.
   */
  public void tableCellsAndRows(int count) {
    tableCellsAndRows += count;
    if (tableCellsAndRows > limits.cells()) {
      throw new Refusal("grid.limit.cells", limits.cells());
    }
  }

  /** Counts a text that is kept, and holds it against what a cell may hold. */
  public void text(int length) {
    textLength(length);
    characters(length);
  }

  /** Counts characters that are kept. */
  public void characters(int count) {
    characters += count;
    if (characters > limits.characters()) {
      throw new Refusal("grid.limit.characters", limits.characters());
    }
  }

  /** Counts one more merged or validated region. */
  public void region() {
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
