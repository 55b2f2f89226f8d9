package org.nianbao.cli;

import java.util.function.LongSupplier;
import org.nianbao.file.Progress;
import org.nianbao.message.Message;

/** One line on a terminal that says how far long work is, written over again and erased at last. */
final class ProgressLine implements Progress, AutoCloseable {
  /** Set by the launcher where standard error is a terminal: Java itself cannot tell. */
  static final String PROPERTY = "nianbao.progress";

  /** Back to the line's beginning, and nothing behind it (ECMA-48, 8.3.41). */
  static final String ERASED = "\r\u001b[K";

  private static final long SECOND = 1_000_000_000L;
  private static final long BETWEEN = SECOND / 3;

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
   * A line by a clock of one's own.
   *
   * @param clock gives nanoseconds
   */
  ProgressLine(Terminal terminal, boolean shown, LongSupplier clock) {
    this.terminal = terminal;
    this.shown = shown;
    this.clock = clock;
    this.begun = clock.getAsLong();
    this.last = begun;
  }

  @Override
  public synchronized void at(Stage now, long done, long all) {
    long time = clock.getAsLong();
    if (now != stage) {
      stage = now;
      begun = time;
      last = time;
    }
    if (shown && time - last >= BETWEEN && done > 0) {
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

  /** Makes room for something else on the terminal. */
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
