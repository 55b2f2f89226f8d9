package org.nianbao.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nianbao.message.Listing;
import org.nianbao.message.Message;
import org.nianbao.report.JsonReport;
import org.nianbao.report.JsonWriter;

/**
 * What is to be said of outputs: that one went beside its place, that one of the round before went.
 * JSON has all remarks; a console shows no endless list.
 */
final class Remarks {
  private final Terminal terminal;
  private final boolean inJson;
  private final List<String> sentences = new ArrayList<>();

  /** How many a console has been given since the others were last counted. */
  private int given;

  /**
   * Remarks of a command.
   *
   * @param inJson whether they are kept for JSON, and not said
   */
  Remarks(Terminal terminal, boolean inJson) {
    this.terminal = terminal;
    this.inJson = inJson;
  }

  void add(Iterable<Message> remarks) {
    for (Message remark : remarks) {
      if (inJson) {
        sentences.add(terminal.messages().say(remark));
      } else if (++given <= Listing.MAX_ENTRIES) {
        terminal.say(remark);
      }
    }
  }

  /** Says how many there are beyond those that have been said, and begins anew. */
  void sayOthers() {
    terminal.sayMore(given - Listing.MAX_ENTRIES, "cli.remarks.more");
    given = 0;
  }

  /** Writes the member {@code remarks}, if there are any. */
  void writeTo(JsonWriter json) throws IOException {
    JsonReport.writeTexts(json, "remarks", sentences);
  }
}
