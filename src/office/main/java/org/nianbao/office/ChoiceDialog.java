package org.nianbao.office;

import java.util.List;

/** Asks which of several to take; of one alone, whether to. */
final class ChoiceDialog {
  private ChoiceDialog() {}

  /**
   * Asks.
   *
   * @return the number of the chosen one, from 0
   * @throws java.util.concurrent.CancellationException if none is chosen
   */
  static int ask(TaskContext call, String question, List<String> choices) {
    FormDialog dialog = new FormDialog(call, call.messages().say("office.adopt"));
    dialog.text(question);
    dialog.list("choice", choices);
    dialog.execute("office.adopt.do");
    return dialog.selected("choice");
  }
}
