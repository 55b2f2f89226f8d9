package org.nianbao.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;

/**
 * The validation of a received file, in two steps: reading, then checking. A file that cannot be
 * read also has a result.
 */
public final class FileValidation {
  private final String file;
  private final @Nullable Submission submission;
  private final @Nullable Message unreadable;

  private FileValidation(
      String file, @Nullable Submission submission, @Nullable Message unreadable) {
    this.file = file;
    this.submission = submission;
    this.unreadable = unreadable;
  }

  /** Returns the validation of a file that was read. */
  public static FileValidation of(String file, Submission submission) {
    return new FileValidation(file, submission, null);
  }

  /** Returns the validation of a file that could not be read, for this reason. */
  public static FileValidation unreadable(String file, Message reason) {
    return new FileValidation(file, null, reason);
  }

  /** Returns the submission; null if the file is unreadable. */
  public @Nullable Submission submission() {
    return submission;
  }

  /** Returns this validation of a changed submission; itself if the file is unreadable. */
  public FileValidation with(UnaryOperator<Submission> change) {
    return submission == null
        ? this
        : new FileValidation(file, change.apply(submission), unreadable);
  }

  /**
   * Checks the submission.
   *
   * @param year the expected report year; null for any
   * @param rosterUnit the unit on the roster; null if only the file names it
   */
  public ValidationResult check(
      @Nullable Integer year, Roster.@Nullable Unit rosterUnit, LastYearReports lastYear) {
    if (submission == null) {
      return ValidationResult.unreadable(file, Objects.requireNonNull(unreadable));
    }
    Roster.Unit unit =
        rosterUnit == null ? Roster.Unit.named(submission.unit(), submission.code()) : rosterUnit;
    try {
      return check(submission, year, unit, lastYear);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return ValidationResult.unreadable(file, UnreadableFileException.reasonOf(e));
    }
  }

  private ValidationResult check(
      Submission submission, @Nullable Integer year, Roster.Unit unit, LastYearReports lastYear) {
    Submission dated = SubmissionCheck.checkYear(submission, year);
    Integer reported = dated.year();
    Submission before =
        reported == null ? null : lastYear.of(unit, dated.template(), reported).orElse(null);
    Submission withLastYear = before == null ? dated : dated.withPrevious(before);
    ValidationResult checked = SubmissionCheck.check(file, withLastYear);
    List<Discrepancy> found = new ArrayList<>(checked.discrepancies());
    Discrepancy repeated = before == null ? null : lastYear.repeatedNarrative(withLastYear, before);
    if (repeated != null) {
      found.add(repeated);
    }
    List<Message> undecided =
        checked.undecidedReasons().stream()
            .map(reason -> withAvailableFiles(reason, withLastYear, unit, lastYear))
            .distinct()
            .toList();
    return new ValidationResult(checked.file(), withLastYear, found, undecided, null);
  }

  /**
   * Returns the reason, with the available files if last year's files were given but contain no
   * report of the unit.
   */
  private static Message withAvailableFiles(
      Message reason, Submission submission, Roster.Unit unit, LastYearReports lastYear) {
    Integer year = submission.year();
    return year == null || !reason.key().equals("rule.undecided.previous")
        ? reason
        : lastYear
            .reasonForNone(unit, submission.template(), year)
            .map(available -> Message.of("rule.undecided.instead", available))
            .orElse(reason);
  }
}
