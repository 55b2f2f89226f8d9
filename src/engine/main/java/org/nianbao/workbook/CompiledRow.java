package org.nianbao.workbook;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
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
   * @param formula the formula, if there is one: its result is then the value of the name, or, if
   *     there is no name, calculated; else null
   */
  public record Column(
      int column,
      int style,
      Map<Severity, Integer> severityStyles,
      @Nullable TextWrapping wrapping,
      @Nullable String name,
      @Nullable Object constant,
      @Nullable FormulaText formula) {
    @Nullable Object content(Map<String, Object> values) {
      if (formula == null) {
        return name == null ? constant : values.get(name);
      }
      CellFormula whole = formula.whole(values);
      Object result = values.get(name == null ? FormulaText.resultName(column) : name);
      return whole == null ? new CellFormula(formula.text(values), result) : whole;
    }

    /** Returns whether the result of the formula has to be calculated. */
    boolean isCalculated() {
      return formula != null && name == null;
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

  /** Writes this pattern, whose constant cells must be blank or contain texts. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeFloat(height);
    out.writeInt(columns.size());
    for (Column column : columns) {
      out.writeInt(column.column());
      out.writeInt(column.style());
      TextWrapping.write(column.wrapping(), out);
      out.writeUTF(column.name() == null ? "" : column.name());
      out.writeUTF(column.constant() == null ? "" : column.constant().toString());
      FormulaText.write(column.formula(), out);
      out.writeInt(column.severityStyles().size());
      for (Map.Entry<Severity, Integer> each : column.severityStyles().entrySet()) {
        out.writeUTF(each.getKey().name());
        out.writeInt(each.getValue());
      }
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
      FormulaText formula = FormulaText.read(in);
      Map<Severity, Integer> severityStyles = new EnumMap<>(Severity.class);
      for (int styles = in.readInt(); styles > 0; styles--) {
        severityStyles.put(Severity.valueOf(in.readUTF()), in.readInt());
      }
      columns.add(
          new Column(
              column,
              style,
              severityStyles,
              wrapping,
              name.isEmpty() ? null : name,
              constant.isEmpty() ? null : constant,
              formula));
    }
    return new CompiledRow(columns, height);
  }
}
