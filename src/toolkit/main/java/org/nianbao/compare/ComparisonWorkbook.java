package org.nianbao.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.jxls.RowHeights;
import org.nianbao.jxls.WorkbookFiller;
import org.nianbao.message.Messages;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.FieldKind;

/** The comparison of two reports as a workbook: a sheet of figures and a sheet of paragraphs. */
final class ComparisonWorkbook {
  /** A row is at most 409 points high (ECMA-376); longer paragraphs take several rows. */
  private static final int MAX_LENGTH = 600;

  private ComparisonWorkbook() {}

  /** Returns the bytes of the workbook. */
  static byte[] of(ReportComparison comparison, Messages messages) {
    Map<String, Object> values =
        Map.of(
            "first",
            messages.format(ComparisonWriter.reportLine("cli.compare.first", comparison.first())),
            "second",
            messages.format(ComparisonWriter.reportLine("cli.compare.second", comparison.second())),
            "note",
            messages.format(ComparisonWriter.note(comparison)));
    return WorkbookFiller.fill(
        BundledTemplate.content(BundledTemplate.COMPARISON),
        Map.of(
            "comparison",
            values,
            "figures",
            figures(comparison, messages),
            "paragraphs",
            paragraphs(comparison, messages)),
        workbook -> workbook.forEach(sheet -> RowHeights.fit(sheet, 0)));
  }

  private static List<Map<String, Object>> figures(ReportComparison comparison, Messages messages) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ComparedFigure figure : comparison.figures()) {
      Map<String, Object> row = new HashMap<>();
      row.put("number", rows.size() + 1);
      row.put("table", figure.field().sheet());
      row.put("item", figure.field().label());
      row.put("first", value(figure, figure.first()));
      row.put("second", value(figure, figure.second()));
      row.put("difference", figure.isEqual() ? "" : difference(figure, messages));
      row.put("percentage", figure.isEqual() ? "" : orBlank(figure.percentage()));
      row.put("state", messages.format(ComparisonWriter.state(figure)));
      rows.add(row);
    }
    return rows;
  }

  /** Returns a number, or the text of a percentage: the cells have one format for all figures. */
  private static Object value(ComparedFigure figure, @Nullable BigDecimal value) {
    return isPercentage(figure) ? figure.written(value) : orBlank(value);
  }

  private static Object difference(ComparedFigure figure, Messages messages) {
    return isPercentage(figure) ? figure.differenceText(messages) : orBlank(figure.difference());
  }

  private static boolean isPercentage(ComparedFigure figure) {
    return figure.field().kind() == FieldKind.PERCENT;
  }

  private static Object orBlank(@Nullable BigDecimal value) {
    return value == null ? "" : value;
  }

  private static List<Map<String, Object>> paragraphs(
      ReportComparison comparison, Messages messages) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ComparedPart part : comparison.parts()) {
      for (ComparedParagraph paragraph : part.paragraphs()) {
        for (List<TextStretch> stretches : pieces(paragraph.stretches())) {
          Map<String, Object> row = new HashMap<>();
          row.put("number", rows.size() + 1);
          row.put("part", part.place());
          row.put("first", marked(stretches, paragraph, true));
          row.put("second", marked(stretches, paragraph, false));
          row.put("state", messages.format(ComparisonWriter.state(paragraph)));
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static MarkedText marked(
      List<TextStretch> stretches, ComparedParagraph paragraph, boolean first) {
    boolean both = !paragraph.first().isEmpty() && !paragraph.second().isEmpty();
    List<MarkedText.Run> runs = new ArrayList<>();
    for (TextStretch stretch : stretches) {
      String text = first ? stretch.first() : stretch.second();
      if (!text.isEmpty()) {
        runs.add(new MarkedText.Run(text, both && !stretch.isEqual()));
      }
    }
    return new MarkedText(runs);
  }

  /** Divides a paragraph into pieces that each fit in a row. */
  private static List<List<TextStretch>> pieces(List<TextStretch> stretches) {
    List<List<TextStretch>> pieces = new ArrayList<>();
    List<TextStretch> piece = new ArrayList<>();
    int length = 0;
    for (TextStretch stretch : stretches) {
      TextStretch rest = stretch;
      while (length + rest.length() > MAX_LENGTH) {
        piece.add(rest.until(MAX_LENGTH - length));
        pieces.add(piece);
        rest = rest.from(MAX_LENGTH - length);
        piece = new ArrayList<>();
        length = 0;
      }
      piece.add(rest);
      length += rest.length();
    }
    pieces.add(piece);
    return pieces;
  }
}
