package org.nianbao.workbook;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The wrapping of a cell's text.
 *
 * @param charactersPerLine the number of Chinese characters on a line
 * @param fontSize the font size, in points
 */
public record TextWrapping(int charactersPerLine, int fontSize) {
  /** The maximum height of a row, in points (Excel specifications and limits). */
  private static final int MAX_POINTS = 409;

  private static final float LINE_HEIGHT = 1.45f;
  private static final float SPARE_LINE = 0.6f;
  private static final int MARGIN = 4;

  /** The number of units of row height in a point. */
  private static final float TWIPS_PER_POINT = 20;

  /** Returns the row height that a text needs, in points. */
  public float rowHeight(String text) {
    int lines = lineCount(text, charactersPerLine);
    float spare = lines > 1 ? SPARE_LINE : 0; // programs differ slightly in where they break lines
    float needed = Math.min(MAX_POINTS, (lines + spare) * fontSize * LINE_HEIGHT + MARGIN);
    return Math.round(needed * TWIPS_PER_POINT) / TWIPS_PER_POINT;
  }

  /** Returns the number of lines that a row can be high. */
  int maxLines() {
    return (int) ((MAX_POINTS - MARGIN) / (fontSize * LINE_HEIGHT) - SPARE_LINE);
  }

  /**
   * Returns the end of the part of a text that takes a number of lines.
   *
   * @param begin where the part begins, the start of a line
   */
  int endOfLines(String text, int begin, int lines) {
    int line = 1;
    int halves = 0;
    for (int at = begin; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int character = text.codePointAt(at);
      int width = character == '\n' ? 0 : width(character);
      if (character == '\n' || halves + width > 2 * charactersPerLine) {
        line++;
        halves = 0;
      }
      halves += width;
      if (line > lines) {
        return character == '\n' ? at + 1 : at;
      }
    }
    return text.length();
  }

  /** Returns the number of lines that a text needs. */
  public static int lineCount(String text, int charactersPerLine) {
    int lines = 0;
    for (String paragraph : text.split("\n", -1)) {
      lines += Math.max(1, (width(paragraph) + charactersPerLine - 1) / charactersPerLine);
    }
    return lines;
  }

  /** Returns the width in Chinese characters; two letters or digits are as wide as one. */
  private static int width(String text) {
    int halves = text.codePoints().map(TextWrapping::width).sum();
    return (halves + 1) / 2;
  }

  /** Returns the width of a character in halves of a Chinese one. */
  private static int width(int character) {
    return character < 0x2E80 ? 1 : 2;
  }

  /** Writes a wrapping, which may be null. */
  static void write(@Nullable TextWrapping wrapping, DataOutput out) throws IOException {
    out.writeInt(wrapping == null ? 0 : wrapping.charactersPerLine());
    out.writeInt(wrapping == null ? 0 : wrapping.fontSize());
  }

  /** Reads a wrapping that {@link #write} wrote; it may be null. */
  static @Nullable TextWrapping read(DataInput in) throws IOException {
    int charactersPerLine = in.readInt();
    int fontSize = in.readInt();
    return charactersPerLine == 0 ? null : new TextWrapping(charactersPerLine, fontSize);
  }
}
