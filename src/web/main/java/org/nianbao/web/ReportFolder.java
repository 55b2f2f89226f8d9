package org.nianbao.web;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.CopiedTexts;
import org.nianbao.check.SummaryRow;
import org.nianbao.check.ValidationCounts;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.notice.Letter;
import org.nianbao.notice.LetterWording;
import org.nianbao.template.BundledTemplate;
import org.nianbao.workbook.CompiledTemplates;
import org.nianbao.workbook.UnitFileName;

/**
 * The outputs of received files, as {@code validate -o} writes them into a folder. The files are
 * added one after another; the results come a little later, because narratives are compared with
 * those of the files behind them. It is plain Java, so that tests can compare its results on the
 * JVM.
 */
final class ReportFolder {
  private static final String SUMMARY = "校验汇总";
  private static final String ENDING = ".xlsx";
  private static final String NOTICES = "退回通知";
  private static final String ALL_NOTICES = "全部退回通知";

  /** A row of the summary, with the places of its outputs; empty if there is none. */
  private record Line(SummaryRow row, String formatted, String notice) {}

  private final Messages messages;
  private final boolean withForms;
  private final boolean withNotices;
  private final Queue<ValidationResult> checked = new ArrayDeque<>();
  private final CopiedTexts texts = new CopiedTexts(checked::add);
  private final ValidationCounts counts = new ValidationCounts();
  private final List<Line> lines = new ArrayList<>();
  private final FileNames forms = new FileNames();
  private final FileNames notices = new FileNames();
  private final LetterWording wording;
  private final LetterFiles letters;

  /**
   * Creates an empty folder.
   *
   * @param withForms whether it has formatted workbooks
   * @param withNotices whether it has return notices, as letters and as workbooks
   * @param wording words the letters, in the language of the messages
   */
  ReportFolder(Messages messages, boolean withForms, boolean withNotices, LetterWording wording) {
    this.messages = messages;
    this.wording = wording;
    this.letters = new LetterFiles(NOTICES, BundledTemplate.RETURN_LETTER, ALL_NOTICES, wording);
    this.withForms = withForms;
    this.withNotices = withNotices;
    forms.next(SUMMARY); // a unit may have the name of the summary
  }

  /** Adds a received file. */
  void add(String file, byte[] content) throws IOException {
    texts.add(FileCheck.result(file, content));
  }

  /** Adds a received file that cannot be read, for a reason in the language of the outputs. */
  void addUnreadable(String file, String reason) throws IOException {
    texts.add(ValidationResult.unreadable(file, Message.of("summary.reason", reason)));
  }

  /** Ends the received files. */
  void finish() throws IOException {
    texts.finish();
  }

  /** Returns the outputs of the next file; null if none is ready. */
  @Nullable List<OutputFile> next() throws IOException {
    ValidationResult result = checked.poll();
    if (result == null) {
      return null;
    }
    FileCheck check = new FileCheck(result);
    Submission submission = result.submission();
    String base =
        submission == null
            ? UnitFileName.of(unit(result), "")
            : UnitFileName.of(
                unit(result),
                Objects.requireNonNullElse(submission.year(), ""),
                submission.template());
    List<OutputFile> outputs = new ArrayList<>();
    String formatted = "";
    if (withForms && submission != null) {
      base = forms.next(base);
      formatted = base + ENDING;
      outputs.add(new OutputFile(formatted, check.workbook(messages)));
    }
    Letter letter = withNotices ? check.letter(wording) : null;
    String notice = "";
    if (letter != null) {
      String workbook = NOTICES + "/" + notices.next(base) + ENDING;
      outputs.add(new OutputFile(workbook, check.notice(wording, messages)));
      OutputFile document = letters.add(base, letter);
      outputs.add(document);
      notice = document.name();
    }
    counts.add(result);
    lines.add(new Line(SummaryRow.of(result), formatted, notice));
    return outputs;
  }

  /** Returns the documents with all letters; none if there is but one letter. */
  List<OutputFile> allLetters() throws IOException {
    return letters.all();
  }

  /** Adds a row for a file beside the received ones that was not read. */
  void addUnread(String file) {
    lines.add(new Line(SummaryRow.ofUnreadFile(Submission.fileName(file)), "", ""));
  }

  /** Returns the summary. */
  OutputFile summary() throws IOException {
    byte[] template = BundledTemplate.content(BundledTemplate.VALIDATION_SUMMARY);
    byte[] content =
        CompiledTemplates.forSummary(template, false)
            .orElseThrow(() -> new IllegalStateException("not compiled"))
            .fill(SummaryRow.entries(counts, lines.size(), this::row, messages));
    return new OutputFile(SUMMARY + ENDING, content);
  }

  private Map<String, Object> row(int number) {
    Line line = lines.get(number - 1);
    return line.row().values(number, line.formatted(), line.notice(), messages);
  }

  /** Returns the name of the unit, or else the name of its file. */
  private static String unit(ValidationResult file) {
    Submission submission = file.submission();
    return submission == null || submission.unit().isEmpty()
        ? file.fileName().replaceFirst("\\.\\w{1,5}$", "")
        : submission.unit();
  }
}
