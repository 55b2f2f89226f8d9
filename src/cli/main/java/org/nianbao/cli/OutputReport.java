package org.nianbao.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nianbao.Failure;
import org.nianbao.check.JsonReport;
import org.nianbao.check.JsonWriter;
import org.nianbao.check.ValidationCounts;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.task.WrittenForm;
import org.nianbao.template.BundledTemplate;

/**
 * Prints remarks and failures about the files and outputs of a command. They are printed
 * immediately, up to a limit; JSON contains all.
 */
final class OutputReport {
  private final Terminal terminal;
  private final ProgressLine progress;
  private final boolean debug;
  private final boolean inJson;
  private final List<String> failures = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final ValidationCounts counts = new ValidationCounts();
  private final ValidationTextReport results;

  /** How many remarks have been printed since {@link #printNumberOfOtherRemarks}. */
  private int printedRemarks;

  /**
   * Creates a report.
   *
   * @param progress is erased before a line is printed
   * @param debug whether the details of an internal error are printed
   * @param inJson whether remarks are written as JSON and not printed
   */
  OutputReport(Terminal terminal, ProgressLine progress, boolean debug, boolean inJson) {
    this.terminal = terminal;
    this.progress = progress;
    this.debug = debug;
    this.inJson = inJson;
    this.results = new ValidationTextReport(terminal);
  }

  /** Prints what all files have in common: the rules that were not checked, and the totals. */
  void printTotals() {
    results.printUndecided();
    results.print(counts);
  }

  /** Prints the source of a form, and the form. */
  void print(WrittenForm form) {
    progress.erase();
    if (form.checked() != null) {
      print(form.checked());
    }
    if (form.written() != null) {
      print(form.written());
    }
    if (form.sentence() != null) {
      terminal.print(form.sentence());
    }
  }

  /** Prints the result of a file. */
  void print(ValidationResult checked) {
    results.print(checked);
    counts.add(checked);
  }

  /** Prints the name of an output if it is not the expected one, or why it could not be written. */
  void print(WrittenFile written) {
    addFailures(written.failures());
    addRemarks(written.remarks());
  }

  void addFailures(List<? extends Exception> added) {
    for (Exception failure : added) {
      Message sentence = Failure.sentence(failure);
      failures.add(terminal.messages().format(sentence));
      if (failures.size() <= ShortenedList.MAX_ENTRIES) {
        terminal.printError(sentence);
        if (debug) {
          failure.printStackTrace(terminal.err());
        }
      }
    }
  }

  void addRemarks(List<Message> added) {
    for (Message remark : added) {
      if (inJson) {
        remarks.add(terminal.messages().format(remark));
      } else if (++printedRemarks <= ShortenedList.MAX_ENTRIES) {
        terminal.print(remark);
      }
    }
  }

  /** Prints the number of further remarks, and starts a new count. */
  void printNumberOfOtherRemarks() {
    terminal.printNumberOfOthers(printedRemarks - ShortenedList.MAX_ENTRIES, "cli.remarks.more");
    printedRemarks = 0;
  }

  /** Prints the number of further failures. */
  void printNumberOfOtherFailures() {
    if (failures.size() > ShortenedList.MAX_ENTRIES) {
      terminal.printError(
          Message.of("cli.output.failures", failures.size() - ShortenedList.MAX_ENTRIES));
    }
  }

  /** Writes the members {@code notWritten} and {@code remarks} if they are not empty. */
  void writeTo(JsonWriter json) throws IOException {
    addRemarks(BundledTemplate.source().drainRemarks());
    JsonReport.writeTexts(json, "notWritten", failures);
    JsonReport.writeTexts(json, "remarks", remarks);
  }

  ValidationCounts counts() {
    return counts;
  }

  /** Returns the exit status: that of the files, or a failure if an output could not be written. */
  int exitStatus() {
    return failures.isEmpty() ? ValidationTextReport.exitStatus(counts) : ExitStatus.FAILED;
  }

  /** Prints the numbers of further remarks and failures, and returns the exit status. */
  int finish() {
    printNumberOfOtherRemarks();
    printNumberOfOtherFailures();
    return exitStatus();
  }
}
