package org.nianbao.locate;

import java.util.List;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;

/**
 * The cell of a field that is reported, alone or together with similar cells of its sheet.
 *
 * @param written what was read from it, or what it shows
 * @param expected the value that it should have; empty if it is not known
 */
record ReportedCell(Field field, CellPlace place, String written, String expected) {
  private static final int MAX_NAMED = 6;

  /** The maximum number of cells that are named by their labels, which are longer. */
  private static final int MAX_LABELLED = 3;

  /** Returns the discrepancy of this cell alone, which quotes the beginning of a long text. */
  Discrepancy discrepancy(String rule, Severity severity, Message message) {
    return Discrepancy.at(
        rule, severity, field.key(), place, expected, ShortenedText.quoted(written), message);
  }

  /**
   * Returns one discrepancy for several cells of a sheet.
   *
   * @param pattern the key of the message; its arguments are the sheet, the number of cells, the
   *     first of them, and the actual value
   * @param addressed whether the cells are named by their addresses; in a document, which has none,
   *     by their labels
   */
  static Discrepancy together(
      String rule,
      Severity severity,
      List<ReportedCell> cells,
      String expected,
      String actual,
      String pattern,
      boolean addressed) {
    ReportedCell first = cells.get(0);
    int most = addressed ? MAX_NAMED : MAX_LABELLED;
    List<String> names =
        cells.stream()
            .map(each -> addressed ? each.place().address().toString() : each.field().label())
            .toList();
    String table = addressed ? first.place().sheet() : first.field().sheet();
    return new Discrepancy(
        rule,
        severity,
        first.field().key(),
        first.place(),
        cells.stream().map(ReportedCell::place).toList(),
        expected,
        actual,
        "",
        Message.of(pattern, table, cells.size(), ShortenedList.of(names, most), actual));
  }
}
