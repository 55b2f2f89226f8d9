package org.nianbao.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.template.Severity;

/**
 * An entry of the list of findings: a discrepancy, or another remark on a submission.
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
record Finding(
    @Nullable Severity severity,
    String severityName,
    String title,
    String place,
    String sentence,
    List<String> suggestions,
    List<String> keys,
    @Nullable Discrepancy discrepancy) {
  Finding {
    suggestions = List.copyOf(suggestions);
    keys = List.copyOf(keys);
  }

  /** Returns the text for copying and for screen readers. */
  @Override
  public String toString() {
    String words = severityName.isEmpty() ? "" : severityName + "　";
    String where = place.isEmpty() ? "" : place + "　";
    return words + title + "　" + where + sentence + String.join("", suggestions);
  }
}
