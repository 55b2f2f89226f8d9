package org.nianbao.grid;

import java.util.ArrayList;
import java.util.List;

/**
 * The texts of a sheet's header or footer, which is written with codes for its three sections, for
 * fonts, and for fields such as the number of the page (ECMA-376 part 1, 18.3.1.39).
 */
public final class PageHeaderCodes {
  /** The words of a page's number: 第 &P 页 共 &N 页. */
  private static final String WORDS_OF_NUMBERS = "第页共总张";

  /** The number of digits of a color. */
  private static final int COLOR_LENGTH = 6;

  private PageHeaderCodes() {}

  /** Returns the texts of the sections that are more than the number of the page. */
  public static List<String> texts(String written) {
    List<String> texts = new ArrayList<>();
    StringBuilder section = new StringBuilder();
    int at = 0;
    while (at < written.length()) {
      char c = written.charAt(at++);
      if (c != '&' || at == written.length()) {
        section.append(c);
        continue;
      }
      char code = Character.toUpperCase(written.charAt(at++));
      switch (code) {
        case 'L', 'C', 'R' -> add(section, texts);
        case '&' -> section.append('&');
        case '"' -> { // the name of a font
          int quote = written.indexOf('"', at);
          at = quote < 0 ? written.length() : quote + 1;
        }
        case 'K' -> at = Math.min(written.length(), at + COLOR_LENGTH);
        default -> {
          while (Character.isDigit(code) && at < written.length() && isDigit(written.charAt(at))) {
            at++; // the size of the font
          }
        }
      }
    }
    add(section, texts);
    return texts;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static void add(StringBuilder section, List<String> texts) {
    boolean more = false;
    for (int i = 0; i < section.length(); i++) {
      char c = section.charAt(i);
      more |= Character.isLetter(c) && WORDS_OF_NUMBERS.indexOf(c) < 0;
    }
    if (more) {
      texts.add(Whitespace.strip(section.toString().replace('\n', ' ')));
    }
    section.setLength(0);
  }
}
