package org.nianbao.grid;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A number format that shows a number in another way than plainly: divided by a power of ten, as a
 * percentage, with a unit, or not at all (ECMA-376 part 1, 18.8.31).
 *
 * <p>Supports what changes the meaning of a figure; colours, alignment and the number of decimals
 * do not.
 */
public final class NumberFormat {
  /** The maximum length of a format code in spreadsheet programs. */
  private static final int MAX_LENGTH = 255;

  /** The maximum number of decimals that a number can be shown with. */
  private static final int MAX_DECIMALS = 30;

  /** A digit that is always shown, within a section's layout. */
  private static final char DIGIT = '\ue000';

  /** A digit that is not shown if it is a leading or trailing zero. */
  private static final char OPTIONAL_DIGIT = '\ue001';

  /** The decimal point within a section's layout. */
  private static final char POINT = '\ue002';

  /** The whole number, in the format General. */
  private static final char GENERAL = '\ue003';

  /** Characters between the digits of a number that do not change its meaning. */
  private static final String SEPARATORS = " \u00a0\u3000,'";

  /** Characters around a number that do not change its meaning. */
  private static final String NEUTRAL = SEPARATORS + "()+-¥￥$€£/";

  private static final String GENERAL_NAME = "general";

  /** The name of General in Chinese editions. */
  private static final String CHINESE_GENERAL_NAME = "g/通用格式";

  /**
   * A section of a format.
   *
   * @param layout the literals, and the places of digits
   * @param thousands the number of commas that divide by a thousand each
   * @param percents the number of percent signs, which multiply by a hundred each
   * @param grouped whether commas separate groups of three digits
   * @param condition the condition, such as {@code >=10000}; empty if there is none
   * @param coloured whether it shows numbers in a colour
   */
  private record Section(
      String layout,
      int thousands,
      int percents,
      boolean grouped,
      String condition,
      boolean coloured) {
    boolean hasNumber() {
      return firstPlace(layout) >= 0 || layout.indexOf(GENERAL) >= 0;
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
      int first = firstPlace(layout);
      int last = lastPlace(layout);
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
          || hasDigit(literals());
    }

    boolean isPlain() {
      return !changesNumber() && consistsOf(literals(), NEUTRAL);
    }
  }

  private final List<Section> sections;

  private NumberFormat(List<Section> sections) {
    this.sections = sections;
  }

  /**
   * Returns a number format.
   *
   * @param id the identifier of the format
   * @param code the format code; null for a built-in format
   * @return null if the format shows numbers plainly, or dates
   */
  public static @Nullable NumberFormat of(int id, @Nullable String code) {
    // built-in: 0%, 0.00%, and the same in Thai
    String known =
        code != null ? code : id == 9 || id == 67 ? "0%" : id == 10 || id == 68 ? "0.00%" : null;
    if (known == null || known.length() > MAX_LENGTH || DateFormats.isDateOrTime(id, code)) {
      return null;
    }
    List<Section> sections = sections(known);
    boolean plain =
        sections.stream().allMatch(section -> section.isPlain() && section.condition().isEmpty())
            && !losesSign(sections);
    return plain || sections.isEmpty() ? null : new NumberFormat(sections);
  }

  /** Returns whether negative numbers look like positive ones. */
  private static boolean losesSign(List<Section> sections) {
    if (sections.size() < 2) {
      return false;
    }
    Section negative = sections.get(1);
    return negative.hasNumber()
        && !negative.coloured()
        && negative.literals().indexOf('-') < 0
        && negative.literals().indexOf('(') < 0;
  }

