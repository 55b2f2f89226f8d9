package org.nianbao.workbook;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.template.Severity;

/**
 * A row of a filled workbook that any number of rows are written like.
 *
 * @param columns its cells
 * @param height that of the template's row, in points: no row is lower
 */
public record CompiledRow(List<Column> columns, float height) {
  /**
   * A cell of the row.
   *
   * @param number of the column, from 0
   * @param marked its style in the colours of severities, if it is ever marked
   * @param wrapping how it breaks its text; null if the row does not follow it
   * @param name of its value; null if it always holds the same
   * @param constant what it always holds; null if that is nothing
   */
  public record Column(
      int number,
      int style,
      Map<Severity, Integer> marked,
      @Nullable TextWrapping wrapping,
      @Nullable String name,
      @Nullable Object constant) {
    private @Nullable Object content(Map<String, Object> values) {
      return name == null ? constant : values.get(name);
    }
  }

  /**
   * Writes a row.
   *
   * @param values by names: numbers, texts, days, {@link Link} or {@link ColouredValue}
   */
  public void writeTo(SheetXml xml, int row, Map<String, Object> values, SheetLinks links) {
    xml.beginRow(row, heightOf(values));
    for (Column column : columns) {
      Object value = column.content(values);
      int style = column.style();
      if (value instanceof ColouredValue marked) {
        style = column.marked().getOrDefault(marked.severity(), style);
        value = marked.value();
      }
      if (value instanceof Link link) {
        links.add(xml.address(row, column.number()), link);
        value = link.title();
      }
      xml.cell(row, column.number(), style, value);
    }
    xml.endRow();
  }

  /** As high as the highest of its wrapped texts needs. */
  private float heightOf(Map<String, Object> values) {
    float needed = height;
    for (Column column : columns) {
      Object value = column.content(values);
      if (column.wrapping() != null && value instanceof String text) {
        needed = Math.max(needed, column.wrapping().needed(text));
      }
    }
    return needed;
  }

  /** Keeps a row whose cells are never marked, and hold values or texts. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeFloat(height);
    out.writeInt(columns.size());
    for (Column column : columns) {
      out.writeInt(column.number());
      out.writeInt(column.style());
      TextWrapping.write(column.wrapping(), out);
      out.writeUTF(column.name() == null ? "" : column.name());
      out.writeUTF(column.constant() == null ? "" : column.constant().toString());
    }
  }

  static CompiledRow read(DataInput in) throws IOException {
    float height = in.readFloat();
    int count = in.readInt();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = in.readInt();
      int style = in.readInt();
      TextWrapping wrapping = TextWrapping.read(in);
      String name = in.readUTF();
      String constant = in.readUTF();
      columns.add(
          new Column(
              number,
              style,
              Map.of(),
              wrapping,
              name.isEmpty() ? null : name,
              constant.isEmpty() ? null : constant));
    }
    return new CompiledRow(columns, height);
  }
}
