package org.nianbao.desk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.repair.Fault;
import org.nianbao.report.Checked;
import org.nianbao.report.FormLayout;
import org.nianbao.report.SpokenOf;
import org.nianbao.template.Severity;

/**
 * A submission looked at closely.
 *
 * @param row its row in the table
 * @param checked the file as it is now, narrative included; null for a unit without one
 * @param findings what there is to say about it, the gravest first
 * @param marks the gravest that is said of each field, by key
 * @param layout how its form looks; null if nothing was read
 */
record Look(
    ReceivedRow row,
    @Nullable Checked checked,
    List<Finding> findings,
    Map<String, Severity> marks,
    @Nullable FormLayout layout) {
  Look {
    findings = List.copyOf(findings);
    marks = Map.copyOf(marks);
  }

  /** A unit without a file. */
  static Look without(ReceivedRow row, Messages messages) {
    return new Look(row, null, remarks(row, null, messages), Map.of(), null);
  }

  /** A file; this may take a while, as what may be wrong is searched for. */
  static Look at(ReceivedRow row, Checked checked, Messages messages) {
    Submission submission = checked.submission();
    if (submission == null) {
      return new Look(row, checked, remarks(row, checked, messages), Map.of(), null);
    }
    List<Finding> findings = new ArrayList<>();
    SpokenOf all = new SpokenOf(submission);
    List<Fault> faults = checked.faults();
    for (Severity severity : Severity.values()) {
      for (Discrepancy each : checked.discrepancies()) {
        if (each.severity() == severity) {
          all.addSubject(each);
          all.addCells(each);
          findings.add(finding(submission, each, faults, messages));
        }
      }
    }
    findings.addAll(remarks(row, checked, messages));
    return new Look(row, checked, findings, all.gravest(), Layouts.of(submission.template()));
  }

  private static Finding finding(
      Submission submission, Discrepancy discrepancy, List<Fault> faults, Messages messages) {
    SpokenOf own = new SpokenOf(submission);
    own.addSubject(discrepancy);
    own.addCells(discrepancy);
    Set<String> keys = new LinkedHashSet<>();
    if (discrepancy.field() != null) {
      keys.add(discrepancy.field());
    }
    keys.addAll(own.gravest().keySet());
    List<String> suggestions =
        faults.stream()
            .filter(fault -> fault.concerns(discrepancy))
            .map(fault -> Message.of("report.suggestion", fault.message()))
            .map(suggestion -> messages.say("notice.suggestion", suggestion))
            .toList();
    return new Finding(
        discrepancy.severity(),
        discrepancy.rule(),
        discrepancy.place() == null ? "" : discrepancy.place().toString(),
        messages.say("desk.sentence", discrepancy.message()),
        suggestions,
        List.copyOf(keys));
  }

  private static List<Finding> remarks(
      ReceivedRow row, @Nullable Checked checked, Messages messages) {
    List<Finding> remarks = new ArrayList<>();
    Message unreadable = checked == null ? null : checked.unreadable();
    if (unreadable != null) {
      remarks.add(remark("summary.status.UNREADABLE", unreadable, messages));
    }
    if (row.receipt() != null && (row.note() != null || checked == null)) {
      Message note = row.note() == null ? Message.of("desk.missing") : row.note();
      remarks.add(remark("merge.status." + row.receipt().status().name(), note, messages));
    }
    if (checked != null) {
      checked.undecided().forEach(each -> remarks.add(remark("desk.undecided", each, messages)));
    }
    return remarks;
  }

  private static Finding remark(String word, Message text, Messages messages) {
    return new Finding(
        null, messages.say(word), "", messages.say("desk.sentence", text), List.of(), List.of());
  }
}
