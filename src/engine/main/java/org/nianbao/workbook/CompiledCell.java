package org.nianbao.workbook;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.template.Severity;

/**
 * A cell of a compiled template that shows values.
 *
 * @param texts the texts before, between and after the values; both are empty if the cell holds one
 *     value only
 * @param names the names of the values, in order
 * @param styles the cell's own style, then those in the colours of the severities; then the same
 *     styles unlocked, if the cell's own is locked
 * @param wrapping how the text is wrapped; null if the height of the row does not depend on it
 * @param height the height of the row, in points
 * @param stylesBelow the styles, as above, of the cells in which the text continues, from top to
 *     bottom; empty unless the cell holds one value that may take several rows
 */
public record CompiledCell(
    Address address,
    List<String> texts,
    List<String> names,
    List<Integer> styles,
    @Nullable TextWrapping wrapping,
    float height,
    List<List<Integer>> stylesBelow) {
  private static final int VARIANTS = 1 + Severity.values().length;

  /** Returns whether the cell holds one value only, which is not converted to text. */
  boolean isSingleValue() {
    return texts.size() == 2 && texts.get(0).isEmpty() && texts.get(1).isEmpty();
  }

  /** Returns the name of the cell's single value. */
  String name() {
    return names.get(0);
  }

  /** Returns the content: the value, or a text with the values; null if the cell is blank. */
  @Nullable Object content(CompiledTemplate.Entries entries) {
    if (isSingleValue()) {
      return entries.value(name());
    }
    StringBuilder text = new StringBuilder(texts.get(0));
    for (int i = 0; i < names.size(); i++) {
      Object value = entries.value(names.get(i));
      text.append(value == null ? "" : value).append(texts.get(i + 1));
    }
    return text.toString();
  }

  /**
   * Returns the index of the cell's style.
   *
   * @param open whether the cell is unlocked
   * @param marked the severity whose colour the cell has; null if it has none
   */
  int style(boolean open, @Nullable Severity marked) {
    return styles.get((open ? VARIANTS : 0) + variant(marked));
  }

  /** Returns the number of rows that the text may take. */
  int rows() {
    return 1 + stylesBelow.size();
  }

  /** Returns the index of the style of the cell in a row of the text, from 0. */
  int styleInRow(int row, @Nullable Severity marked) {
    return (row == 0 ? styles : stylesBelow.get(row - 1)).get(variant(marked));
  }

  private static int variant(@Nullable Severity marked) {
    return marked == null ? 0 : 1 + List.of(Severity.values()).indexOf(marked);
  }

  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(address.row());
    out.writeInt(address.column());
    out.writeInt(names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
    for (String word : texts) {
      out.writeUTF(word);
    }
    for (int style : styles) {
      out.writeInt(style);
    }
    TextWrapping.write(wrapping, out);
    out.writeFloat(height);
    out.writeInt(stylesBelow.size());
    for (List<Integer> below : stylesBelow) {
      for (int style : below) {
        out.writeInt(style);
      }
    }
  }

  static CompiledCell read(DataInput in) throws IOException {
    Address address = new Address(in.readInt(), in.readInt());
    int count = in.readInt();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i <= count; i++) {
      texts.add(in.readUTF());
    }
    List<Integer> styles = readStyles(in);
    TextWrapping wrapping = TextWrapping.read(in);
    float height = in.readFloat();
    List<List<Integer>> below = new ArrayList<>();
    for (int rows = in.readInt(); rows > 0; rows--) {
      below.add(readStyles(in));
    }
    return new CompiledCell(address, texts, names, styles, wrapping, height, below);
  }

  private static List<Integer> readStyles(DataInput in) throws IOException {
    List<Integer> styles = new ArrayList<>();
    for (int i = 0; i < 2 * VARIANTS; i++) {
      styles.add(in.readInt());
    }
    return styles;
  }
}
