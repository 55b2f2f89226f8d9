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
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Template;

/**
 * Reads the selected submission in the background, as the table keeps only the values of its row.
 * If the selection changes during reading, only the last one is shown.
 */
final class SelectedReportReader {
  private final DeskSession session;
  private final Messages messages;
  private final Consumer<SelectedReport> receiver;
  private final Consumer<Message> onFailure;
  private final ExecutorService thread = BackgroundWork.singleThread("nianbao-read");
  private @Nullable RowReading reading;

  /**
   * Creates a reader.
   *
   * @param receiver receives the submission on the event thread
   */
  SelectedReportReader(
      DeskSession session,
      Messages messages,
      Consumer<SelectedReport> receiver,
      Consumer<Message> onFailure) {
    this.session = session;
    this.messages = messages;
    this.receiver = receiver;
    this.onFailure = onFailure;
  }

  /**
   * Loads the templates in advance, so that the first report is shown without delay.
   *
   * @param receiver receives on the event thread a remark on the templates that differ from the
   *     packaged ones, if there are any
   */
  void prepare(Consumer<Message> receiver) {
    thread.execute(
        new SwingWorker<List<Message>, Void>() {
          @Override
          protected List<Message> doInBackground() {
            FormLayouts.of(Template.current());
            return BundledTemplate.loadAll();
          }

          @Override
          protected void done() {
            resultOf(this).stream()
                .reduce((all, next) -> Message.of("desk.templates", all, next))
                .ifPresent(receiver);
          }
        });
  }

  /** Returns the result of finished work; empty if it failed, which is reported. */
  private List<Message> resultOf(Future<List<Message>> done) {
    try {
      return done.get();
    } catch (ExecutionException e) {
      onFailure.accept(BackgroundWork.reason(Objects.requireNonNull(e.getCause())));
    } catch (InterruptedException e) {
      Thread.currentThread()
          .interrupt(); // the work has finished, so the event thread does not wait
    }
    return List.of();
  }

  /** Reads the submission of a row. */
  void read(ReceivedRow row) {
    cancel();
    reading = new RowReading(row, session.settings());
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
    private final ValidationSettings settings;

    RowReading(ReceivedRow row, ValidationSettings settings) {
      this.row = row;
      this.settings = settings;
    }

    @Override
    protected SelectedReport doInBackground() {
      return read(row, settings);
    }

    @Override
    protected void done() {
      if (isCancelled()) {
        return;
      }
      if (!settings.equals(session.settings())) { // the settings have changed since
        read(row);
        return;
      }
      try {
        receiver.accept(get());
      } catch (ExecutionException e) {
        onFailure.accept(BackgroundWork.reason(Objects.requireNonNull(e.getCause())));
      } catch (InterruptedException e) {
        // the result is already available, so the event thread does not wait
        Thread.currentThread().interrupt();
      }
    }
  }

  private SelectedReport read(ReceivedRow row, ValidationSettings settings) {
    Path file = row.file();
    if (file == null) {
      return SelectedReport.ofMissingUnit(row, messages);
    }
    ReceivedRow read = session.validate(file, settings).withEntry(row.entry());
    return SelectedReport.of(read, messages);
  }
}
