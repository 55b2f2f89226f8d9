package org.nianbao.desk;

import java.awt.event.ActionEvent;
import javax.swing.AbstractAction;
import javax.swing.KeyStroke;
import org.nianbao.message.Messages;

/**
 * An action of the window, for buttons, menus and keys. In the message bundle, {@code &} marks its
 * mnemonic.
 */
final class DeskAction extends AbstractAction {
  private final transient Runnable act;

  /**
   * Creates an action.
   *
   * @param key the key of its name in the bundle; that of its explanation ends in .hint
   * @param stroke the key stroke, in the syntax of {@link javax.swing.KeyStroke}; empty for none
   */
  DeskAction(Messages messages, String key, String stroke, Runnable act) {
    this.act = act;
    MnemonicText marked = MnemonicText.of(messages.format(key));
    putValue(NAME, marked.text());
    if (marked.at() >= 0) {
      putValue(MNEMONIC_KEY, (int) marked.key());
      putValue(DISPLAYED_MNEMONIC_INDEX_KEY, marked.at());
    }
    putValue(SHORT_DESCRIPTION, messages.format(key + ".hint"));
    if (!stroke.isEmpty()) {
      putValue(ACCELERATOR_KEY, KeyStroke.getKeyStroke(stroke));
    }
  }

  @Override
  public void actionPerformed(ActionEvent event) {
    act.run();
  }
}
