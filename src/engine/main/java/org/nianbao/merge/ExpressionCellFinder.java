package org.nianbao.merge;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Whitespace;
import org.nianbao.template.Template;

/**
 * Finds the cells of expressions on a template's output sheets, and thereby the cells that are
 * written.
 */
final class ExpressionCellFinder {
  private ExpressionCellFinder() {}

  /**
   * Returns the cell that holds an expression.
   *
   * @throws IllegalArgumentException if the sheet has no such expression
   */
  static Address cellOf(Template template, String sheet, String expression) {
    return texts(template, sheet)
        .filter(cell -> text(cell).equals(expression))
        .findFirst()
        .map(Cell::address)
        .orElseThrow(() -> notFound(sheet, expression));
  }

  /**
   * Returns the group of the first match of a pattern with one group.
   *
   * @throws IllegalArgumentException if nothing on the sheet matches
   */
  static String groupIn(Template template, String sheet, Pattern pattern) {
    return texts(template, sheet)
        .map(cell -> pattern.matcher(cell.content().toString()))
        .filter(Matcher::find)
        .findFirst()
        .map(matcher -> matcher.group(1))
        .orElseThrow(() -> notFound(sheet, pattern.pattern()));
  }

  /** Returns the columns of the values of a row of a sheet, by name. */
  static Map<String, Integer> columns(Template template, String sheet, String row) {
    Pattern pattern = Pattern.compile("\\$\\{" + row + "\\.(\\w+)\\}");
    Map<String, Integer> columns = new LinkedHashMap<>();
    texts(template, sheet)
        .forEach(
            cell -> {
              Matcher matcher = pattern.matcher(text(cell));
              if (matcher.matches()) {
                columns.put(matcher.group(1), cell.address().column());
              }
            });
    return columns;
  }

  /** Returns the names of the values of a row that the expressions of a sheet use. */
  static List<String> names(Template template, String sheet, String row) {
    Pattern pattern = Pattern.compile("\\b" + row + "\\.(\\w+)");
    Set<String> names = new LinkedHashSet<>();
    texts(template, sheet)
        .map(cell -> cell.content().toString())
        .filter(text -> text.contains("${"))
        .forEach(
            text -> {
              Matcher matcher = pattern.matcher(text);
              while (matcher.find()) {
                names.add(matcher.group(1));
              }
            });
    return List.copyOf(names);
  }

  private static String text(Cell cell) {
    return Whitespace.strip(cell.content().toString());
  }

  private static Stream<Cell> texts(Template template, String sheet) {
    return template.sheets().stream()
        .filter(grid -> grid.name().equals(sheet))
        .flatMap(grid -> grid.cells().stream());
  }

  private static IllegalArgumentException notFound(String sheet, String expression) {
    return new IllegalArgumentException(sheet + " " + expression);
  }
}
