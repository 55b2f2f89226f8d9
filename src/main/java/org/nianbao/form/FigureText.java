package org.nianbao.form;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.OptionalLong;
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

  private static final Pattern NOTHING =
      Pattern.compile(
          "[/\\\\\\-—–―_ー]*|一一|无|没有|暂无|均无|不涉及|未发生|无此项|(?:无|未|不|没有)收费|[Nn]/?[Aa]");

  /** A number, perhaps grouped, with a unit and a remark in brackets behind it. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:共计?|合计|总计|[￥¥])?([+-]?)(\\d{1,3}(?:[, ]\\d{3})+|\\d+)(\\.\\d+)?([万亿]?)"
              + "(元|件|条|个|份|宗|起|项|部|人|次|人次)?");

  /** A Chinese numeral with a unit: 十二件. */
  private static final Pattern NUMERAL =
      Pattern.compile("([〇零一二三四五六七八九十百千万两]+)(件|条|个|份|宗|起|项|部|人|次|人次)?");

  private static final Pattern REMARK = Pattern.compile("(?<=.)(?:\\(.*\\)|\\[.*])$");
  private static final String TEN_THOUSANDS = "万";
  private static final String YUAN = "元";
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
    String text = folded(written);
    String bare = text.replaceFirst("^\\((.*)\\)$", "$1");
    if (NOTHING.matcher(bare).matches()) {
      return new Reading.Nothing(text);
    }
    String number = REMARK.matcher(text).replaceFirst("");
    Matcher arabic = NUMBER.matcher(number);
    if (arabic.matches()) {
      return field.kind() == Kind.AMOUNT ? amount(arabic, field) : count(arabic, field);
    }
    Matcher numeral = NUMERAL.matcher(number);
    OptionalLong value =
        field.kind() == Kind.COUNT && numeral.matches()
            ? ChineseNumeral.read(numeral.group(1).replace('两', '二'))
            : OptionalLong.empty();
    return value.isPresent()
        ? checked(BigDecimal.valueOf(value.getAsLong()), field, false)
        : new Reading.Wrong(Fault.NOT_A_NUMBER);
  }

  /** In plain letters and digits, without blanks but those between digits, and without an end. */
  private static String folded(String written) {
    return Normalizer.normalize(written, Normalizer.Form.NFKC)
        .replaceAll("\\p{Cf}+", "")
        .replaceAll("[\\s\\p{Z}]+", " ")
        .replaceAll("(?<!\\d) | (?!\\d)", "")
        .replaceFirst("^'", "")
        .replaceFirst("(?<=.)[。;,.]$", "")
        .replace('−', '-')
        .replace('，', ',')
        .replace('○', '〇');
  }

  private static Reading count(Matcher number, Field field) {
    if (YUAN.equals(number.group(5)) || number.group().matches("[￥¥].*")) {
      return new Reading.Wrong(Fault.NOT_A_NUMBER);
    }
    return checked(value(number), field, false);
  }

  /** An amount under a heading in 万元 is in 万元, unless it says itself that it is in 元. */
  private static Reading amount(Matcher number, Field field) {
    String unit = number.group(5);
    if (unit != null && !unit.equals(YUAN)) {
      return new Reading.Wrong(Fault.NOT_A_NUMBER);
    }
    BigDecimal value = value(number);
    boolean scaled = !number.group(4).isEmpty();
    boolean inYuan = scaled || YUAN.equals(unit);
    return checked(
        inYuan && inTenThousands(field) ? value.divide(TEN_THOUSAND) : value, field, false);
  }

  private static BigDecimal value(Matcher number) {
    String fraction = number.group(3) == null ? "" : number.group(3);
    BigDecimal value = new BigDecimal(number.group(2).replaceAll("[, ]", "") + fraction);
    if (!number.group(4).isEmpty()) {
      value = value.multiply(TEN_THOUSAND);
      value = number.group(4).equals(TEN_THOUSANDS) ? value : value.multiply(TEN_THOUSAND);
    }
    return number.group(1).equals("-") ? value.negate() : value;
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
