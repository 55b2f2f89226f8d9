package org.nianbao.locate;

/**
 * The traditional characters that occur in the labels of the form and in what is said of the fee.
 */
public final class TraditionalCharacters {
  private static final String TRADITIONAL =
      "處罰總計規範請證據檢關機構業務個體類過開維護權屬從發現數辦結轉續繳費標準補復議訴訟審給內國書無當責沒產納減額為萬徵圓與";

  /** Their simplified counterparts, in the same order. */
  private static final String SIMPLIFIED =
      "处罚总计规范请证据检关机构业务个体类过开维护权属从发现数办结转续缴费标准补复议诉讼审给内国书无当责没产纳减额为万征元与";

  private TraditionalCharacters() {}

  /** Returns the simplified counterpart of a traditional character; any other character itself. */
  static int simplified(int character) {
    int at = TRADITIONAL.indexOf(character);
    return at < 0 ? character : SIMPLIFIED.charAt(at);
  }

  /** Returns a text with its traditional characters replaced. */
  public static String simplified(String text) {
    StringBuilder simplified = new StringBuilder(text.length());
    text.codePoints().map(TraditionalCharacters::simplified).forEach(simplified::appendCodePoint);
    return simplified.toString();
  }
}
