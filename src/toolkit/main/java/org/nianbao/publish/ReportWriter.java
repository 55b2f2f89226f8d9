package org.nianbao.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;
import org.nianbao.form.Submission;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** Writes the report as offices publish it: a Word document, an HTML page, a PDF or an OFD. */
public final class ReportWriter {
  private ReportWriter() {}

  /**
   * Returns whether a report can be written to a file, by its ending: .docx, .html, .htm, .pdf or
   * .ofd.
   */
  public static boolean canWrite(Path file) {
    return isDocument(file) || isPage(file) || isFixed(file);
  }

  /**
   * Writes the report of a submission; a Word document is made from the template that comes with
   * the program.
   *
   * @throws IllegalArgumentException if the file has another ending
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public static void write(Submission submission, Path file) throws IOException {
    try {
      write(submission, null, file);
    } catch (FaultyWordTemplateException e) {
      throw new IllegalStateException(
          "faulty in the package: " + BundledTemplate.REPORT_DOCUMENT, e);
    }
  }

  /**
   * Writes the report of a submission.
   *
   * @param wordTemplate the Word template; null for the one that comes with the program
   * @throws IllegalArgumentException if the file has another ending
   * @throws FaultyWordTemplateException if the Word template cannot be used
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public static void write(Submission submission, byte @Nullable [] wordTemplate, Path file)
      throws IOException, FaultyWordTemplateException {
    if (!canWrite(file)) {
      throw new IllegalArgumentException("not .docx, .html, .pdf or .ofd: " + file);
    }
    byte[] report;
    if (isPage(file)) {
      report = HtmlReportWriter.of(submission);
    } else {
      byte[] document =
          wordTemplate == null
              ? document(submission)
              : WordReportWriter.of(submission, wordTemplate);
      report = isFixed(file) ? fixed(submission, document, file) : document;
    }
    AtomicFile.write(file, OutputKind.PUBLISHED, out -> out.write(report));
  }

  /** Returns the pages of a Word document as a PDF or an OFD. */
  private static byte[] fixed(Submission submission, byte[] document, Path file) {
    PublishedReport report = PublishedReport.of(submission);
    PageLayout layout =
        PageLayout.of(
            document,
            report.sections().stream().flatMap(each -> Stream.ofNullable(each.table())).toList());
    return lowerCase(file).endsWith(".pdf")
        ? PdfReportWriter.of(layout, report.title())
        : OfdReportWriter.of(layout, report.title());
  }

  private static byte[] document(Submission submission) throws FaultyWordTemplateException {
    boolean usual = submission.template().form().equals(Template.current().form());
    String name = usual ? BundledTemplate.REPORT_DOCUMENT : BundledTemplate.PLAIN_DOCUMENT;
    try {
      return WordReportWriter.of(submission, BundledTemplate.content(name));
    } catch (FaultyWordTemplateException e) {
      BundledTemplate.reject(name, e.reason());
      throw e;
    }
  }

  /** Returns whether a file is to be a Word document, by its ending .docx. */
  public static boolean isDocument(Path file) {
    return lowerCase(file).endsWith(".docx");
  }

  /** Returns whether a file is to be a document of fixed pages, by its ending .pdf or .ofd. */
  public static boolean isFixed(Path file) {
    return lowerCase(file).endsWith(".pdf") || lowerCase(file).endsWith(".ofd");
  }

  /** Returns the characters of a report that the fonts of its PDF and OFD do not have. */
  public static Set<String> missingCharacters(Submission submission) {
    ReportFont font = ReportFont.text();
    Set<String> missing = new TreeSet<>();
    for (Field field : submission.template().fields()) {
      submission
          .text(field.key())
          .codePoints()
          .filter(each -> each > ' ' && font.glyph(each) == 0)
          .forEach(each -> missing.add(Character.toString(each)));
    }
    return missing;
  }

  private static boolean isPage(Path file) {
    return lowerCase(file).endsWith(".html") || lowerCase(file).endsWith(".htm");
  }

  private static String lowerCase(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the figures that the tables show as missing, or as the text that was written instead.
   */
  public static List<String> missingFigures(Submission submission) {
    return submission.template().figures().stream()
        .filter(field -> submission.value(field.key()) == null)
        .map(Field::label)
        .toList();
  }
}
