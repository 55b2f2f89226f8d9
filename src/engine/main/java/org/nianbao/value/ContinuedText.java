package org.nianbao.value;

import java.util.List;
import org.nianbao.grid.Whitespace;

/**
 * A text that continues in cells below one another. A cell continues the sentence above it, or
 * begins a paragraph, as the end of the text above tells.
 */
public final class ContinuedText {
  /** A shorter line is a heading or an item, which no sentence of the next cell continues. */
  private static final int MIN_LINE_LENGTH = 20;

  private static final String ENDS = "。！？；：…”’）)》】.!?;:";

  /** The first characters of ordinals, with which paragraphs begin. */
  private static final String ORDINALS = "一二三四五六七八九十第（(【0123456789０１２３４５６７８９";

  private ContinuedText() {}

  /** Returns the text of cells, from top to bottom; blank cells are omitted. */
  public static String join(List<String> cells) {
    StringBuilder text = new StringBuilder();
    for (String cell : cells) {
      if (!Whitespace.isBlank(cell)) {
        if (!text.isEmpty() && beginsParagraph(text, cell)) {
          text.append('\n');
        }
        text.append(cell);
      }
    }
    return text.toString();
  }

  /** Returns whether a line break is missing between a text and the cell below it. */
  private static boolean beginsParagraph(CharSequence above, String cell) {
    return above.charAt(above.length() - 1) != '\n' && !continuesSentence(above, cell);
  }

  /** Returns whether a cell continues the sentence at the end of the text above it. */
  public static boolean continuesSentence(CharSequence above, String cell) {
    int end = above.length();
    int begin = end;
    while (begin > 0 && end - begin < MIN_LINE_LENGTH && above.charAt(begin - 1) != '\n') {
      begin--;
    }
    char last = above.charAt(end - 1);
    char first = cell.charAt(0);
    return end - begin == MIN_LINE_LENGTH
        && ENDS.indexOf(last) < 0
        && !Character.isWhitespace(last)
        && ORDINALS.indexOf(first) < 0
        && !Character.isWhitespace(first);
  }
}
