package org.nianbao.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Figure.Status;
import org.nianbao.message.Message;
import org.nianbao.template.Linear;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** Works out the totals that are not written, or that the form computes. */
final class Totals {
  private final Template template;
  private final Map<String, Figure> figures;
  private final Set<String> blank = new HashSet<>();
  private final Set<String> formulas = new HashSet<>();

  Totals(Template template, Map<String, Figure> figures) {
    this.template = template;
    this.figures = figures;
  }

  /** A total with nothing written in it. */
  void blank(String key) {
    blank.add(key);
  }

  /** A total that holds the form's own formula. */
  void formula(String key) {
    formulas.add(key);
  }

  /**
   * Works them out; gives a warning for each that should have been written. One whose parts cannot
   * be read is not known, which is not 0.
   */
  List<Discrepancy> derive() {
    List<Discrepancy> found = new ArrayList<>();
    List<Rule> open = new ArrayList<>(template.rules().stream().filter(this::applies).toList());
    boolean progress = true;
    // a total may be a part of another: those whose parts are all known go first
    while (progress) {
      progress = open.removeIf(rule -> derive(rule, open, found));
    }
    open.forEach(rule -> figures.computeIfPresent(rule.subject(), (key, total) -> total.unknown()));
    return found;
  }

  private boolean applies(Rule rule) {
    return rule.computed()
        && (blank.contains(rule.subject()) || formulas.contains(rule.subject()));
  }

  private boolean derive(Rule rule, List<Rule> open, List<Discrepancy> found) {
    Linear parts = Objects.requireNonNull(rule.right());
    boolean waiting =
        open.stream().anyMatch(other -> parts.coefficients().containsKey(other.subject()));
    if (waiting || parts.coefficients().keySet().stream().anyMatch(key -> value(key) == null)) {
      return false;
    }
    BigDecimal sum = parts.value(key -> Objects.requireNonNull(value(key)));
    Figure total = Objects.requireNonNull(figures.get(rule.subject()));
    if (blank.contains(rule.subject()) && sum.signum() == 0) {
      return true;
    }
    figures.put(rule.subject(), total.derived(sum));
    if (blank.contains(rule.subject())) {
      found.add(unwritten(total, sum));
    }
    return true;
  }

  private static Discrepancy unwritten(Figure total, BigDecimal sum) {
    return Discrepancy.at(
        "V-BLANK",
        Severity.WARNING,
        total.field().key(),
        total.place(),
        sum.toPlainString(),
        total.written(),
        Message.of(
            "form.total.blank", String.valueOf(total.place()), total.field().label(), sum));
  }

  private @Nullable BigDecimal value(String key) {
    Figure figure = figures.get(key);
    return figure == null || figure.status() == Status.MISSING ? null : figure.value();
  }
}
