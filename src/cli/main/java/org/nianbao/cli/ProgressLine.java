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

  /** Moves to the beginning of the line and erases it (ECMA-48, 8.3.41). */
  static final String ERASED = "\r\u001b[K";

  private static final long SECOND = 1_000_000_000L;
  private static final long INTERVAL = SECOND / 3;

  private final Terminal terminal;
  private final boolean shown;
  private final LongSupplier clock;
  private Stage stage = Stage.FILES;
  private long begun;
  private long last;
  private boolean written;

  ProgressLine(Terminal terminal) {
    this(terminal, Boolean.getBoolean(PROPERTY), System::nanoTime);
  }

  /**
   * Creates a line with the given clock.
   *
   * @param clock returns nanoseconds
   */
  ProgressLine(Terminal terminal, boolean shown, LongSupplier clock) {
    this.terminal = terminal;
    this.shown = shown;
    this.clock = clock;
    this.begun = clock.getAsLong();
    this.last = begun;
  }

  @Override
  public synchronized void update(Stage now, long done, long all) {
    long time = clock.getAsLong();
    if (now != stage) {
      stage = now;
      begun = time;
      last = time;
    }
    if (shown && time - last >= INTERVAL && done > 0) {
      last = time;
      terminal.err().print(ERASED + terminal.messages().say(sentence(done, all, time - begun)));
      terminal.err().flush();
      written = true;
    }
  }

  private Message sentence(long done, long all, long taken) {
    long rate = taken == 0 ? 0 : Math.round((double) done * SECOND / taken);
    long left = Math.round((double) taken / done * (all - done) / SECOND);
    return Message.of(
        "cli.progress",
        Message.of("cli.progress." + stage.name()),
        done,
        all,
        rate,
        left / 60,
        left % 60);
  }

  /** Erases the line before something else is printed. */
  synchronized void erase() {
    if (written) {
      terminal.err().print(ERASED);
      terminal.err().flush();
      written = false;
    }
  }

  @Override
  public void close() {
    erase();
  }
}
