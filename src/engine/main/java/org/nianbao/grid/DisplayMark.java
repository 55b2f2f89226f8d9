package org.nianbao.grid;

/** What a cell of a received file shows in another way than its content, or in addition to it. */
public sealed interface DisplayMark {
  /** All of the cell's text is struck out. The content still has the text. */
  record Struck() implements DisplayMark {}

  /**
   * A part of the cell's text is struck out, hidden, or a raised mark beside a number. The content
   * does not have it.
   *
   * @param text the part
   */
  record Dropped(String text) implements DisplayMark {}

  /** A part of the cell's text was deleted with changes tracked. The content does not have it. */
  record Deleted(String text) implements DisplayMark {}

  /** A comment on the cell or the paragraph, which is no part of its text. */
  record Comment(String text) implements DisplayMark {}

  /**
   * The number format shows another number than the content, or a unit.
   *
   * @param text the text that the cell shows, which may be rounded
   * @param exact the same text without rounding
   * @param changed whether the number itself is shown in another way; false if the format only adds
   *     words
   */
  record ShownAs(String text, String exact, boolean changed) implements DisplayMark {}

  /** A text in a cell whose number format shows percentages, as that of a template's figure. */
  record Percentage() implements DisplayMark {}

  /** The formula could not be decoded. The content is its cached value. */
  record FormulaLost() implements DisplayMark {}

  /**
   * A picture in the cell or over several cells, of which this is the first.
   *
   * @param rows the number of rows that it covers
   * @param columns the number of columns that it covers
   */
  record Picture(int rows, int columns) implements DisplayMark {
    /** Creates a picture in one cell. */
    public Picture() {
      this(1, 1);
    }

    /** Returns whether the picture is in one cell. */
    public boolean isInCell() {
      return rows == 1 && columns == 1;
    }
  }

  /** A text in the header or the footer of the pages. */
  record PageMargin(String text) implements DisplayMark {}

  /** A text in a chart, a diagram or a picture of a document. */
  record Drawn(String text) implements DisplayMark {}

  /**
   * A file that is embedded in a document.
   *
   * @param name its name or its kind, as the document states it
   */
  record Embedded(String name) implements DisplayMark {}

  /**
   * The text of a shape whose upper left corner is in the cell, such as a text box.
   *
   * @param text the text
   */
  record ShapeText(String text) implements DisplayMark {}
}
