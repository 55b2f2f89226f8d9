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
import org.nianbao.grid.Content;
import org.nianbao.grid.Ideographs;
import org.nianbao.template.Field;
import org.nianbao.template.Kind;

/** Reads a figure from what staff wrote into its cell. */
public final class FigureText {
  /** What a cell comes to. */
  public sealed interface Reading {
    /** A number written as one. */
    record Plain(BigDecimal value) implements Reading {}

    /** A number written as text: in full-width digits, with a unit, with a remark. */
    record NumberInText(BigDecimal value) implements Reading {}

    /** A number under a heading that states another unit of money than the form's, in the form's. */
    record Converted(BigDecimal value) implements Reading {}

    /** Nothing, or a sign that stands for nothing. */
    record Nothing(String sign) implements Reading {}

    /** Something that is no figure of this kind. */
    record Wrong(Fault fault) implements Reading {}
  }

  /** Why something is no figure. */
  public enum Fault {
    /** There is no number in it. */
    NOT_A_NUMBER,
    /** There is, but which one is meant, or in what unit, is not beyond doubt. */
    UNCLEAR,
    NEGATIVE,
    FRACTION,
    TOO_LARGE,
    DATE,
    /** A formula that was typed as text. */
    FORMULA_AS_TEXT,
    NOT_CALCULATED
  }

  /** Dashes and strokes of all kinds, once or several times; the last is typed for a long dash. */
  private static final Pattern STROKES = Pattern.compile("(?:[/\\\\_—–―‐‑‒ー─━-] ?)+|一一");

  private static final Pattern BRACKETED = Pattern.compile("^\\((.*)\\)$");
  private static final Pattern ENDS = Pattern.compile("[.;,]$");

  private static final Set<String> WORDS_FOR_NOTHING =
      Set.of(
          "无", "均无", "没有", "暂无", "无收费", "未收费", "不收费", "没有收费", "不涉及", "未涉及",
          "无此项", "无此情况", "无此类情况", "未发生", "没有发生", "不适用", "n/a", "na", "'");

