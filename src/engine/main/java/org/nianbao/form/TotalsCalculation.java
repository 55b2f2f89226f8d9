package org.nianbao.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Figure.Status;
import org.nianbao.message.Message;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** The calculation of totals that are blank or computed by the form. */
public final class TotalsCalculation {
  private final Template template;
  private final FieldMap<Figure> figures;
  private final Set<String> blank = new HashSet<>();
  private final Set<String> formulas = new HashSet<>();

  /** Creates a calculation that updates the totals in this map of figures. */
  public TotalsCalculation(Template template, FieldMap<Figure> figures) {
    this.template = template;
    this.figures = figures;
  }

  /** Adds a total whose cell is blank. */
  public void addBlank(String key) {
    blank.add(key);
  }

  /** Adds a total whose cell has the form's own formula. */
  public void addFormula(String key) {
    formulas.add(key);
  }

  /**
   * Adds the totals that are written as the sums of their parts in other figures: they change with
   * their parts.
   *
   * @param reported the figures before parts were changed
   * @param given the keys of totals that do not change
   */
  void addWritten(FieldMap<Figure> reported, Set<String> given) {
    for (Rule rule : template.totals()) {
      Figure total = reported.get(rule.subject());
      if (total != null && !given.contains(rule.subject())) {
        BigDecimal sum =
            Objects.requireNonNull(rule.right()).valueByIndex(i -> value(reported.get(i)));
        if (sum != null && total.isGiven(sum)) {
          formulas.add(rule.subject());
        }
      }
    }
  }

  /**
   * Calculates the totals. A total with an unreadable part is unknown, not 0.
   *
   * @return a warning for each total that should have been written
   */
  public List<Discrepancy> calculate() {
    List<Discrepancy> found = new ArrayList<>();
    for (Rule rule : template.totals()) { // a total may be a part of a later one
      String key = rule.subject();
      if (blank.contains(key) || formulas.contains(key)) {
        calculate(rule, found);
      }
    }
    return found;
  }

  private void calculate(Rule rule, List<Discrepancy> found) {
    LinearExpression parts = Objects.requireNonNull(rule.right());
    Figure total = Objects.requireNonNull(figures.get(rule.subject()));
    BigDecimal sum = parts.valueByIndex(field -> value(figures.get(field)));
    if (sum == null) {
      figures.put(total.field(), total.asUnknownTotal());
      return;
    }
    boolean isWritten = total.isGiven(sum);
    boolean isBlank = blank.contains(rule.subject());
    if (isWritten || (isBlank && sum.signum() == 0)) {
      return;
    }
    figures.put(total.field(), total.asTotal(sum));
    if (isBlank) {
      found.add(unwritten(total, sum));
    }
  }

  /**
   * Returns the figures with unknown totals replaced by the sums of their known parts; the same
   * object if there are none.
   */
  public static FieldMap<Figure> sumReadableParts(Template template, FieldMap<Figure> figures) {
    FieldMap<Figure> known = figures;
    for (Rule rule : template.totals()) {
      Figure total = known.get(rule.subject());
      if (total != null && total.isUnknownTotal()) {
        FieldMap<Figure> copy = known == figures ? figures.copy() : known;
        LinearExpression parts = Objects.requireNonNull(rule.right());
        BigDecimal sum = parts.valueByIndex(field -> valueOrZero(copy.get(field)));
        copy.put(total.field(), total.asTotal(Objects.requireNonNull(sum)));
        known = copy;
      }
    }
    return known;
  }

  private static BigDecimal valueOrZero(@Nullable Figure figure) {
    BigDecimal value = figure == null ? null : figure.value();
    return value == null ? BigDecimal.ZERO : value;
  }

  private static Discrepancy unwritten(Figure total, BigDecimal sum) {
    return Discrepancy.at(
        "V-BLANK",
        Severity.WARNING,
        total.field().key(),
        total.place(),
        total.field().written(sum),
        total.cellText(),
        Message.of(
            "form.total.blank",
            String.valueOf(total.place()),
            total.field().label(),
            total.field().argument(sum)));
  }

  private static @Nullable BigDecimal value(@Nullable Figure figure) {
    return figure == null || figure.status() == Status.MISSING ? null : figure.value();
  }
}
