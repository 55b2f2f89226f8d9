package org.nianbao.desk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormLayout;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.repair.FailedRuleGroup;
import org.nianbao.roster.Roster;
import org.nianbao.rounds.Round;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.workbook.FieldSeverities;

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
      findings.add(remark("desk.column.LEDGER", sentence, messages));
    }
    Message unreadable = checked.unreadableReason();
    if (unreadable != null) {
      findings.add(remark("summary.status.UNREADABLE", unreadable, messages));
    }
    if (submission == null) {
      return new SelectedReport(row, checked, findings, Map.of(), null);
    }
    List<FailedRuleGroup> faults = checked.faults();
    for (Discrepancy each : checked.discrepancies()) {
      findings.add(finding(submission, each, faults, messages));
    }
    for (Message each : checked.undecidedReasons()) {
      findings.add(remark("desk.undecided", each, messages));
    }
    return new SelectedReport(
        row,
        checked,
        findings,
        FieldSeverities.highlighted(submission, checked.discrepancies()),
        FormLayouts.of(submission.template()));
  }

  private static Finding finding(
      Submission submission,
      Discrepancy discrepancy,
      List<FailedRuleGroup> faults,
      Messages messages) {
    FieldSeverities own = new FieldSeverities(submission);
    own.addSubject(discrepancy);
    own.addCells(discrepancy);
    Set<String> keys = new LinkedHashSet<>();
    if (discrepancy.field() != null) {
      keys.add(discrepancy.field());
    }
    keys.addAll(own.highest().keySet());
    List<String> suggestions =
        faults.stream()
            .filter(fault -> fault.concerns(discrepancy))
            .map(fault -> Message.of("report.suggestion", fault.message()))
            .map(suggestion -> messages.format("notice.suggestion", suggestion))
            .toList();
    return new Finding(
        discrepancy.severity(),
        messages.format(discrepancy.severityName()),
        discrepancy.rule(),
        place(submission, discrepancy, messages),
        messages.format("desk.sentence", discrepancy.message()),
        suggestions,
        List.copyOf(keys),
        discrepancy);
  }

  /**
   * Returns the cell of the form that the window shows; empty if there is none. If it is elsewhere
   * in the received file, the text names that cell, too.
   */
  private static String place(Submission submission, Discrepancy discrepancy, Messages messages) {
    CellPlace place = discrepancy.place();
    if (place == null || !submission.hasCellAddresses()) {
      return "";
    }
    Field field =
        discrepancy.field() == null ? null : submission.template().field(discrepancy.field());
    CellPlace ofForm = field == null ? place : new CellPlace(field.sheet(), field.address());
    return place.equals(ofForm) ? place.toString() : messages.format("desk.place", ofForm, place);
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
      remarks.add(remark(word, Message.of("desk.missing"), messages));
    }
    if (entry.note() != null && entry.status() != ReceptionEntry.Status.UNREADABLE) {
      remarks.add(remark(word, entry.note(), messages));
    }
    Roster.Unit unit = entry.unit();
    if (checked == null && unit != null && !(unit.contact() + unit.phone()).isEmpty()) {
      String contact = messages.format("desk.contact", unit.contact(), unit.phone());
      String heading = messages.format("desk.contact.word");
      remarks.add(new Finding(null, "", heading, "", contact, List.of(), List.of(), null));
    }
    return remarks;
  }

  private static Finding remark(String word, Message text, Messages messages) {
    return new Finding(
        null,
        "",
        messages.format(word),
        "",
        messages.format("desk.sentence", text),
        List.of(),
        List.of(),
        null);
  }
}
