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
 * A pattern for any number of rows of a filled workbook.
 *
 * @param columns the cells
 * @param height the minimum height of a row, in points
 */
public record CompiledRow(List<Column> columns, float height) {
  /**
   * A cell of the row.
   *
   * @param column the column, from 0
   * @param style the index of its style
   * @param severityStyles the styles in the colours of severities; empty if the cell is never
   *     coloured
   * @param wrapping how the text is wrapped; null if the height of the row does not depend on it
   * @param name the name of the value; null if the cell is constant
   * @param constant the constant content; null if it is blank
   */
  public record Column(
      int column,
      int style,
      Map<Severity, Integer> severityStyles,
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
   * @param values the values by name: numbers, texts, dates, {@link CellFormula}, {@link
   *     CellHyperlink} or {@link HighlightedValue}
   */
  public void writeTo(
      SheetXmlWriter xml, int row, Map<String, Object> values, SheetHyperlinks links) {
    xml.beginRow(row, heightOf(values));
    for (Column column : columns) {
      Object value = column.content(values);
      int style = column.style();
      if (value instanceof HighlightedValue marked) {
        style = column.severityStyles().getOrDefault(marked.severity(), style);
        value = marked.value();
      }
      if (value instanceof CellHyperlink link) {
        links.add(xml.address(row, column.column()), link);
        value = link.title();
      }
      xml.writeCell(row, column.column(), style, value);
    }
    xml.endRow();
  }

  /** Returns the height that the highest wrapped text needs, in points. */
  private float heightOf(Map<String, Object> values) {
    float needed = height;
    for (Column column : columns) {
      Object value = column.content(values);
      if (column.wrapping() != null && value instanceof String text) {
        needed = Math.max(needed, column.wrapping().rowHeight(text));
      }
    }
    return needed;
  }

  /** Writes this pattern, whose cells must be uncoloured and contain values or texts. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeFloat(height);
    out.writeInt(columns.size());
    for (Column column : columns) {
      out.writeInt(column.column());
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
      int column = in.readInt();
      int style = in.readInt();
      TextWrapping wrapping = TextWrapping.read(in);
      String name = in.readUTF();
      String constant = in.readUTF();
      columns.add(
          new Column(
              column,
              style,
              Map.of(),
              wrapping,
              name.isEmpty() ? null : name,
              constant.isEmpty() ? null : constant));
    }
    return new CompiledRow(columns, height);
  }
}
