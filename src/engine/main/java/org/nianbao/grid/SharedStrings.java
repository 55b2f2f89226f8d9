package org.nianbao.grid;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shared strings of a workbook (ECMA-376 part 1, 18.4).
 *
 * <p>Only the positions of the strings are read at first, because most belong to skipped sheets;
 * each string is read when a cell refers to it.
 */
final class SharedStrings {
  /** The maximum length of the tags that are searched for. */
  private static final int MAX_TAG_LENGTH = "</si>".length();

  private static final byte[] PLAIN = "<si><t>".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SPACED =
      "<si><t xml:space=\"preserve\">".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PLAIN_END = "</t></si>".getBytes(StandardCharsets.US_ASCII);

  private final XmlReaderFactory xml;
  private final Budget budget;
  private final byte[] part;
  private int[] from = new int[64];
  private int[] to = new int[64];
  private CellContent.@Nullable Text[] texts = new CellContent.@Nullable Text[0];
  private int count;

  private SharedStrings(XmlReaderFactory xml, Budget budget, byte[] part) {
    this.xml = xml;
    this.budget = budget;
    this.part = part;
  }

  /** Returns an empty table. */
  static SharedStrings empty(XmlReaderFactory xml, Budget budget) {
    return new SharedStrings(xml, budget, new byte[0]);
  }

  /**
   * Locates the strings.
   *
   * @param part the content of the part, in UTF-8
   */
  static SharedStrings locate(byte[] part, XmlReaderFactory xml, Budget budget) {
    SharedStrings shared = new SharedStrings(xml, budget, part);
    if (shared.locateAll()) {
      shared.texts = new CellContent.@Nullable Text[shared.count];
    } else {
      shared.readAll();
    }
    return shared;
  }

  /**
   * Locates the beginning and the end of each string.
   *
   * @return false if the part needs a full parser
   */
  private boolean locateAll() {
    byte[] bytes = part;
    int start = -1;
    boolean rooted = false;
    for (int p = 0; p < bytes.length - MAX_TAG_LENGTH; p++) {
      if (bytes[p] != '<') {
        continue;
      }
      byte first = bytes[p + 1];
      if (first == '!' || (first == '?' && rooted)) {
        return false; // comments, CDATA and instructions may contain tags
      }
      if (first == 's' && bytes[p + 2] == 'i') {
        byte next = bytes[p + 3];
        if (start >= 0 || !rooted || (next != '>' && next != ' ')) {
          return false;
        }
        start = p;
      } else if (first == '/' && bytes[p + 2] == 's' && bytes[p + 3] == 'i') {
        if (start < 0 || bytes[p + 4] != '>') {
          return false;
        }
        add(start, p + "</si>".length());
        start = -1;
      } else if (first == 's' && bytes[p + 2] == 's' && bytes[p + 3] == 't') {
        rooted = true;
      }
    }
    return start < 0 && rooted;
  }

  private boolean startsWith(byte[] tag, int at) {
    return at + tag.length <= part.length
        && Arrays.equals(part, at, at + tag.length, tag, 0, tag.length);
  }

  private void add(int start, int end) {
    budget.checkSharedStringCount(count + 1);
    if (count == from.length) {
      from = Arrays.copyOf(from, count * 2);
      to = Arrays.copyOf(to, count * 2);
    }
    from[count] = start;
    to[count++] = end;
  }

  private void readAll() {
    List<CellContent.Text> all = new ArrayList<>();
    XmlCursor in = xml.within(part, 0, part.length);
    in.root("sst");
    while (in.nextChild(1)) {
      if (in.isNamed("si")) {
        all.add(text(in));
        budget.checkSharedStringCount(all.size());
      }
    }
    in.finish();
    count = all.size();
    texts = all.toArray(texts);
  }

  private CellContent.Text read(int start, int end) {
    int open =
        startsWith(PLAIN, start) ? PLAIN.length : startsWith(SPACED, start) ? SPACED.length : 0;
    int close = end - PLAIN_END.length;
    if (open > 0 && close >= start + open && startsWith(PLAIN_END, close)) {
      int p = start + open;
      while (p < close && part[p] != '<' && part[p] != '&') {
        p++;
      }
      if (p == close) { // no markup, as in nearly all strings
        return text(XmlText.literal(part, start + open, close));
      }
    }
    XmlCursor in = xml.within(part, start, end);
    in.root("si");
    return text(in);
  }

  private CellContent.Text text(XmlCursor in) {
    StringBuilder rich = new StringBuilder();
    appendRich(in, rich);
    return text(rich);
  }

  private CellContent.Text text(CharSequence escaped) {
    String text = EscapedText.decode(escaped);
    budget.addText(text.length());
    return new CellContent.Text(text);
  }

  /** Appends the text of the current element and its runs, without phonetic hints. */
  static void appendRich(XmlCursor in, StringBuilder into) {
    int rich = in.depth();
    while (in.nextChild(rich)) {
      if (in.isNamed("t")) {
        in.appendText(into);
      } else if (in.isNamed("r")) {
        int run = in.depth();
        while (in.nextChild(run)) {
          if (in.isNamed("t")) {
            in.appendText(into);
          }
        }
      }
    }
  }

  CellContent.Text at(CharSequence index) {
    try {
      int at = Integer.parseInt(index, 0, index.length(), 10);
      CellContent.Text text = texts[at];
      if (text == null) {
        text = read(from[at], to[at]);
        texts[at] = text;
      }
      return text;
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw UnreadableContentException.damaged(e);
    }
  }
}