  private static List<Section> sections(String code) {
    List<Section> sections = new ArrayList<>();
    StringBuilder layout = new StringBuilder();
    String condition = "";
    boolean coloured = false;
    boolean grouped = false;
    boolean isText = false;
    int thousands = 0;
    int percents = 0;
    int commas = 0;
    String lower = code.toLowerCase(Locale.ROOT);
    for (int at = 0; at <= code.length(); at++) {
      char c = at == code.length() ? ';' : code.charAt(at);
      boolean digit = c == '0' || c == '#' || c == '?';
      if (digit || c != ',') {
        // commas between digits separate groups; those after the last digit divide
        thousands += digit ? 0 : commas;
        grouped |= digit && commas > 0;
        commas = 0;
      }
      if (digit) {
        layout.append(c == '0' ? DIGIT : OPTIONAL_DIGIT);
      } else if (lower.startsWith(GENERAL_NAME, at)) {
        layout.append(GENERAL);
        at += GENERAL_NAME.length() - 1;
      } else if (lower.startsWith(CHINESE_GENERAL_NAME, at)) {
        layout.append(GENERAL);
        at += CHINESE_GENERAL_NAME.length() - 1;
      } else {
        switch (c) {
          case ',' -> {
            if (layout.length() > 0 && isPlace(layout.charAt(layout.length() - 1))) {
              commas++;
            }
          }
          case ';' -> {
            if (!isText && sections.size() < 3) { // the fourth is for text
              sections.add(
                  new Section(
                      layout.toString(), thousands, percents, grouped, condition, coloured));
            }
            layout.setLength(0);
            condition = "";
            coloured = false;
            grouped = false;
            isText = false;
            thousands = 0;
            percents = 0;
          }
          case '.' -> layout.append(layout.indexOf(String.valueOf(POINT)) < 0 ? POINT : '.');
          case '/' -> {
            if (layout.length() > 0 && isPlace(layout.charAt(layout.length() - 1))) {
              return List.of(); // a fraction is the same number
            }
            layout.append(c);
          }
          case '%' -> {
            layout.append('%');
            percents++;
          }
          case '"' -> {
            int end = end(code, '"', at);
            layout.append(code, at + 1, end);
            at = end;
          }
          case '\\', '!' -> {
            if (at + 1 < code.length()) {
              layout.append(code.charAt(at + 1));
            }
            at++;
          }
          case '_' -> at++;
          case '*' -> at++;
          case '@' -> isText = true;
          case 'E', 'e' -> {
            boolean exponent = at + 1 < code.length() && "+-".indexOf(code.charAt(at + 1)) >= 0;
            if (exponent) {
              return List.of(); // 1.2E+03 is the same number
            }
            layout.append(c);
          }
          case '[' -> {
            int end = end(code, ']', at);
            String inside = code.substring(Math.min(at + 1, end), end);
            if (inside.startsWith("$")) {
              int dash = inside.indexOf('-');
              layout.append(inside, 1, dash < 0 ? inside.length() : dash);
            } else if (inside.matches("[<>=]{1,2} *-?[0-9.]{1,20}")) {
              condition = inside;
            } else {
              coloured |= !inside.regionMatches(true, 0, "dbnum", 0, "dbnum".length());
            }
            at = end;
          }
          default -> layout.append(c);
        }
      }
    }
    return sections;
  }

  private static boolean isPlace(char c) {
    return c == DIGIT || c == OPTIONAL_DIGIT;
  }

  /** Returns the position of the first digit of a layout; -1 if there is none. */
  private static int firstPlace(String layout) {
    int at = 0;
    while (at < layout.length() && !isPlace(layout.charAt(at))) {
      at++;
    }
    return at < layout.length() ? at : -1;
  }

  /** Returns the position of the last digit of a layout; -1 if there is none. */
  private static int lastPlace(String layout) {
    int at = layout.length() - 1;
    while (at >= 0 && !isPlace(layout.charAt(at))) {
      at--;
    }
    return at;
  }

  private static int end(String code, char closing, int from) {
    int end = code.indexOf(closing, from + 1);
    return end < 0 ? code.length() : end;
  }

  private static boolean consistsOf(String text, String characters) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Returns how a number is shown; null if it is shown plainly. */
  public DisplayMark.@Nullable ShownAs shown(BigDecimal value) {
    boolean conditional = sections.stream().anyMatch(section -> !section.condition().isEmpty());
    Section section = conditional ? matching(value) : ofSign(value.signum());
    boolean ownSign = !conditional && value.signum() < 0 && section.equals(negativeSection());
    boolean signLost = ownSign && losesSign(sections);
    if (value.signum() == 0) { // zero shown as nothing, as a dash, or in any unit is zero
      return hasDigit(section.literals()) ? shown(section, value, "", false) : null;
    }
    if (section.isPlain() && !signLost) {
      return null;
    }
    return shown(section, value, value.signum() < 0 && !ownSign ? "-" : "", signLost);
  }

  private @Nullable Section negativeSection() {
    return sections.size() < 2 ? null : sections.get(1);
  }

