package org.nianbao.desk;

import java.awt.Component;
import javax.swing.JLabel;

/**
 * A text with a mnemonic.
 *
 * @param text the text without the mark
 * @param index the index of the mnemonic; -1 if there is none
 */
record MnemonicText(String text, int index) {
  /** Splits a text from the message bundle, in which an ampersand marks the mnemonic. */
  static MnemonicText of(String marked) {
    return new MnemonicText(marked.replace("&", ""), marked.indexOf('&'));
  }

  /** Returns the mnemonic. */
  char mnemonic() {
    return Character.toUpperCase(text.charAt(index));
  }

  /** Returns a label whose mnemonic moves the focus to a component. */
  JLabel label(Component labelled) {
    JLabel label = new JLabel(text);
    if (index >= 0) {
      label.setDisplayedMnemonic(mnemonic());
      label.setDisplayedMnemonicIndex(index);
    }
    label.setLabelFor(labelled);
    return label;
  }
}
