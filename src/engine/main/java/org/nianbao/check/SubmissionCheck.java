package org.nianbao.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.rule.RuleChecker;
import org.nianbao.rule.RuleOutcome;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** Checks one submission. */
public final class SubmissionCheck {
  /** The maximum number of rows that are listed; further rows are counted. */
  private static final int MAX_LISTED = 3;

  private SubmissionCheck() {}

  /**
   * Checks a submission by the rules of its form.
   *
   * @param file the submission's file, as the user named it
   * @return the discrepancies, and the reasons why rules could not be checked
   */
  public static ValidationResult check(String file, Submission submission) {
    List<RuleOutcome> outcomes = RuleChecker.outcomes(submission);
    List<Message> undecided =
        outcomes.stream()
            .filter(RuleOutcome.Undecided.class::isInstance)
            .map(outcome -> ((RuleOutcome.Undecided) outcome).reason())
            .distinct()
            .collect(
                Collectors.collectingAndThen(
                    Collectors.toList(), SubmissionCheck::withMissingSummarized));
    List<Discrepancy> found = RuleChecker.discrepancies(submission, outcomes);
    return new ValidationResult(file, submission, found, undecided, null);
  }

  /** Returns the reasons, with many missing rows combined into one reason. */
  private static List<Message> withMissingSummarized(List<Message> reasons) {
    List<Message> missing =
        reasons.stream().filter(each -> each.key().equals("rule.undecided.missing")).toList();
    if (missing.size() <= MAX_LISTED) {
      return reasons;
    }
    List<Message> named =
        missing.stream()
            .limit(MAX_LISTED)
            .map(each -> Message.of("rule.undecided.missing.row", each.arguments().get(0)))
            .toList();
    List<Message> inShort = new ArrayList<>(reasons);
    inShort.removeAll(missing);
    inShort.add(Message.of("rule.undecided.missing.many", missing.size(), named));
    return inShort;
  }

  /**
   * Checks the report year of a submission.
   *
   * @param year the required report year; null for any
   * @return the submission, with an additional discrepancy if its year is known and differs
   */
  public static Submission checkYear(Submission submission, @Nullable Integer year) {
    Integer actual = submission.year();
    if (year == null || actual == null || actual.equals(year)) {
      return submission;
    }
    return submission.withDiscrepancy(wrongYear(submission, year));
  }

  /** Returns the discrepancy of a submission whose year is not the required one or is not known. */
  public static Discrepancy wrongYear(Submission submission, int year) {
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
