package org.nianbao.repair;

/** Tests for typing errors in the digits of a number. */
final class DigitErrors {
  private DigitErrors() {}

  /** Returns whether the numbers differ by two adjacent digits in reverse order. */
  static boolean areTransposed(String typed, String correct) {
    int at = firstDifference(typed, correct);
    return typed.length() == correct.length()
        && at < typed.length() - 1
        && typed.charAt(at) == correct.charAt(at + 1)
        && typed.charAt(at + 1) == correct.charAt(at)
        && typed.substring(at + 2).equals(correct.substring(at + 2));
  }

  /** Returns whether the numbers differ in exactly one digit. */
  static boolean differInOneDigit(String typed, String correct) {
    int at = firstDifference(typed, correct);
    return typed.length() == correct.length()
        && at < typed.length()
        && typed.substring(at + 1).equals(correct.substring(at + 1));
  }

  /** Returns whether one number is the other with one additional digit. */
  static boolean hasOneMoreDigit(String longer, String shorter) {
    int at = firstDifference(longer, shorter);
    return longer.length() == shorter.length() + 1
        && longer.substring(at + 1).equals(shorter.substring(at));
  }

  /** Returns whether one number is the other with one digit typed twice. */
  static boolean hasDoubledDigit(String typed, String correct) {
    int at = firstDifference(typed, correct);
    return hasOneMoreDigit(typed, correct) && at > 0 && typed.charAt(at) == typed.charAt(at - 1);
  }

  private static int firstDifference(String one, String other) {
    int at = 0;
    while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }
}
