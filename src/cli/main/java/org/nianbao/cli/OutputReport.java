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
 * Prints remarks and failures about the files and outputs of a command. Each is printed at once, up
 * to a limit; JSON contains all.
 */
final class OutputReport {
  private final Terminal terminal;
  private final ProgressLine progress;
  private final boolean debug;
  private final boolean inJson;
  private final List<String> failures = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final ValidationCounts tally = new ValidationCounts();

  /** How many remarks have been printed since the others were last counted. */
  private int given;

  /**
   * Creates a report.
   *
   * @param progress is erased before a line is printed
   * @param debug whether the details of an internal error are printed
   * @param inJson whether remarks are kept for JSON instead of printed
   */
  OutputReport(Terminal terminal, ProgressLine progress, boolean debug, boolean inJson) {
    this.terminal = terminal;
    this.progress = progress;
    this.debug = debug;
    this.inJson = inJson;
  }

  /** Prints the source of a form, and the form. */
  void say(WrittenForm form) {
    progress.erase();
    if (form.checked() != null) {
      say(form.checked());
    }
    if (form.written() != null) {
      say(form.written());
    }
    if (form.sentence() != null) {
      terminal.say(form.sentence());
    }
  }

  /** Prints the result of a file. */
  void say(ValidationResult checked) {
    new ValidationTextReport(terminal).print(checked);
    tally.add(checked);
  }

  /** Prints the name of an output if it is not the expected one, or why it could not be written. */
  void say(WrittenFile written) {
    fail(written.failures());
    remark(written.remarks());
  }

  void fail(List<? extends Exception> all) {
    for (Exception failure : all) {
      Message sentence = Failure.sentence(failure);
      failures.add(terminal.messages().format(sentence));
      if (failures.size() <= ShortenedList.MAX_ENTRIES) {
        terminal.complain(sentence);
        if (debug) {
          failure.printStackTrace(terminal.err());
        }
      }
    }
  }

  void remark(List<Message> all) {
    for (Message remark : all) {
      if (inJson) {
        remarks.add(terminal.messages().format(remark));
      } else if (++given <= ShortenedList.MAX_ENTRIES) {
        terminal.say(remark);
      }
    }
  }

  /** Prints the number of further remarks, and starts a new count. */
  void sayOtherRemarks() {
    terminal.sayMore(given - ShortenedList.MAX_ENTRIES, "cli.remarks.more");
    given = 0;
  }

  /** Prints the number of further failures. */
  void sayOtherFailures() {
    if (failures.size() > ShortenedList.MAX_ENTRIES) {
      terminal.complain(
          Message.of("cli.output.failures", failures.size() - ShortenedList.MAX_ENTRIES));
    }
  }

  /** Writes the members {@code notWritten} and {@code remarks} if they are not empty. */
  void writeTo(JsonWriter json) throws IOException {
    remark(BundledTemplate.source().drainRemarks());
    JsonReport.writeTexts(json, "notWritten", failures);
    JsonReport.writeTexts(json, "remarks", remarks);
  }

  ValidationCounts tally() {
    return tally;
  }

  /**
   * Returns the exit status for the files, or that of a failure if an output could not be written.
   */
  int exit() {
    return failures.isEmpty() ? ValidationTextReport.exit(tally) : ExitStatus.FAILED;
  }

  /** Prints the numbers of further remarks and failures, and returns the exit status. */
  int end() {
    sayOtherRemarks();
    sayOtherFailures();
    return exit();
  }
}
