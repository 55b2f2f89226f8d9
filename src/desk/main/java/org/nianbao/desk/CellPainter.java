package org.nianbao.desk;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.nianbao.form.Figure;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormLayout.Cell;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.workbook.FormValues;

/**
 * Draws the cells of a form with the values of a submission.
 *
 * @param submission the submission
 * @param marks the gravest severity of each field, by key
 */
record CellPainter(Submission submission, Map<String, Severity> marks) {
  /** Returns the text of a cell. */
  String text(Cell cell) {
    Field field = cell.field();
    if (field == null) {
      return cell.label();
    }
    if (field.key().equals(Template.YEAR)) {
      return submission.year() == null ? "" : submission.year().toString();
    }
    if (!field.kind().isNumber()) {
      return submission.text(field.key());
    }
    Object value = FormValues.figure(submission, field);
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
    return value == null ? "" : value.toString();
  }

  /** Draws a cell. */
  void paint(Graphics2D g, Cell cell, Rectangle area, FontMetrics metrics) {
    g.setColor(ground(cell));
    g.fill(area);
    g.setColor(SeverityColors.LINE);
    g.drawRect(area.x, area.y, area.width, area.height);
    String text = text(cell);
    if (text.isEmpty()) {
      return;
    }
    int room = SheetGeometry.room(area.width);
    List<String> lines = LineBreaker.lines(text, metrics, room);
    boolean prose = cell.field() != null && !cell.field().kind().isNumber();
    int left = area.x + (area.width - room) / 2;
    int y = area.y + (area.height - lines.size() * metrics.getHeight()) / 2 + metrics.getAscent();
    g.setColor(ink(cell));
    for (String line : lines) {
      int x = prose ? left : left + (room - metrics.stringWidth(line)) / 2;
      g.drawString(line, x, y);
      y += metrics.getHeight();
    }
  }

  private Color ground(Cell cell) {
    if (cell.field() == null) {
      return cell.label().isEmpty() ? SeverityColors.PAPER : SeverityColors.LABEL;
    }
    Severity mark = marks.get(cell.field().key());
    return mark == null ? SeverityColors.PAPER : SeverityColors.background(mark);
  }

  /**
   * Returns the colour of the text. Grey is for what nobody typed: computed totals and missing
   * cells.
   */
  private Color ink(Cell cell) {
    Field field = cell.field();
    if (field == null) {
      return SeverityColors.INK;
    }
    Severity mark = marks.get(field.key());
    if (mark != null) {
      return SeverityColors.foreground(mark);
    }
    Figure figure = submission.figure(field.key());
    boolean own = figure != null && figure.status() == Figure.Status.GIVEN;
    return field.isFigure() && !own ? SeverityColors.QUIET : SeverityColors.INK;
  }
}
