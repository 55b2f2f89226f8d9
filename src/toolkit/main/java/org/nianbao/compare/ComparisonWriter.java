package org.nianbao.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.Template;

/** Writes the comparison of two reports as a workbook or an HTML page. */
public final class ComparisonWriter {
  private ComparisonWriter() {}

  /** Returns whether a comparison can be written to a file, by its ending: .xlsx, .html or .htm. */
  public static boolean canWrite(Path file) {
    return lowerCase(file).endsWith(".xlsx") || isPage(file);
  }

  private static boolean isPage(Path file) {
    return lowerCase(file).endsWith(".html") || lowerCase(file).endsWith(".htm");
  }

  private static String lowerCase(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  /**
   * Writes a comparison.
   *
   * @throws IllegalArgumentException if the file has another ending
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public static void write(ReportComparison comparison, Messages messages, Path file)
      throws IOException {
    if (!canWrite(file)) {
      throw new IllegalArgumentException("neither .xlsx nor .html: " + file);
    }
    byte[] content =
        isPage(file)
            ? ComparisonPage.of(comparison, messages)
            : ComparisonWorkbook.of(comparison, messages);
    AtomicFile.write(file, OutputKind.COMPARED, out -> out.write(content));
  }

  /** Returns the file, the unit and the year of a report, and whether nothing is filled in. */
  public static Message reportLine(String key, Submission report) {
    Integer year = report.year();
    return Message.of(
        report.isBlank() ? key + ".blank" : key,
        report.source(),
        report.unit(),
        year == null ? "—" : year.toString());
  }

  /** Returns how many figures and paragraphs differ, and whether the reports' editions do. */
  public static Message note(ReportComparison comparison) {
    Message counts =
        comparison.isEqual()
            ? Message.of("cli.compare.equal")
            : Message.of(
                "cli.compare.counts",
                comparison.differingFigures(),
                comparison.differingParagraphs());
    Template first = comparison.first().template();
    Template second = comparison.second().template();
    if (!first.form().equals(second.form())) {
      return Message.of("cli.compare.otherForm", counts, first.form(), second.form());
    }
    return first.edition().equals(second.edition())
        ? counts
        : Message.of("cli.compare.otherEdition", counts, first.edition(), second.edition());
  }

  /** Returns how a figure differs. */
  static Message state(ComparedFigure figure) {
    if (figure.isEqual()) {
      return Message.of("compare.state.equal");
    }
    return figure.first() != null && figure.second() != null
        ? Message.of("compare.state.different")
        : onlyOne(figure.first() != null);
  }

  /** Returns how a paragraph differs. */
  static Message state(ComparedParagraph paragraph) {
    if (paragraph.moved()) {
      return Message.of("compare.state.moved");
    }
    if (paragraph.isEqual()) {
      return Message.of("compare.state.equal");
    }
    return paragraph.first().isEmpty() || paragraph.second().isEmpty()
        ? onlyOne(paragraph.second().isEmpty())
        : Message.of("compare.state.revised");
  }

  private static Message onlyOne(boolean first) {
    return Message.of(first ? "compare.state.first" : "compare.state.second");
  }
}
