package org.nianbao.office;

import java.util.List;

/** A dialog to choose one of several texts, or to confirm a single one. */
final class ChoiceDialog {
  private ChoiceDialog() {}

  /**
   * Shows the dialog.
   *
   * @return the index of the chosen text
   * @throws java.util.concurrent.CancellationException if the user cancels
   */
  static int ask(MenuItemContext context, String question, List<String> choices) {
    InputDialog dialog = new InputDialog(context, context.messages().format("office.adopt"));
    dialog.addText(question);
    dialog.addList("choice", choices);
    dialog.show("office.adopt.do");
    return dialog.selectedIndex("choice");
  }
}
