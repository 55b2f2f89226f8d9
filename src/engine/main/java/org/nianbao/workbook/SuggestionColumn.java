package org.nianbao.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.form.Discrepancy;
import org.nianbao.message.Messages;
import org.nianbao.repair.FailedRuleGroup;

/**
 * The suggestions in a list of discrepancies: each fault is described once, then referred to by its
 * row.
 */
public final class SuggestionColumn {
  private final List<FailedRuleGroup> faults;
  private final Messages messages;
  private final Map<FailedRuleGroup, Integer> firstRows = new HashMap<>();

  /** Creates the column for the discrepancies of one file. */
  public SuggestionColumn(List<FailedRuleGroup> faults, Messages messages) {
    this.faults = List.copyOf(faults);
    this.messages = messages;
  }

  /** Returns whether the most likely suggestion gives the figure the expected value. */
  boolean confirmsExpected(Discrepancy discrepancy) {
    String key = discrepancy.field();
    return key != null
        && faults.stream()
            .filter(fault -> fault.concerns(discrepancy))
            .anyMatch(fault -> fault.expects(key, discrepancy.expected()));
  }

  /**
   * Returns the suggestion for a discrepancy, or a reference to the row that has it; empty if there
   * is none.
   *
   * @param number the number of the row; 0 if rows are not numbered
   */
  String textFor(int number, Discrepancy discrepancy) {
    List<String> lines = new ArrayList<>();
    for (FailedRuleGroup fault : faults) {
      if (fault.concerns(discrepancy)) {
        Integer first = number == 0 ? null : firstRows.putIfAbsent(fault, number);
        lines.add(
            first == null
                ? messages.format("report.suggestion", fault.message())
                : messages.format("report.suggestion.above", first));
      }
    }
    return String.join("\n", lines);
  }
}
