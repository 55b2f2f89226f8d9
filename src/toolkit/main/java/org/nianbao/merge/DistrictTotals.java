package org.nianbao.merge;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.form.Submission;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.roster.Roster;
import org.nianbao.roster.UnitNameComparison;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYearReports;

/** Adds up submissions, figure by figure. */
final class DistrictTotals {
  private DistrictTotals() {}

  /**
   * Returns the sum of each figure over the units. A figure that a unit does not have adds nothing.
   */
  static Map<String, BigDecimal> of(Template template, List<Submission> units) {
    Map<String, BigDecimal> totals = new LinkedHashMap<>();
    template.figures().forEach(field -> totals.put(field.key(), BigDecimal.ZERO));
    for (Submission unit : units) {
      unit.expanded()
          .withTotalsOfReadableParts()
          .values()
          .forEach((key, value) -> totals.merge(key, value, BigDecimal::add));
    }
    return totals;
  }

  /**
   * Returns last year's submissions of the district: its own report, if there is one and no unit is
   * missing this year; else the reports of the units that are added up, so that both years cover
   * the same units.
   */
  static List<Submission> lastYear(
      String district, int year, Reception reception, LastYearReports lastYear) {
    Optional<Submission> own = lastYear.of(Roster.Unit.named(district, ""), year);
    boolean complete = reception.withoutReport().isEmpty();
    if (own.isPresent() && complete && reception.hasRoster()) {
      return List.of(own.get());
    }
    List<Submission> units =
        reception.of(Status.RECEIVED).stream()
            .flatMap(entry -> lastYear.of(entry.knownUnit(), year).stream())
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
