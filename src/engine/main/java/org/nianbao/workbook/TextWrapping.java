package org.nianbao.workbook;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How a cell breaks its text into lines.
 *
 * @param perLine how many Chinese characters a line takes
 * @param points how high they are
 */
public record TextWrapping(int perLine, int points) {
  /** No row is higher, in points (Excel specifications and limits). */
  private static final int MAX_POINTS = 409;

  private static final float LINE = 1.45f;
  private static final float SPARE_LINE = 0.6f;
  private static final int MARGIN = 4;

  /** Heights are whole twentieths of a point. */
  private static final float TWIPS = 20;

  /** How high a row must be for a text, in points. */
  public float needed(String text) {
    int lines = lines(text, perLine);
    float spare = lines > 1 ? SPARE_LINE : 0; // programs break lines a little earlier or later
    float needed = Math.min(MAX_POINTS, (lines + spare) * points * LINE + MARGIN);
    return Math.round(needed * TWIPS) / TWIPS;
  }

  /** How many lines a text needs. */
  public static int lines(String text, int perLine) {
    int lines = 0;
    for (String paragraph : text.split("\n", -1)) {
      lines += Math.max(1, (characters(paragraph) + perLine - 1) / perLine);
    }
    return lines;
  }

  /** In Chinese characters; two letters or digits take the room of one. */
  private static int characters(String text) {
    int halves = text.codePoints().map(each -> each < 0x2E80 ? 1 : 2).sum();
    return (halves + 1) / 2;
  }

  /** Writes how a cell breaks its text; null if its row does not follow its text. */
  static void write(@Nullable TextWrapping wrapping, DataOutput out) throws IOException {
    out.writeInt(wrapping == null ? 0 : wrapping.perLine());
    out.writeInt(wrapping == null ? 0 : wrapping.points());
  }

  /** Reads what {@link #write} wrote. */
  static @Nullable TextWrapping read(DataInput in) throws IOException {
    int perLine = in.readInt();
    int points = in.readInt();
    return perLine == 0 ? null : new TextWrapping(perLine, points);
  }
}
