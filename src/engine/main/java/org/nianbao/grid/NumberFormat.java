package org.nianbao.grid;

import java.math.BigDecimal;
import java.util.List;
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

  private final List<NumberFormatSection> sections;

  private NumberFormat(List<NumberFormatSection> sections) {
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
    List<NumberFormatSection> sections = NumberFormatParser.sections(known);
    boolean plain =
        sections.stream().allMatch(section -> section.isPlain() && section.condition().isEmpty())
            && !losesSign(sections);
    return plain || sections.isEmpty() ? null : new NumberFormat(sections);
  }

  /** Returns whether positive numbers are shown as percentages. */
  boolean isPercentage() {
    return sections.get(0).percents() == 1;
  }

  /** Returns whether negative numbers look like positive ones. */
  private static boolean losesSign(List<NumberFormatSection> sections) {
    if (sections.size() < 2) {
      return false;
    }
    NumberFormatSection negative = sections.get(1);
    return negative.hasNumber()
        && !negative.coloured()
        && negative.literals().indexOf('-') < 0
        && negative.literals().indexOf('(') < 0;
  }

  /** Returns how a number is shown; null if it is shown plainly. */
  public DisplayMark.@Nullable ShownAs shown(BigDecimal value) {
    boolean conditional = sections.stream().anyMatch(section -> !section.condition().isEmpty());
    NumberFormatSection section = conditional ? matching(value) : ofSign(value.signum());
    boolean ownSign = !conditional && value.signum() < 0 && section.equals(negativeSection());
    boolean signLost = ownSign && losesSign(sections);
    if (value.signum() == 0) { // zero shown as nothing, as a dash, or in any unit is zero
      return section.hasLiteralDigit() ? section.shown(value, "", false) : null;
    }
    if (section.isPlain() && !signLost) {
      return null;
    }
    return section.shown(value, value.signum() < 0 && !ownSign ? "-" : "", signLost);
  }

  private @Nullable NumberFormatSection negativeSection() {
    return sections.size() < 2 ? null : sections.get(1);
  }

  private NumberFormatSection ofSign(int sign) {
    int section = sign < 0 ? 1 : sign == 0 ? 2 : 0;
    return sections.get(section < sections.size() ? section : 0);
  }

  /** Returns the first section whose condition holds; otherwise the last. */
  private NumberFormatSection matching(BigDecimal value) {
    for (NumberFormatSection section : sections) {
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
}
