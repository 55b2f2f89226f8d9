package org.nianbao.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.nianbao.check.ValidationResult;
import org.nianbao.merge.DistrictReport;
import org.nianbao.merge.MergeSentences;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.template.Severity;

/**
 * Prints the result of a merge: which units reported, which files are left out and why, and the
 * discrepancies.
 */
final class MergeTextReport {
  /** The limit of lines for one file; the workbook lists all. */
  private static final int MAX_LINES = 12;

  private final Terminal terminal;

  MergeTextReport(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(DistrictReport merged) {
    terminal.say(MergeSentences.heading(merged));
    terminal.say(MergeSentences.reception(merged));
    printReceipts(merged);
    List<ValidationResult> wrong = new ArrayList<>();
    for (ReceptionEntry receipt : merged.reception().of(Status.RECEIVED)) {
      ValidationResult checked = receipt.checked();
      if (checked != null && checked.status() != ValidationResult.Status.OK) {
        wrong.add(checked);
      }
    }
    if (merged.checkedTotal().status() != ValidationResult.Status.OK) {
      wrong.add(merged.checkedTotal());
    }
    if (merged.reported() != null && merged.reported().status() != ValidationResult.Status.OK) {
      wrong.add(merged.reported());
    }
    ValidationTextReport report = new ValidationTextReport(terminal);
    for (ValidationResult checked : wrong) {
      terminal.out().println();
      report.print(checked, MAX_LINES, "cli.merge.more");
    }
    if (!wrong.isEmpty()) {
      terminal.out().println();
    }
    long notices = notices(merged, wrong);
    if (notices > 0) {
      terminal.say("cli.merge.notices", notices);
    }
    if (merged.agreesWithReported()) {
      terminal.say("cli.merge.agrees");
    }
    if (!wrong.contains(merged.checkedTotal())) {
      report.printUndecided(merged.checkedTotal());
    }
  }

  /** Prints the units and files that need attention: a list for each status. */
  private void printReceipts(DistrictReport merged) {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    for (ReceptionEntry receipt : merged.reception().entries()) {
      boolean worth = receipt.status() != Status.RECEIVED || receipt.note() != null;
      if (worth && counts.merge(receipt.status(), 1, Integer::sum) <= ShortenedList.MAX_ENTRIES) {
        print(receipt);
      }
    }
    counts.forEach(
        (status, count) -> {
          if (count > ShortenedList.MAX_ENTRIES) {
            terminal.say("cli.merge.moreReceipts", word(status), count - ShortenedList.MAX_ENTRIES);
          }
        });
  }

  private static Message word(Status status) {
    return Message.of("merge.status." + status.name());
  }

  /**
   * Returns the number of notices in the reports that are not printed because they have nothing
   * graver.
   */
  private static long notices(DistrictReport merged, List<ValidationResult> printed) {
    return Stream.concat(
            merged.reception().of(Status.RECEIVED).stream().map(ReceptionEntry::checked),
            Stream.of(merged.checkedTotal()))
        .filter(Objects::nonNull)
        .filter(checked -> !printed.contains(checked))
        .mapToLong(checked -> checked.count(Severity.NOTICE))
        .sum();
  }

  private void print(ReceptionEntry receipt) {
    List<Object> words = new ArrayList<>();
    words.add(word(receipt.status()));
    words.add(receipt.unitName().isEmpty() ? "?" : receipt.unitName());
    words.add(receipt.file());
    words.add(receipt.note() == null ? "" : receipt.note());
    String pattern =
        receipt.file().isEmpty()
            ? receipt.note() == null ? "cli.merge.unit" : "cli.merge.unitNote"
            : "cli.merge.file";
    terminal.say(new Message(pattern, words));
  }
}
