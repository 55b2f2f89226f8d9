package org.nianbao.grid;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the text of paragraphs of an OpenDocument file (ODF 1.3 part 3, 6). */
final class OdfText {
  /** The fields that headers and footers fill in by themselves. */
  private static final Set<String> FIELDS =
      Set.of("page-number", "page-count", "sheet-name", "date", "time", "file-name", "title");

  /** A reader of what a paragraph contains beside its text, such as notes and frames. */
  interface ObjectReader {
    /**
     * Reads the current element.
     *
     * @param text the text before it
     * @return false if it is none of these objects, so that its content belongs to the text
     */
    boolean read(RunText text);
  }

  private final XmlCursor in;
  private final OdfStyles styles;
  private final Budget budget;
  private final ObjectReader objects;
  private final StringBuilder piece = new StringBuilder();

  /** Whether the text so far ends with a space or is empty, so that further spaces are ignored. */
  private boolean afterSpace;

  OdfText(XmlCursor in, OdfStyles styles, Budget budget, ObjectReader objects) {
    this.in = in;
    this.styles = styles;
    this.budget = budget;
    this.objects = objects;
  }

  /** Returns a reader that leaves out fields such as the number of the page. */
  static OdfText withoutFields(XmlCursor in, OdfStyles styles, Budget budget) {
    return new OdfText(in, styles, budget, text -> FIELDS.contains(in.name()));
  }

  /**
   * Appends the text of the current element, a paragraph or a heading.
   *
   * @param outside how the text is shown unless its style says otherwise
   */
  void append(RunText text, RunText.Style outside) {
    afterSpace = true;
    String style = in.attribute("style-name");
    append(in.depth(), text, styles.ofText("paragraph", style, outside));
  }

  private void append(int parent, RunText text, RunText.Style shown) {
    while (true) {
      switch (in.nextContent(parent)) {
        case START -> appendElement(text, shown);
        case TEXT -> {
          piece.setLength(0);
          in.appendCurrentText(piece);
          collapseSpaces();
          append(piece, text, shown);
        }
        default -> {
          return;
        }
      }
    }
  }

  private void appendElement(RunText text, RunText.Style shown) {
    if (objects.read(text)) {
      return;
    }
    int depth = in.depth();
    switch (in.name()) {
      case "s" -> appendFixed(" ".repeat(count(in.attribute("c"))), text, shown);
      case "tab" -> appendFixed("\t", text, shown);
      case "line-break" -> appendFixed("\n", text, shown);
      case "span" -> append(depth, text, styles.ofText("text", in.attribute("style-name"), shown));
      case "ruby-text", "annotation", "note", "script", "number" -> {}
      default -> append(depth, text, shown);
    }
  }

  private void appendFixed(String fixed, RunText text, RunText.Style shown) {
    append(fixed, text, shown);
    afterSpace = false;
  }

  private void append(CharSequence part, RunText text, RunText.Style shown) {
    budget.checkTextLength(text.length() + part.length());
    text.append(part, shown);
  }

  private int count(@Nullable String stated) {
    int count = stated == null ? 1 : Math.max(0, CellFormats.number(stated));
    budget.checkTextLength(count);
    return count;
  }

  /** Replaces each run of white space in the piece by one space (ODF 1.3 part 3, 6.1.2). */
  private void collapseSpaces() {
    int length = 0;
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      boolean space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!space || !afterSpace) {
        piece.setCharAt(length++, space ? ' ' : c);
      }
      afterSpace = space;
    }
    piece.setLength(length);
  }
}
