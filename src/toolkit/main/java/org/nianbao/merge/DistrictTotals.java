package org.nianbao.merge;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.form.Submission;
import org.nianbao.merge.Receipt.Status;
import org.nianbao.roster.Roster;
import org.nianbao.roster.UnitName;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYear;

/** Adds submissions up, figure by figure. */
final class DistrictTotals {
  private DistrictTotals() {}

  /** Each figure of the form as the sum over the units; one that a unit does not have adds nothing. */
  static Map<String, BigDecimal> of(Template template, List<Submission> units) {
    Map<String, BigDecimal> totals = new LinkedHashMap<>();
    template.figures().forEach(field -> totals.put(field.key(), BigDecimal.ZERO));
    for (Submission unit : units) {
      unit.unfolded().withReadableParts().values().forEach((key, value) -> totals.merge(key, value, BigDecimal::add));
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

  /** Whether this is the district's own report, and no unit's. */
  static boolean isOwn(String district, List<Submission> before) {
    return before.size() == 1 && UnitName.same(before.get(0).unit(), district);
  }

  /** Whether these are the reports of just the units that are added up, or the district's own. */
  static boolean isComparable(String district, List<Submission> before, Reception reception) {
    return isOwn(district, before) || before.size() == reception.of(Status.RECEIVED).size();
  }
}
