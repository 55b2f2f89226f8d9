package org.nianbao.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.repair.FailedRuleGroup;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.workbook.FieldSeverities;

/**
 * An entry of the list of findings beside a form: a discrepancy, or another remark.
 *
 * @param severity its severity; null if it is no discrepancy
 * @param severityName the word for the severity; empty if there is none
 * @param title the rule, or a heading
 * @param place the cell of the received file; empty if there is none
 * @param sentence what is wrong
 * @param suggestions the suggestions for corrections
 * @param keys the fields that it involves, the main one first
 * @param discrepancy the discrepancy; null if it is none
 */
public record Finding(
    @Nullable Severity severity,
    String severityName,
    String title,
    String place,
    String sentence,
    List<String> suggestions,
    List<String> keys,
    @Nullable Discrepancy discrepancy) {
  public Finding {
    suggestions = List.copyOf(suggestions);
    keys = List.copyOf(keys);
  }

  /**
   * Returns the findings of a file, the gravest first. This may take some time, as suggestions are
   * searched for.
   */
  public static List<Finding> of(ValidationResult checked, Messages messages) {
    List<Finding> findings = new ArrayList<>();
    Message unreadable = checked.unreadableReason();
    if (unreadable != null) {
      findings.add(remark("summary.status.UNREADABLE", unreadable, messages));
    }
    Submission submission = checked.submission();
    if (submission == null) {
      return findings;
    }
    List<FailedRuleGroup> faults = checked.faults();
    for (Discrepancy each : checked.discrepancies()) {
      findings.add(finding(submission, each, faults, messages));
    }
    for (Message each : checked.undecidedReasons()) {
      findings.add(remark("finding.undecided", each, messages));
    }
    return findings;
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
        messages.format("finding.sentence", discrepancy.message()),
        suggestions,
        List.copyOf(keys),
        discrepancy);
  }

  /**
   * Returns the cell of the form as it is displayed; empty if there is none. If it is elsewhere in
   * the received file, the text names that cell, too.
   */
  private static String place(Submission submission, Discrepancy discrepancy, Messages messages) {
    CellPlace place = discrepancy.place();
    if (place == null || !submission.hasCellAddresses()) {
      return "";
    }
    Field field =
        discrepancy.field() == null ? null : submission.template().field(discrepancy.field());
    CellPlace ofForm = field == null ? place : new CellPlace(field.sheet(), field.address());
    return place.equals(ofForm)
        ? place.toString()
        : messages.format("finding.place", ofForm, place);
  }

  /**
   * Returns a remark that is no discrepancy.
   *
   * @param word the key of its heading
   */
  public static Finding remark(String word, Message text, Messages messages) {
    return new Finding(
        null,
        "",
        messages.format(word),
        "",
        messages.format("finding.sentence", text),
        List.of(),
        List.of(),
        null);
  }

  /** Returns the text for copying and for screen readers. */
  @Override
  public String toString() {
    String words = severityName.isEmpty() ? "" : severityName + "　";
    String where = place.isEmpty() ? "" : place + "　";
    return words + title + "　" + where + sentence + String.join("", suggestions);
  }
}
