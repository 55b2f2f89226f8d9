package org.nianbao.desk;

import java.awt.Component;
import javax.swing.JLabel;

/**
 * A text with a mnemonic.
 *
 * @param text the text without the mark
 * @param at the index of the mnemonic; -1 if there is none
 */
record MnemonicText(String text, int at) {
  /** Splits a text from the message bundle, in which an ampersand marks the mnemonic. */
  static MnemonicText of(String words) {
    return new MnemonicText(words.replace("&", ""), words.indexOf('&'));
  }

  /** Returns the mnemonic. */
  char key() {
    return Character.toUpperCase(text.charAt(at));
  }

  /** Returns a label whose mnemonic moves the focus to a component. */
  JLabel label(Component labelled) {
    JLabel label = new JLabel(text);
    if (at >= 0) {
      label.setDisplayedMnemonic(key());
      label.setDisplayedMnemonicIndex(at);
    }
    label.setLabelFor(labelled);
    return label;
  }
}
