package org.nianbao.grid;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** The resources that reading one file has used, checked against its limits. */
public final class Budget {
  /** The minimum inflated size in bytes for checking the compression ratio. */
  private static final long MIN_BYTES_FOR_RATIO = 1L << 20;

  private static final long MIB = 1L << 20;

  /**
   * The maximum processor time. Files within the other limits need less, except on old computers.
   */
  static final long MAX_NANOSECONDS = 8_000_000_000L;

  /**
   * The elapsed time before the first check of the processor time; most files are read within it.
   */
  static final long NANOSECONDS_TO_FIRST_CHECK = MAX_NANOSECONDS / 16;

  private static final int CELLS_BETWEEN_CHECKS = 4_096;

  private final Limits limits;
  private final LongSupplier clock;
  private final LongSupplier processorTime;
  private long nextCheck;

  /** The processor time of this thread at which the file is refused; 0 until the first check. */
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
   * Creates the budget of a file.
   *
   * @param clock returns the time in nanoseconds
   * @param processorTime returns the processor time of the calling thread in nanoseconds
   */
  Budget(Limits limits, LongSupplier clock, LongSupplier processorTime) {
    this.limits = limits;
    this.clock = clock;
    this.processorTime = processorTime;
    nextCheck = clock.getAsLong() + NANOSECONDS_TO_FIRST_CHECK;
  }

  /**
   * Checks the size of a file.
   *
   * @throws UnreadableContentException if it exceeds the limit, as in all methods of this class
   */
  public static void checkFileSize(long bytes, Limits limits) {
    if (bytes > Math.min(limits.fileBytes(), Integer.MAX_VALUE)) {
      throw new UnreadableContentException("grid.limit.file", limits.fileBytes() / MIB);
    }
  }

  void checkEntryCount(int count) {
    if (count > limits.entries()) {
      throw new UnreadableContentException("grid.limit.entries", limits.entries());
    }
  }

  /** Counts bytes or characters that are derived from the file. */
  public void addInflated(long bytes) {
    checkTime();
    inflated += bytes;
    if (inflated > limits.inflatedBytes()) {
      throw new UnreadableContentException("grid.limit.inflated", limits.inflatedBytes() / MIB);
    }
  }

  public Limits limits() {
    return limits;
  }

  /** Checks the inflated size of a zip entry against its compressed size. */
  void checkEntrySize(long bytes, long compressed) {
    if (bytes > limits.entryBytes()) {
      throw new UnreadableContentException("grid.limit.inflated", limits.entryBytes() / MIB);
    }
    if (bytes > MIN_BYTES_FOR_RATIO && bytes / limits.inflateRatio() > compressed) {
      throw new UnreadableContentException("grid.limit.ratio", limits.inflateRatio());
    }
  }

  /**
   * Refuses a file that has used too much processor time.
   *
   * <p>Reading the processor time loads classes, so the first check waits until half a second has
   * passed. The limit counts from there. A file is hence never refused below the limit, and always
   * half a second above it, provided that this method is called often enough.
   */
  public void checkTime() {
    long now = clock.getAsLong();
    if (now - nextCheck < 0) {
      return;
    }
    long used = processorTime.getAsLong();
    if (deadline == 0) {
      deadline = used + MAX_NANOSECONDS;
    } else if (used >= deadline) {
      throw new UnreadableContentException("grid.limit.time", MAX_NANOSECONDS / 1_000_000_000L);
    }
    nextCheck = now + deadline - used; // processor time grows no faster than the clock
  }

  /** Checks the number of sheets. */
  public void checkSheetCount(int count) {
    if (count > limits.sheets()) {
      throw new UnreadableContentException("grid.limit.sheets", limits.sheets());
    }
  }

  /** Counts a cell or a hidden row. */
  public void addCell() {
    if (++cells > limits.cells()) {
      throw new UnreadableContentException("grid.limit.cells", limits.cells());
    }
    if (cells % CELLS_BETWEEN_CHECKS == 0) {
      checkTime();
    }
  }

  /** Checks the number of shared strings; the limit on cells applies. */
  void checkSharedStringCount(int count) {
    if (count > limits.cells()) {
      throw new UnreadableContentException("grid.limit.cells", limits.cells());
    }
  }

  /** Counts cells and rows of a document's tables, which take memory even if they are empty. */
  public void addTableCellsAndRows(int count) {
    tableCellsAndRows += count;
    if (tableCellsAndRows > limits.cells()) {
      throw new UnreadableContentException("grid.limit.cells", limits.cells());
    }
  }

  /** Counts the characters of a text and checks its length against the limit for a cell. */
  public void addText(int length) {
    checkTextLength(length);
    addCharacters(length);
  }

  /** Counts characters kept in memory. */
  public void addCharacters(int count) {
    characters += count;
    if (characters > limits.characters()) {
      throw new UnreadableContentException("grid.limit.characters", limits.characters());
    }
  }

  /** Counts a merged or validated region. */
  public void addRegion() {
    if (++regions > limits.regions()) {
      throw new UnreadableContentException("grid.limit.regions", limits.regions());
    }
  }

  void checkTextLength(int length) {
    if (length > limits.textLength()) {
      throw new UnreadableContentException("grid.limit.text", limits.textLength());
    }
  }

  void checkXmlDepth(int depth) {
    if (depth > limits.xmlDepth()) {
      throw new UnreadableContentException("grid.limit.depth", limits.xmlDepth());
    }
  }
}
