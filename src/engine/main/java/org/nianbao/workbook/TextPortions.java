package org.nianbao.workbook;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.grid.Whitespace;
import org.nianbao.value.ContinuedText;

/**
 * The portions of a text for the rows of a sheet, each of which fits a row. {@link
 * ContinuedText#join} returns the text again.
 */
final class TextPortions {
  /** The maximum number of lines of a portion if there are rows enough: about a quarter page. */
  private static final int FEW_LINES = 12;

  private static final String PAUSES = "，、,";

  private final String text;
  private final TextWrapping wrapping;
  private final int lines;

  private TextPortions(String text, TextWrapping wrapping, int lines) {
    this.text = text;
    this.wrapping = wrapping;
    this.lines = lines;
  }

  /**
   * Returns the portions of a text: the text alone if it fits a row, or cannot be divided.
   *
   * @param rows the maximum number of portions
   */
  static List<String> of(String text, TextWrapping wrapping, int rows) {
    int all = TextWrapping.lineCount(text, wrapping.charactersPerLine());
    if (rows == 1 || all <= wrapping.maxLines()) {
      return List.of(text);
    }
    List<String> portions;
    int lines = Math.max(FEW_LINES, (all + rows - 1) / rows);
    do {
      portions = new TextPortions(text, wrapping, lines).divide();
      lines++;
    } while (portions.size() > rows);
    return ContinuedText.join(portions).equals(text) ? portions : List.of(text);
  }

  private List<String> divide() {
    List<String> portions = new ArrayList<>();
    int begin = 0;
    for (int end = end(begin); end < text.length(); end = end(begin)) {
      int cut = cut(begin, end);
      if (cut < 0) {
        break;
      }
      boolean implied = text.charAt(cut - 1) == '\n' && isParagraphEnd(begin, cut - 1, cut);
      portions.add(text.substring(begin, implied ? cut - 1 : cut));
      begin = cut;
    }
    portions.add(text.substring(begin));
    return portions;
  }

  private int end(int begin) {
    return wrapping.endOfLines(text, begin, lines);
  }

  /**
   * Returns where a portion ends: after a paragraph that ends in its second half, else in a
   * sentence, else after any paragraph; -1 if nowhere.
   */
  private int cut(int begin, int end) {
    int paragraph = -1;
    for (int at = end; at > begin && paragraph < 0; at--) {
      boolean last = text.charAt(at - 1) == '\n' && text.charAt(at) != '\n';
      paragraph = last && !Whitespace.isBlank(text.substring(begin, at)) ? at : -1;
    }
    if (paragraph > begin + (end - begin) / 2) {
      return paragraph;
    }
    int sentence = -1;
    for (int at = end; at > begin + (end - begin) / 2; at--) {
      boolean possible = ContinuedText.continuesSentence(text.substring(begin, at), rest(at));
      if (possible && PAUSES.indexOf(text.charAt(at - 1)) >= 0) {
        return at;
      }
      boolean pair = Character.isLowSurrogate(text.charAt(at));
      sentence = possible && sentence < 0 && !pair ? at : sentence;
    }
    return sentence > 0 ? sentence : paragraph;
  }

  private String rest(int at) {
    return text.substring(at, Math.min(text.length(), at + 1));
  }

  /** Returns whether a line break follows from the text before it and the text after it. */
  private boolean isParagraphEnd(int begin, int end, int next) {
    return end > begin
        && text.charAt(end - 1) != '\n'
        && !ContinuedText.continuesSentence(text.substring(begin, end), rest(next));
  }
}
