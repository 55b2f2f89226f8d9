package org.nianbao.desk;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import java.util.Map;
import org.nianbao.form.Figure;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.workbook.FormLayout.Cell;

/**
 * Draws the cells of a form with the values of a submission.
 *
 * @param submission the submission
 * @param severities the gravest severity of each field, by key
 */
record CellPainter(Submission submission, Map<String, Severity> severities) {
  /** Returns the text of a cell. */
  String text(Cell cell) {
    return cell.text(submission);
  }

  /** Draws a cell. */
  void paint(Graphics2D g, Cell cell, Rectangle area, FontMetrics metrics) {
    g.setColor(backgroundColor(cell));
    g.fill(area);
    g.setColor(SeverityColors.BORDER);
    g.drawRect(area.x, area.y, area.width, area.height);
    String text = text(cell);
    if (text.isEmpty()) {
      return;
    }
    int textWidth = SheetGeometry.textWidth(area.width);
    List<String> lines = LineBreaker.lines(text, metrics, textWidth);
    boolean isText = cell.field() != null && !cell.field().kind().isNumber();
    int left = area.x + (area.width - textWidth) / 2;
    int y = area.y + (area.height - lines.size() * metrics.getHeight()) / 2 + metrics.getAscent();
    g.setColor(textColor(cell));
    for (String line : lines) {
      int x = isText ? left : left + (textWidth - metrics.stringWidth(line)) / 2;
      g.drawString(line, x, y);
      y += metrics.getHeight();
    }
  }

  private Color backgroundColor(Cell cell) {
    if (cell.field() == null) {
      return cell.label().isEmpty() ? SeverityColors.BACKGROUND : SeverityColors.LABEL_BACKGROUND;
    }
    Severity severity = severities.get(cell.field().key());
    return severity == null ? SeverityColors.BACKGROUND : SeverityColors.background(severity);
  }

  /**
   * Returns the colour of the text. Figures that were not typed are grey: computed totals and
   * missing cells.
   */
  private Color textColor(Cell cell) {
    Field field = cell.field();
    if (field == null) {
      return SeverityColors.TEXT;
    }
    Severity severity = severities.get(field.key());
    if (severity != null) {
      return SeverityColors.foreground(severity);
    }
    Figure figure = submission.figure(field.key());
    boolean isGiven = figure != null && figure.status() == Figure.Status.GIVEN;
    return field.isFigure() && !isGiven ? SeverityColors.SECONDARY_TEXT : SeverityColors.TEXT;
  }
}
