package org.nianbao.desk;

import java.awt.EventQueue;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.report.Checked;
import org.nianbao.template.Template;

/**
 * Reads the submission that has just been chosen, as it is now; the table keeps no more of each
 * than is needed for its row. Who chooses faster than files are read is shown the last.
 */
final class Looker {
  private final DeskWork work;
  private final Messages messages;
  private final Consumer<Look> shown;
  private final Consumer<Message> failed;
  private final AtomicLong asked = new AtomicLong();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread reader = new Thread(task, "nianbao-look");
            reader.setDaemon(true);
            return reader;
          });

  /**
   * A reader for a window.
   *
   * @param shown is given what was read on the event thread
   */
  Looker(DeskWork work, Messages messages, Consumer<Look> shown, Consumer<Message> failed) {
    this.work = work;
    this.messages = messages;
    this.shown = shown;
    this.failed = failed;
    thread.execute(() -> Layouts.of(Template.current())); // so that the first look takes no longer
  }

  /** Has a row read. */
  void look(ReceivedRow row) {
    long number = asked.incrementAndGet();
    Conditions against = work.conditions();
    thread.execute(() -> read(row, against, number));
  }

  /** What has been asked for is no longer wanted. */
  void forget() {
    asked.incrementAndGet();
  }

  private void read(ReceivedRow row, Conditions against, long number) {
    if (asked.get() != number) {
      return;
    }
    try {
      Look look = look(row, against);
      EventQueue.invokeLater(
          () -> {
            if (asked.get() == number) {
              shown.accept(look);
            }
          });
    } catch (OutOfMemoryError e) {
      EventQueue.invokeLater(() -> failed.accept(Message.of("cli.memory")));
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      String fault = e.getClass().getSimpleName();
      EventQueue.invokeLater(() -> failed.accept(Message.of("desk.fault", fault)));
    }
  }

  private Look look(ReceivedRow row, Conditions against) {
    Path file = row.file();
    if (file == null) {
      return Look.without(row, messages);
    }
    Checked checked = work.look(file, against);
    ReceivedRow now = new ReceivedRow(checked.folded(), row.receipt());
    return Look.at(now, checked, messages);
  }
}
