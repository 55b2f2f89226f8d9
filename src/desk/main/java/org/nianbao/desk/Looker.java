package org.nianbao.desk;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import javax.swing.SwingWorker;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.Checked;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
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
  private final ExecutorService thread = BackgroundWork.thread("nianbao-look");
  private @Nullable RowReading reading;

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
    forget();
    reading = new RowReading(row, work.conditions());
    thread.execute(reading);
  }

  /** What has been asked for is no longer wanted. */
  void forget() {
    if (reading != null) {
      reading.cancel(false); // unless it has begun it is left out
      reading = null;
    }
  }

  private final class RowReading extends SwingWorker<Look, Void> {
    private final ReceivedRow row;
    private final Conditions against;

    RowReading(ReceivedRow row, Conditions against) {
      this.row = row;
      this.against = against;
    }

    @Override
    protected Look doInBackground() {
      return look(row, against);
    }

    @Override
    protected void done() {
      if (isCancelled()) {
        return;
      }
      if (!against.equals(work.conditions())) { // it would put an outdated row back
        look(row);
        return;
      }
      try {
        shown.accept(get());
      } catch (ExecutionException e) {
        failed.accept(BackgroundWork.reason(Objects.requireNonNull(e.getCause())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // the event thread does not wait for what is done
      }
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
