package org.nianbao.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nianbao.Failure;
import org.nianbao.check.JsonReport;
import org.nianbao.check.JsonWriter;
import org.nianbao.message.Listing;
import org.nianbao.message.Message;
import org.nianbao.task.WrittenFile;

/**
 * What is to be said of the outputs of a command: that one could not be written, that one went beside
 * its place. Each is said as it comes, but no endless list; JSON has them all.
 */
final class OutputReport {
  private final Terminal terminal;
  private final boolean debug;
  private final boolean inJson;
  private final List<String> failures = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  /** How many remarks a console has been given since the others were last counted. */
  private int given;

  /**
   * A report of a command.
   *
   * @param debug whether the details of a fault are printed
   * @param inJson whether remarks are kept for JSON, and not said
   */
  OutputReport(Terminal terminal, boolean debug, boolean inJson) {
    this.terminal = terminal;
    this.debug = debug;
    this.inJson = inJson;
  }

  void say(WrittenFile written) {
    fail(Stream.ofNullable(written.failure()).toList());
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

  boolean hasFailures() {
    return !failures.isEmpty();
  }
}
