package org.nianbao.template;

/**
 * The kind of a field's value, as given by the data validation of its cell, and by the number
 * format of a percentage.
 */
public enum FieldKind {
  /** A whole number. */
  COUNT,
  /** A decimal number. */
  AMOUNT,
  /** A percentage; its value is the fraction, 0.985 for 98.5%. */
  PERCENT,
  /** A word from a list. */
  CHOICE,
  /** A date. */
  DATE,
  /** Any text. */
  TEXT;

  /** Returns whether the value is a number. */
  public boolean isNumber() {
    return this == COUNT || this == AMOUNT || this == PERCENT;
  }
}
