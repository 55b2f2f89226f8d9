package org.nianbao.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nianbao.Failure;
import org.nianbao.check.Checked;
import org.nianbao.check.JsonReport;
import org.nianbao.check.JsonWriter;
import org.nianbao.check.Tally;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.message.Listing;
import org.nianbao.message.Message;
import org.nianbao.task.WrittenForm;

/**
 * What is to be said of the files and outputs of a command: that one could not be written, that one went beside
 * its place. Each is said as it comes, but no endless list; JSON has them all.
 */
final class OutputReport {
  private final Terminal terminal;
  private final ProgressLine progress;
  private final boolean debug;
  private final boolean inJson;
  private final List<String> failures = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Tally tally = new Tally();

  /** How many remarks a console has been given since the others were last counted. */
  private int given;

  /**
   * A report of a command.
   *
   * @param progress makes room for what is said
   * @param debug whether the details of a fault are printed
   * @param inJson whether remarks are kept for JSON, and not said
   */
  OutputReport(Terminal terminal, ProgressLine progress, boolean debug, boolean inJson) {
    this.terminal = terminal;
    this.progress = progress;
    this.debug = debug;
    this.inJson = inJson;
  }

  /** Says what a form was made of, and what was made. */
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

  /** Says how a file was found. */
  void say(Checked checked) {
    new TextReport(terminal).print(checked);
    tally.add(checked);
  }

  /** Says where a file went, if that is not where it was to go, or why it could not be written. */
  void say(WrittenFile written) {
    fail(written.failures());
    remark(written.remarks());
  }

  void fail(List<? extends Exception> all) {
    for (Exception failure : all) {
      Message sentence = Failure.sentence(failure);
      failures.add(terminal.messages().say(sentence));
      if (failures.size() <= Listing.MAX_ENTRIES) {
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
        remarks.add(terminal.messages().say(remark));
      } else if (++given <= Listing.MAX_ENTRIES) {
        terminal.say(remark);
      }
    }
  }

  /** Says how many remarks there are beyond those that have been said, and begins anew. */
  void sayOtherRemarks() {
    terminal.sayMore(given - Listing.MAX_ENTRIES, "cli.remarks.more");
    given = 0;
  }

  /** Says how many failures there are beyond those that have been said. */
  void sayOtherFailures() {
    if (failures.size() > Listing.MAX_ENTRIES) {
      terminal.complain(
          Message.of("cli.output.failures", failures.size() - Listing.MAX_ENTRIES));
    }
  }

  /** Writes the members {@code notWritten} and {@code remarks}, where there is anything. */
  void writeTo(JsonWriter json) throws IOException {
    JsonReport.writeTexts(json, "notWritten", failures);
    JsonReport.writeTexts(json, "remarks", remarks);
  }

  Tally tally() {
    return tally;
  }

  /** The exit status for the files, unless an output could not be written. */
  int exit() {
    return failures.isEmpty() ? TextReport.exit(tally) : Exit.FAILED;
  }

  /** Ends the lists, and gives the exit status. */
  int end() {
    sayOtherRemarks();
    sayOtherFailures();
    return exit();
  }
}
