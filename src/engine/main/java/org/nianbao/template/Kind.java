package org.nianbao.template;

/** What a field holds, as the data validation of its cell says. */
public enum Kind {
  /** A whole number. */
  COUNT,
  /** A decimal number. */
  AMOUNT,
  /** One of a list of words. */
  CHOICE,
  /** A day. */
  DATE,
  /** Anything written. */
  TEXT;

  /** Whether a field of this kind holds a number. */
  public boolean isNumber() {
    return this == COUNT || this == AMOUNT;
  }
}
