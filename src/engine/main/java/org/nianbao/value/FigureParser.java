package org.nianbao.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Ideographs;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;

/** Parses a figure from the content of its cell. */
public final class FigureParser {
  /** The outcome of parsing a cell. */
  public sealed interface Reading {
    /**
     * A number in a number cell.
     *
     * @param value the number
     */
    record Plain(BigDecimal value) implements Reading {}

    /**
     * A number in a text cell: in full-width digits, with a unit, with a remark.
     *
     * @param value the number
     */
    record NumberInText(BigDecimal value) implements Reading {}

    /**
     * A number below a heading that states another unit of money than the form, converted to the
     * form's unit.
     *
     * @param value the converted number
     */
    record Converted(BigDecimal value) implements Reading {}

    /**
     * A number without a percent sign in the place of a percentage: 0.985 or 98.5 for 98.5%.
     *
     * @param value the percentage that it is read as
     * @param hundredfold whether the number is the percentage times 100
     */
    record BarePercentage(BigDecimal value, boolean hundredfold) implements Reading {}

    /** A blank cell, or a sign for zero. */
    record BlankOrZero(String sign) implements Reading {}

    /** A content that is not a valid figure. */
    record Invalid(Fault fault) implements Reading {}
  }

  /** The reason why a content is not a valid figure. */
  public enum Fault {
    /** It contains no number. */
    NOT_A_NUMBER,
    /** It contains a number whose value or unit is ambiguous. */
    UNCLEAR,
    NEGATIVE,
    FRACTION,
    TOO_LARGE,
    DATE,
    /** It is a formula that was typed as text. */
    FORMULA_AS_TEXT,
    NOT_CALCULATED,
    /** The number format shows something else, which is not a number. */
    SHOWN_UNCLEAR
  }

  /** Dashes and strokes, single or repeated; 一一 is typed for a long dash. */
  private static final Pattern DASHES = Pattern.compile("(?:[/\\\\_—–―‐‑‒ー─━-] ?)+|一一");

  private static final Pattern BRACKETED = Pattern.compile("^\\((.*)\\)$");
  private static final Pattern ENDS = Pattern.compile("[.;,]$");

  private static final Set<String> WORDS_FOR_ZERO =
      Set.of(
          "无", "均无", "没有", "暂无", "无收费", "未收费", "不收费", "没有收费", "不涉及", "未涉及", "无此项", "无此情况", "无此类情况",
          "未发生", "没有发生", "不适用", "n/a", "na", "'");

