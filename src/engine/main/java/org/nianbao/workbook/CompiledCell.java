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
 */
public record CompiledCell(
    Address address,
    List<String> texts,
    List<String> names,
    List<Integer> styles,
    @Nullable TextWrapping wrapping,
    float height) {
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
    int variant = marked == null ? 0 : 1 + List.of(Severity.values()).indexOf(marked);
    return styles.get((open ? VARIANTS : 0) + variant);
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
    List<Integer> styles = new ArrayList<>();
    for (int i = 0; i < 2 * VARIANTS; i++) {
      styles.add(in.readInt());
    }
    return new CompiledCell(address, texts, names, styles, TextWrapping.read(in), in.readFloat());
  }
}
