package org.nianbao.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.form.Discrepancy;
import org.nianbao.message.Messages;
import org.nianbao.repair.Fault;

/** What stands beside discrepancies in a list: for each fault once, then where that is. */
public final class SuggestionColumn {
  private final List<Fault> faults;
  private final Messages messages;
  private final Map<Fault, Integer> said = new HashMap<>();

  /** A column for the discrepancies of one file. */
  public SuggestionColumn(List<Fault> faults, Messages messages) {
    this.faults = List.copyOf(faults);
    this.messages = messages;
  }

  /** Whether what a discrepancy expects of its figure is not what is likely to stand there. */
  boolean contradict(Discrepancy discrepancy) {
    String key = discrepancy.field();
    return key != null
        && faults.stream()
            .filter(fault -> fault.concerns(discrepancy))
            .anyMatch(
                fault ->
                    fault.suggestions().isEmpty()
                        ? fault.isAboutOften(key)
                        : !fault.suggests(key, discrepancy.expected()));
  }

  /**
   * What may mend a discrepancy, or which row says so; empty if nothing is known.
   *
   * @param number of the row; 0 if rows have none yet
   */
  String of(int number, Discrepancy discrepancy) {
    List<String> lines = new ArrayList<>();
    for (Fault fault : faults) {
      if (fault.concerns(discrepancy)) {
        Integer first = number == 0 ? null : said.putIfAbsent(fault, number);
        lines.add(
            first == null
                ? messages.say("report.suggestion", fault.message())
                : messages.say("report.suggestion.above", first));
      }
    }
    return String.join("\n", lines);
  }
}