  /** Of the words for nothing, and 一, which is typed for a dash. */
  private static final String FIRST_LETTERS =
      WORDS_FOR_NOTHING.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining())
          + "一";

  private static final String YUAN = "元";

  /** What one of each unit of money is in 元. */
  private static final Map<String, BigDecimal> MONEY =
      Map.of(
          YUAN, BigDecimal.ONE,
          "元整", BigDecimal.ONE,
          "千元", BigDecimal.valueOf(1_000),
          "万元", BigDecimal.valueOf(10_000),
          "亿元", BigDecimal.valueOf(100_000_000));

  /** The units in which amounts are asked for; that which another ends in stands last. */
  private static final List<String> UNITS = List.of("亿元", "万元", "千元", YUAN);

  /** 采购总金额（单位：元）; but not the end of another word. */
  private static final Pattern STATED =
      Pattern.compile("(?<=单位|单位为|[(:,])(?:亿元|万元|千元|元)(?=[),.;]|$)");

  private static final Pattern MORE = Pattern.compile("^(?:新增|增加?) ?(?=\\d)");
  private static final Pattern FEWER = Pattern.compile("^减少? ?(?=\\d)");

  /** A cell of a workbook keeps 15 significant digits. */
  private static final int MOST_DIGITS = 15;

  /** No cell of a figure holds more, remarks included; what does is not read through. */
  private static final int MAX_LENGTH = 1_000;

  /** Nothing is said at no greater length. */
  private static final int LONGEST_NOTHING = 32;

  private FigureText() {}

  public static Reading read(@Nullable Content content, Field field) {
    return read(content, field, "");
  }

  /**
   * The same under a heading that states a unit of money.
   *
   * @param stated the unit of what has none of its own; empty for the field's
   */
  public static Reading read(@Nullable Content content, Field field, String stated) {
    if (content == null) {
      return new Reading.Nothing("");
    }
    if (content instanceof Content.Numeric numeric) {
      if (stated.isEmpty()) { // as under nearly all headings
        return checked(numeric.value(), field, true);
      }
      WrittenNumber number = new WrittenNumber(numeric.value(), false, stated);
      return inUnitOf(field, number)
          .map(value -> converted(checked(value, field, true)))
          .orElse(new Reading.Wrong(Fault.UNCLEAR));
    }
    if (content instanceof Content.Text text) {
      return readText(text.value(), field, stated);
    }
    if (content instanceof Content.Day) {
      return new Reading.Wrong(Fault.DATE);
    }
    boolean uncalculated = content instanceof Content.Uncalculated;
    return new Reading.Wrong(uncalculated ? Fault.NOT_CALCULATED : Fault.NOT_A_NUMBER);
  }

  /** Whether this stands where a figure belongs: a number, or a sign that stands for nothing. */
  public static boolean isWritten(Content content) {
    if (!(content instanceof Content.Text text)) {
      return content instanceof Content.Numeric || content instanceof Content.Uncalculated;
    }
    if (text.value().length() > MAX_LENGTH
        || (isOtherWord(text.value()) && !hasDigit(text.value()))) {
      return false; // as nearly all labels: this look is cheap
    }
    return isNumber(content) || isNothing(CellText.fold(text.value()));
  }

  /** Whether this is a number, or a text that begins with one and ends in a remark. */
  public static boolean isNumber(Content content) {
    if (!(content instanceof Content.Text text)) {
      return content instanceof Content.Numeric;
    }
    String written = text.value();
    if (written.length() > MAX_LENGTH || !hasDigit(written)) {
      return false;
    }
    String folded = CellText.fold(written);
    int remark = folded.indexOf('(');
    return WrittenNumber.read(remark < 0 ? folded : folded.substring(0, remark)).isPresent();
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static Reading readText(String written, Field field, String stated) {
    String text = CellText.fold(written);
    if (isNothing(text)) {
      return new Reading.Nothing(text);
    }
    if (text.startsWith("=")) {
      return new Reading.Wrong(Fault.FORMULA_AS_TEXT);
    }
    if (DayText.read(text).isPresent()) {
      return new Reading.Wrong(Fault.DATE);
    }
    Optional<WrittenNumber> number =
        WrittenNumber.read(field.signed() ? withSign(text) : text)
            .map(each -> each.unit().isEmpty() && !each.scaled() ? each.of(stated) : each);
    if (number.isPresent()) {
      return inUnitOf(field, number.get())
          .map(value -> checked(value, field, false))
          .orElse(new Reading.Wrong(Fault.UNCLEAR));
    }
    return new Reading.Wrong(hasDigit(text) ? Fault.UNCLEAR : Fault.NOT_A_NUMBER);
  }

  private static boolean isNothing(String text) {
    if (text.length() > LONGEST_NOTHING || isOtherWord(text)) {
      return false;
    }
    String word = ENDS.matcher(BRACKETED.matcher(text).replaceFirst("$1")).replaceFirst("");
    word = word.toLowerCase(Locale.ROOT);
    return text.isEmpty() || STROKES.matcher(word).matches() || WORDS_FOR_NOTHING.contains(word);
  }

  /** Whether by its first letter it is none of the words for nothing, as nearly all texts are. */
  private static boolean isOtherWord(String text) {
    return !text.isEmpty()
        && (Ideographs.isIdeograph(text.charAt(0)) || Character.isDigit(text.charAt(0)))
        && FIRST_LETTERS.indexOf(text.charAt(0)) < 0;
  }

  /** More or fewer may be said in words: 减少2项. */
  private static String withSign(String text) {
    return FEWER.matcher(MORE.matcher(text).replaceFirst("+")).replaceFirst("-");
  }

  /** The unit of money that a heading states, if it is another than the field's; else empty. */
  public static String otherUnit(String heading, Field field) {
    Matcher unit = STATED.matcher(CellText.fold(heading).replace(" ", ""));
    String stated = unit.find() ? unit.group() : "";
    BigDecimal own = unit(field);
    BigDecimal other = MONEY.get(stated);
    return own == null || other == null || own.compareTo(other) == 0 ? "" : stated;
  }

  /** The number in the unit of the field; nothing if its own unit cannot be turned into that. */
  private static Optional<BigDecimal> inUnitOf(Field field, WrittenNumber number) {
    // an amount of 12万 is one of 12万元
    boolean amount = field.kind() == Kind.AMOUNT;
    String own = amount && number.scaled() && number.unit().isEmpty() ? YUAN : number.unit();
    if (own.isEmpty()) {
      return Optional.of(number.value());
    }
    BigDecimal money = MONEY.get(own);
    if (!amount) {
      return money == null ? Optional.of(number.value()) : Optional.empty();
    }
    BigDecimal unit = unit(field);
    // powers of ten: the division comes out even
    return money == null || unit == null
        ? Optional.empty()
        : Optional.of(number.value().multiply(money).divide(unit));
  }

  /** What one of the field's unit of money is in 元, as its labels say; null if they do not. */
  private static @Nullable BigDecimal unit(Field field) {
    String labels = String.join(" ", field.rowLabels()) + String.join(" ", field.columnLabels());
    return UNITS.stream()
        .filter(labels::contains)
        .findFirst()
        .map(MONEY::get)
        .orElse(null);
  }

  private static Reading converted(Reading reading) {
    return reading instanceof Reading.Plain plain
        ? new Reading.Converted(plain.value())
        : reading;
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
  public static BigDecimal plain(BigDecimal value) {
    if (value.scale() == 0) { // as nearly all are
      return value;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
