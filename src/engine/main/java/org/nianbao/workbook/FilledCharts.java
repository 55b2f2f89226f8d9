package org.nianbao.workbook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;
import org.nianbao.template.WorkbookCalculation;

/**
 * Extends the charts of a filled workbook to all rows of a list, and stores the values they show,
 * for programs that do not calculate (ECMA-376 part 1, 21.2.2).
 */
final class FilledCharts {
  private static final String FOLDER = "xl/charts/chart";
  private static final String FORMULA = "<c:f>";
  private static final String FORMULA_END = "</c:f>";

  private final Map<String, CompiledSheet> sheets = new HashMap<>();
  private final Map<String, Grid> constants;
  private final CompiledTemplate.Entries entries;
  private final WorkbookCalculation calculation;

  /** The contents of the rows of lists, by the names of their sheets. */
  private final Map<String, Map<Address, CellContent>> lists = new HashMap<>();

  /**
   * Creates the charts.
   *
   * @param constants the sheets with lists, by name, as the template has them
   */
  FilledCharts(
      Collection<CompiledSheet> sheets,
      Map<String, Grid> constants,
      CompiledTemplate.Entries entries,
      WorkbookCalculation calculation) {
    sheets.forEach(sheet -> this.sheets.put(sheet.name(), sheet));
    this.constants = constants;
    this.entries = entries;
    this.calculation = calculation;
  }

  /** Returns whether a part of a workbook is a chart. */
  static boolean isChart(String part) {
    return part.startsWith(FOLDER) && part.endsWith(".xml");
  }

  /** Returns a chart with its values. */
  String fill(String chart) {
    StringBuilder filled = new StringBuilder(chart.length() + (1 << 10));
    int at = 0;
    for (int begin = chart.indexOf(FORMULA); begin >= 0; begin = chart.indexOf(FORMULA, at)) {
      int formulaEnd = chart.indexOf(FORMULA_END, begin);
      String reference = chart.substring(begin + FORMULA.length(), formulaEnd);
      boolean numbers = chart.startsWith("<c:numRef>", begin - "<c:numRef>".length());
      String cache = numbers ? "numCache" : "strCache";
      int end = formulaEnd + FORMULA_END.length();
      if (chart.startsWith("<c:" + cache + ">", end)) {
        String cacheEnd = "</c:" + cache + ">";
        end = chart.indexOf(cacheEnd, end) + cacheEnd.length();
      }
      filled.append(chart, at, begin);
      appendReference(filled, reference, cache, numbers);
      at = end;
    }
    return filled.append(chart, at, chart.length()).toString();
  }

  private void appendReference(
      StringBuilder filled, String reference, String cache, boolean numbers) {
    int mark = reference.lastIndexOf('!');
    String prefix = reference.substring(0, mark + 1);
    String sheet = reference.substring(0, mark).replace("'", "");
    String area = reference.substring(mark + 1).replace("$", "");
    int colon = area.indexOf(':');
    Address first = Address.parse(colon < 0 ? area : area.substring(0, colon));
    Address last = colon < 0 ? first : Address.parse(area.substring(colon + 1));
    CompiledSheet compiled = sheets.get(sheet);
    String shown = reference;
    if (compiled != null
        && compiled.hasList()
        && first.row() == compiled.firstListRow()
        && last.row() == first.row()) {
      int rows = 0;
      for (Address cell : contents(sheet, compiled).keySet()) {
        rows = Math.max(rows, cell.row() - first.row());
      }
      last = new Address(first.row() + rows, last.column());
      shown = prefix + absolute(first) + ":" + absolute(last);
    }
    filled.append(FORMULA).append(shown).append(FORMULA_END).append("<c:" + cache + ">");
    List<@Nullable CellContent> values = values(sheet, first, last);
    filled.append(numbers ? "<c:formatCode>General</c:formatCode>" : "");
    filled.append("<c:ptCount val=\"" + values.size() + "\"/>");
    for (int i = 0; i < values.size(); i++) {
      CellContent value = values.get(i);
      String text = value == null ? "" : SheetXmlWriter.escaped(value.toString());
      if (numbers) {
        text = value instanceof CellContent.Numeric number ? SheetXmlWriter.number(number) : "";
      }
      if (!numbers || !text.isEmpty()) {
        filled.append("<c:pt idx=\"" + i + "\"><c:v>").append(text).append("</c:v></c:pt>");
      }
    }
    filled.append("</c:" + cache + ">");
  }

  private static String absolute(Address cell) {
    return "$" + Address.columnName(cell.column()) + "$" + (cell.row() + 1);
  }

  private List<@Nullable CellContent> values(String sheet, Address first, Address last) {
    List<@Nullable CellContent> values = new ArrayList<>();
    for (int row = first.row(); row <= last.row(); row++) {
      for (int column = first.column(); column <= last.column(); column++) {
        values.add(value(sheet, new Address(row, column)));
      }
    }
    return values;
  }

  /** Returns what a cell shows; null if it is blank, or the result of its formula is not known. */
  private @Nullable CellContent value(String sheet, Address cell) {
    CompiledSheet compiled = sheets.get(sheet);
    if (compiled != null && compiled.hasList() && cell.row() >= compiled.firstListRow()) {
      return contents(sheet, compiled).get(cell);
    }
    try {
      return calculation.value(sheet, cell);
    } catch (UnsupportedFormulaException e) {
      // a cell of a sheet with a list, or a formula whose result is not certain
      Grid grid = constants.get(sheet);
      Cell constant = grid == null ? null : grid.cell(cell);
      return constant == null || constant.formula() != null ? null : constant.content();
    }
  }

  private Map<Address, CellContent> contents(String sheet, CompiledSheet compiled) {
    return lists.computeIfAbsent(sheet, name -> compiled.listContents(entries));
  }
}