  /** The first characters of the words for zero, and 一, which is typed for a dash. */
  private static final String FIRST_LETTERS =
      WORDS_FOR_ZERO.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining()) + "一";

  private static final String YUAN = "元";

  /** The units of money in 元. */
  private static final Map<String, BigDecimal> MONEY =
      Map.of(
          YUAN,
          BigDecimal.ONE,
          "元整",
          BigDecimal.ONE,
          "千元",
          BigDecimal.valueOf(1_000),
          "万元",
          BigDecimal.valueOf(10_000),
          "亿元",
          BigDecimal.valueOf(100_000_000));

  /** The units of amounts; a unit that others end in comes last. */
  private static final List<String> UNITS = List.of("亿元", "万元", "千元", YUAN);

  /** A unit stated in a heading, as in 采购总金额（单位：元）, but not the end of another word. */
  private static final Pattern STATED_UNIT =
      Pattern.compile("(?<=单位|单位为|[(:,])(?:亿元|万元|千元|元)(?=[),.;]|$)");

  private static final Pattern INCREASE = Pattern.compile("^(?:新增|增加?) ?(?=\\d)");
  private static final Pattern DECREASE = Pattern.compile("^减少? ?(?=\\d)");

  /** The maximum number of significant digits of a cell. */
  private static final int MAX_DIGITS = 15;

  /** The maximum length of a figure with its remarks; longer texts are not parsed. */
  private static final int MAX_LENGTH = 1_000;

  /** The maximum length of a word or sign for zero. */
  private static final int MAX_ZERO_TEXT_LENGTH = 32;

  private FigureParser() {}

  /** Parses the content of a cell, which is null for a blank cell. */
  public static Reading parse(@Nullable CellContent content, Field field) {
    return parse(content, field, "");
  }

  /**
   * Parses the content of a cell below a heading that states a unit of money.
   *
   * @param stated the unit of numbers without a unit of their own; empty for the field's
   */
  public static Reading parse(@Nullable CellContent content, Field field, String stated) {
    if (content == null) {
      return new Reading.BlankOrZero("");
    }
    if (field.kind() == FieldKind.PERCENT && content instanceof CellContent.Numeric numeric) {
      return bare(numeric.value(), field);
    }
    if (content instanceof CellContent.Numeric numeric) {
      if (stated.isEmpty()) { // true of nearly all headings
        return check(numeric.value(), field, true);
      }
      WrittenNumber number = new WrittenNumber(numeric.value(), false, stated);
      return convertToUnitOf(field, number)
          .map(value -> converted(check(value, field, true)))
          .orElse(new Reading.Invalid(Fault.UNCLEAR));
    }
    if (content instanceof CellContent.Text text) {
      return parseText(text.value(), field, stated);
    }
    if (content instanceof CellContent.Day) {
      return new Reading.Invalid(Fault.DATE);
    }
    boolean uncalculated = content instanceof CellContent.Uncalculated;
    return new Reading.Invalid(uncalculated ? Fault.NOT_CALCULATED : Fault.NOT_A_NUMBER);
  }

  /** Returns whether a content may be a figure: a number, or a sign for zero. */
  public static boolean mayBeFigure(CellContent content) {
    if (!(content instanceof CellContent.Text text)) {
      return content instanceof CellContent.Numeric || content instanceof CellContent.Uncalculated;
    }
    if (text.value().length() > MAX_LENGTH
        || (cannotMeanZero(text.value()) && !mayHaveNumber(text.value()))) {
      return false; // a quick exit for nearly all labels
    }
    return isNumber(content) || isZeroText(CellTextNormalizer.normalize(text.value()));
  }

  /**
   * Returns whether a content is a number, or a text that begins with a number and ends with a
   * remark.
   */
  public static boolean isNumber(CellContent content) {
    if (!(content instanceof CellContent.Text text)) {
      return content instanceof CellContent.Numeric;
    }
    String written = text.value();
    if (written.length() > MAX_LENGTH || !mayHaveNumber(written)) {
      return false;
    }
    String normalized = CellTextNormalizer.normalize(written);
    int remark = normalized.indexOf('(');
    if (WrittenPercentage.parse(normalized).isPresent()) {
      return true;
    }
    return WrittenNumber.parse(remark < 0 ? normalized : normalized.substring(0, remark))
        .isPresent();
  }

  private static boolean mayHaveNumber(String text) {
    return hasDigit(text) || text.startsWith(WrittenPercentage.IN_HUNDREDTHS);
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static Reading parseText(String written, Field field, String stated) {
    String text = CellTextNormalizer.normalize(written);
    if (isZeroText(text)) {
      return new Reading.BlankOrZero(text);
    }
    if (text.startsWith("=")) {
      return new Reading.Invalid(Fault.FORMULA_AS_TEXT);
    }
    if (DateParser.parse(text).isPresent()) {
      return new Reading.Invalid(Fault.DATE);
    }
    if (field.kind() == FieldKind.PERCENT) {
      return parsePercentage(text, field);
    }
    Optional<WrittenNumber> number =
        WrittenNumber.parse(field.signed() ? withSign(text) : text)
            .map(each -> each.unit().isEmpty() && !each.scaled() ? each.withUnit(stated) : each);
    if (number.isPresent()) {
      return convertToUnitOf(field, number.get())
          .map(value -> check(value, field, false))
          .orElse(new Reading.Invalid(Fault.UNCLEAR));
    }
    return new Reading.Invalid(hasDigit(text) ? Fault.UNCLEAR : Fault.NOT_A_NUMBER);
  }

  private static Reading parsePercentage(String text, Field field) {
    Optional<BigDecimal> percentage = WrittenPercentage.parse(text);
    if (percentage.isPresent()) {
      return check(percentage.get(), field, false);
    }
    Optional<WrittenNumber> number = WrittenNumber.parse(text);
    if (number.isPresent() && number.get().unit().isEmpty() && !number.get().scaled()) {
      return bare(number.get().value(), field);
    }
    return new Reading.Invalid(hasDigit(text) ? Fault.UNCLEAR : Fault.NOT_A_NUMBER);
  }

  /** Reads a number without a percent sign: up to 1 as a fraction, others as a percentage. */
  private static Reading bare(BigDecimal number, Field field) {
    boolean hundredfold = number.abs().compareTo(BigDecimal.ONE) > 0;
    BigDecimal fraction = hundredfold ? number.scaleByPowerOfTen(-2) : number;
    return check(fraction, field, true) instanceof Reading.Plain plain
        ? new Reading.BarePercentage(plain.value(), hundredfold)
        : check(fraction, field, true);
  }

  /** Returns whether a text means that there is nothing: blanks, dashes, or a word such as 无. */
  public static boolean isZeroText(String text) {
    if (text.length() > MAX_ZERO_TEXT_LENGTH || cannotMeanZero(text)) {
      return false;
    }
    String word = ENDS.matcher(BRACKETED.matcher(text).replaceFirst("$1")).replaceFirst("");
    word = word.toLowerCase(Locale.ROOT);
    return text.isEmpty() || DASHES.matcher(word).matches() || WORDS_FOR_ZERO.contains(word);
  }

  /** Returns whether a text's first character excludes all words for zero. This is a quick test. */
  private static boolean cannotMeanZero(String text) {
    return !text.isEmpty()
        && (Ideographs.isIdeograph(text.charAt(0)) || Character.isDigit(text.charAt(0)))
        && FIRST_LETTERS.indexOf(text.charAt(0)) < 0;
  }

  /** Replaces words for an increase or a decrease by signs: 减少2项. */
  private static String withSign(String text) {
    return DECREASE.matcher(INCREASE.matcher(text).replaceFirst("+")).replaceFirst("-");
  }

  /** Returns the unit of money in a heading if it differs from the field's; else empty. */
  public static String otherUnit(String heading, Field field) {
    Matcher unit = STATED_UNIT.matcher(CellTextNormalizer.normalize(heading).replace(" ", ""));
    String stated = unit.find() ? unit.group() : "";
    BigDecimal own = unitOf(field);
    BigDecimal other = MONEY.get(stated);
    return own == null || other == null || own.compareTo(other) == 0 ? "" : stated;
  }

  /** Returns whether a text states a unit of money: 元, 万元, or an amount of 12万. */
  public static boolean statesMoney(String text) {
    return text.indexOf('元') >= 0 || text.indexOf('万') >= 0 || text.indexOf('亿') >= 0;
  }

  /** Returns whether a text states the unit of money of a table: 单位：万元. */
  public static boolean statesUnit(String text) {
    return STATED_UNIT.matcher(CellTextNormalizer.normalize(text).replace(" ", "")).find();
  }

  /** Returns the number of a reading; null if it has none. */
  public static @Nullable BigDecimal value(Reading reading) {
    if (reading instanceof Reading.Plain number) {
      return number.value();
    }
    if (reading instanceof Reading.Converted number) {
      return number.value();
    }
    if (reading instanceof Reading.BarePercentage number) {
      return number.value();
    }
    return reading instanceof Reading.NumberInText number ? number.value() : null;
  }

  /** Returns a number in the field's unit; empty if its own unit cannot be converted. */
  private static Optional<BigDecimal> convertToUnitOf(Field field, WrittenNumber number) {
    // the unit of an amount of 12万 is 万元
    boolean amount = field.kind() == FieldKind.AMOUNT;
    String own = amount && number.scaled() && number.unit().isEmpty() ? YUAN : number.unit();
    if (own.isEmpty()) {
      return Optional.of(number.value());
    }
    BigDecimal money = MONEY.get(own);
    if (!amount) {
      return money == null ? Optional.of(number.value()) : Optional.empty();
    }
    BigDecimal unit = unitOf(field);
    // powers of ten, so the quotient is finite
    return money == null || unit == null
        ? Optional.empty()
        : Optional.of(number.value().multiply(money).divide(unit));
  }

  /** Returns the field's unit of money in 元, as its labels state it; null if they do not. */
  private static @Nullable BigDecimal unitOf(Field field) {
    return MONEY.get(unitName(field));
  }

  /** Returns the field's unit of money as its labels state it; empty if they do not. */
  public static String unitName(Field field) {
    String labels = String.join(" ", field.rowLabels()) + String.join(" ", field.columnLabels());
    return UNITS.stream().filter(labels::contains).findFirst().orElse("");
  }

  private static Reading converted(Reading reading) {
    return reading instanceof Reading.Plain plain ? new Reading.Converted(plain.value()) : reading;
  }

  private static Reading check(BigDecimal value, Field field, boolean asNumber) {
    BigDecimal plain = toPlain(value);
    if (plain.signum() < 0 && !field.signed()) {
      return new Reading.Invalid(Fault.NEGATIVE);
    }
    if (field.kind() == FieldKind.COUNT && plain.scale() > 0) {
      return new Reading.Invalid(Fault.FRACTION);
    }
    if (plain.precision() > MAX_DIGITS) {
      return new Reading.Invalid(Fault.TOO_LARGE);
    }
    return asNumber ? new Reading.Plain(plain) : new Reading.NumberInText(plain);
  }

  /** Returns a number without trailing zeros and without an exponent: 21 for 21.0 and 2.1E1. */
  public static BigDecimal toPlain(BigDecimal value) {
    if (value.scale() == 0) { // true of nearly all numbers
      return value;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
