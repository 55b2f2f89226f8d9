package org.nianbao.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.rule.Checker;
import org.nianbao.rule.Verdict;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** The check of one submission. */
public final class SubmissionCheck {
  /** More rows than these are counted, not listed. */
  private static final int MAX_LISTED = 3;

  private SubmissionCheck() {}

  /**
   * Checks a submission by the rules of its form.
   *
   * @param file it was read from, as the user named it
   * @return what is wrong with it, and what could not be checked
   */
  public static Checked check(String file, Submission submission) {
    List<Verdict> verdicts = Checker.verdicts(submission);
    List<Message> undecided =
        verdicts.stream()
            .filter(Verdict.Undecided.class::isInstance)
            .map(verdict -> ((Verdict.Undecided) verdict).reason())
            .distinct()
            .collect(Collectors.collectingAndThen(Collectors.toList(), SubmissionCheck::inShort));
    List<Discrepancy> found = Checker.discrepancies(submission, verdicts);
    return new Checked(file, submission, found, undecided, null);
  }

  /** Where a whole table is missing, one sentence is enough for all its rows. */
  private static List<Message> inShort(List<Message> reasons) {
    List<Message> missing =
        reasons.stream().filter(each -> each.key().equals("rule.undecided.missing")).toList();
    if (missing.size() <= MAX_LISTED) {
      return reasons;
    }
    String named =
        missing.stream()
            .limit(MAX_LISTED)
            .map(each -> "“" + each.arguments().get(0) + "”")
            .collect(Collectors.joining("、"));
    List<Message> inShort = new ArrayList<>(reasons);
    inShort.removeAll(missing);
    inShort.add(Message.of("rule.undecided.missing.many", missing.size(), named));
    return inShort;
  }

  /**
   * Notes that a submission is of another year, or of none, than it should be of.
   *
   * @param year the report year it should be of; null for any
   * @return the submission, with a discrepancy more if its year is known and another one
   */
  public static Submission ofYear(Submission submission, @Nullable Integer year) {
    Integer actual = submission.year();
    if (year == null || actual == null || actual.equals(year)) {
      return submission;
    }
    return submission.with(ofOtherYear(submission, year));
  }

  /** That a submission is of another year than the one asked for, or of none. */
  public static Discrepancy ofOtherYear(Submission submission, int year) {
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
