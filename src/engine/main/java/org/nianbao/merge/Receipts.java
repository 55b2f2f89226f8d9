package org.nianbao.merge;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;
import org.nianbao.template.Template;

/**
 * What a ledger says about the units: when they reported, and what an officer corrected and
 * accepted. Thread-safe.
 */
public interface Receipts {
  /**
   * When a unit reported.
   *
   * @param versions how many versions it sent
   * @param first the day of the first one
   * @param last the day of the last one
   * @param punctuality whether the first one came in time
   */
  record Receipt(int versions, LocalDate first, LocalDate last, Punctuality punctuality) {}

  /** Whether a report came in time. {@link #word} is the text on the sheet 报送情况. */
  enum Punctuality {
    IN_TIME("按时"),
    LATE("逾期"),
    /**
     * It was registered after the deadline, but its file was saved before, or the day of receipt
     * that people typed cannot be read.
     */
    UNCERTAIN("待核"),
    /** No deadline is set. */
    UNKNOWN("");

    private final String word;

    Punctuality(String word) {
      this.word = word;
    }

    /** Returns the text on the sheet. */
    public String word() {
      return word;
    }
  }

  /**
   * Returns a note on the version of a form that a unit sent last for a year; empty if it sent
   * none.
   */
  Optional<Message> lastVersion(Roster.Unit unit, Template template, int year);

  /**
   * Returns the number under which a file of a unit is registered; empty if its content is not.
   *
   * @param year the report year
   */
  OptionalInt registration(String file, Roster.Unit unit, Template template, int year);

  /** Returns when a unit sent a form for a year; empty if the ledger does not say it. */
  Optional<Receipt> receipt(String unit, String code, Template template, int year);

  /**
   * Returns a unit's submission with the figures that an officer corrected, and a discrepancy for
   * each of them and for each total that changes with them; itself if none was.
   *
   * @param unit the unit, as on the roster
   */
  Submission corrected(Submission submission, String unit);

  /** Returns a unit's result with the warnings that an officer accepted marked as explained. */
  ValidationResult accepted(ValidationResult checked, String unit, String code, int year);
}
