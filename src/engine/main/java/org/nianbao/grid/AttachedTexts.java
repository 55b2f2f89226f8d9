package org.nianbao.grid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The comments, the texts of shapes and the pictures on a sheet, as read from its parts beside the
 * cells.
 */
final class AttachedTexts {
  /** The usual height of a row, in EMU. */
  private static final int ROW_HEIGHT = 190_500;

  /** The usual width of a column, in EMU. */
  private static final int COLUMN_WIDTH = 609_600;

  private static final Address FIRST_CELL = new Address(0, 0);

  private final Budget budget;
  private final Map<Address, StringBuilder> comments = new TreeMap<>();
  private final Map<Address, StringBuilder> threads = new TreeMap<>();
  private final Map<Address, StringBuilder> shapes = new TreeMap<>();
  private final Map<Address, DisplayMark.Picture> pictures = new TreeMap<>();

  AttachedTexts(Budget budget) {
    this.budget = budget;
  }

  /** Returns the comments by cell; several on one cell are joined by line breaks. */
  Map<Address, String> comments() {
    Map<Address, String> texts = new TreeMap<>();
    comments.forEach((cell, joined) -> texts.put(cell, joined.toString()));
    // a thread is also an ordinary comment, for programs that do not know threads
    threads.forEach(
        (cell, joined) -> {
          if (!joined.isEmpty()) {
            texts.put(cell, joined.toString());
          }
        });
    return texts;
  }

  /** Returns the texts as marks of cells. */
  Map<Address, List<DisplayMark>> marks() {
    Map<Address, List<DisplayMark>> marks = new LinkedHashMap<>();
    comments().forEach((cell, text) -> add(marks, cell, text, new DisplayMark.Comment(text)));
    shapes.forEach(
        (cell, joined) -> {
          String text = joined.toString();
          add(marks, cell, text, new DisplayMark.ShapeText(text));
        });
    pictures.forEach(
        (cell, mark) -> marks.computeIfAbsent(cell, each -> new ArrayList<>()).add(mark));
    return marks;
  }

  private static void add(
      Map<Address, List<DisplayMark>> marks, Address cell, String text, DisplayMark mark) {
    if (!Whitespace.isBlank(text)) {
      marks.computeIfAbsent(cell, each -> new ArrayList<>()).add(mark);
    }
  }

  /** Adds a comment on a cell. */
  void addComment(Address cell, String text) {
    append(comments, cell, text);
  }

  /** Adds the text of a shape whose upper left corner is in a cell. */
  void addShape(Address cell, String text) {
    append(shapes, cell, text);
  }

  /** Adds a picture, unless one at least as large begins in the same cell. */
  void addPicture(Address cell, DisplayMark.Picture covered) {
    pictures.merge(
        cell,
        covered,
        (one, other) -> one.rows() * one.columns() >= other.rows() * other.columns() ? one : other);
  }

  /** Reads a part with comments (ECMA-376 part 1, 18.7.3). */
  void readComments(XmlCursor in) {
    in.root("comments");
    while (in.nextChild(1)) {
      boolean list = in.isNamed("commentList");
      while (list && in.nextChild(2)) {
        readComment(in, true, comments);
      }
    }
    in.finish();
  }

  /** Reads a part with threaded comments ([MS-XLSX] 2.6.205), each of which may be an answer. */
  void readThreads(XmlCursor in) {
    in.root("ThreadedComments");
    while (in.nextChild(1)) {
      readComment(in, false, threads);
    }
    in.finish();
  }

  /**
   * Reads a comment.
   *
   * @param inRuns whether its text consists of runs
   */
  private void readComment(XmlCursor in, boolean inRuns, Map<Address, StringBuilder> into) {
    String cell = in.attribute("ref");
    int comment = in.depth();
    StringBuilder text = new StringBuilder();
    while (in.nextChild(comment)) {
      if (in.isNamed("text") && inRuns) {
        appendRuns(in, text);
      } else if (in.isNamed("text")) {
        in.appendText(text);
      }
    }
    budget.addCell();
    if (cell != null) {
      append(into, address(cell), EscapedText.decode(text));
    }
  }

  private static Address address(String cell) {
    try {
      return Region.parse(cell).first();
    } catch (IllegalArgumentException e) { // the comment refers to no cell
      throw UnreadableContentException.damaged(e);
    }
  }

