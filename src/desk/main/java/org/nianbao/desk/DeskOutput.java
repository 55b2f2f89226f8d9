package org.nianbao.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.letter.OfficeSettingsFile;
import org.nianbao.merge.MergeSentences;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.reader.TemplateFolder;
import org.nianbao.task.MergeTask;
import org.nianbao.task.TaskFiles;
import org.nianbao.task.ValidateTask;
import org.nianbao.validate.NoticeFormat;

/**
 * Writes the results of the validation, and the merged workbook. Its methods are called on the
 * event thread and work on another.
 */
final class DeskOutput {
  private final ReceivedTableModel received;
  private final DeskSession session;
  private final BackgroundWork background;
  private final Messages messages;
  private final OutputReporter reporter;

  DeskOutput(
      ReceivedTableModel received,
      DeskSession session,
      BackgroundWork background,
      Messages messages,
      OutputReporter reporter) {
    this.received = received;
    this.session = session;
    this.background = background;
    this.messages = messages;
    this.reporter = reporter;
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
    // the units of files that are left out are not missing
    boolean all = files.size() == received.files().size();
    ValidationSettings settings =
        all ? session.settings() : session.settings().withRoster(null, null);
    TaskFiles taskFiles = TaskFiles.of(files, received.files());
    int year = session.year();
    background.submit(
        workers -> {
          ValidateTask.ResultFolder output =
              new ValidateTask.ResultFolder(
                  folder, noticesOnly, NoticeFormat.DOCX, officeSettings(folder), messages);
          OutputReporter.Result result = new OutputReporter.Result();
          ValidateTask.ValidateOutcome outcome =
              settings
                  .validation(taskFiles, year, output)
                  .run(
                      workers,
                      each -> {
                        result.addWritten(each.formatted() == null ? 0 : 1);
                        result.add(each.remarks(), each.failures());
                      });
          result.add(outcome.remarks(), outcome.failures());
          return new Written(result, outcome);
        },
        written -> {
          show(written, folder, noticesOnly);
          if (written.outcome().ledger() != null) {
            session.setResults(folder);
          }
        });
  }

  /** What a validation wrote. */
  private record Written(OutputReporter.Result result, ValidateTask.ValidateOutcome outcome) {}

  /** Returns what the office has set for its letters, in the folder or beside the program. */
  static OfficeSettings officeSettings(@Nullable Path folder) throws IOException {
    return OfficeSettingsFile.find(null, folder, TemplateFolder.programFolder(DeskOutput.class));
  }

  private void show(Written written, Path folder, boolean noticesOnly) {
    OutputReporter.Result result = written.result();
    int notices = written.outcome().notices().files().size();
    int reminders = written.outcome().reminders().files().size();
    if (noticesOnly && notices == 0 && reminders == 0 && !result.hasFailed()) {
      reporter.show(Message.of("desk.written.noNotices"), result, null);
      return;
    }
    List<Message> outputs = new ArrayList<>();
    if (!noticesOnly) {
      outputs.add(Message.of("desk.written.forms", result.written()));
    }
    if (noticesOnly || notices > 0) {
      outputs.add(Message.of("desk.written.notices", notices));
    }
    if (reminders > 0) {
      outputs.add(Message.of("desk.written.reminders", reminders));
    }
    addName(outputs, written.outcome().ledger());
    addName(outputs, written.outcome().summary());
    reporter.show(
        Message.of("desk.written", outputs, folder),
        result,
        noticesOnly && notices + reminders == 0 ? null : folder);
  }

  private static void addName(List<Message> outputs, @Nullable Path file) {
    if (file != null) {
      outputs.add(Message.of("desk.written.file", file.getFileName()));
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
            reporter
                .onFailure()
                .accept(OutputReporter.withDetails(outcome.refusal(), outcome.objections()));
            return;
          }
          WrittenFile written = Objects.requireNonNull(outcome.written());
          Path file = Objects.requireNonNull(written.file());
          Message counts = MergeSentences.reception(outcome.merged());
          List<Message> details = new ArrayList<>(written.remarks());
          details.addAll(outcome.remarks());
          OutputReporter.Result result = new OutputReporter.Result();
          result.add(details, List.of());
          reporter.show(Message.of("desk.merged", file, counts), result, file);
        });
  }
}
