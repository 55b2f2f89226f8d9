package org.nianbao.desk;

import java.awt.event.ActionEvent;
import javax.swing.AbstractAction;
import javax.swing.KeyStroke;
import org.nianbao.message.Messages;

/** Something one can have done, by button, menu or key; in the bundle & marks its key. */
final class DeskAction extends AbstractAction {
  private final transient Runnable act;

  /**
   * An action.
   *
   * @param key name of its words in the bundle; those that explain it end in .hint
   * @param stroke the keys that do it from anywhere in the window, as KeyStroke has them; empty for
   *     none
   */
  DeskAction(Messages messages, String key, String stroke, Runnable act) {
    this.act = act;
    MnemonicText marked = MnemonicText.of(messages.say(key));
    putValue(NAME, marked.text());
    if (marked.at() >= 0) {
      putValue(MNEMONIC_KEY, (int) marked.key());
      putValue(DISPLAYED_MNEMONIC_INDEX_KEY, marked.at());
    }
    putValue(SHORT_DESCRIPTION, messages.say(key + ".hint"));
    if (!stroke.isEmpty()) {
      putValue(ACCELERATOR_KEY, KeyStroke.getKeyStroke(stroke));
    }
  }

  @Override
  public void actionPerformed(ActionEvent event) {
    act.run();
  }
}
