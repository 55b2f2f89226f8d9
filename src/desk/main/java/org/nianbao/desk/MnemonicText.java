package org.nianbao.desk;

import java.awt.Component;
import javax.swing.JLabel;

/**
 * Words with the letter of a key among them.
 *
 * @param text without the mark
 * @param at where the letter stands; -1 if there is none
 */
record MnemonicText(String text, int at) {
  /** Takes the mark, an ampersand, out of words. */
  static MnemonicText of(String words) {
    return new MnemonicText(words.replace("&", ""), words.indexOf('&'));
  }

  /** The key. */
  char key() {
    return Character.toUpperCase(text.charAt(at));
  }

  /** A label; its key leads to what it labels. */
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
