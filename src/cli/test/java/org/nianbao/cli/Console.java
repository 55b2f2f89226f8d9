package org.nianbao.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.nianbao.message.Messages;

/** A console that commands are called on, and what they said there. */
final class Console {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Calls a command on a console that is empty, and gives its exit status. */
  int run(String... arguments) {
    out.reset();
    err.reset();
    PrintStream text = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    return Main.run(new Terminal(text, errors, out, Messages.CHINESE), arguments);
  }

  /** What it wrote to standard output. */
  String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What it wrote to standard error. */
  String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** All it wrote, errors last. */
  String said() {
    return text() + errors();
  }
}
