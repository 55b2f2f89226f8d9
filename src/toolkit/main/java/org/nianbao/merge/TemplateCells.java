package org.nianbao.merge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.jxls.UnfillableTemplateException;
import org.nianbao.template.Template;

/** Where the expressions of a template's output sheets stand, and so what is written from them. */
final class TemplateCells {
  private TemplateCells() {}

  /**
   * The cell that holds an expression.
   *
   * @throws UnfillableTemplateException if the template has no such expression on that sheet
   */
  static Address cellOf(Template template, String sheet, String expression) {
    return texts(template, sheet)
        .filter(cell -> cell.content().toString().strip().equals(expression))
        .findFirst()
        .map(Cell::address)
        .orElseThrow(() -> absent(sheet, expression));
  }

  /**
   * What the first match of a pattern with one group has in that group.
   *
   * @throws UnfillableTemplateException if nothing on that sheet matches
   */
  static String wordIn(Template template, String sheet, Pattern pattern) {
    return texts(template, sheet)
        .map(cell -> pattern.matcher(cell.content().toString()))
        .filter(Matcher::find)
        .findFirst()
        .map(matcher -> matcher.group(1))
        .orElseThrow(() -> absent(sheet, pattern.pattern()));
  }

  private static Stream<Cell> texts(Template template, String sheet) {
    return template.sheets().stream()
        .filter(grid -> grid.name().equals(sheet))
        .flatMap(grid -> grid.cells().stream());
  }

  private static UnfillableTemplateException absent(String sheet, String expression) {
    return new UnfillableTemplateException(sheet + " " + expression);
  }
}
