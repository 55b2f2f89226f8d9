package org.nianbao.cli;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Place;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.repair.Fault;
import org.nianbao.report.Checked;
import org.nianbao.report.Tally;
import org.nianbao.template.Severity;

/** The outcome of a validation, for people. */
final class TextReport {
  private final Terminal terminal;

  TextReport(Terminal terminal) {
    this.terminal = terminal;
  }

  /** 2 if a file is unreadable, else 1 if errors or warnings were found, else 0. */
  static int exit(Tally tally) {
    if (tally.files(Checked.Status.UNREADABLE) > 0) {
      return Exit.FAILED;
    }
    return tally.files(Checked.Status.DISCREPANCIES) > 0 ? Exit.DISCREPANCIES : Exit.CLEAN;
  }

  /** Prints how several files came out. */
  void print(Tally tally) {
    if (tally.files() > 1) {
      terminal.out().println();
      terminal.say(tally.summary());
    }
  }

  void print(Checked file) {
    print(file, Integer.MAX_VALUE);
  }

  /** Prints a file with no more than so many lines of one rule and severity, the gravest first. */
  void print(Checked file, int most) {
    Submission submission = file.submission();
    Message unreadable = file.unreadable();
    if (submission == null || unreadable != null) {
      terminal.say("cli.report.unreadable", file.file(), Objects.requireNonNull(unreadable));
      return;
    }
    Object year = Objects.requireNonNullElse(submission.year(), "?");
    String unit = submission.unit().isEmpty() ? "?" : submission.unit();
    terminal.say(
        file.discrepancies().isEmpty() ? "cli.report.clean" : "cli.report.file",
        file.file(),
        unit,
        year,
        file.count(Severity.ERROR),
        file.count(Severity.WARNING),
        file.count(Severity.NOTICE));
    Map<String, Integer> lines = new HashMap<>();
    int left = 0;
    for (Discrepancy discrepancy : gravestFirst(file)) {
      String kind = discrepancy.severity() + discrepancy.rule();
      if (lines.merge(kind, 1, Integer::sum) <= most) {
        print(discrepancy);
      } else {
        left++;
      }
    }
    if (left > 0) {
      terminal.say("cli.merge.more", left);
    }
    int faults = 0;
    for (Fault fault : file.faults()) {
      if (++faults <= most) {
        terminal.say("cli.report.suggestion", fault.message());
      }
    }
    for (Message reason : file.undecided()) {
      terminal.say("cli.report.undecided", reason);
    }
  }

  private static List<Discrepancy> gravestFirst(Checked file) {
    return file.discrepancies().stream()
        .sorted(Comparator.comparing(Discrepancy::severity))
        .toList();
  }

  private void print(Discrepancy discrepancy) {
    Place place = discrepancy.place();
    terminal.say(
        place == null ? "cli.report.line" : "cli.report.cell",
        Message.of("severity." + discrepancy.severity().name()),
        discrepancy.rule(),
        discrepancy.message(),
        String.valueOf(place));
  }
}
