package org.nianbao.rounds;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.template.FormYear;
import org.nianbao.template.Severity;

/**
 * A version of a report as it was received.
 *
 * @param number the number in the ledger, from 1; 0 if it is not registered yet
 * @param unit the unit; empty if unknown
 * @param code its 统一社会信用代码; empty if unknown
 * @param form the name of the form; that of the usual one if unknown
 * @param year the report year; null if unknown
 * @param round how it compares with the version before; null if it is no report of a known unit
 * @param file the name of the file, without its folder
 * @param digest the SHA-256 digest of the file, in hexadecimal digits
 * @param modified the day on which the file was last saved
 * @param registered the day and minute at which it was registered
 * @param officer who registered it
 * @param preparedOn the day stated on the form; empty if there is none
 * @param outcome the outcome of its validation
 * @param findings its errors and warnings
 * @param figures the figures that are neither blank nor 0
 * @param notice the return notice, relative to the ledger; empty if there is none
 */
record LedgerEntry(
    int number,
    String unit,
    String code,
    String form,
    @Nullable Integer year,
    @Nullable Round round,
    String file,
    String digest,
    String modified,
    String registered,
    String officer,
    String preparedOn,
    Outcome outcome,
    List<LedgerFinding> findings,
    Map<String, String> figures,
    String notice) {
  /** The outcome of a validation. {@link #word} is the text in the ledger. */
  enum Outcome {
    CLEAN("通过"),
    WARNINGS("有警告"),
    ERRORS("有错误"),
    BLANK("空表"),
    OTHER_YEAR("年度不符"),
    UNREADABLE("无法读取");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    /** Returns whether the version has figures of the right year, which others compare with. */
    boolean isReport() {
      return this == CLEAN || this == WARNINGS || this == ERRORS;
    }
  }

  LedgerEntry {
    findings = List.copyOf(findings);
    figures = Map.copyOf(figures);
  }

  /** Returns the form and the year; null if the year is unknown. */
  @Nullable FormYear formYear() {
    return year == null ? null : new FormYear(form, year);
  }

  /** Returns this version with its place in the ledger. */
  LedgerEntry registeredAs(int newNumber, @Nullable Round newRound) {
    return changed(newNumber, unit, code, form, newRound, findings, notice);
  }

  /** Returns this version as another validation of the same file judges it. */
  LedgerEntry judgedAs(LedgerEntry again, @Nullable Round newRound) {
    return new LedgerEntry(
        number,
        again.unit,
        again.code,
        again.form,
        year,
        newRound,
        file,
        digest,
        modified,
        registered,
        officer,
        again.preparedOn,
        again.outcome,
        again.findings,
        again.figures,
        again.notice);
  }

  /** Returns this version with other findings. */
  LedgerEntry withFindings(List<LedgerFinding> others) {
    return changed(number, unit, code, form, round, others, notice);
  }

  /** Returns whether this is of an earlier day than another version; if both state their days. */
  boolean isOlderThan(LedgerEntry other) {
    return !preparedOn.isEmpty()
        && !other.preparedOn.isEmpty()
        && preparedOn.compareTo(other.preparedOn) < 0;
  }

  /** Returns this entry as that of a unit. */
  LedgerEntry ofUnit(String name, String unitCode) {
    return changed(number, name, unitCode, form, round, findings, notice);
  }

  /** Returns this entry as that of a form. */
  LedgerEntry ofForm(String name) {
    return changed(number, unit, code, name, round, findings, notice);
  }

  /** Returns this entry with the return notice of its file. */
  LedgerEntry withNotice(String link) {
    return changed(number, unit, code, form, round, findings, link);
  }

  /** Returns a copy with everything that may change once the file has been validated. */
  private LedgerEntry changed(
      int newNumber,
      String newUnit,
      String newCode,
      String newForm,
      @Nullable Round newRound,
      List<LedgerFinding> newFindings,
      String newNotice) {
    return new LedgerEntry(
        newNumber,
        newUnit,
        newCode,
        newForm,
        year,
        newRound,
        file,
        digest,
        modified,
        registered,
        officer,
        preparedOn,
        outcome,
        newFindings,
        figures,
        newNotice);
  }

  /** Returns the number of findings of a severity that the unit has not explained. */
  long count(Severity severity) {
    return findings.stream()
        .filter(finding -> finding.isReasonForReturn() && finding.severity() == severity)
        .count();
  }
}
