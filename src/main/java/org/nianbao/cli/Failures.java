package org.nianbao.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nianbao.Failure;
import org.nianbao.message.Message;

/** What could not be written while the rest was: each is said when it fails. */
final class Failures {
  private final Terminal terminal;
  private final List<String> sentences = new ArrayList<>();

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  void add(List<? extends Exception> failures) {
    for (Exception failure : failures) {
      Message sentence = Failure.sentence(failure);
      terminal.complain(sentence);
      sentences.add(terminal.messages().say(sentence));
    }
  }

  /** Writes the member {@code notWritten}, if there is anything. */
  void writeTo(JsonGenerator json) throws IOException {
    if (!isEmpty()) {
      json.writeArrayFieldStart("notWritten");
      for (String sentence : sentences) {
        json.writeString(sentence);
      }
      json.writeEndArray();
    }
  }

  boolean isEmpty() {
    return sentences.isEmpty();
  }
}
