package org.nianbao.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nianbao.check.ValidationCounts;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;

/**
 * Prints the results of a validation: file by file, then the reasons why rules were not checked,
 * each of them once.
 */
final class ValidationTextReport {
  /**
   * The files that have a reason in common.
   *
   * @param first the first of them
   * @param count their number
   */
  private record Files(String first, int count) {
    Files with(Files other) {
      return new Files(first, count + other.count);
    }
  }

  private final Terminal terminal;
  private final Map<Message, Files> undecided = new LinkedHashMap<>();
  private int files;

  ValidationTextReport(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Returns 2 if a file is unreadable, else 1 if there are errors or warnings, else 0. */
  static int exitStatus(ValidationCounts counts) {
    if (counts.files(ValidationResult.Status.UNREADABLE) > 0) {
      return ExitStatus.FAILED;
    }
    return counts.files(ValidationResult.Status.DISCREPANCIES) > 0
        ? ExitStatus.DISCREPANCIES
        : ExitStatus.CLEAN;
  }

  /** Prints the totals of several files. */
  void print(ValidationCounts counts) {
    if (counts.files() > 1) {
      terminal.out().println();
      terminal.print(counts.summary());
    }
  }

  void print(ValidationResult file) {
    print(file, ShortenedList.MAX_ENTRIES, "cli.report.more");
  }

  /**
   * Prints a file.
   *
   * @param max the limit of discrepancies of one rule and severity
   * @param more the key of the sentence for the number of the others
   */
  void print(ValidationResult file, int max, String more) {
    Submission submission = file.submission();
    Message unreadable = file.unreadableReason();
    if (submission == null || unreadable != null) {
      terminal.print("cli.report.unreadable", file.file(), Objects.requireNonNull(unreadable));
      return;
    }
    Object year = Objects.requireNonNullElse(submission.year(), "?");
    String unit = submission.unit().isEmpty() ? "?" : submission.unit();
    if (file.file().equals(unit)) { // the sums of a district, which are no file
      terminal.print("cli.report.total", unit, year, file.counts().message());
    } else {
      terminal.print(
          file.discrepancies().isEmpty() ? "cli.report.clean" : "cli.report.file",
          file.file(),
          unit,
          year,
          file.counts().message());
    }
    Map<String, Integer> lines = new HashMap<>();
    int shown = 0;
    List<Discrepancy> discrepancies = file.discrepancies();
    for (Discrepancy discrepancy : discrepancies) {
      String kind = discrepancy.severity() + discrepancy.rule();
      if (shown < ShortenedList.MAX_ENTRIES && lines.merge(kind, 1, Integer::sum) <= max) {
        print(discrepancy, submission.hasCellAddresses());
        shown++;
      }
    }
    terminal.printNumberOfOthers(discrepancies.size() - shown, more);
    List<Message> suggestions =
        file.faults().stream()
            .map(fault -> Message.of("cli.report.suggestion", fault.message()))
            .toList();
    int suggested = Math.min(suggestions.size(), max);
    suggestions.subList(0, suggested).forEach(terminal::print);
    terminal.printNumberOfOthers(suggestions.size() - suggested, "cli.more");
    addUndecided(file);
  }

  /** Adds the reasons why rules of a file were not checked. */
  void addUndecided(ValidationResult file) {
    files++;
    for (Message reason : file.undecidedReasons()) {
      undecided.merge(reason, new Files(file.file(), 1), Files::with);
    }
  }

  /** Prints why rules were not checked. */
  void printUndecided() {
    List<Message> sentences = new ArrayList<>();
    undecided.forEach((reason, common) -> sentences.add(sentence(reason, common)));
    terminal.printFirst(sentences, "cli.more");
  }

  private Message sentence(Message reason, Files common) {
    if (files == 1) {
      return Message.of("cli.report.undecided", reason);
    }
    return common.count() == 1
        ? Message.of("cli.report.undecided.file", reason, common.first())
        : Message.of("cli.report.undecided.files", reason, common.count());
  }

  private void print(Discrepancy discrepancy, boolean addressed) {
    CellPlace place = addressed ? discrepancy.place() : null;
    terminal.print(
        place == null ? "cli.report.line" : "cli.report.cell",
        discrepancy.severityName(),
        discrepancy.rule(),
        discrepancy.message(),
        String.valueOf(place));
  }
}
