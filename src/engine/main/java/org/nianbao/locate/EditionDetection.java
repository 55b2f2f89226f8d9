package org.nianbao.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Grid;
import org.nianbao.message.Message;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.ReportYears;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** Detects the edition of a received form by the figures that only one of two editions has. */
final class EditionDetection {
  private EditionDetection() {}

  /**
   * Reads the sheets as the edition they belong to. The other editions are tried only if the
   * expected one leaves figures missing, because each attempt is a complete reading.
   *
   * @param reading reads the sheets as one edition
   */
  static Submission of(
      Editions editions, List<Grid> sheets, Function<Template, Submission> reading) {
    Template likelyEdition = likelyEdition(editions, sheets);
    Submission best = reading.apply(likelyEdition);
    if (!best.isComplete() && best.locatedFigureCount() > 0) {
      List<Template> others = new ArrayList<>(editions.otherEditions());
      others.add(editions.expected());
      others.remove(likelyEdition);
      for (Template other : others) {
        Submission another = reading.apply(other);
        best = isBetter(another, best) ? another : best;
      }
    }
    return checkYear(best);
  }

  /**
   * Returns the known edition whose tables are at the template's positions; the expected edition if
   * there is none.
   */
  private static Template likelyEdition(Editions editions, List<Grid> sheets) {
    List<Template> known = editions.loadedOtherEditions();
    if (known.isEmpty() || TemplateLayoutMatcher.matches(editions.expected(), sheets)) {
      return editions.expected();
    }
    return known.stream()
        .filter(template -> TemplateLayoutMatcher.matches(template, sheets))
        .findFirst()
        .orElse(editions.expected());
  }

  /**
   * Returns whether another reading fits better: by the share of the edition's own figures that
   * were found, then by the report year.
   */
  private static boolean isBetter(Submission another, Submission best) {
    List<Field> ours = ownFields(another.template(), best.template());
    List<Field> theirs = ownFields(best.template(), another.template());
    long difference =
        countLocated(another, ours) * Math.max(1, theirs.size())
            - countLocated(best, theirs) * Math.max(1, ours.size());
    return difference == 0 ? isForReportYear(another) && !isForReportYear(best) : difference > 0;
  }

  /** Returns the figures that one edition has and the other lacks. */
  private static List<Field> ownFields(Template one, Template other) {
    Set<String> keys = other.figures().stream().map(Field::key).collect(Collectors.toSet());
    return one.figures().stream().filter(field -> !keys.contains(field.key())).toList();
  }

  private static long countLocated(Submission submission, List<Field> fields) {
    return fields.stream().filter(field -> submission.place(field.key()) != null).count();
  }

  private static boolean isForReportYear(Submission submission) {
    Integer year = submission.year();
    return year != null && submission.template().years().includes(year);
  }

  private static Object shown(ReportYears years) {
    return years.last() == Integer.MAX_VALUE ? Message.of("form.years.from", years.first()) : years;
  }

  /** Adds a notice if the edition is not for the report year. */
  private static Submission checkYear(Submission submission) {
    Integer year = submission.year();
    if (year == null || isForReportYear(submission)) {
      return submission;
    }
    Template template = submission.template();
    ReportYears years = template.years();
    return submission.withDiscrepancy(
        Discrepancy.at(
            "I-YEAR",
            Severity.ERROR,
            Template.YEAR,
            submission.place(Template.YEAR),
            years.toString(),
            year.toString(),
            Message.of("form.year.edition", year, template.edition(), shown(years))));
  }
}
