package org.nianbao.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.DiscrepancyCounts;
import org.nianbao.merge.DistrictReport;
import org.nianbao.merge.MergeSentences;
import org.nianbao.merge.Reception;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;

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
    terminal.print(MergeSentences.heading(merged));
    terminal.print(MergeSentences.reception(merged));
    printEntries(merged.reception());
    List<ValidationResult> withDiscrepancies = new ArrayList<>();
    for (ReceptionEntry entry : merged.reception().of(Status.RECEIVED)) {
      ValidationResult checked = entry.checked();
      if (checked != null && checked.status() != ValidationResult.Status.OK) {
        withDiscrepancies.add(checked);
      }
    }
    if (merged.checkedTotal().status() != ValidationResult.Status.OK) {
      withDiscrepancies.add(merged.checkedTotal());
    }
    if (merged.reported() != null && merged.reported().status() != ValidationResult.Status.OK) {
      withDiscrepancies.add(merged.reported());
    }
    ValidationTextReport report = new ValidationTextReport(terminal);
    for (ValidationResult checked : withDiscrepancies) {
      terminal.out().println();
      report.print(checked, MAX_LINES, "cli.merge.more");
    }
    if (!withDiscrepancies.isEmpty()) {
      terminal.out().println();
    }
    DiscrepancyCounts others = others(merged, withDiscrepancies);
    if (others.total() > 0) {
      terminal.print("cli.merge.others", others.message());
    }
    if (merged.agreesWithReported()) {
      terminal.print("cli.merge.agrees");
    }
    if (!withDiscrepancies.contains(merged.checkedTotal())) {
      report.addUndecided(merged.checkedTotal());
    }
    report.printUndecided();
  }

  /**
   * Prints the units and files that are not received or have a note, up to a limit for each status.
   */
  void printEntries(Reception reception) {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    for (ReceptionEntry entry : reception.entries()) {
      boolean isNotable = entry.status() != Status.RECEIVED || entry.note() != null;
      if (isNotable && counts.merge(entry.status(), 1, Integer::sum) <= ShortenedList.MAX_ENTRIES) {
        print(entry);
      }
    }
    counts.forEach(
        (status, count) -> {
          if (count > ShortenedList.MAX_ENTRIES) {
            terminal.print(
                "cli.merge.moreReceipts", statusName(status), count - ShortenedList.MAX_ENTRIES);
          }
        });
  }

  private static Message statusName(Status status) {
    return Message.of("merge.status." + status.name());
  }

  /**
   * Counts the notices and explained warnings of the reports that are not printed, as they have no
   * other errors or warnings.
   */
  private static DiscrepancyCounts others(DistrictReport merged, List<ValidationResult> printed) {
    return Stream.concat(
            merged.reception().of(Status.RECEIVED).stream().map(ReceptionEntry::checked),
            Stream.of(merged.checkedTotal()))
        .filter(Objects::nonNull)
        .filter(checked -> !printed.contains(checked))
        .map(ValidationResult::counts)
        .reduce(DiscrepancyCounts.NONE, DiscrepancyCounts::plus);
  }

  private void print(ReceptionEntry entry) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(statusName(entry.status()));
    arguments.add(entry.unitName().isEmpty() ? "?" : entry.unitName());
    arguments.add(entry.file());
    arguments.add(entry.note() == null ? "" : entry.note());
    String pattern =
        entry.file().isEmpty()
            ? entry.note() == null ? "cli.merge.unit" : "cli.merge.unitNote"
            : "cli.merge.file";
    terminal.print(new Message(pattern, arguments));
  }
}
