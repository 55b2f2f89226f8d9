package org.nianbao.desk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nianbao.Failure;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.letter.OfficeSettings;
import org.nianbao.merge.MergeSentences;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.reader.TemplateFolder;
import org.nianbao.task.MergeTask;
import org.nianbao.task.TaskFiles;
import org.nianbao.task.ValidateTask;
import org.nianbao.validate.NoticeFormat;
import org.nianbao.validate.ValidationOutputs;

/**
 * Writes the outputs of the window. Its methods are called on the event thread and work on another.
 */
final class DeskOutput {
  private final ReceivedTableModel received;
  private final DeskSession session;
  private final BackgroundWork background;
  private final Messages messages;
  private final BiConsumer<Message, @Nullable Path> onWritten;
  private final Consumer<Message> onFailure;

  /**
   * Creates the outputs of a window.
   *
   * @param onWritten receives the sentence about an output, and its file or folder
   * @param onFailure receives the reason of a failure
   */
  DeskOutput(
      ReceivedTableModel received,
      DeskSession session,
      BackgroundWork background,
      Messages messages,
      BiConsumer<Message, @Nullable Path> onWritten,
      Consumer<Message> onFailure) {
    this.received = received;
    this.session = session;
    this.background = background;
    this.messages = messages;
    this.onWritten = onWritten;
    this.onFailure = onFailure;
  }

  /** Writes the formatted workbooks and return notices of files into a folder, with a summary. */
  void writeForms(List<Path> files, Path folder) {
    validate(files, folder, false);
  }

  /** Writes the return notices of the files with errors into a folder. */
  void writeNotices(List<Path> files, Path folder) {
    validate(files, folder, true);
  }

  private void validate(List<Path> files, Path folder, boolean noticesOnly) {
    ValidationSettings settings = session.settings();
    TaskFiles taskFiles = TaskFiles.of(files, received.files());
    background.submit(
        workers -> {
          OfficeSettings office =
              OfficeSettings.find(null, folder, TemplateFolder.programFolder(DeskOutput.class));
          ValidateTask.ResultFolder output =
              new ValidateTask.ResultFolder(
                  folder, noticesOnly, NoticeFormat.DOCX, office, messages);
          Count count = new Count();
          ValidateTask.ValidateOutcome outcome =
              settings.validation(taskFiles, output).run(workers, count::add);
          if (noticesOnly) {
            count.written = outcome.notices().files().size();
          }
          count.add(outcome.remarks(), outcome.failures());
          return count;
        },
        count -> showResult(count, folder, noticesOnly));
  }

  private void showResult(Count count, Path folder, boolean noticesOnly) {
    if (!noticesOnly) {
      showResult(Message.of("desk.written.forms", count.written, folder), count, folder);
    } else if (count.written == 0 && count.failures.isEmpty()) {
      showResult(Message.of("desk.written.noNotices"), count, null);
    } else {
      showResult(
          Message.of("desk.written.notices", count.written, folder),
          count,
          count.written == 0 ? null : folder);
    }
  }

  /** Shows the result, with failures and changed names. */
  private void showResult(Message result, Count count, @Nullable Path output) {
    List<Message> details = new ArrayList<>(count.failures);
    details.addAll(count.remarks);
    Message sentence = withDetails(result, details);
    if (count.failures.isEmpty()) {
      onWritten.accept(sentence, output);
    } else {
      onFailure.accept(sentence);
    }
  }

  /** Returns two sentences as one message. */
  static Message joined(Message one, Message other) {
    return Message.of("desk.written.one", one, other);
  }

  private static Message withDetails(Message sentence, List<Message> details) {
    if (details.isEmpty()) {
      return sentence;
    }
    return details.size() == 1
        ? joined(sentence, details.get(0))
        : Message.of("desk.written.several", sentence, details.get(0), details.size() - 1);
  }

  /** Counts the written workbooks, and collects failures and changed names. */
  private static final class Count {
    private final List<Message> remarks = new ArrayList<>();
    private final List<Message> failures = new ArrayList<>();
    private long written;

    void add(ValidationOutputs.Written each) {
      written += each.formatted() == null ? 0 : 1;
      add(each.remarks(), each.failures());
    }

    void add(List<Message> moreRemarks, List<Exception> failed) {
      remarks.addAll(moreRemarks);
      failed.forEach(failure -> failures.add(Failure.sentence(failure)));
    }
  }

  /** Merges the received files. */
  void merge(MergeTask task) {
    background.submit(
        workers -> {
          MergeTask.MergeOutcome outcome = task.run(workers);
          if (outcome.written() != null) {
            Path unused = outcome.written().orThrow();
          }
          return outcome;
        },
        outcome -> {
          session.setReception(outcome.merged().reception());
          if (outcome.refusal() != null) {
            onFailure.accept(withDetails(outcome.refusal(), outcome.objections()));
            return;
          }
          WrittenFile written = Objects.requireNonNull(outcome.written());
          Path file = Objects.requireNonNull(written.file());
          Message counts = MergeSentences.reception(outcome.merged());
          List<Message> details = new ArrayList<>(written.remarks());
          details.addAll(outcome.remarks());
          onWritten.accept(withDetails(Message.of("desk.merged", file, counts), details), file);
        });
  }
}
