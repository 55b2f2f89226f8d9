package org.nianbao.grid;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** The marks of the strings read so far with runs in different formats; few have any. */
  private final Map<Integer, List<DisplayMark>> marks = new HashMap<>();

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
        all.add(text(in, all.size()));
        budget.checkSharedStringCount(all.size());
      }
    }
    in.finish();
    count = all.size();
    texts = all.toArray(texts);
  }

  private CellContent.Text read(int index) {
    int start = from[index];
    int end = to[index];
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
    return text(in, index);
  }

  private CellContent.Text text(XmlCursor in, int index) {
    RunText runs = new RunText();
    if (readRuns(in, runs, budget)) {
      marks.put(index, runs.marks());
    }
    budget.addText(runs.length());
    return new CellContent.Text(runs.text());
  }

  private CellContent.Text text(CharSequence escaped) {
    String text = EscapedText.decode(escaped);
    budget.addText(text.length());
    return new CellContent.Text(text);
  }

  /**
   * Reads the text of the current element and its runs, without phonetic hints.
   *
   * @return whether there is a run with a format of its own
   */
  static boolean readRuns(XmlCursor in, RunText into, Budget budget) {
    int rich = in.depth();
    boolean formatted = false;
    StringBuilder text = new StringBuilder();
    while (in.nextChild(rich)) {
      if (in.isNamed("t")) {
        appendDecoded(in, text, RunText.Style.PLAIN, into, budget);
      } else if (in.isNamed("r")) {
        RunText.Style style = RunText.Style.PLAIN;
        int run = in.depth();
        while (in.nextChild(run)) {
          if (in.isNamed("rPr")) {
            formatted = true;
            style = style(in);
          } else if (in.isNamed("t")) {
            appendDecoded(in, text, style, into, budget);
          }
        }
      }
    }
    return formatted;
  }

  private static void appendDecoded(
      XmlCursor in, StringBuilder text, RunText.Style style, RunText into, Budget budget) {
    text.setLength(0);
    in.appendText(text);
    into.append(EscapedText.decode(text), style);
    budget.checkTextLength(into.length());
  }

  /** Returns the style of the properties of a run. */
  private static RunText.Style style(XmlCursor in) {
    RunText.Style style = RunText.Style.PLAIN;
    int properties = in.depth();
    while (in.nextChild(properties)) {
      if (in.isNamed("strike") && in.isOn()) {
        style = RunText.Style.STRUCK;
      } else if (in.isNamed("vertAlign")
          && style == RunText.Style.PLAIN
          && !"baseline".equals(in.attribute("val"))) {
        style = RunText.Style.RAISED;
      }
    }
    return style;
  }

  /**
   * Returns the marks of a string that has been read by {@link #at}; null if it has no runs in
   * formats of their own.
   */
  @Nullable List<DisplayMark> marks(CharSequence index) {
    return marks.isEmpty() ? null : marks.get(Integer.parseInt(index, 0, index.length(), 10));
  }

  /** Returns whether a string is a text, given in UTF-8. */
  boolean is(int index, byte[] text) {
    if (index < 0 || index >= count) {
      return false;
    }
    int start = from[index];
    int open =
        startsWith(PLAIN, start) ? PLAIN.length : startsWith(SPACED, start) ? SPACED.length : 0;
    int begin = start + open;
    if (open > 0 && startsWith(text, begin) && startsWith(PLAIN_END, begin + text.length)) {
      return true;
    }
    return at(String.valueOf(index)).value().equals(new String(text, StandardCharsets.UTF_8));
  }

  CellContent.Text at(CharSequence index) {
    try {
      int at = Objects.checkIndex(Integer.parseInt(index, 0, index.length(), 10), count);
      CellContent.Text text = texts[at];
      if (text == null) {
        text = read(at);
        texts[at] = text;
      }
      return text;
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw UnreadableContentException.damaged(e);
    }
  }
}
