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
 * A cell of a compiled template that values take their place in.
 *
 * @param words what stands before, between and behind the values; nothing but one value where both
 *     are empty
 * @param names of the values, in their order
 * @param styles its own style, then those in the colours of the severities; the same once more for
 *     the cell when people may type into it, if its own is locked
 * @param wrapping how it breaks its text; null if its row does not follow it
 * @param height of its row, in points
 */
public record CompiledCell(
    Address address,
    List<String> words,
    List<String> names,
    List<Integer> styles,
    @Nullable TextWrapping wrapping,
    float height) {
  private static final int VARIANTS = 1 + Severity.values().length;

  /** Whether it holds one value and nothing else, which is then not made a text of. */
  boolean isPlain() {
    return words.size() == 2 && words.get(0).isEmpty() && words.get(1).isEmpty();
  }

  /** The name of its value, if it holds but one. */
  String name() {
    return names.get(0);
  }

  /** What it holds: its value, or a text with the values in it; null if that is nothing. */
  @Nullable Object content(CompiledTemplate.Entries entries) {
    if (isPlain()) {
      return entries.value(name());
    }
    StringBuilder text = new StringBuilder(words.get(0));
    for (int i = 0; i < names.size(); i++) {
      Object value = entries.value(names.get(i));
      text.append(value == null ? "" : value).append(words.get(i + 1));
    }
    return text.toString();
  }

  /**
   * The style it has.
   *
   * @param open whether people are to type into it
   * @param marked in the colour of this severity, if of any
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
    for (String word : words) {
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
    List<String> words = new ArrayList<>();
    for (int i = 0; i <= count; i++) {
      words.add(in.readUTF());
    }
    List<Integer> styles = new ArrayList<>();
    for (int i = 0; i < 2 * VARIANTS; i++) {
      styles.add(in.readInt());
    }
    return new CompiledCell(
        address, words, names, styles, TextWrapping.read(in), in.readFloat());
  }
}
