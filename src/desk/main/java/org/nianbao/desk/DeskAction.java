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
  private final transient Runnable action;
  private final transient Messages messages;
  private final String hint;

  /**
   * Creates an action.
   *
   * @param key the key of its name in the bundle; that of its explanation ends in .hint
   * @param stroke the key stroke, in the syntax of {@link javax.swing.KeyStroke}; empty for none
   */
  DeskAction(Messages messages, String key, String stroke, Runnable action) {
    this.action = action;
    this.messages = messages;
    this.hint = messages.format(key + ".hint");
    MnemonicText mnemonic = MnemonicText.of(messages.format(key));
    putValue(NAME, mnemonic.text());
    if (mnemonic.index() >= 0) {
      putValue(MNEMONIC_KEY, (int) mnemonic.mnemonic());
      putValue(DISPLAYED_MNEMONIC_INDEX_KEY, mnemonic.index());
    }
    putValue(SHORT_DESCRIPTION, hint);
    if (!stroke.isEmpty()) {
      putValue(ACCELERATOR_KEY, KeyStroke.getKeyStroke(stroke));
    }
  }

  /**
   * Enables the action, or disables it with the reason as its explanation.
   *
   * @param reason the key of the reason; empty to enable the action
   */
  void enableUnless(String reason) {
    setEnabled(reason.isEmpty());
    putValue(SHORT_DESCRIPTION, reason.isEmpty() ? hint : messages.format(reason));
  }

  @Override
  public void actionPerformed(ActionEvent event) {
    action.run();
  }
}
