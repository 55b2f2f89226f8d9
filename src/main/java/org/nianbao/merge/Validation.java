package org.nianbao.merge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.form.SubmissionReader;
import org.nianbao.message.Message;
import org.nianbao.report.Checked;
import org.nianbao.rule.Checker;
import org.nianbao.rule.Verdict;
import org.nianbao.template.Editions;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** A received file on its way through the checks; that it cannot be read is an outcome, too. */
public final class Validation {
  /** More rows than these are counted, not listed. */
  private static final int FEW = 3;

  private final Path file;
  private final @Nullable Submission submission;
  private final @Nullable Message unreadable;

  private Validation(Path file, @Nullable Submission submission, @Nullable Message unreadable) {
    this.file = file;
    this.submission = submission;
    this.unreadable = unreadable;
  }

  /** Reads a file; whether it can be read does not depend on what is read at the same time. */
  public static Validation read(Editions editions, Path file) {
    return IsolatedReading.reading(
        file,
        () -> new Validation(file, SubmissionReader.read(editions, file), null),
        reason -> new Validation(file, null, reason));
  }

  /** What was read; null if the file is unreadable. */
  @Nullable Submission submission() {
    return submission;
  }

  /**
   * Checks what was read.
   *
   * @param year the report year it should be of; null for any
   * @param known the unit it is of, where a roster says so; null if only the file does
   */
  public Checked check(@Nullable Integer year, Roster.@Nullable Unit known, LastYear lastYear) {
    if (submission == null) {
      return new Checked(file.toString(), null, List.of(), List.of(), unreadable);
    }
    Roster.Unit unit =
        known == null
            ? Roster.Unit.named(submission.unit(), submission.text(Template.CODE))
            : known;
    try {
      return check(submission, year, unit, lastYear);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new Checked(file.toString(), null, List.of(), List.of(), IsolatedReading.fault(e));
    }
  }

  private Checked check(
      Submission submission, @Nullable Integer year, Roster.Unit unit, LastYear lastYear) {
    Submission dated = ofYear(submission, year);
    Submission connected = connected(dated, unit, lastYear);
    Checked checked = checked(file.toString(), connected);
    List<Message> undecided =
        checked.undecided().stream()
            .map(reason -> explained(reason, connected, unit, lastYear))
            .distinct()
            .toList();
    return new Checked(checked.file(), connected, checked.discrepancies(), undecided, null);
  }

  /** What the rules say of a submission, and what could not be checked. */
  static Checked checked(String file, Submission submission) {
    List<Verdict> verdicts = Checker.verdicts(submission);
    List<Message> undecided =
        verdicts.stream()
            .filter(Verdict.Undecided.class::isInstance)
            .map(verdict -> ((Verdict.Undecided) verdict).reason())
            .distinct()
            .collect(Collectors.collectingAndThen(Collectors.toList(), Validation::inShort));
    List<Discrepancy> found = Checker.discrepancies(submission, verdicts);
    return new Checked(file, submission, found, undecided, null);
  }

  /** Where a whole table is missing, one sentence is enough for all its rows. */
  private static List<Message> inShort(List<Message> reasons) {
    List<Message> missing =
        reasons.stream().filter(each -> each.key().equals("rule.undecided.missing")).toList();
    if (missing.size() <= FEW) {
      return reasons;
    }
    String named =
        missing.stream()
            .limit(FEW)
            .map(each -> "“" + each.arguments().get(0) + "”")
            .collect(Collectors.joining("、"));
    List<Message> inShort = new ArrayList<>(reasons);
    inShort.removeAll(missing);
    inShort.add(Message.of("rule.undecided.missing.many", missing.size(), named));
    return inShort;
  }

  private static Submission connected(Submission submission, Roster.Unit unit, LastYear lastYear) {
    Integer year = submission.year();
    return year == null
        ? submission
        : lastYear.of(unit, year).map(submission::withPrevious).orElse(submission);
  }

  /** Where last year's files were named but hold nothing of the unit, the reason says so. */
  private static Message explained(
      Message reason, Submission submission, Roster.Unit unit, LastYear lastYear) {
    Integer year = submission.year();
    return year == null || !reason.key().equals("rule.undecided.previous")
        ? reason
        : lastYear
            .instead(unit, year)
            .map(instead -> Message.of("rule.undecided.instead", instead))
            .orElse(reason);
  }

  private static Submission ofYear(Submission submission, @Nullable Integer year) {
    Integer actual = submission.year();
    if (year == null || actual == null || actual.equals(year)) {
      return submission;
    }
    return submission.with(ofOtherYear(submission, year));
  }

  /** That a submission is of another year than the one asked for, or of none. */
  static Discrepancy ofOtherYear(Submission submission, int year) {
    String stated = submission.year() == null ? "" : submission.year().toString();
    return Discrepancy.at(
        "I-YEAR",
        Severity.ERROR,
        Template.YEAR,
        submission.place(Template.YEAR),
        String.valueOf(year),
        stated,
        Message.of("form.year.other", stated, year));
  }
}
