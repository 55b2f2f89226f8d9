package org.nianbao.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nianbao.Failure;
import org.nianbao.message.Listing;
import org.nianbao.message.Message;
import org.nianbao.report.JsonReport;
import org.nianbao.report.JsonWriter;

/** What could not be written while the rest was: each is said when it fails, but no endless list. */
final class Failures {
  private final Terminal terminal;
  private final boolean debug;
  private final List<String> sentences = new ArrayList<>();

  Failures(Terminal terminal, boolean debug) {
    this.terminal = terminal;
    this.debug = debug;
  }

  void add(List<? extends Exception> failures) {
    for (Exception failure : failures) {
      Message sentence = Failure.sentence(failure);
      sentences.add(terminal.messages().say(sentence));
      if (sentences.size() <= Listing.MAX_ENTRIES) {
        terminal.complain(sentence);
        if (debug) {
          failure.printStackTrace(terminal.err());
        }
      }
    }
  }

  /** Says how many there are beyond those that have been said. */
  void sayOthers() {
    if (sentences.size() > Listing.MAX_ENTRIES) {
      terminal.complain(
          Message.of("cli.output.failures", sentences.size() - Listing.MAX_ENTRIES));
    }
  }

  /** Writes the member {@code notWritten}, if there is anything. */
  void writeTo(JsonWriter json) throws IOException {
    JsonReport.writeTexts(json, "notWritten", sentences);
  }

  boolean isEmpty() {
    return sentences.isEmpty();
  }
}
