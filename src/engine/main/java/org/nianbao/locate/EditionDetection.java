package org.nianbao.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Grid;
import org.nianbao.message.Message;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.ReportYears;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * Detects the form of a received file, and its edition, by the figures that only one of two
 * templates has.
 */
final class EditionDetection {
  /** The rules of lines that the form does not have. */
  private static final Set<String> UNKNOWN_LINES =
      Set.of("form.row.unknown", "form.column.unknown");

  private EditionDetection() {}

  /**
   * Reads the sheets as the form and edition they belong to. The other editions are tried only if
   * the expected one leaves figures missing, and other forms only if it leaves figures missing or
   * over, because each attempt is a complete reading.
   *
   * @param reading reads the sheets as one edition
   */
  static Submission of(
      Editions editions, List<Grid> sheets, Function<Template, Submission> reading) {
    StatedForm stated = StatedForm.of(sheets);
    Template likely = likelyTemplate(editions, stated, sheets);
    Submission best = reading.apply(likely);
    if (!best.isComplete() && best.locatedFigureCount() > 0) {
      for (Template other : editionsOf(likely.form(), editions)) {
        Submission another = other.equals(likely) ? best : reading.apply(other);
        best = isBetter(another, best) ? another : best;
      }
    }
    if (!best.isComplete() || hasUnknownLines(best)) {
      for (Template other : editions.otherForms()) {
        if (!other.form().equals(likely.form()) && stated.text().hasLabelsOf(other)) {
          Submission another = reading.apply(other);
          boolean better =
              best.locatedFigureCount() == 0
                  ? another.locatedFigureCount() > 0
                  : isBetter(another, best);
          best = better ? another : best;
        }
      }
    }
    return checkForm(checkYear(ofItsYear(best, editions, sheets, reading)), stated);
  }

  /** Returns the editions of a form, with the expected one last. */
  private static List<Template> editionsOf(String form, Editions editions) {
    List<Template> all = new ArrayList<>(editions.otherEditions());
    all.add(editions.expected());
    if (!editions.expected().form().equals(form)) {
      all.addAll(editions.otherForms());
    }
    all.removeIf(template -> !template.form().equals(form));
    return all;
  }

  /**
   * Returns the template whose form the file states, or whose tables are at its positions; the
   * expected one if there is none. Templates are loaded only if the file states another form.
   */
  private static Template likelyTemplate(Editions editions, StatedForm stated, List<Grid> sheets) {
    Template expected = editions.expected();
    if (stated.isOtherThan(expected)) {
      for (Template other : editions.otherForms()) {
        if (stated.isOf(other) && TemplateLayoutMatcher.matches(other, sheets)) {
          return other;
        }
      }
    }
    List<Template> known = editions.loadedOthers();
    if (known.isEmpty() || TemplateLayoutMatcher.matches(expected, sheets)) {
      return expected;
    }
    return known.stream()
        .filter(template -> TemplateLayoutMatcher.matches(template, sheets))
        .findFirst()
        .orElse(expected);
  }

  /**
   * Returns a reading as the edition of its report year, if that has the same tables at the same
   * positions; else the reading itself.
   */
  private static Submission ofItsYear(
      Submission read,
      Editions editions,
      List<Grid> sheets,
      Function<Template, Submission> reading) {
    Integer year = read.year();
    if (year == null || isForReportYear(read)) {
      return read;
    }
    return editionsOf(read.template().form(), editions).stream()
        .filter(template -> template.years().includes(year))
        .filter(template -> TemplateLayoutMatcher.matches(template, sheets))
        .findFirst()
        .map(reading)
        .orElse(read);
  }

  private static boolean hasUnknownLines(Submission submission) {
    return !unknownLines(submission).isEmpty();
  }

  private static List<Discrepancy> unknownLines(Submission submission) {
    return submission.readingDiscrepancies().stream()
        .filter(each -> UNKNOWN_LINES.contains(each.message().key()))
        .toList();
  }

  /**
   * Adds a warning if the file has figures in lines that the form does not have, and was made from
   * another template: it states another form or edition, or has other rules.
   */
  private static Submission checkForm(Submission submission, StatedForm stated) {
    List<Discrepancy> unknown = unknownLines(submission);
    Template template = submission.template();
    if (unknown.isEmpty() || !stated.isMadeFromOther(template)) {
      return submission;
    }
    List<CellPlace> cells = unknown.stream().flatMap(each -> each.cells().stream()).toList();
    Message message =
        Message.of(Submission.OTHER_FORM, template.form(), template.edition(), stated.name());
    return submission.withDiscrepancy(
        new Discrepancy(
            "S-UNKNOWN",
            Severity.WARNING,
            null,
            cells.get(0),
            cells,
            template.form(),
            stated.name(),
            "",
            message));
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
