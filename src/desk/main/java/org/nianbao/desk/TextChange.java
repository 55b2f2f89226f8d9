package org.nianbao.desk;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** Runs an action whenever a text changes. */
record TextChange(Runnable action) implements DocumentListener {
  @Override
  public void insertUpdate(DocumentEvent event) {
    action.run();
  }

  @Override
  public void removeUpdate(DocumentEvent event) {
    action.run();
  }

  @Override
  public void changedUpdate(DocumentEvent event) {
    action.run();
  }
}
