package org.nianbao.cli;

import java.util.List;
import org.nianbao.Failure;

/** What could not be done while the rest was: each is said when it fails. */
final class Failures {
  private final Terminal terminal;
  private boolean empty = true;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  void add(List<? extends Exception> failures) {
    for (Exception failure : failures) {
      terminal.complain(Failure.sentence(failure));
      empty = false;
    }
  }

  boolean isEmpty() {
    return empty;
  }
}
