package org.nianbao.locate;

import java.util.List;
import java.util.stream.Collectors;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;

/**
 * A figure's cell that is reported, alone or together with similar cells of its sheet.
 *
 * @param written what was read from it, or what it shows
 * @param expected the value that it should have; empty if it is not known
 */
record ReportedCell(Field field, CellPlace place, String written, String expected) {
  private static final int MAX_NAMED = 6;

  /**
   * Returns one discrepancy for several cells of a sheet.
   *
   * @param pattern the key of the message; its arguments are the sheet, the number of cells, the
   *     first addresses, and the actual value
   */
  static Discrepancy together(
      String rule,
      Severity severity,
      List<ReportedCell> cells,
      String expected,
      String actual,
      String pattern) {
    ReportedCell first = cells.get(0);
    String named =
        cells.stream()
            .limit(MAX_NAMED)
            .map(each -> each.place().address().toString())
            .collect(Collectors.joining("、"));
    boolean more = cells.size() > MAX_NAMED;
    return new Discrepancy(
        rule,
        severity,
        first.field().key(),
        first.place(),
        cells.stream().map(ReportedCell::place).toList(),
        expected,
        actual,
        "",
        Message.of(
            pattern, first.place().sheet(), cells.size(), more ? named + "…" : named, actual));
  }
}
