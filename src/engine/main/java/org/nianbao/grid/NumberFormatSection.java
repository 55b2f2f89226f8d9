package org.nianbao.grid;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A section of a number format, such as the one for negative numbers.
 *
 * @param layout the literals, and the places of digits
 * @param thousands the number of commas that divide by a thousand each
 * @param percents the number of percent signs, which multiply by a hundred each
 * @param grouped whether commas separate groups of three digits
 * @param condition the condition, such as {@code >=10000}; empty if there is none
 * @param coloured whether it shows numbers in a colour
 */
record NumberFormatSection(
    String layout,
    int thousands,
    int percents,
    boolean grouped,
    String condition,
    boolean coloured) {
  /** The maximum number of decimals that a number can be shown with. */
  private static final int MAX_DECIMALS = 30;

  /** A digit that is always shown, within a section's layout. */
  static final char DIGIT = '\ue000';

  /** A digit that is not shown if it is a leading or trailing zero. */
  static final char OPTIONAL_DIGIT = '\ue001';

  /** The decimal point within a section's layout. */
  static final char POINT = '\ue002';

  /** The whole number, in the format General. */
  static final char GENERAL = '\ue003';

  /** Characters between the digits of a number that do not change its meaning. */
  private static final String SEPARATORS = " \u00a0\u3000,'";

  /** Characters around a number that do not change its meaning. */
  private static final String NEUTRAL = SEPARATORS + "()+-¥￥$€£/";

  boolean hasNumber() {
    return firstPlace() >= 0 || layout.indexOf(GENERAL) >= 0;
  }

  /** Returns the literal text before, between and after the digits. */
  String literals() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < layout.length(); i++) {
      char c = layout.charAt(i);
      if (c < DIGIT || c > GENERAL) {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Returns the literal text between the digits. */
  String inner() {
    int first = firstPlace();
    int last = lastPlace();
    StringBuilder text = new StringBuilder();
    for (int i = first + 1; i < last; i++) {
      char c = layout.charAt(i);
      if (!isPlace(c) && c != POINT) {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Returns whether it shows another number than the value, or none. */
  boolean changesNumber() {
    return thousands > 0
        || percents > 0
        || !hasNumber()
        || !consistsOf(inner(), SEPARATORS)
        || hasLiteralDigit();
  }

  boolean isPlain() {
    return !changesNumber() && consistsOf(literals(), NEUTRAL);
  }

  /**
   * Returns how a number is shown.
   *
   * @param sign the sign before the number, which is not a part of the layout
   * @param signLost whether a negative number looks like a positive one
   */
  DisplayMark.ShownAs shown(BigDecimal value, String sign, boolean signLost) {
    BigDecimal scaled = value.abs().scaleByPowerOfTen(2 * percents - 3 * thousands);
    int first = firstPlace();
    int general = layout.indexOf(GENERAL);
    if (first < 0 && general < 0) {
      return new DisplayMark.ShownAs(layout, layout, true);
    }
    String before = layout.substring(0, first < 0 ? general : first);
    String text = sign + (first < 0 ? general(scaled) : digits(first, scaled));
    boolean changed = changesNumber() || signLost;
    if (hasLiteralDigit() || !isScaleOnly()) {
      return new DisplayMark.ShownAs(text, text, changed);
    }
    int end = 1 + (first < 0 ? general : lastPlace());
    BigDecimal exact = scaled.scaleByPowerOfTen(-digitsAfterLiteralPoint());
    boolean negative =
        value.signum() < 0 && (!sign.isEmpty() || before.contains("-") || before.contains("("));
    String bare = before.replace("-", "").replace("(", "");
    String after = layout.substring(end);
    return new DisplayMark.ShownAs(
        text,
        (negative ? bare + "-" : bare)
            + plain(exact)
            + (before.contains("(") ? after.replace(")", "") : after),
        changed);
  }

  /** Returns whether the text between the digits is no more than a decimal point. */
  private boolean isScaleOnly() {
    String inner = inner();
    boolean pointed = layout.indexOf(POINT) >= 0;
    return consistsOf(inner, SEPARATORS) || (!pointed && inner.equals("."));
  }

  /** Returns the number of digits after a point that is a literal, as in {@code 0!.0,}. */
  private int digitsAfterLiteralPoint() {
    int point = layout.indexOf('.');
    int last = lastPlace();
    int count = 0;
    for (int i = point; point > firstPlace() && i <= last && i >= 0; i++) {
      count += isPlace(layout.charAt(i)) ? 1 : 0;
    }
    return count;
  }

  private String general(BigDecimal value) {
    return layout.replace(String.valueOf(GENERAL), plain(value));
  }

  /** Fills the digits of a number into a layout; surplus digits stand at the first digit. */
  private String digits(int first, BigDecimal value) {
    int point = layout.indexOf(POINT);
    int end = point < 0 ? layout.length() : point;
    int decimals = 0;
    for (int i = end; i < layout.length(); i++) {
      decimals += isPlace(layout.charAt(i)) ? 1 : 0;
    }
    String rounded =
        value.setScale(Math.min(decimals, MAX_DECIMALS), RoundingMode.HALF_UP).toPlainString();
    int dot = rounded.indexOf('.');
    return dot < 0
        ? whole(first, end, rounded) + fraction(end, "")
        : whole(first, end, rounded.substring(0, dot)) + fraction(end, rounded.substring(dot + 1));
  }

  /** Fills the digits of a whole number, from the last one, into the layout before an index. */
  private String whole(int first, int end, String number) {
    int next = number.equals("0") ? 0 : number.length();
    int shownDigits = 0;
    StringBuilder reversed = new StringBuilder();
    for (int i = end - 1; i >= 0; i--) {
      char c = layout.charAt(i);
      if (!isPlace(c)) {
        reversed.append(c);
        continue;
      }
      do {
        if (next <= 0 && c != DIGIT) {
          break;
        }
        if (grouped && shownDigits > 0 && shownDigits % 3 == 0) {
          reversed.append(',');
        }
        reversed.append(next > 0 ? number.charAt(--next) : '0');
        shownDigits++;
      } while (i == first && next > 0);
    }
    return reversed.reverse().toString();
  }

  /** Fills the digits of a fraction into the layout from an index on. */
  private String fraction(int start, String digits) {
    int significant = digits.length();
    while (significant > 0 && digits.charAt(significant - 1) == '0') {
      significant--;
    }
    StringBuilder text = new StringBuilder();
    int next = 0;
    for (int i = start; i < layout.length(); i++) {
      char c = layout.charAt(i);
      if (!isPlace(c)) {
        text.append(c == POINT ? '.' : c);
      } else if (next < digits.length() && (c == DIGIT || next < significant)) {
        text.append(digits.charAt(next++));
      }
    }
    return text.toString();
  }

  static boolean isPlace(char c) {
    return c == DIGIT || c == OPTIONAL_DIGIT;
  }

  /** Returns the position of the first digit of the layout; -1 if there is none. */
  private int firstPlace() {
    int at = 0;
    while (at < layout.length() && !isPlace(layout.charAt(at))) {
      at++;
    }
    return at < layout.length() ? at : -1;
  }

  /** Returns the position of the last digit of the layout; -1 if there is none. */
  private int lastPlace() {
    int at = layout.length() - 1;
    while (at >= 0 && !isPlace(layout.charAt(at))) {
      at--;
    }
    return at;
  }

  private static boolean consistsOf(String text, String characters) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether there is a digit in the literal text. */
  boolean hasLiteralDigit() {
    String text = literals();
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }
}