  private void append(Map<Address, StringBuilder> texts, Address cell, String text) {
    budget.addCharacters(text.length());
    StringBuilder before = texts.putIfAbsent(cell, new StringBuilder(text));
    if (before != null) {
      before.append('\n').append(text);
    }
  }

  /**
   * Reads a part with drawings (ECMA-376 part 1, 20.5): the text of each shape, a paragraph a line.
   */
  void readShapes(XmlCursor in) {
    in.root("wsDr");
    while (in.nextChild(1)) {
      readAnchor(in);
    }
    in.finish();
  }

  private void readAnchor(XmlCursor in) {
    int anchor = in.depth();
    Address cell = FIRST_CELL;
    DisplayMark.Picture covered = new DisplayMark.Picture();
    boolean picture = false;
    StringBuilder text = new StringBuilder();
    while (in.nextChild(anchor)) {
      if (in.isNamed("from")) {
        cell = readCorner(in);
      } else if (in.isNamed("to")) {
        Address last = readCorner(in);
        covered =
            new DisplayMark.Picture(
                Math.max(0, last.row() - cell.row()) + 1,
                Math.max(0, last.column() - cell.column()) + 1);
      } else if (in.isNamed("ext")) {
        covered = ofSize(in); // an anchor with one corner
      } else {
        picture |= readShape(in, text);
      }
    }
    budget.addCell();
    if (picture) {
      addPicture(cell, covered);
    }
    if (text.length() > 0) {
      append(shapes, cell, text.substring(1));
    }
  }

  /** Returns a picture over as many usual cells as its size covers. */
  private static DisplayMark.Picture ofSize(XmlCursor in) {
    return new DisplayMark.Picture(
        cells(in.attribute("cy"), ROW_HEIGHT, Address.MAX_ROWS),
        cells(in.attribute("cx"), COLUMN_WIDTH, Address.MAX_COLUMNS));
  }

  private static int cells(@Nullable String size, int ofCell, int max) {
    int number = size == null ? 0 : CellFormats.number(size);
    return Math.min(max, Math.max(0, number) / ofCell + 1);
  }

  private static Address readCorner(XmlCursor in) {
    int from = in.depth();
    int row = 0;
    int column = 0;
    while (in.nextChild(from)) {
      StringBuilder number = new StringBuilder();
      if (in.isNamed("row")) {
        in.appendText(number);
        row = CellFormats.number(number.toString());
      } else if (in.isNamed("col")) {
        in.appendText(number);
        column = CellFormats.number(number.toString());
      }
    }
    boolean inSheet =
        row >= 0 && row < Address.MAX_ROWS && column >= 0 && column < Address.MAX_COLUMNS;
    return inSheet ? new Address(row, column) : FIRST_CELL;
  }

  /** Returns the paragraphs of the current element that are not blank. */
  static List<String> paragraphs(XmlCursor in) {
    StringBuilder text = new StringBuilder();
    readShape(in, text);
    List<String> paragraphs = new ArrayList<>();
    for (String paragraph : text.toString().split("\n", -1)) {
      if (!Whitespace.isBlank(paragraph)) {
        paragraphs.add(Whitespace.strip(paragraph));
      }
    }
    return paragraphs;
  }

  /**
   * Appends the paragraphs of an element, each after a line break, and returns whether it is or
   * contains a picture, as a group of shapes does.
   */
  private static boolean readShape(XmlCursor in, StringBuilder text) {
    boolean picture = in.isNamed("pic");
    switch (in.name()) {
      case "Fallback" -> {} // repeats the choice before it
      case "p" -> {
        text.append('\n');
        appendRuns(in, text);
      }
      default -> {
        int element = in.depth();
        while (in.nextChild(element)) {
          picture |= readShape(in, text);
        }
      }
    }
    return picture;
  }

  /** Appends the text of runs, without phonetic hints. */
  private static void appendRuns(XmlCursor in, StringBuilder text) {
    int element = in.depth();
    while (in.nextChild(element)) {
      switch (in.name()) {
        case "t" -> in.appendText(text);
        case "r", "fld" -> appendRuns(in, text);
        case "br" -> text.append('\n');
        default -> {}
      }
    }
  }
}
