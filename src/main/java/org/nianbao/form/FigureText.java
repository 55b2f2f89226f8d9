package org.nianbao.form;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Content;
import org.nianbao.template.Field;
import org.nianbao.template.Kind;

/** Reads a figure from what staff wrote into its cell. */
final class FigureText {
  /** What a cell comes to. */
  sealed interface Reading {
    /** A number written as one. */
    record Plain(BigDecimal value) implements Reading {}

    /** A number written as text: in full-width digits, with a unit, with a remark. */
    record NumberInText(BigDecimal value) implements Reading {}

    /** Nothing, or a sign that stands for nothing. */
    record Nothing(String sign) implements Reading {}

    /** Something that is no figure of this kind. */
    record Wrong(Fault fault) implements Reading {}
  }

  /** Why something is no figure. */
  enum Fault {
    NOT_A_NUMBER,
    NEGATIVE,
    FRACTION,
    TOO_LARGE,
    DATE,
    NOT_CALCULATED
  }

  private static final Set<String> SIGNS_FOR_NOTHING =
      Set.of("/", "-", "--", "—", "——", "–", "_", "无", "\\", "―", "ー", "一一");

  /** A number, perhaps grouped, with a unit and a remark in brackets behind it. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "([+-]?)(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?"
              + "(万元|元|件|条|个|份|宗|起|项|次|人次)?(\\(.*\\))?");

  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

  /** A cell of a workbook keeps 15 significant digits. */
  private static final int MOST_DIGITS = 15;

  private FigureText() {}

  static Reading read(@Nullable Content content, Field field) {
    if (content == null) {
      return new Reading.Nothing("");
    }
    if (content instanceof Content.Numeric numeric) {
      return checked(numeric.value(), field, true);
    }
    if (content instanceof Content.Text text) {
      return readText(text.value(), field);
    }
    if (content instanceof Content.Day) {
      return new Reading.Wrong(Fault.DATE);
    }
    boolean uncalculated = content instanceof Content.Uncalculated;
    return new Reading.Wrong(uncalculated ? Fault.NOT_CALCULATED : Fault.NOT_A_NUMBER);
  }

  private static Reading readText(String written, Field field) {
    // NFKC folds full-width digits, brackets and signs into the plain ones
    String text =
        Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Cf}]+", "");
    if (text.isEmpty() || SIGNS_FOR_NOTHING.contains(text)) {
      return new Reading.Nothing(text);
    }
    Matcher matcher = NUMBER.matcher(text.replace('−', '-').replace('，', ','));
    if (!matcher.matches()) {
      return new Reading.Wrong(Fault.NOT_A_NUMBER);
    }
    String digits = matcher.group(2).replace(",", "");
    String fraction = matcher.group(3) == null ? "" : matcher.group(3);
    BigDecimal value = new BigDecimal(digits + fraction);
    String unit = matcher.group(4);
    if (field.kind() == Kind.AMOUNT && "元".equals(unit) && inTenThousands(field)) {
      value = value.divide(TEN_THOUSAND);
    } else if (field.kind() == Kind.COUNT && ("元".equals(unit) || "万元".equals(unit))) {
      return new Reading.Wrong(Fault.NOT_A_NUMBER);
    }
    return checked("-".equals(matcher.group(1)) ? value.negate() : value, field, false);
  }

  private static boolean inTenThousands(Field field) {
    return field.columnLabels().stream().anyMatch(label -> label.contains("万元"));
  }

  private static Reading checked(BigDecimal value, Field field, boolean asNumber) {
    BigDecimal plain = plain(value);
    if (plain.signum() < 0 && !field.signed()) {
      return new Reading.Wrong(Fault.NEGATIVE);
    }
    if (field.kind() == Kind.COUNT && plain.scale() > 0) {
      return new Reading.Wrong(Fault.FRACTION);
    }
    if (plain.precision() > MOST_DIGITS) {
      return new Reading.Wrong(Fault.TOO_LARGE);
    }
    return asNumber ? new Reading.Plain(plain) : new Reading.NumberInText(plain);
  }

  /** Without trailing zeros and without an exponent: 21.0 and 2.1E1 are 21. */
  static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
