package org.nianbao.grid;

import java.util.ArrayList;
import java.util.List;

/** The texts of a workbook that its cells point at (ECMA-376 part 1, 18.4). */
final class SharedTexts {
  private final List<Content.Text> texts = new ArrayList<>();

  /** Reads the part that holds them. */
  static SharedTexts read(XmlCursor in, Budget budget) {
    SharedTexts shared = new SharedTexts();
    StringBuilder buffer = new StringBuilder();
    in.root("sst");
    while (in.nextChild(1)) {
      if (in.is("si")) {
        buffer.setLength(0);
        appendRich(in, buffer);
        String text = EscapedText.decode(buffer);
        budget.textLength(text.length());
        shared.texts.add(new Content.Text(text));
        budget.sharedTexts(shared.texts.size());
      }
    }
    in.finish();
    return shared;
  }

  /** Appends the text of the present element and of its runs, not that of its phonetic hints. */
  static void appendRich(XmlCursor in, StringBuilder into) {
    int rich = in.depth();
    while (in.nextChild(rich)) {
      if (in.is("t")) {
        in.text(into);
      } else if (in.is("r")) {
        int run = in.depth();
        while (in.nextChild(run)) {
          if (in.is("t")) {
            in.text(into);
          }
        }
      }
    }
  }

  Content.Text at(CharSequence index) {
    try {
      return texts.get(Integer.parseInt(index, 0, index.length(), 10));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw Refusal.damaged(e);
    }
  }
}
