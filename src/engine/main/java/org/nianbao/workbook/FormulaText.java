package org.nianbao.workbook;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of a formula in the row of a list, with values of the row.
 *
 * @param texts the texts before, between and after the values
 * @param names the names of the values, in order; one may be a {@link CellFormula}, whose text is
 *     inserted
 */
public record FormulaText(List<String> texts, List<String> names) {
  /** Returns the name under which the result of a column's formula is among a row's values. */
  static String resultName(int column) {
    return "=" + column;
  }

  /** Returns the formula that is the only content; null if the text has more. */
  @Nullable CellFormula whole(Map<String, Object> values) {
    boolean alone = names.size() == 1 && String.join("", texts).isEmpty();
    return alone && values.get(names.get(0)) instanceof CellFormula formula ? formula : null;
  }

  String text(Map<String, Object> values) {
    StringBuilder text = new StringBuilder(texts.get(0));
    for (int i = 0; i < names.size(); i++) {
      Object value = values.get(names.get(i));
      text.append(value instanceof CellFormula formula ? formula.text() : value);
      text.append(texts.get(i + 1));
    }
    return text.toString();
  }

  static void write(@Nullable FormulaText formula, DataOutput out) throws IOException {
    out.writeBoolean(formula != null);
    if (formula != null) {
      out.writeInt(formula.names.size());
      for (String name : formula.names) {
        out.writeUTF(name);
      }
      for (String text : formula.texts) {
        out.writeUTF(text);
      }
    }
  }

  static @Nullable FormulaText read(DataInput in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    int count = in.readInt();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i <= count; i++) {
      texts.add(in.readUTF());
    }
    return new FormulaText(texts, names);
  }
}
