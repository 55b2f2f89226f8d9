package org.nianbao.merge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.check.LastYearReports;
import org.nianbao.form.Submission;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.roster.Roster;
import org.nianbao.roster.UnitNameComparison;
import org.nianbao.template.Aggregation;
import org.nianbao.template.Field;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/** Adds up submissions, figure by figure. */
public final class DistrictTotals {
  /** The decimals of a mean. */
  public static final int DECIMALS_OF_MEAN = 4;

  private DistrictTotals() {}

  /**
   * Returns the district's value of each figure that has one: the sum over the units, to which a
   * figure that a unit does not have adds nothing, or what the template tells.
   */
  public static Map<String, BigDecimal> of(Template template, List<Submission> units) {
    Map<String, BigDecimal> totals = new LinkedHashMap<>();
    template.figures().forEach(field -> totals.put(field.key(), BigDecimal.ZERO));
    List<Map<String, BigDecimal>> all =
        units.stream().map(unit -> unit.expanded().withTotalsOfReadableParts().values()).toList();
    all.forEach(
        values -> values.forEach((key, value) -> totals.merge(key, value, BigDecimal::add)));
    int latest = latest(units);
    for (Field field : template.figures()) {
      String key = field.key();
      Aggregation aggregation = template.aggregation(field);
      switch (aggregation.way()) {
        case NONE -> totals.remove(key);
        case WEIGHTED_MEAN -> totals.put(key, mean(all, key, String.valueOf(aggregation.weight())));
        case LATEST ->
            totals.put(
                key,
                latest < 0 ? BigDecimal.ZERO : all.get(latest).getOrDefault(key, BigDecimal.ZERO));
        case SUM, COMPUTED -> {} // what is computed follows when its parts are known
      }
    }
    compute(template, totals);
    return totals;
  }

  /** Computes the figures whose value for a district is computed by their rule. */
  private static void compute(Template template, Map<String, BigDecimal> totals) {
    for (Rule rule : template.totals()) {
      Field field = template.field(rule.subject());
      LinearExpression right = rule.right();
      if (field != null
          && right != null
          && template.aggregation(field).way() == Aggregation.Way.COMPUTED) {
        BigDecimal value = right.value(totals::get);
        totals.put(field.key(), value == null ? BigDecimal.ZERO : value.stripTrailingZeros());
      }
    }
  }

  /**
   * Returns the index of the last of the submissions with the latest date; -1 if there are none.
   */
  private static int latest(List<Submission> units) {
    int latest = -1;
    for (int i = 0; i < units.size(); i++) {
      if (latest < 0 || !units.get(i).preparedOn().isBefore(units.get(latest).preparedOn())) {
        latest = i;
      }
    }
    return latest;
  }

  /** Returns the weighted mean of a figure; 0 if no unit has a weight. */
  private static BigDecimal mean(List<Map<String, BigDecimal>> units, String key, String weight) {
    BigDecimal weights = BigDecimal.ZERO;
    BigDecimal products = BigDecimal.ZERO;
    for (Map<String, BigDecimal> unit : units) {
      BigDecimal weighs = unit.getOrDefault(weight, BigDecimal.ZERO);
      weights = weights.add(weighs);
      products = products.add(weighs.multiply(unit.getOrDefault(key, BigDecimal.ZERO)));
    }
    return weights.signum() == 0
        ? BigDecimal.ZERO
        : products.divide(weights, DECIMALS_OF_MEAN, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  /**
   * Returns last year's submissions of the district: its own report, if there is one and no unit is
   * missing this year; else the reports of the units that are added up, so that both years cover
   * the same units.
   */
  static List<Submission> lastYear(
      String district, Template template, int year, Reception reception, LastYearReports lastYear) {
    Optional<Submission> own = lastYear.of(Roster.Unit.named(district, ""), template, year);
    boolean complete = reception.withoutReport().isEmpty();
    if (own.isPresent() && complete && reception.hasRoster()) {
      return List.of(own.get());
    }
    List<Submission> units =
        reception.of(Status.RECEIVED).stream()
            .flatMap(entry -> lastYear.of(entry.knownUnit(), template, year).stream())
            .toList();
    return units.isEmpty() && complete ? own.stream().toList() : units;
  }

  /** Returns whether the submissions are the report of the district itself. */
  static boolean isDistrictReport(String district, List<Submission> lastYearSubmissions) {
    return lastYearSubmissions.size() == 1
        && UnitNameComparison.isSame(lastYearSubmissions.get(0).unit(), district);
  }

  /**
   * Returns whether the submissions are those of exactly the units that are added up, or the
   * district's own.
   */
  static boolean isComparable(
      String district, List<Submission> lastYearSubmissions, Reception reception) {
    return isDistrictReport(district, lastYearSubmissions)
        || lastYearSubmissions.size() == reception.of(Status.RECEIVED).size();
  }
}
