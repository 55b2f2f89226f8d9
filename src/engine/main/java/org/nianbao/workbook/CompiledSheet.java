package org.nianbao.workbook;

import java.io.DataInput;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.CellContent;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;
import org.nianbao.template.Severity;
import org.nianbao.template.WorkbookCalculation;
import org.nianbao.workbook.SheetXmlSplitter.Piece;

/** A sheet of a compiled template: its XML as pieces, of which some depend on the values. */
final class CompiledSheet {
  /** The number of characters in memory before they are written. */
  private static final int MAX_LENGTH = 1 << 16;

  /**
   * A list whose entries are rows of the sheet.
   *
   * @param name the name of the list
   * @param row the first row, from 0
   * @param pattern the pattern of the rows
   */
  record RowList(String name, int row, CompiledRow pattern) {}

  private final String name;
  private final boolean hasList;
  private final List<Piece> pieces;

  private CompiledSheet(String name, boolean hasList, List<Piece> pieces) {
    this.name = name;
    this.hasList = hasList;
    this.pieces = pieces;
  }

  /**
   * Reads a compiled sheet.
   *
   * @param xml the XML of the sheet
   * @param in the description by the template compiler
   * @throws UnsupportedFormulaException if the sheet has a formula that cannot be kept in its place
   */
  static CompiledSheet read(String xml, DataInput in)
      throws IOException, UnsupportedFormulaException {
    String name = in.readUTF();
    List<CompiledCell> cells = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      cells.add(CompiledCell.read(in));
    }
    String list = in.readUTF();
    RowList listed = list.isEmpty() ? null : new RowList(list, in.readInt(), CompiledRow.read(in));
    return new CompiledSheet(name, listed != null, SheetXmlSplitter.split(xml, cells, listed));
  }

  /** Returns the name of the sheet. */
  String name() {
    return name;
  }

  /**
   * Returns whether the sheet holds a list, so that its cells are known only when it is written.
   */
  boolean hasList() {
    return hasList;
  }

  /** Returns the contents of the cells that show values, without computed ones. */
  Map<Address, Optional<CellContent>> contents(CompiledTemplate.Entries entries) {
    Map<Address, Optional<CellContent>> typed = new HashMap<>();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Valued valued && !valued.isComputed(entries)) {
        Object content = valued.cell().content(entries);
        typed.put(valued.cell().address(), Optional.ofNullable(content(content)));
      } else if (piece instanceof Piece.TextRows text) {
        Address first = text.cell().address();
        int row = first.row();
        for (TextRow each : textRows(text, entries)) {
          typed.put(new Address(row++, first.column()), Optional.ofNullable(content(each.text())));
        }
      }
    }
    return typed;
  }

  private static @Nullable CellContent content(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return new CellContent.Numeric(number);
    }
    if (value instanceof Number number) {
      return new CellContent.Numeric(BigDecimal.valueOf(number.longValue()));
    }
    if (value instanceof LocalDate day && SheetXmlWriter.hasSerialNumber(day)) {
      return new CellContent.Day(day);
    }
    return value == null || value.toString().isEmpty()
        ? null
        : new CellContent.Text(value.toString());
  }

  /**
   * Writes the XML of the sheet filled with values.
   *
   * @param texts the shared strings to add its texts to
   * @return the hyperlinks of the list
   */
  SheetHyperlinks fill(
      CompiledTemplate.Entries entries,
      WorkbookCalculation calculation,
      AddedSharedStrings texts,
      OutputStream out)
      throws IOException {
    SheetXmlWriter xml = new SheetXmlWriter(texts);
    SheetHyperlinks links = new SheetHyperlinks();
    int rowOffset = 0;
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Fixed fixed) {
        xml.append(fixed.xml());
      } else if (piece instanceof Piece.RowTag tag) {
        xml.append(
            "<row r=\"" + (tag.row() + rowOffset + 1) + "\"" + tag.attributes(entries) + ">");
      } else if (piece instanceof Piece.Valued valued) {
        writeValue(xml, valued, rowOffset, entries, calculation);
      } else if (piece instanceof Piece.TextRows text) {
        writeText(xml, text, entries);
      } else if (piece instanceof Piece.Computed computed) {
        writeFormula(xml, calculation, computed.cell(), computed.attributes(), computed.formula());
      } else if (piece instanceof Piece.Moved cell) {
        xml.append(xml.address(cell.row() + rowOffset, cell.column()));
      } else if (piece instanceof Piece.Rows rows) {
        rowOffset = -1;
        for (Map<String, Object> row : entries.rows(rows.rowList().name())) {
          rowOffset++;
          rows.rowList().pattern().writeTo(xml, rows.rowList().row() + rowOffset, row, links);
          if (xml.length() > MAX_LENGTH) {
            xml.flushTo(out);
          }
        }
      } else if (piece instanceof Piece.Links) {
        xml.append(links.element());
      } else if (piece instanceof Piece.LastCell last) {
        int row = last.rowList().row() + entries.rows(last.rowList().name()).size() - 1;
        xml.append(xml.address(Math.max(row + last.rowsBelow(), last.least()), last.column()));
      }
    }
    xml.flushTo(out);
    return links;
  }

  private static List<TextRow> textRows(Piece.TextRows text, CompiledTemplate.Entries entries) {
    List<TextRow> blank = text.rows().stream().map(Piece.BlankTextRow::blank).toList();
    Object content = text.cell().content(entries);
    TextWrapping wrapping = text.cell().wrapping();
    return content == null || wrapping == null
        ? blank
        : TextRow.of(content.toString(), wrapping, blank);
  }

  /** Writes the rows of a text. Their heights are not fixed, so that they follow what is typed. */
  private static void writeText(
      SheetXmlWriter xml, Piece.TextRows text, CompiledTemplate.Entries entries) {
    Severity marked = entries.highlight(text.cell().name());
    Address first = text.cell().address();
    List<TextRow> rows = textRows(text, entries);
    for (int i = 0; i < rows.size(); i++) {
      Piece.BlankTextRow blank = text.rows().get(i);
      TextRow row = rows.get(i);
      xml.append("<row" + blank.attributes() + " ht=\"" + row.height() + "\"");
      xml.append((row.hidden() ? " hidden=\"1\">" : ">") + blank.before());
      int style = text.cell().styleInRow(i, marked);
      xml.writeCell(first.row() + i, first.column(), style, row.text());
      xml.append(blank.after() + "</row>");
    }
  }

  private void writeValue(
      SheetXmlWriter xml,
      Piece.Valued valued,
      int rowOffset,
      CompiledTemplate.Entries entries,
      WorkbookCalculation calculation) {
    CompiledCell cell = valued.cell();
    Severity marked = cell.isSingleValue() ? entries.highlight(cell.name()) : null;
    if (valued.isComputed(entries)) {
      String style = " s=\"" + cell.style(false, marked) + "\"";
      writeFormula(xml, calculation, cell.address(), style, valued.formula());
      return;
    }
    int style = cell.style(!valued.formula().isEmpty(), marked);
    int row = cell.address().row() + rowOffset;
    xml.writeCell(row, cell.address().column(), style, cell.content(entries));
  }

  /**
   * Writes a formula. If its result is not certain, the cached value is omitted, so that programs
   * calculate it on opening.
   */
  private void writeFormula(
      SheetXmlWriter xml,
      WorkbookCalculation calculation,
      Address cell,
      String attributes,
      String formula) {
    try {
      xml.writeFormula(cell, attributes, formula, calculation.value(name, cell));
    } catch (UnsupportedFormulaException e) {
      xml.writeFormula(cell, attributes, formula, new CellContent.Uncalculated());
    }
  }

  /**
   * Makes sure that the results of all formulas are known.
   *
   * @throws UnsupportedFormulaException if that of any formula is not
   */
  void requireResults(CompiledTemplate.Entries entries, WorkbookCalculation calculation)
      throws UnsupportedFormulaException {
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Computed computed) {
        calculation.value(name, computed.cell());
      } else if (piece instanceof Piece.Valued valued && valued.isComputed(entries)) {
        calculation.value(name, valued.cell().address());
      }
    }
  }
}
