package org.nianbao.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.nianbao.check.Checked;
import org.nianbao.merge.Merged;
import org.nianbao.merge.MergedSentences;
import org.nianbao.merge.Receipt.Status;
import org.nianbao.merge.Receipt;
import org.nianbao.message.Listing;
import org.nianbao.message.Message;
import org.nianbao.template.Severity;

/**
 * Prints the result of a merge: which units reported, which files are left out and why, and the
 * discrepancies.
 */
final class MergedReport {
  /** The limit of lines for one file; the workbook lists all. */
  private static final int MAX_LINES = 12;

  private final Terminal terminal;

  MergedReport(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(Merged merged) {
    terminal.say(MergedSentences.heading(merged));
    terminal.say(MergedSentences.reception(merged));
    printReceipts(merged);
    List<Checked> wrong = new ArrayList<>();
    for (Receipt receipt : merged.reception().of(Status.RECEIVED)) {
      Checked checked = receipt.checked();
      if (checked != null && checked.status() != Checked.Status.OK) {
        wrong.add(checked);
      }
    }
    if (merged.own().status() != Checked.Status.OK) {
      wrong.add(merged.own());
    }
    if (merged.reported() != null && merged.reported().status() != Checked.Status.OK) {
      wrong.add(merged.reported());
    }
    TextReport report = new TextReport(terminal);
    for (Checked checked : wrong) {
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
    if (!wrong.contains(merged.own())) {
      report.printUndecided(merged.own());
    }
  }

  /** Prints the units and files that need attention: a list for each status. */
  private void printReceipts(Merged merged) {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    for (Receipt receipt : merged.reception().receipts()) {
      boolean worth = receipt.status() != Status.RECEIVED || receipt.note() != null;
      if (worth && counts.merge(receipt.status(), 1, Integer::sum) <= Listing.MAX_ENTRIES) {
        print(receipt);
      }
    }
    counts.forEach(
        (status, count) -> {
          if (count > Listing.MAX_ENTRIES) {
            terminal.say("cli.merge.moreReceipts", word(status), count - Listing.MAX_ENTRIES);
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
  private static long notices(Merged merged, List<Checked> printed) {
    return Stream.concat(
            merged.reception().of(Status.RECEIVED).stream().map(Receipt::checked),
            Stream.of(merged.own()))
        .filter(Objects::nonNull)
        .filter(checked -> !printed.contains(checked))
        .mapToLong(checked -> checked.count(Severity.NOTICE))
        .sum();
  }

  private void print(Receipt receipt) {
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
