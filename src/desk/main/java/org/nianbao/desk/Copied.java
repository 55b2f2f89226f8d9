package org.nianbao.desk;

/** Something of which what is chosen can be copied as text. */
interface Copied {
  /** What is chosen; empty if nothing is. */
  String copied();
}
