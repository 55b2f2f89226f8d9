package org.nianbao.rounds;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.format.TableFile;
import org.nianbao.format.TableFile.Row;
import org.nianbao.format.TableFile.Sheet;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.reader.GridReader;

/**
 * The layout of a sheet of the ledger, as its template says it.
 *
 * @param firstRow the first row of the list, from 0
 * @param columns the columns of the values by their names, from 0
 * @param headings the headings of the columns by the names of their values
 */
record LedgerLayout(int firstRow, Map<String, Integer> columns, Map<String, String> headings) {
  private static final Pattern VALUE = Pattern.compile("\\$\\{[vfcrd]\\.(\\w+)}");

  /** Returns the layouts of the sheets of a template by their names. */
  static Map<String, LedgerLayout> ofTemplate(String name, byte[] template)
      throws UnreadableFileException {
    Map<String, LedgerLayout> layouts = new HashMap<>();
    for (Sheet sheet : TableFile.sheets(name, template, GridReader::read)) {
      List<String> above = List.of();
      for (Row row : sheet.rows()) {
        LedgerLayout layout = of(row, above);
        if (!layout.columns.isEmpty() && sheet.grid() != null) {
          layouts.put(sheet.grid().name(), layout);
          break;
        }
        above = row.cells();
      }
    }
    return layouts;
  }

  private static LedgerLayout of(Row row, List<String> above) {
    Map<String, Integer> columns = new HashMap<>();
    Map<String, String> headings = new HashMap<>();
    for (int column = 0; column < row.cells().size(); column++) {
      Matcher value = VALUE.matcher(row.cells().get(column));
      if (value.matches()) {
        columns.put(value.group(1), column);
        headings.put(value.group(1), column < above.size() ? above.get(column) : "");
      }
    }
    return new LedgerLayout((int) row.line() - 1, columns, headings);
  }

  /**
   * Returns the layout of a sheet in which columns or rows may have been inserted or moved; empty
   * if it does not have all these headings. That of the form may be missing.
   */
  Optional<LedgerLayout> in(List<Row> sheet) {
    for (Row row : sheet) {
      Map<String, Integer> found = new HashMap<>();
      headings.forEach(
          (name, heading) -> {
            int column = row.cells().indexOf(heading.strip());
            if (column >= 0) {
              found.put(name, column);
            }
          });
      boolean hasForm = found.containsKey(LedgerSheet.FORM);
      int required = headings.size() - (headings.containsKey(LedgerSheet.FORM) && !hasForm ? 1 : 0);
      if (found.size() == required) {
        return Optional.of(new LedgerLayout((int) row.line(), found, headings));
      }
    }
    return Optional.empty();
  }

  /** Returns a value of a row; empty if it is blank. */
  String value(Row row, String name) {
    Integer column = columns.get(name);
    return column == null || column >= row.cells().size() ? "" : row.cells().get(column);
  }
}
