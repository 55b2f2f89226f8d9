package org.nianbao.rounds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;

/**
 * An error or a warning about a version of a report, as it was told to the unit.
 *
 * @param number the number in the ledger, which the same finding keeps over the versions of a
 *     report; empty if it is not registered yet
 * @param rule the id of the rule
 * @param severity the severity
 * @param field the key of the field concerned; empty if there is none
 * @param place the place in the words of the form; empty if there is none
 * @param message the sentence for staff
 * @param expected the expected value; empty if it is not known
 * @param actual the actual value
 * @param explanation the unit's explanation; empty if there is none
 * @param fields the keys of the figures involved
 */
record LedgerFinding(
    String number,
    String rule,
    Severity severity,
    String field,
    String place,
    String message,
    String expected,
    String actual,
    String explanation,
    List<String> fields) {
  /** The explanation of a finding that does not hold for the figures that an officer corrected. */
  static final String CORRECTED = Messages.CHINESE.format("round.corrected");

  LedgerFinding {
    fields = List.copyOf(fields);
  }

  /** Returns the errors and warnings among the discrepancies of a submission, in order. */
  static List<LedgerFinding> of(Submission submission, List<Discrepancy> discrepancies) {
    List<LedgerFinding> findings = new ArrayList<>();
    Map<CellPlace, String> keys = null;
    for (Discrepancy each : discrepancies) {
      if (each.severity() == Severity.NOTICE) {
        continue;
      }
      keys = keys == null ? keysByPlace(submission) : keys;
      findings.add(of(each, submission, keys));
    }
    return findings;
  }

  private static LedgerFinding of(
      Discrepancy found, Submission submission, Map<CellPlace, String> keys) {
    Set<String> involved = new HashSet<>();
    String key = found.field() == null ? "" : found.field();
    if (!key.isEmpty()) {
      involved.add(key);
    }
    for (CellPlace cell : found.cells()) {
      String field = keys.get(cell);
      if (field != null) {
        involved.add(field);
      }
    }
    Field field = submission.template().field(key);
    CellPlace cell = found.place();
    String place = field != null ? field.place() : cell == null ? "" : Rounds.plain(cell.sheet());
    return new LedgerFinding(
        "",
        found.rule(),
        found.severity(),
        key,
        place,
        Rounds.plain(Messages.CHINESE.format(found.message())),
        Rounds.plain(found.expected()),
        Rounds.plain(found.actual()),
        Rounds.plain(found.explanation()),
        involved.stream().sorted().toList());
  }

  private static Map<CellPlace, String> keysByPlace(Submission submission) {
    Map<CellPlace, String> keys = new HashMap<>();
    for (Field field : submission.template().figures()) {
      CellPlace place = submission.place(field.key());
      if (place != null) {
        keys.put(place, field.key());
      }
    }
    return keys;
  }

  /**
   * Returns the findings about a version by what distinguishes them, which is the same for the same
   * finding about another version; in order.
   */
  static Map<String, LedgerFinding> bySubject(List<LedgerFinding> findings) {
    // not in the order of the findings, which changes when one is explained or accepted
    List<LedgerFinding> ordered = new ArrayList<>(findings);
    ordered.sort(Comparator.comparing(LedgerFinding::actual));
    Map<String, Integer> counts = new HashMap<>();
    IdentityHashMap<LedgerFinding, String> subjects = new IdentityHashMap<>();
    for (LedgerFinding finding : ordered) {
      String subject = finding.subject();
      subjects.put(finding, counts.merge(subject, 1, Integer::sum) + "|" + subject);
    }
    Map<String, LedgerFinding> bySubject = new LinkedHashMap<>();
    findings.forEach(finding -> bySubject.put(subjects.getOrDefault(finding, ""), finding));
    return bySubject;
  }

  /** Returns this finding as the ledger numbers it. */
  LedgerFinding numbered(String newNumber) {
    return new LedgerFinding(
        newNumber, rule, severity, field, place, message, expected, actual, explanation, fields);
  }

  private String subject() {
    if (rule.equals(Discrepancy.UNREAD)) {
      return rule + "|" + actual; // a file may have several such texts in one place
    }
    return rule + "|" + (field.isEmpty() ? place + "|" + expected : field);
  }

  /** Returns whether it does not hold for the figures that an officer corrected. */
  boolean isCorrected() {
    return explanation.equals(CORRECTED);
  }

  /** Returns whether a report is returned for this. */
  boolean isReasonForReturn() {
    return explanation.isEmpty();
  }
}
