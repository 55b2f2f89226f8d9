package org.nianbao.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.CopiedText;
import org.nianbao.check.FileValidation;
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
import org.nianbao.locate.DetailSheetReader;
import org.nianbao.locate.SubmissionReader;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.notice.Letter;
import org.nianbao.notice.LetterWording;
import org.nianbao.notice.PackagedLetter;
import org.nianbao.notice.ReturnNotice;
import org.nianbao.reader.WebPageReader;
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

  /** Creates the check of a file with its result. */
  FileCheck(ValidationResult checked) {
    this.checked = checked;
  }

  /**
   * Reads and checks a workbook or a document. A file that cannot be read also has a result.
   *
   * @param file its name
   */
  static FileCheck of(String file, byte[] content) {
    return new FileCheck(result(file, content));
  }

  /**
   * Reads and checks a workbook or a document that is one of several.
   *
   * @param copied the member {@code copied} of its row in the list; empty if there is none
   */
  static FileCheck of(String file, byte[] content, String copied) {
    CopiedText repeated = ReportList.copiedText(copied);
    ValidationResult alone = result(file, content);
    return new FileCheck(repeated == null ? alone : repeated.addTo(alone));
  }

  /** Returns the result of the check of a workbook or a document. */
  static ValidationResult result(String file, byte[] content) {
    try {
      return SubmissionCheck.check(file, read(Editions.shipped(), file, content));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return ValidationResult.unreadable(file, UnreadableFileException.reasonOf(e));
    }
  }

  /** Returns the validation of a file for a merge. A file that cannot be read also has one. */
  static FileValidation validation(Editions editions, String file, byte[] content) {
    try {
      return FileValidation.of(file, read(editions, file, content));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return FileValidation.unreadable(file, UnreadableFileException.reasonOf(e));
    }
  }

  /**
   * Returns the submissions in a form or in a merged workbook: of this first that of the district,
   * then those of its units.
   *
   * @throws UnreadableFileException if it cannot be read, also if it is a data file
   */
  static List<Submission> submissions(Editions editions, String file, byte[] content)
      throws UnreadableFileException {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".json") || name.endsWith(".csv")) {
      throw new UnreadableFileException(file, Message.of("grid.page.data"));
    }
    try {
      List<Grid> sheets = OpenXmlReader.withFileName(file, () -> read(content, Map.of()));
      Submission first = SubmissionReader.read(editions, sheets, file);
      List<Submission> submissions = new ArrayList<>(List.of(first));
      submissions.addAll(DetailSheetReader.submissions(first, sheets));
      return submissions;
    } catch (RuntimeException | StackOverflowError e) {
      throw new UnreadableFileException(file, UnreadableFileException.reasonOf(e), e);
    }
  }

  private static Submission read(Editions editions, String file, byte[] content)
      throws IOException {
    return SubmissionReader.read(
        editions, file, skipped -> OpenXmlReader.withFileName(file, () -> read(content, skipped)));
  }

  /** Reads what the script can; of other formats the reason names the way to go. */
  private static List<Grid> read(byte[] content, Map<String, KnownCells> known) throws IOException {
    FileKind kind = FileKind.of(content);
    return switch (kind) {
      case HTML, PAGE_ARCHIVE -> readPage(kind, content);
      case COMPOUND -> throw new UnreadableContentException("grid.page.library");
      case PDF -> throw new UnreadableContentException("grid.page.pdf");
      default -> FormatReader.read(content, new Budget(Limits.DEFAULT), known);
    };
  }

  private static List<Grid> readPage(FileKind kind, byte[] content) {
    Budget.checkFileSize(content.length, Limits.DEFAULT);
    try {
      return WebPageReader.read(kind, content, new Budget(Limits.DEFAULT));
    } catch (UnreadableContentException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw UnreadableContentException.damaged(e);
    }
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

  /** Returns the letter with which the file is returned; null if there is no reason for one. */
  @Nullable Letter letter(LetterWording wording) {
    return wording.returnLetter(checked, null, 0);
  }

  /** Returns the letter as a Word document; empty if there is no reason to return the file. */
  byte[] letterDocument(LetterWording wording) throws IOException {
    Letter letter = letter(wording);
    return letter == null
        ? new byte[0]
        : PackagedLetter.of(BundledTemplate.RETURN_LETTER, List.of(letter), wording);
  }

  /** Returns the return notice as a workbook; empty if there is no reason to return the file. */
  byte[] notice(LetterWording wording, Messages messages) throws IOException {
    Letter letter = letter(wording);
    if (letter == null) {
      return new byte[0];
    }
    return ReturnNotice.of(checked, letter, messages)
        .fill(BundledTemplate.content(BundledTemplate.RETURN_NOTICE))
        .orElseThrow(() -> new IllegalStateException("not compiled"));
  }
}
