package org.nianbao.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
   * What was written for a received file.
   *
   * @param checked the file
   * @param formatted its formatted workbook; null if it is unreadable
   * @param notice its return notice; null if it has no errors
   */
  public record Written(Checked checked, @Nullable Path formatted, @Nullable Path notice) {}

  private final List<Checked> checked;
  private final Path folder;
  private final Messages messages;

  private ValidationFolder(List<Checked> checked, Path folder, Messages messages) {
    this.checked = checked;
    this.folder = folder;
    this.messages = messages;
  }

  /**
   * Writes the workbooks.
   *
   * @param summary whether a summary is wanted, too
   * @throws UnreadableFileException if one would take the place of a received file
   * @throws IOException if one cannot be written; those written before it stay
   */
  public static List<Written> write(
      List<Checked> checked, Path folder, boolean summary, Messages messages) throws IOException {
    return new ValidationFolder(checked, folder, messages).write(summary);
  }

  private List<Written> write(boolean summary) throws IOException {
    OutputNames names = new OutputNames(folder);
    List<Written> written = new ArrayList<>();
    for (Checked file : checked) {
      written.add(write(file, names));
    }
    if (summary) {
      Path path = folder.resolve(SUMMARY);
      OutputNames.requireNotReceived(path, checked);
      ValidationSummary.write(written, messages, path);
    }
    return written;
  }

  private Written write(Checked file, OutputNames names) throws IOException {
    Submission submission = file.submission();
    if (submission == null) {
      return new Written(file, null, null);
    }
    Object year = Objects.requireNonNullElse(submission.year(), "");
    Path name = Path.of(file.file()).getFileName();
    String unit = submission.unit().isEmpty() ? String.valueOf(name) : submission.unit();
    Path formatted = names.next(unit, year);
    OutputNames.requireNotReceived(formatted, checked);
    FormWriter.write(submission, file.discrepancies(), messages, formatted);
    if (file.count(Severity.ERROR) == 0) {
      return new Written(file, formatted, null);
    }
    Path notice = folder.resolve(NOTICES).resolve(formatted.getFileName());
    OutputNames.requireNotReceived(notice, checked);
    ReturnNotice.write(file, messages, notice);
    return new Written(file, formatted, notice);
  }
}
