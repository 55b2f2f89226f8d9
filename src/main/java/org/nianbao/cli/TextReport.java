package org.nianbao.cli;

import java.util.List;
import java.util.Objects;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Place;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.report.Checked;
import org.nianbao.template.Severity;

/** The outcome of a validation, for people. */
final class TextReport {
  private final Terminal terminal;

  TextReport(Terminal terminal) {
    this.terminal = terminal;
  }

  /** 2 if a file is unreadable, else 1 if errors or warnings were found, else 0. */
  static int exit(List<Checked> files) {
    if (files.stream().anyMatch(file -> file.status() == Checked.Status.UNREADABLE)) {
      return Exit.FAILED;
    }
    boolean found = files.stream().anyMatch(file -> file.status() != Checked.Status.OK);
    return found ? Exit.DISCREPANCIES : Exit.CLEAN;
  }

  void print(List<Checked> files) {
    files.forEach(this::print);
    if (files.size() > 1) {
      terminal.out().println();
      terminal.say(
          "cli.report.summary",
          files.size(),
          count(files, Checked.Status.OK),
          count(files, Checked.Status.DISCREPANCIES),
          count(files, Checked.Status.UNREADABLE),
          Checked.count(files, Severity.ERROR),
          Checked.count(files, Severity.WARNING),
          Checked.count(files, Severity.NOTICE));
    }
  }

  private static long count(List<Checked> files, Checked.Status status) {
    return files.stream().filter(file -> file.status() == status).count();
  }

  private void print(Checked file) {
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
    for (Severity severity : Severity.values()) {
      file.discrepancies().stream()
          .filter(each -> each.severity() == severity)
          .forEach(this::print);
    }
    for (Message reason : file.undecided()) {
      terminal.say("cli.report.undecided", reason);
    }
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
