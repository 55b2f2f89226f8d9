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

/** Tells which edition of the form was sent: by the figures that only one of two editions has. */
final class EditionChoice {
  private EditionChoice() {}

  /**
   * The reading of the edition that the sheets are of. The others are tried only where the one that
   * is expected leaves figures missing, for that costs as much again.
   */
  static Submission of(
      Editions editions, List<Grid> sheets, Function<Template, Submission> reading) {
    Template likely = likely(editions, sheets);
    Submission best = reading.apply(likely);
    if (!best.isComplete() && best.located() > 0) {
      List<Template> others = new ArrayList<>(editions.others());
      others.add(editions.first());
      others.remove(likely);
      for (Template other : others) {
        Submission another = reading.apply(other);
        best = isBetter(another, best) ? another : best;
      }
    }
    return ofItsYear(best);
  }

  /** Of the editions at hand the one whose tables are just where it has them; else the expected. */
  private static Template likely(Editions editions, List<Grid> sheets) {
    List<Template> known = editions.known();
    if (known.isEmpty() || SameLayout.isOf(editions.first(), sheets)) {
      return editions.first();
    }
    return known.stream()
        .filter(template -> SameLayout.isOf(template, sheets))
        .findFirst()
        .orElse(editions.first());
  }

  /** By the share of its own figures that is there; where that says nothing, by the report year. */
  private static boolean isBetter(Submission another, Submission best) {
    List<Field> ours = own(another.template(), best.template());
    List<Field> theirs = own(best.template(), another.template());
    long difference =
        located(another, ours) * Math.max(1, theirs.size())
            - located(best, theirs) * Math.max(1, ours.size());
    return difference == 0 ? fits(another) && !fits(best) : difference > 0;
  }

  /** The figures that one edition has and the other has not. */
  private static List<Field> own(Template one, Template other) {
    Set<String> keys = other.figures().stream().map(Field::key).collect(Collectors.toSet());
    return one.figures().stream().filter(field -> !keys.contains(field.key())).toList();
  }

  private static long located(Submission submission, List<Field> fields) {
    return fields.stream().filter(field -> submission.place(field.key()) != null).count();
  }

  private static boolean fits(Submission submission) {
    Integer year = submission.year();
    return year != null && submission.template().years().include(year);
  }

  private static Object said(ReportYears years) {
    return years.last() == Integer.MAX_VALUE
        ? Message.of("form.years.from", years.first())
        : years;
  }

  /** A form that is not for the report year is read all the same, and it is said. */
  private static Submission ofItsYear(Submission submission) {
    Integer year = submission.year();
    if (year == null || fits(submission)) {
      return submission;
    }
    Template template = submission.template();
    ReportYears years = template.years();
    return submission.with(
        Discrepancy.at(
            "I-YEAR",
            Severity.ERROR,
            Template.YEAR,
            submission.place(Template.YEAR),
            years.toString(),
            year.toString(),
            Message.of("form.year.edition", year, template.edition(), said(years))));
  }
}
