package org.nianbao.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.nianbao.merge.Merged;
import org.nianbao.merge.MergedSentences;
import org.nianbao.merge.Receipt;
import org.nianbao.merge.Receipt.Status;
import org.nianbao.message.Message;
import org.nianbao.report.Checked;
import org.nianbao.template.Severity;

/** The outcome of a merge, for people: who reported, what is left out and why, what is wrong. */
final class MergedReport {
  /** Of one file; the workbook has them all. */
  private static final int MOST_LINES = 12;

  private final Terminal terminal;

  MergedReport(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(Merged merged) {
    terminal.say(MergedSentences.heading(merged));
    terminal.say(MergedSentences.reception(merged));
    for (Receipt receipt : merged.reception().receipts()) {
      if (receipt.status() != Status.RECEIVED || receipt.note() != null) {
        print(receipt);
      }
    }
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
      report.print(checked, MOST_LINES);
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
      merged.own().undecided().forEach(reason -> terminal.say("cli.report.undecided", reason));
    }
  }

  /** Of reports of which nothing graver is said, and which are therefore not printed. */
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
    words.add(Message.of("merge.status." + receipt.status().name()));
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
