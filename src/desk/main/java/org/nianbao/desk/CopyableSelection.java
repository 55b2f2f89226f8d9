package org.nianbao.desk;

/** A component whose selection can be copied as text. */
interface CopyableSelection {
  /** Returns the selection as text; empty if nothing is selected. */
  String selectionAsText();
}
