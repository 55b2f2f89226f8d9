package org.nianbao.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.nianbao.check.JsonReport;
import org.nianbao.check.SubmissionCheck;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.format.FormatReader;
import org.nianbao.grid.Budget;
import org.nianbao.grid.FileKind;
import org.nianbao.grid.Grid;
import org.nianbao.grid.KnownCells;
import org.nianbao.grid.Limits;
import org.nianbao.grid.OpenXmlReader;
import org.nianbao.grid.UnreadableContentException;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.locate.SubmissionReader;
import org.nianbao.message.Messages;
import org.nianbao.notice.Letter;
import org.nianbao.notice.LetterWording;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.notice.ReturnNotice;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Editions;
import org.nianbao.workbook.CompiledTemplate;
import org.nianbao.workbook.CompiledTemplates;
import org.nianbao.workbook.FormWorkbook;

/**
 * The check of one received file held in memory. It is plain Java, so that tests can compare its
 * results on the JVM.
 */
final class FileCheck {
  private final ValidationResult checked;

  private FileCheck(ValidationResult checked) {
    this.checked = checked;
  }

  /**
   * Reads and checks a workbook or a document. A file that cannot be read also has a result.
   *
   * @param file its name
   */
  static FileCheck of(String file, byte[] content) {
    return new FileCheck(checked(file, content));
  }

  private static ValidationResult checked(String file, byte[] content) {
    try {
      return SubmissionCheck.check(file, read(file, content));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return ValidationResult.unreadable(file, UnreadableFileException.reasonOf(e));
    }
  }

  private static Submission read(String file, byte[] content) throws IOException {
    return SubmissionReader.read(
        Editions.shipped(),
        file,
        skipped -> OpenXmlReader.withFileName(file, () -> read(content, skipped)));
  }

  /** Reads the formats that need no library; of the others the reason names the way to go. */
  private static List<Grid> read(byte[] content, Map<String, KnownCells> known) throws IOException {
    String other =
        switch (FileKind.of(content)) {
          case COMPOUND, HTML, PAGE_ARCHIVE -> "grid.page.library";
          case PDF -> "grid.page.pdf";
          default -> null;
        };
    if (other != null) {
      throw new UnreadableContentException(other);
    }
    return FormatReader.read(content, new Budget(Limits.DEFAULT), known);
  }

  /** Returns the JSON that {@code validate --format json} prints for the file, in UTF-8. */
  byte[] json(Messages messages) throws IOException {
    return JsonReport.of(checked, messages);
  }

  /** Returns the findings and the form with its values as JSON, in UTF-8. */
  byte[] view(Messages messages) throws IOException {
    return FormView.json(checked, messages);
  }

  /**
   * Returns the formatted workbook with its discrepancy sheet; empty if the file is unreadable.
   *
   * @throws IllegalStateException if the form's template is not compiled
   */
  byte[] workbook(Messages messages) throws IOException {
    Submission submission = checked.submission();
    if (submission == null) {
      return new byte[0];
    }
    FormWorkbook workbook =
        new FormWorkbook(submission, checked.discrepancies(), checked.faults(), messages);
    CompiledTemplate compiled =
        CompiledTemplates.forForm(submission.template(), !checked.discrepancies().isEmpty())
            .orElseThrow(() -> new IllegalStateException("not compiled"));
    return workbook.fill(compiled);
  }

  /** Returns the return notice of the file; empty if there is no reason to return it. */
  byte[] notice(Messages messages) throws IOException {
    // without deadlines no date is compared with the day
    LetterWording wording = new LetterWording(OfficeSettings.NONE, LocalDate.MIN, messages);
    Letter letter = wording.returnLetter(checked, null, 0);
    if (letter == null) {
      return new byte[0];
    }
    return ReturnNotice.of(checked, letter, messages)
        .fill(BundledTemplate.content(BundledTemplate.RETURN_NOTICE))
        .orElseThrow(() -> new IllegalStateException("not compiled"));
  }
}
