package org.nianbao.publish;

import java.util.stream.Collectors;
import org.nianbao.grid.Grid;
import org.nianbao.template.Field;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/** Prints a template as plain text, so that a change to the form can be reviewed line by line. */
public final class TemplateListing {
  private TemplateListing() {}

  /** Returns the fields by sheet with kind and labels, then the rules with both sides. */
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
    return text.toString();
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
