package org.nianbao.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.Conveyor;
import org.nianbao.file.Inputs;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OwnOutput;
import org.nianbao.file.Workers;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Messages;
import org.nianbao.template.Severity;

/**
 * The folder a validation fills: the formatted workbook of each received file, a return notice for
 * each with errors, and a summary of all.
 */
public final class ValidationFolder {
  /** Folder of the return notices, and name of the summary. */
  private static final String NOTICES = "退回通知";

  private static final String SUMMARY = "校验汇总.xlsx";

  /**
   * What is written, or to be written, for a received file.
   *
   * @param checked the file
   * @param formatted its formatted workbook; null if it is unreadable
   * @param notice its return notice; null if it has no errors
   */
  public record Written(Checked checked, @Nullable Path formatted, @Nullable Path notice) {}

  private final Path folder;
  private final Inputs received;
  private final Messages messages;
  private final OutputNames names;
  private final ValidationSummary summary;

  /**
   * Takes on a folder.
   *
   * @param received the received files, of which nothing written takes the place
   */
  public ValidationFolder(Path folder, List<Path> received, Messages messages) {
    this.folder = folder;
    this.received = new Inputs(received);
    this.messages = messages;
    this.names = new OutputNames(folder);
    this.summary = new ValidationSummary(messages, folder);
  }

  /**
   * Checks files and writes what is to be written for each, its row of the summary included.
   *
   * @param show is told of each when it is written, in the order of the files
   * @throws UnreadableFileException if an output would take the place of a received file
   */
  public void fill(
      List<Path> files,
      Workers workers,
      Conveyor.Work<Path, Checked> check,
      Conveyor.Receiver<Written> show)
      throws IOException {
    Conveyor.Receiver<Written> written =
        each -> {
          summarise(each);
          show.take(each);
        };
    fill(files, workers, check, this::plan, written);
  }

  /** The same with nothing but the return notices. */
  public void fillNotices(
      List<Path> files,
      Workers workers,
      Conveyor.Work<Path, Checked> check,
      Conveyor.Receiver<Written> show)
      throws IOException {
    fill(files, workers, check, file -> new Written(file, null, plan(file).notice()), show);
  }

  private void fill(
      List<Path> files,
      Workers workers,
      Conveyor.Work<Path, Checked> check,
      Conveyor.Work<Checked, Written> plan,
      Conveyor.Receiver<Written> show)
      throws IOException {
    Conveyor<Written, Written> writing = new Conveyor<>(workers, this::write, show);
    Conveyor.run(files, workers, check, checked -> writing.put(guarded(plan.of(checked))));
    writing.finish();
  }

  /** Makes sure that what is to be written takes the place of no received file. */
  private Written guarded(Written planned) throws IOException {
    if (planned.formatted() != null) {
      received.requireNotAmong(planned.formatted());
    }
    if (planned.notice() != null) {
      received.requireNotAmong(planned.notice());
    }
    return planned;
  }

  /**
   * Settles what is to be written for the next file, and under which names; files are to come in
   * their order, as the names of units of one name depend on it.
   */
  private Written plan(Checked file) throws IOException {
    Submission submission = file.submission();
    if (submission == null) {
      return new Written(file, null, null);
    }
    Object year = Objects.requireNonNullElse(submission.year(), "");
    Path name = Path.of(file.file()).getFileName();
    String unit =
        submission.unit().isEmpty()
            ? String.valueOf(name).replaceFirst("\\.\\w{1,5}$", "")
            : submission.unit();
    Path formatted = names.next(unit, year);
    Path notice = folder.resolve(NOTICES).resolve(formatted.getFileName());
    if (file.count(Severity.ERROR) > 0) {
      return new Written(file, formatted, notice);
    }
    if (OwnOutput.of(notice) == OwnOutput.NOTICE) {
      Files.deleteIfExists(notice); // of the round before: it would be sent once more
    }
    return new Written(file, formatted, null);
  }

  /**
   * Writes what is planned for a file, on any thread.
   *
   * @throws IOException if it cannot be written; what was written before it stays
   */
  private Written write(Written planned) throws IOException {
    Checked checked = planned.checked();
    if (planned.formatted() != null) {
      Submission submission = Objects.requireNonNull(checked.submission());
      FormWriter.writeChecked(
          submission, checked.discrepancies(), checked.faults(), messages, planned.formatted());
    }
    if (planned.notice() != null) {
      ReturnNotice.write(checked, messages, planned.notice());
    }
    return planned;
  }

  /** Gives the next file its row of the summary. */
  private void summarise(Written written) {
    summary.add(written);
  }

  /**
   * Writes the summary.
   *
   * @throws UnreadableFileException if it would take the place of a received file
   * @throws IOException if it cannot be written
   */
  public void writeSummary() throws IOException {
    Path path = folder.resolve(SUMMARY);
    received.requireNotAmong(path);
    summary.write(path);
  }
}
