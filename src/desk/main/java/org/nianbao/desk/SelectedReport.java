package org.nianbao.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.Finding;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.roster.Roster;
import org.nianbao.rounds.Round;
import org.nianbao.template.Severity;
import org.nianbao.workbook.FieldSeverities;
import org.nianbao.workbook.FormLayout;

/**
 * A submission with its findings, as the lower part of the window shows it.
 *
 * @param row its row in the table
 * @param checked the file as it is now, with its narrative; null for a unit without one
 * @param findings the findings, the gravest first
 * @param severities the gravest severity of each field, by key
 * @param layout the layout of its form; null if nothing was read
 */
record SelectedReport(
    ReceivedRow row,
    @Nullable ValidationResult checked,
    List<Finding> findings,
    Map<String, Severity> severities,
    @Nullable FormLayout layout) {
  SelectedReport {
    findings = List.copyOf(findings);
    severities = Map.copyOf(severities);
  }

  /** Returns the findings of a unit without a file. */
  static SelectedReport ofMissingUnit(ReceivedRow row, Messages messages) {
    return new SelectedReport(row, null, rosterFindings(row, null, messages), Map.of(), null);
  }

  /**
   * Returns the findings of a file. This may take some time, as suggestions are searched for.
   *
   * @param read the file as it was read, with its narrative
   */
  static SelectedReport of(ReceivedRow read, Messages messages) {
    ValidationResult checked = Objects.requireNonNull(read.judged());
    ReceivedRow row = read.compacted();
    Submission submission = checked.submission();
    List<Finding> findings = new ArrayList<>(rosterFindings(row, checked, messages));
    Round round = read.ledger() == null ? null : read.ledger().round();
    Message sentence = round == null ? null : round.message();
    if (sentence != null) {
      findings.add(Finding.remark("desk.column.LEDGER", sentence, messages));
    }
    findings.addAll(Finding.of(checked, messages));
    if (submission == null) {
      return new SelectedReport(row, checked, findings, Map.of(), null);
    }
    return new SelectedReport(
        row,
        checked,
        findings,
        FieldSeverities.highlighted(submission, checked.discrepancies()),
        FormLayouts.of(submission.template()));
  }

  /** Returns the findings about the roster: the status of the unit and its contact. */
  private static List<Finding> rosterFindings(
      ReceivedRow row, @Nullable ValidationResult checked, Messages messages) {
    ReceptionEntry entry = row.entry();
    if (entry == null) {
      return List.of();
    }
    List<Finding> remarks = new ArrayList<>();
    String word = "merge.status." + entry.status().name();
    if (checked == null && entry.status() != ReceptionEntry.Status.EARLIER) {
      remarks.add(Finding.remark(word, Message.of("desk.missing"), messages));
    }
    if (entry.note() != null && entry.status() != ReceptionEntry.Status.UNREADABLE) {
      remarks.add(Finding.remark(word, entry.note(), messages));
    }
    Roster.Unit unit = entry.unit();
    if (checked == null && unit != null && !(unit.contact() + unit.phone()).isEmpty()) {
      String contact = messages.format("desk.contact", unit.contact(), unit.phone());
      String heading = messages.format("desk.contact.word");
      remarks.add(new Finding(null, "", heading, "", contact, List.of(), List.of(), null));
    }
    return remarks;
  }
}
