package org.nianbao.check;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.DiscrepancyCounts;
import org.nianbao.form.StatedFigure;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.repair.ErrorLocaliser;
import org.nianbao.repair.FailedRuleGroup;
import org.nianbao.rule.RuleChecker;
import org.nianbao.template.Severity;

/**
 * The result of validating one received file. Thread-safe and immutable except for cached faults.
 */
public final class ValidationResult {
  /** The status of a file. */
  public enum Status {
    /** There are no errors and no warnings that are not explained. */
    OK,
    /** There are errors or warnings. */
    DISCREPANCIES,
    /** The file could not be read. */
    UNREADABLE
  }

  private final String file;
  private final @Nullable Submission submission;
  private final List<Discrepancy> discrepancies;
  private final List<Message> undecided;
  private final @Nullable Message unreadable;
  private final DiscrepancyCounts counts;

  /**
   * The figures that the narrative states, which a compact submission lacks; null in a result that
   * is not compact.
   */
  private final @Nullable Set<StatedFigure> statedFigures;

  /** The faults, once they have been searched for; always null in a compact result. */
  private volatile @Nullable List<FailedRuleGroup> faults;

  /**
   * Creates the result for a file.
   *
   * @param file the file as the user named it
   * @param submission the submission; null if the file is unreadable
   * @param discrepancies the discrepancies, in any order
   * @param undecided the reasons why rules could not be checked, without repetitions
   * @param unreadable the reason why the file is unreadable; null if it was read
   */
  public ValidationResult(
      String file,
      @Nullable Submission submission,
      List<Discrepancy> discrepancies,
      List<Message> undecided,
      @Nullable Message unreadable) {
    this.file = file;
    this.submission = submission;
    this.discrepancies = discrepancies.stream().sorted(Discrepancy.MOST_SEVERE_FIRST).toList();
    this.undecided = List.copyOf(undecided);
    this.unreadable = unreadable;
    this.counts = DiscrepancyCounts.of(discrepancies);
    this.statedFigures = null;
  }

  /** Creates a compact copy. */
  private ValidationResult(ValidationResult whole, @Nullable Submission compacted) {
    this.file = whole.file;
    this.submission = compacted;
    this.discrepancies = whole.discrepancies;
    this.undecided = whole.undecided;
    this.unreadable = whole.unreadable;
    this.counts = whole.counts;
    this.statedFigures = whole.hasErrors() ? whole.statedFigures() : Set.of();
  }

  /**
   * Creates the result of an aggregated report. It has no suggestions, because its figures are
   * corrected in the reports it is made of.
   */
  public static ValidationResult ofAggregatedReport(
      String unit, Submission sums, List<Discrepancy> discrepancies, List<Message> undecided) {
    ValidationResult checked = new ValidationResult(unit, sums, discrepancies, undecided, null);
    checked.faults = List.of();
    return checked;
  }

  /** Creates the result of a file that cannot be read. */
  public static ValidationResult unreadable(String file, Message reason) {
    return new ValidationResult(file, null, List.of(), List.of(), reason);
  }

  /**
   * Returns this result in a compact form, for keeping many in memory; see {@link
   * Submission#compacted}.
   */
  public ValidationResult compacted() {
    return new ValidationResult(this, submission == null ? null : submission.compacted());
  }

  /** Returns this result in the compact form with the narrative of the submission. */
  public ValidationResult compactedWithNarrative() {
    return new ValidationResult(
        this, submission == null ? null : submission.compactedWithNarrative());
  }

  /** Returns the file as the user named it. */
  public String file() {
    return file;
  }

  /** Returns the name of the file, without its folder. */
  public String fileName() {
    return Submission.fileName(file);
  }

  /** Returns the submission; null if the file is unreadable. */
  public @Nullable Submission submission() {
    return submission;
  }

  /** Returns the discrepancies, the most severe first; of equal severity, in their given order. */
  public List<Discrepancy> discrepancies() {
    return discrepancies;
  }

  /**
   * Returns the faults that explain failing sums. A compact result searches for them at each call.
   */
  public List<FailedRuleGroup> faults() {
    List<FailedRuleGroup> known = faults;
    if (known == null) {
      known =
          submission == null || !hasErrors()
              ? List.of()
              : ErrorLocaliser.faults(submission, discrepancies, statedFigures());
      faults = statedFigures == null ? known : null;
    }
    return known;
  }

  private boolean hasErrors() {
    return count(Severity.ERROR) > 0;
  }

  private Set<StatedFigure> statedFigures() {
    if (statedFigures != null) {
      return statedFigures;
    }
    return submission == null ? Set.of() : RuleChecker.statedFigures(submission);
  }

  /** Returns the reasons why rules could not be checked, without repetitions. */
  public List<Message> undecidedReasons() {
    return undecided;
  }

  /** Returns the reason why the file is unreadable; null if it was read. */
  public @Nullable Message unreadableReason() {
    return unreadable;
  }

  /** Returns the status of the file. */
  public Status status() {
    if (unreadable != null) {
      return Status.UNREADABLE;
    }
    return counts.errors() + counts.warnings() == 0 ? Status.OK : Status.DISCREPANCIES;
  }

  /** Returns the number of discrepancies of a severity; explained ones are not included. */
  public long count(Severity severity) {
    return counts.of(severity);
  }

  /** Returns the numbers of discrepancies. */
  public DiscrepancyCounts counts() {
    return counts;
  }

  @Override
  public String toString() {
    return file + " " + status();
  }
}
