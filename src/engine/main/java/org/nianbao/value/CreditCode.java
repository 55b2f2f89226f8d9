package org.nianbao.value;

import java.util.Locale;
import java.util.regex.Pattern;
import org.nianbao.grid.CellContent;

/**
 * A 统一社会信用代码 as it was written: 18 characters, of which the last one checks the others (GB
 * 32100-2015).
 *
 * @param written the text as it was written, without blanks at its ends
 * @param validity whether it is a code, or what is wrong with it
 * @param value the code in half-width capitals, without blanks and hyphens; empty if it is not
 *     valid
 * @param length the number of characters without the label, blanks and hyphens
 */
public record CreditCode(String written, Validity validity, String value, int length) {
  /** The number of characters of a code. */
  public static final int LENGTH = 18;

  /** The characters of codes; the position of each is its value. */
  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static final int LAST = LENGTH - 1;

  /** The factor between the weights of two neighbouring characters. */
  private static final int WEIGHT_FACTOR = 3;

  private static final int OLD_REGISTRATION_LENGTH = 15;
  private static final int ORGANISATION_CODE_LENGTH = 9;

  /** The number of digits that a spreadsheet keeps of a number. */
  private static final int SPREADSHEET_DIGITS = 15;

  private static final Pattern BLANK = Pattern.compile("[/\\\\_.]*|无|没有|暂无|暂缺|不详|N/?A");
  private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:\\.\\d*)?E\\+?\\d{1,2}");

  /** A number whose last digits a spreadsheet replaced by zeros, perhaps with its decimals. */
  private static final Pattern ROUNDED = Pattern.compile("\\d{16}00(?:\\.0*)?");

  /** What is left out: a label before the code, blanks and hyphens between its characters. */
  private static final Pattern NOT_IN_CODE =
      Pattern.compile("^(?:统一)?(?:社会)?信用代码:?|[-\\s,'‐‑‒–—―·•]+");

  /** Whether a text is a code. */
  public enum Validity {
    /** The text is a code. */
    VALID,
    /** There is no code, or a sign for none. */
    NONE,
    /** A spreadsheet took the code for a number and lost its last digits. */
    DAMAGED,
    /** There is a letter that codes do not use, or another character. */
    CHARACTER,
    /** The last character does not fit the others. */
    CHECK,
    /** It is a registration number of 15 digits or an organisation code of 9 characters. */
    FORMER,
    /** There are more or fewer than 18 characters. */
    LENGTH
  }

  /** Parses a text. */
  public static CreditCode parse(String written) {
    String shown = CellTextNormalizer.normalize(written);
    String bare = NOT_IN_CODE.matcher(shown).replaceAll("").toUpperCase(Locale.ROOT);
    Validity validity = validity(bare);
    return new CreditCode(shown, validity, validity == Validity.VALID ? bare : "", bare.length());
  }

  /**
   * Returns the text of a cell with a code. A number of more digits than a spreadsheet keeps is in
   * scientific notation, so that the zeros in place of its lost digits do not count as digits.
   */
  public static String text(CellContent content) {
    if (content instanceof CellContent.Numeric number
        && number.value().precision() - number.value().scale() > SPREADSHEET_DIGITS) {
      return number.value().stripTrailingZeros().toString();
    }
    return content.toString();
  }

  /** Returns whether there is a text that is not a code. */
  public boolean isFaulty() {
    return validity != Validity.VALID && validity != Validity.NONE;
  }

  private static Validity validity(String bare) {
    if (BLANK.matcher(bare).matches()) {
      return Validity.NONE;
    }
    if (SCIENTIFIC.matcher(bare).matches()) {
      return Validity.DAMAGED;
    }
    if (bare.length() == LENGTH && hasCodeCharacters(bare) && isChecked(bare)) {
      return Validity.VALID;
    }
    if (ROUNDED.matcher(bare).matches()) {
      return Validity.DAMAGED;
    }
    if (bare.length() == OLD_REGISTRATION_LENGTH || bare.length() == ORGANISATION_CODE_LENGTH) {
      return Validity.FORMER;
    }
    if (bare.length() != LENGTH) {
      return Validity.LENGTH;
    }
    return hasCodeCharacters(bare) ? Validity.CHECK : Validity.CHARACTER;
  }

  private static boolean hasCodeCharacters(String bare) {
    for (int i = 0; i < bare.length(); i++) {
      if (CHARACTERS.indexOf(bare.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isChecked(String code) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LAST; i++) {
      sum += CHARACTERS.indexOf(code.charAt(i)) * weight;
      weight = weight * WEIGHT_FACTOR % CHARACTERS.length();
    }
    int check = (CHARACTERS.length() - sum % CHARACTERS.length()) % CHARACTERS.length();
    return CHARACTERS.indexOf(code.charAt(LAST)) == check;
  }
}
