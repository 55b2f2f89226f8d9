package org.nianbao.merge;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.form.Submission;
import org.nianbao.merge.Receipt.Status;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** Adds submissions up, figure by figure. */
final class DistrictTotals {
  private DistrictTotals() {}

  /** Each figure of the form as the sum over the units; one that a unit does not have adds nothing. */
  static Map<String, BigDecimal> of(Template template, List<Submission> units) {
    Map<String, BigDecimal> totals = new LinkedHashMap<>();
    for (Field field : template.figures()) {
      BigDecimal total = BigDecimal.ZERO;
      for (Submission unit : units) {
        BigDecimal value = unit.value(field.key());
        total = value == null ? total : total.add(value);
      }
      totals.put(field.key(), total);
    }
    return totals;
  }

  /**
   * The year before of the district: its own report if it is at hand and no unit is missing this year;
   * else the reports of the units that are added up, so that like is compared with like.
   */
  static List<Submission> lastYear(
      String district, int year, Reception reception, LastYear lastYear) {
    Optional<Submission> own = lastYear.of(Roster.Unit.named(district, ""), year);
    boolean complete = reception.of(Status.MISSING).isEmpty();
    if (own.isPresent() && complete && reception.rostered()) {
      return List.of(own.get());
    }
    List<Submission> units =
        reception.of(Status.RECEIVED).stream()
            .flatMap(receipt -> lastYear.of(receipt.knownUnit(), year).stream())
            .toList();
    return units.isEmpty() && complete ? own.stream().toList() : units;
  }

  /** Whether these are the reports of just the units that are added up, or the district's own. */
  static boolean isComparable(String district, List<Submission> before, Reception reception) {
    boolean own = before.size() == 1 && UnitName.same(before.get(0).unit(), district);
    return own || before.size() == reception.of(Status.RECEIVED).size();
  }
}
