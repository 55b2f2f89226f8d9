package org.nianbao.cli;

import java.util.function.LongSupplier;
import org.nianbao.file.Progress;
import org.nianbao.message.Message;

/**
 * A line on a terminal that shows the progress of long work. It is overwritten, and erased at the
 * end.
 */
final class ProgressLine implements Progress, AutoCloseable {
  /**
   * The property that the launcher sets if standard error is a terminal, as Java cannot detect it.
   */
  static final String PROPERTY = "nianbao.progress";

  /** The sequence that moves to the beginning of the line and erases it (ECMA-48, 8.3.41). */
  static final String ERASE_LINE = "\r\u001b[K";

  private static final long NANOSECONDS_PER_SECOND = 1_000_000_000L;
  private static final long UPDATE_INTERVAL = NANOSECONDS_PER_SECOND / 3;

  private final Terminal terminal;
  private final boolean enabled;
  private final LongSupplier clock;
  private Stage stage = Stage.FILES;
  private long start;
  private long lastUpdate;
  private boolean visible;

  ProgressLine(Terminal terminal) {
    this(terminal, Boolean.getBoolean(PROPERTY), System::nanoTime);
  }

  /**
   * Creates a line with the given clock.
   *
   * @param clock returns nanoseconds
   */
  ProgressLine(Terminal terminal, boolean enabled, LongSupplier clock) {
    this.terminal = terminal;
    this.enabled = enabled;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.lastUpdate = start;
  }

  @Override
  public synchronized void update(Stage newStage, long done, long total) {
    long time = clock.getAsLong();
    if (newStage != stage) {
      stage = newStage;
      start = time;
      lastUpdate = time;
    }
    if (enabled && time - lastUpdate >= UPDATE_INTERVAL && done > 0) {
      lastUpdate = time;
      terminal
          .err()
          .print(ERASE_LINE + terminal.messages().format(sentence(done, total, time - start)));
      terminal.err().flush();
      visible = true;
    }
  }

  private Message sentence(long done, long total, long elapsed) {
    long rate = elapsed == 0 ? 0 : Math.round((double) done * NANOSECONDS_PER_SECOND / elapsed);
    long remaining = Math.round((double) elapsed / done * (total - done) / NANOSECONDS_PER_SECOND);
    return Message.of(
        "cli.progress",
        Message.of("cli.progress." + stage.name()),
        done,
        total,
        rate,
        remaining / 60,
        remaining % 60);
  }

  /** Erases the line before something else is printed. */
  synchronized void erase() {
    if (visible) {
      terminal.err().print(ERASE_LINE);
      terminal.err().flush();
      visible = false;
    }
  }

  @Override
  public void close() {
    erase();
  }
}