  private Section ofSign(int sign) {
    int section = sign < 0 ? 1 : sign == 0 ? 2 : 0;
    return sections.get(section < sections.size() ? section : 0);
  }

  /** Returns the first section whose condition holds; otherwise the last. */
  private Section matching(BigDecimal value) {
    for (Section section : sections) {
      String condition = section.condition();
      int digits = 0;
      while (digits < condition.length() && "<>=".indexOf(condition.charAt(digits)) >= 0) {
        digits++;
      }
      BigDecimal limit = condition.isEmpty() ? null : parse(condition.substring(digits));
      if (limit != null && holds(value.compareTo(limit), condition.substring(0, digits))) {
        return section;
      }
    }
    return sections.get(sections.size() - 1);
  }

  private static @Nullable BigDecimal parse(String number) {
    return DecimalParser.parse(Whitespace.strip(number));
  }

  private static boolean holds(int order, String operator) {
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "<>" -> order != 0;
      default -> order == 0;
    };
  }

  private static DisplayMark.ShownAs shown(
      Section section, BigDecimal value, String sign, boolean signLost) {
    BigDecimal scaled =
        value.abs().scaleByPowerOfTen(2 * section.percents() - 3 * section.thousands());
    String layout = section.layout();
    int first = firstPlace(layout);
    int general = layout.indexOf(GENERAL);
    if (first < 0 && general < 0) {
      return new DisplayMark.ShownAs(layout, layout, true);
    }
    String before = layout.substring(0, first < 0 ? general : first);
    String text = sign + (first < 0 ? general(layout, scaled) : digits(section, first, scaled));
    boolean changed = section.changesNumber() || signLost;
    if (hasDigit(section.literals()) || !isScaleOnly(section)) {
      return new DisplayMark.ShownAs(text, text, changed);
    }
    int end = 1 + (first < 0 ? general : lastPlace(layout));
    BigDecimal exact = scaled.scaleByPowerOfTen(-digitsAfterLiteralPoint(layout));
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
  private static boolean isScaleOnly(Section section) {
    String inner = section.inner();
    boolean pointed = section.layout().indexOf(POINT) >= 0;
    return consistsOf(inner, SEPARATORS) || (!pointed && inner.equals("."));
  }

  /** Returns the number of digits after a point that is a literal, as in {@code 0!.0,}. */
  private static int digitsAfterLiteralPoint(String layout) {
    int point = layout.indexOf('.');
    int last = lastPlace(layout);
    int count = 0;
    for (int i = point; point > firstPlace(layout) && i <= last && i >= 0; i++) {
      count += isPlace(layout.charAt(i)) ? 1 : 0;
    }
    return count;
  }

  private static String general(String layout, BigDecimal value) {
    return layout.replace(String.valueOf(GENERAL), plain(value));
  }

  /** Fills the digits of a number into a layout; surplus digits stand at the first digit. */
  private static String digits(Section section, int first, BigDecimal value) {
    String layout = section.layout();
    int point = layout.indexOf(POINT);
    int end = point < 0 ? layout.length() : point;
    int decimals = 0;
    for (int i = end; i < layout.length(); i++) {
      decimals += isPlace(layout.charAt(i)) ? 1 : 0;
    }
    String rounded =
        value.setScale(Math.min(decimals, MAX_DECIMALS), RoundingMode.HALF_UP).toPlainString();
    int dot = rounded.indexOf('.');
    String whole = dot < 0 ? rounded : rounded.substring(0, dot);
    int next = whole.equals("0") ? 0 : whole.length();
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
        if (section.grouped() && shownDigits > 0 && shownDigits % 3 == 0) {
          reversed.append(',');
        }
        reversed.append(next > 0 ? whole.charAt(--next) : '0');
        shownDigits++;
      } while (i == first && next > 0);
    }
    StringBuilder text = reversed.reverse();
    int fraction = dot + 1;
    int shown = rounded.length();
    while (shown > fraction && rounded.charAt(shown - 1) == '0') {
      shown--;
    }
    for (int i = end; i < layout.length(); i++) {
      char c = layout.charAt(i);
      if (c == POINT) {
        text.append('.');
      } else if (!isPlace(c)) {
        text.append(c);
      } else if (dot >= 0 && fraction < rounded.length() && (c == DIGIT || fraction < shown)) {
        text.append(rounded.charAt(fraction++));
      }
    }
    return text.toString();
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }
}
