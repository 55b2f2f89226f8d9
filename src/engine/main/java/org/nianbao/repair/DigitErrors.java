package org.nianbao.repair;

/** Tests for typing errors in the digits of a number. */
final class DigitErrors {
  private DigitErrors() {}

  /** Returns whether the numbers differ by two adjacent digits in reverse order. */
  static boolean areTransposed(String typed, String meant) {
    int at = firstDifference(typed, meant);
    return typed.length() == meant.length()
        && at < typed.length() - 1
        && typed.charAt(at) == meant.charAt(at + 1)
        && typed.charAt(at + 1) == meant.charAt(at)
        && typed.substring(at + 2).equals(meant.substring(at + 2));
  }

  /** Returns whether the numbers differ in exactly one digit. */
  static boolean differInOne(String typed, String meant) {
    int at = firstDifference(typed, meant);
    return typed.length() == meant.length()
        && at < typed.length()
        && typed.substring(at + 1).equals(meant.substring(at + 1));
  }

  /** Returns whether one number is the other with one additional digit. */
  static boolean isOneLonger(String longer, String shorter) {
    int at = firstDifference(longer, shorter);
    return longer.length() == shorter.length() + 1
        && longer.substring(at + 1).equals(shorter.substring(at));
  }

  /** Returns whether one number is the other with one digit typed twice. */
  static boolean isDoubled(String typed, String meant) {
    int at = firstDifference(typed, meant);
    return isOneLonger(typed, meant) && at > 0 && typed.charAt(at) == typed.charAt(at - 1);
  }

  private static int firstDifference(String one, String other) {
    int at = 0;
    while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }
}
