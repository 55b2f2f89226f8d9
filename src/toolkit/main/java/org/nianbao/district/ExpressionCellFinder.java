package org.nianbao.district;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.jxls.UnfillableTemplateException;
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
   * @throws UnfillableTemplateException if the sheet has no such expression
   */
  static Address cellOf(Template template, String sheet, String expression) {
    return texts(template, sheet)
        .filter(cell -> cell.content().toString().strip().equals(expression))
        .findFirst()
        .map(Cell::address)
        .orElseThrow(() -> notFound(sheet, expression));
  }

  /**
   * Returns the group of the first match of a pattern with one group.
   *
   * @throws UnfillableTemplateException if nothing on the sheet matches
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
    Pattern pattern = Pattern.compile("\\$\\{" + row + "\\.(\\w+)}");
    Map<String, Integer> columns = new LinkedHashMap<>();
    texts(template, sheet)
        .forEach(
            cell -> {
              Matcher matcher = pattern.matcher(cell.content().toString().strip());
              if (matcher.matches()) {
                columns.put(matcher.group(1), cell.address().column());
              }
            });
    return columns;
  }

  private static Stream<Cell> texts(Template template, String sheet) {
    return template.sheets().stream()
        .filter(grid -> grid.name().equals(sheet))
        .flatMap(grid -> grid.cells().stream());
  }

  private static UnfillableTemplateException notFound(String sheet, String expression) {
    return new UnfillableTemplateException(sheet + " " + expression);
  }
}
