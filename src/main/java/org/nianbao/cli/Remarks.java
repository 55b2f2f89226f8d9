package org.nianbao.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nianbao.message.Message;

/** What is to be said of outputs: that one went beside its place, that one of the round before went. */
final class Remarks {
  private final Terminal terminal;
  private final boolean inJson;
  private final List<String> sentences = new ArrayList<>();

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
      } else {
        terminal.say(remark);
      }
    }
  }

  /** Writes the member {@code remarks}, if there are any. */
  void writeTo(JsonGenerator json) throws IOException {
    if (!sentences.isEmpty()) {
      json.writeArrayFieldStart("remarks");
      for (String sentence : sentences) {
        json.writeString(sentence);
      }
      json.writeEndArray();
    }
  }
}
