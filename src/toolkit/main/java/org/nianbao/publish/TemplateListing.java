package org.nianbao.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Grid;
import org.nianbao.template.Aggregation;
import org.nianbao.template.Field;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/** Prints a template as plain text, so that a change to the form can be reviewed line by line. */
public final class TemplateListing {
  private TemplateListing() {}

  /**
   * Returns the fields by sheet with kind and labels, then the rules with both sides, their words,
   * and how figures add up.
   */
  public static String of(Template template) {
    StringBuilder text = new StringBuilder();
    text.append("edition ").append(template.edition()).append('\n');
    text.append("years ").append(template.years()).append('\n');
    text.append("figures ").append(template.figures().size()).append('\n');
    for (Grid sheet : template.formSheets()) {
      text.append("\n[").append(sheet.name()).append("]\n");
      for (Field field : template.fieldsOn(sheet.name()).values()) {
        text.append(field.address()).append(' ').append(field.key()).append(' ');
        text.append(field.kind()).append(field.signed() ? " signed" : "");
        text.append(" | ").append(String.join(" > ", field.columnLabels()));
        text.append(" | ").append(String.join(" > ", field.rowLabels()));
        if (!field.options().isEmpty()) {
          text.append(" | ").append(String.join("、", field.options()));
        }
        text.append('\n');
      }
    }
    text.append("\n[").append(Template.CHECK_SHEET).append("]\n");
    template.rules().forEach(rule -> append(text, rule));
    for (Grid sheet : template.sheets()) {
      if (sheet.name().equals(Template.WORDS_SHEET)) {
        appendRows(text, sheet);
      }
    }
    appendAggregations(text, template);
    return text.toString();
  }

  /** Appends the figures of units that are not added up. */
  private static void appendAggregations(StringBuilder text, Template template) {
    StringBuilder figures = new StringBuilder();
    for (Field field : template.figures()) {
      Aggregation aggregation = template.aggregation(field);
      if (aggregation.way() != Aggregation.Way.SUM) {
        figures.append(field.key()).append(' ').append(aggregation.way());
        figures.append(aggregation.weight() == null ? "" : " " + aggregation.weight()).append('\n');
      }
    }
    if (!figures.isEmpty()) {
      text.append("\n[").append(Template.AGGREGATION_SHEET).append("]\n").append(figures);
    }
  }

  private static void appendRows(StringBuilder text, Grid sheet) {
    SortedMap<Integer, List<String>> rows = new TreeMap<>();
    for (Cell cell : sheet.cells()) {
      String content = cell.formula() == null ? cell.content().toString() : "=" + cell.formula();
      if (!content.isBlank()) {
        rows.computeIfAbsent(cell.address().row() + 1, row -> new ArrayList<>())
            .add(content.strip().replaceAll("\\R", " "));
      }
    }
    text.append("\n[").append(sheet.name()).append("]\n");
    rows.forEach(
        (row, cells) ->
            text.append(row).append(' ').append(String.join(" | ", cells)).append('\n'));
  }

  private static void append(StringBuilder text, Rule rule) {
    text.append(rule.row()).append(' ').append(rule.id()).append(' ').append(rule.severity());
    text.append(' ').append(rule.table()).append(" | ").append(rule.description());
    text.append(rule.explanation().isEmpty() ? "" : " | " + rule.explanation()).append('\n');
    LinearExpression left = rule.left();
    if (left != null) {
      text.append("    ").append(side(left));
      LinearExpression right = rule.right();
      text.append(right == null ? "" : " " + rule.relation().sign() + " " + side(right));
      text.append(rule.computed() ? " | computed" : "")
          .append(rule.prefilled() ? " | prefilled" : "");
      appendLevels(text, rule);
      text.append('\n');
    } else if (rule.limit() != null) {
      text.append("    limit ").append(rule.limit().toPlainString());
      appendLevels(text, rule);
      text.append('\n');
    }
  }

  private static void appendLevels(StringBuilder text, Rule rule) {
    if (!rule.levels().isEmpty()) {
      text.append(" | ").append(rule.levels().stream().sorted().collect(Collectors.joining("、")));
    }
  }

  private static String side(LinearExpression side) {
    String terms =
        side.coefficients().entrySet().stream()
            .map(
                term ->
                    switch (term.getValue().toPlainString()) {
                      case "1" -> "+ " + term.getKey();
                      case "-1" -> "- " + term.getKey();
                      default -> "+ " + term.getValue().toPlainString() + " × " + term.getKey();
                    })
            .collect(Collectors.joining(" "));
    String constant =
        side.constant().signum() == 0 && !terms.isEmpty()
            ? ""
            : (terms.isEmpty() ? "" : " + ") + side.constant().toPlainString();
    return (terms.startsWith("+ ") ? terms.substring(2) : terms) + constant;
  }
}
