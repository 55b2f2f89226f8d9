package org.nianbao.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;
import org.nianbao.form.Submission;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Field;

/** Writes the report as offices publish it: a Word document or an HTML page. */
public final class ReportWriter {
  private ReportWriter() {}

  /** Returns whether a report can be written to a file, by its ending: .docx, .html or .htm. */
  public static boolean canWrite(Path file) {
    return isDocument(file) || isPage(file);
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
      throw new IllegalArgumentException("neither .docx nor .html: " + file);
    }
    byte[] report =
        isPage(file)
            ? HtmlReportWriter.of(PublishedReport.of(submission))
            : wordTemplate == null
                ? document(submission)
                : WordReportWriter.of(submission, wordTemplate);
    AtomicFile.write(file, OutputKind.PUBLISHED, out -> out.write(report));
  }

  private static byte[] document(Submission submission) throws FaultyWordTemplateException {
    String name = BundledTemplate.REPORT_DOCUMENT;
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
