package org.nianbao.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The number styles of an OpenDocument file (ODF 1.3 part 3, 16.29), as the codes of number formats
 * that .xlsx workbooks use.
 */
final class OdfNumberStyles {
  /** The code of a format that shows a date or a time, in whatever order. */
  private static final String DATE = "yyyy-mm-dd";

  private static final String GENERAL = "General";

  /** The conditions that sections of a code have if they state none, by their number. */
  private static final List<List<String>> USUAL_CONDITIONS =
      List.of(List.of(), List.of(">=0"), List.of(">0", "<0"), List.of(">0", "<0", "=0"));

  /** The maximum number of digits written into a code, as codes have a maximum length. */
  private static final int MAX_DIGITS = 40;

  /** The maximum number of conditions of a style. */
  private static final int MAX_CONDITIONS = 3;

  /**
   * A number style.
   *
   * @param code its own code
   * @param conditions the conditions on which other styles apply
   * @param others the names of these styles
   */
  private record NumberStyle(String code, List<String> conditions, List<String> others) {}

  private final Map<String, NumberStyle> styles = new HashMap<>();

  /** Returns whether the current element is a number style, and reads it. */
  boolean read(XmlCursor in) {
    switch (in.name()) {
      case "date-style", "time-style" ->
          put(in.attribute("style", "name"), DATE, List.of(), List.of());
      case "number-style", "percentage-style", "currency-style", "text-style", "boolean-style" ->
          readStyle(in);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void put(
      @Nullable String name, String code, List<String> conditions, List<String> others) {
    if (name != null) {
      styles.put(name, new NumberStyle(code, conditions, others));
    }
  }

  /** Returns the code of a style; null if there is none of this name. */
  @Nullable String code(String name) {
    NumberStyle style = styles.get(name);
    if (style == null) {
      return null;
    }
    boolean usual = style.conditions.equals(USUAL_CONDITIONS.get(style.conditions.size()));
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < style.conditions.size(); i++) {
      NumberStyle other = styles.get(style.others.get(i));
      if (!usual) {
        code.append('[').append(style.conditions.get(i)).append(']');
      }
      code.append(other == null ? GENERAL : other.code).append(';');
    }
    return code.append(style.code).toString();
  }

  private void readStyle(XmlCursor in) {
    String name = in.attribute("style", "name");
    boolean percentage = in.isNamed("percentage-style");
    StringBuilder code = new StringBuilder();
    List<String> conditions = new ArrayList<>();
    List<String> others = new ArrayList<>();
    int style = in.depth();
    while (in.nextChild(style)) {
      switch (in.name()) {
        case "number" -> appendNumber(in, code);
        case "scientific-number" -> code.append("0E+00");
        case "fraction" -> code.append("# ?/?");
        case "text-content" -> code.append('@');
        case "boolean" -> code.append(GENERAL);
        case "text", "currency-symbol" -> {
          StringBuilder text = new StringBuilder();
          in.appendText(text);
          appendLiteral(text, percentage, code);
        }
        case "text-properties" -> {
          if (in.attribute("fo", "color") != null) {
            code.append("[Red]"); // any colour
          }
        }
        case "map" -> {
          String condition = condition(in.attribute("condition"));
          String other = in.attribute("apply-style-name");
          if (condition != null && other != null && others.size() < MAX_CONDITIONS) {
            conditions.add(condition);
            others.add(other);
          }
        }
        default -> {}
      }
    }
    put(name, code.toString(), conditions, others);
  }

  /** Returns a condition as number formats write it, {@code >=0}; null if it is another one. */
  private static @Nullable String condition(@Nullable String written) {
    String bare = written == null ? "" : written.replace(" ", "");
    return bare.startsWith("value()")
        ? bare.substring("value()".length()).replace("!=", "<>")
        : null;
  }

  /** Appends literal text; a percent sign of a percentage is none. */
  private static void appendLiteral(CharSequence text, boolean percentage, StringBuilder code) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(percentage && c == '%')) {
        code.append('\\');
      }
      code.append(c);
    }
  }

  /** Appends the digits of a number, with the texts among them. */
  private static void appendNumber(XmlCursor in, StringBuilder code) {
    String places = in.attribute("decimal-places");
    int decimals = digits(places);
    int leastDecimals = digits(in.attribute("min-decimal-places"));
    int least = digits(in.attribute("min-integer-digits"));
    boolean grouped = in.isTrue("grouping");
    int divisions = thousands(in.attribute("display-factor"));
    Map<Integer, String> embedded = new HashMap<>();
    int number = in.depth();
    int whole = Math.max(1, least);
    while (in.nextChild(number)) {
      int position = in.isNamed("embedded-text") ? digits(in.attribute("position")) : -1;
      if (position > 0) {
        StringBuilder text = new StringBuilder();
        in.appendText(text);
        embedded.merge(position, text.toString(), (one, other) -> other + one);
        whole = Math.max(whole, position + 1);
      }
    }
    if (places == null && !grouped && embedded.isEmpty() && divisions == 0 && least <= 1) {
      code.append(GENERAL);
      return;
    }
    whole = grouped ? Math.max(whole, 4) : whole;
    for (int digit = whole; digit > 0; digit--) {
      code.append(digit > least ? '#' : '0');
      String text = embedded.get(digit - 1);
      if (text != null) {
        appendLiteral(text, false, code);
      } else if (grouped && digit == 4) {
        code.append(',');
      }
    }
    if (places == null) {
      code.append(".##########");
    } else if (decimals > 0) {
      boolean all = leastDecimals < 0 || leastDecimals > decimals;
      int zeros = all ? decimals : leastDecimals;
      code.append('.').append("0".repeat(zeros)).append("#".repeat(decimals - zeros));
    }
    code.append(",".repeat(divisions));
  }

  /** Returns a number of digits; -1 if there is none. */
  private static int digits(@Nullable String number) {
    return number == null ? -1 : Math.min(CellFormats.number(number), MAX_DIGITS);
  }

  /** Returns how often a number is divided by a thousand before it is shown. */
  private static int thousands(@Nullable String factor) {
    return factor != null && factor.matches("1(000){1,3}") ? factor.length() / 3 : 0;
  }
}
