package org.nianbao.merge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.SubmissionCheck;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;
import org.nianbao.roster.UnitNameComparison;
import org.nianbao.rule.RuleChecker;
import org.nianbao.template.Editions;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * The report of a district: the sums of its units' reports. Immutable and thread-safe.
 *
 * @param reception the received files, and which of them are added up
 * @param total the district's submission, with last year's figures if there are any
 * @param checkedTotal the district's submission with its discrepancies
 * @param lastYear the submissions whose sums are last year's figures
 * @param reported the report that the district typed itself, with its differences from the sums;
 *     null if none
 * @param receipts when the units reported; null if there is no ledger
 */
public record DistrictReport(
    Reception reception,
    Submission total,
    ValidationResult checkedTotal,
    List<Submission> lastYear,
    @Nullable ValidationResult reported,
    @Nullable Receipts receipts) {
  public DistrictReport {
    lastYear = List.copyOf(lastYear);
  }

  /**
   * The inputs of a merge beside the received files.
   *
   * @param unit the district's name; empty if there is none
   * @param level its 行政层级; empty if not given
   * @param year the report year
   * @param roster the units that must report, without the district itself; null if unknown
   * @param lastYear the submissions of the year before
   * @param reported the report that the district typed itself; null if none
   * @param receipts when the units reported, and what was corrected; null if there is no ledger
   */
  public record Request(
      String unit,
      String level,
      int year,
      @Nullable Roster roster,
      LastYearReports lastYear,
      @Nullable Submission reported,
      @Nullable Receipts receipts) {
    public Request {
      roster = roster == null ? null : roster.withoutDistrict(unit);
    }
  }

  /**
   * Adds up the reports of a reception in the edition of the report year. Reports that cannot be
   * added up are left out; the reception gives the reasons.
   *
   * @throws IllegalArgumentException if there is no edition for the year
   */
  public static DistrictReport of(Editions editions, Request request, Reception reception) {
    Template template = Reception.edition(editions, request.year());
    Map<String, BigDecimal> totals = DistrictTotals.of(template, reception.submissions());
    Map<String, String> texts =
        Map.of(Template.UNIT, request.unit(), Template.LEVEL, request.level());
    Submission sum = Submission.of("", template, totals, texts, request.year());
    List<Submission> lastYearSubmissions =
        DistrictTotals.lastYear(
            request.unit(), template, request.year(), reception, request.lastYear());
    boolean comparable =
        DistrictTotals.isComparable(request.unit(), lastYearSubmissions, reception);
    Submission total =
        lastYearSubmissions.isEmpty() || !comparable
            ? sum
            : sum.withPrevious(lastYear(request, lastYearSubmissions));
    ValidationResult checked = SubmissionCheck.check(request.unit(), total);
    DiscrepancySources sources =
        DiscrepancySources.of(template, checked.discrepancies(), reception);
    List<Discrepancy> found =
        checked.discrepancies().stream()
            .filter(each -> !isAboutNarrative(each))
            .map(sources::withUnits)
            .toList();
    ValidationResult checkedTotal =
        ValidationResult.ofAggregatedReport(
            request.unit(), total, found, checked.undecidedReasons());
    return new DistrictReport(
        reception,
        total,
        checkedTotal,
        lastYearSubmissions,
        reported(request, total, reception),
        request.receipts());
  }

  /** Returns whether a discrepancy is about the narrative, which is written after the merge. */
  private static boolean isAboutNarrative(Discrepancy discrepancy) {
    String field = discrepancy.field();
    return field != null && field.startsWith(Template.NARRATIVE);
  }

  /**
   * Returns last year's figures of the district. Last year's reports may be of another edition; the
   * sums are then of that edition.
   */
  private static Submission lastYear(Request request, List<Submission> lastYearSubmissions) {
    Template template = lastYearSubmissions.get(0).template();
    return Submission.of(
        "",
        template,
        DistrictTotals.of(template, lastYearSubmissions),
        Map.of(Template.UNIT, request.unit()),
        request.year() - 1);
  }

  private static @Nullable ValidationResult reported(
      Request request, Submission total, Reception reception) {
    Submission typedReport = request.reported();
    if (typedReport == null) {
      return null;
    }
    List<Discrepancy> found = new ArrayList<>(identityDiscrepancies(request, typedReport));
    found.addAll(RuleChecker.discrepancies(typedReport));
    found.addAll(ReportedComparison.of(typedReport, total, reception));
    return new ValidationResult(typedReport.source(), typedReport, found, List.of(), null);
  }

  /**
   * Returns discrepancies if the typed report is of another unit or year; it is compared
   * nevertheless.
   */
  private static List<Discrepancy> identityDiscrepancies(Request request, Submission typedReport) {
    List<Discrepancy> found = new ArrayList<>();
    if (!UnitNameComparison.isSame(typedReport.unit(), request.unit())) {
      Message message = Message.of("merge.reported.unit", typedReport.unit(), request.unit());
      found.add(
          Discrepancy.at(
              "I-UNIT",
              Severity.WARNING,
              Template.UNIT,
              typedReport.place(Template.UNIT),
              request.unit(),
              typedReport.unit(),
              message));
    }
    if (!Objects.equals(typedReport.year(), request.year())) {
      found.add(SubmissionCheck.wrongYear(typedReport, request.year()));
    }
    return found;
  }

  /** Returns the report year. */
  public int year() {
    return Objects.requireNonNull(total.year());
  }

  /**
   * Returns whether every unit that must report did so once, and there are no errors or warnings.
   * Files of other forms do not count: units send several, and each is merged by itself.
   */
  public boolean isClean() {
    List<ReceptionEntry> ofForm =
        reception.entries().stream()
            .filter(entry -> entry.ofUnit() || entry.status() != ReceptionEntry.Status.OTHER_FORM)
            .toList();
    return ofForm.stream().allMatch(ReceptionEntry::isUnambiguous)
        && Stream.concat(
                ofForm.stream().map(ReceptionEntry::checked).filter(Objects::nonNull),
                Stream.of(checkedTotal))
            .allMatch(checked -> checked.status() == ValidationResult.Status.OK)
        && (reported == null || reported.status() == ValidationResult.Status.OK);
  }

  /** Returns whether there is a typed report, and all of its figures equal the sums. */
  public boolean agreesWithReported() {
    Submission typedReport = reported == null ? null : reported.submission();
    return reported != null
        && typedReport != null
        && total.template().figures().stream()
            .filter(each -> total.template().aggregation(each).isSum())
            .allMatch(each -> typedReport.value(each.key()) != null)
        && reported.discrepancies().stream()
            .noneMatch(each -> each.rule().equals(ReportedComparison.RULE));
  }

  /** Returns why a strict merge is refused: a sentence for each unit with duplicates or errors. */
  public List<Message> objections() {
    List<Message> objections = new ArrayList<>();
    for (ReceptionEntry entry : reception.of(Status.DUPLICATE)) {
      objections.add(Message.of("merge.strict.twice", entry.unitName(), entry.file()));
    }
    for (ReceptionEntry entry : reception.of(Status.BLANK)) {
      objections.add(Message.of("merge.strict.blank", entry.unitName(), entry.file()));
    }
    for (ReceptionEntry entry : reception.of(Status.RECEIVED)) {
      long errors = Objects.requireNonNull(entry.checked()).count(Severity.ERROR);
      if (errors > 0) {
        objections.add(Message.of("merge.strict.errors", entry.unitName(), entry.file(), errors));
      }
    }
    return objections;
  }
}
