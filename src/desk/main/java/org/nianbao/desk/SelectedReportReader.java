package org.nianbao.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.swing.SwingWorker;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Template;

/**
 * Reads the selected submission in the background, as the table keeps only the values of its row.
 * If the selection changes during reading, only the last one is shown.
 */
final class SelectedReportReader {
  private final DeskSession work;
  private final Messages messages;
  private final Consumer<SelectedReport> shown;
  private final Consumer<Message> failed;
  private final ExecutorService thread = BackgroundWork.thread("nianbao-read");
  private @Nullable RowReading reading;

  /**
   * Creates a reader.
   *
   * @param shown receives the submission on the event thread
   */
  SelectedReportReader(
      DeskSession work,
      Messages messages,
      Consumer<SelectedReport> shown,
      Consumer<Message> failed) {
    this.work = work;
    this.messages = messages;
    this.shown = shown;
    this.failed = failed;
  }

  /**
   * Prepares for the first look, so that it takes no longer.
   *
   * @param remark is told on the event thread which templates were not the packaged ones, if any
   */
  void prepare(Consumer<Message> remark) {
    thread.execute(
        new SwingWorker<List<Message>, Void>() {
          @Override
          protected List<Message> doInBackground() {
            FormLayouts.of(Template.current());
            return BundledTemplate.loadAll();
          }

          @Override
          protected void done() {
            outcome(this).stream()
                .reduce((all, next) -> Message.of("desk.templates", all, next))
                .ifPresent(remark);
          }
        });
  }

  /** What came of work that is done; nothing if it came to nothing, and why is said. */
  private List<Message> outcome(Future<List<Message>> done) {
    try {
      return done.get();
    } catch (ExecutionException e) {
      failed.accept(BackgroundWork.reason(Objects.requireNonNull(e.getCause())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the event thread does not wait for what is done
    }
    return List.of();
  }

  /** Reads the submission of a row. */
  void read(ReceivedRow row) {
    cancel();
    reading = new RowReading(row, work.conditions());
    thread.execute(reading);
  }

  /** Cancels the current reading. */
  void cancel() {
    if (reading != null) {
      reading.cancel(false); // a reading that has begun is completed
      reading = null;
    }
  }

  private final class RowReading extends SwingWorker<SelectedReport, Void> {
    private final ReceivedRow row;
    private final ValidationSettings against;

    RowReading(ReceivedRow row, ValidationSettings against) {
      this.row = row;
      this.against = against;
    }

    @Override
    protected SelectedReport doInBackground() {
      return read(row, against);
    }

    @Override
    protected void done() {
      if (isCancelled()) {
        return;
      }
      if (!against.equals(work.conditions())) { // the settings have changed since
        read(row);
        return;
      }
      try {
        shown.accept(get());
      } catch (ExecutionException e) {
        failed.accept(BackgroundWork.reason(Objects.requireNonNull(e.getCause())));
      } catch (InterruptedException e) {
        // the result is already available, so the event thread does not wait
        Thread.currentThread().interrupt();
      }
    }
  }

  private SelectedReport read(ReceivedRow row, ValidationSettings against) {
    Path file = row.file();
    if (file == null) {
      return SelectedReport.without(row, messages);
    }
    ValidationResult checked = work.validate(file, against);
    ReceivedRow now = new ReceivedRow(checked.compacted(), row.receipt());
    return SelectedReport.at(now, checked, messages);
  }
}
