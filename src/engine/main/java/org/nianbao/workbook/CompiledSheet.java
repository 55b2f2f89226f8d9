package org.nianbao.workbook;

import java.io.DataInput;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;
import org.nianbao.template.Severity;
import org.nianbao.template.WorkbookCalculation;
import org.nianbao.template.WorkbookFormulas;
import org.nianbao.workbook.SheetXmlSplitter.Piece;

/** A sheet of a compiled template: its XML as pieces, of which some depend on the values. */
final class CompiledSheet {
  /** The number of characters in memory before they are written. */
  private static final int MAX_LENGTH = 1 << 16;

  /**
   * Lists whose entries are rows of the sheet, one below another.
   *
   * @param row the first row, from 0
   * @param templateRows the number of rows that they take on the template
   * @param blocks the lists
   * @param inlineTexts whether their texts are in the cells, so that they need no memory
   */
  record RowList(int row, int templateRows, List<Block> blocks, boolean inlineTexts) {
    int lastTemplateRow() {
      return row + templateRows - 1;
    }
  }

  /**
   * A list.
   *
   * @param name its name
   * @param pattern the pattern of its rows
   */
  record Block(String name, CompiledRow pattern) {}

  private final String name;
  private final @Nullable RowList rowList;
  private final List<Piece> pieces;

  private CompiledSheet(String name, @Nullable RowList rowList, List<Piece> pieces) {
    this.name = name;
    this.rowList = rowList;
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
    List<Block> blocks = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      blocks.add(new Block(in.readUTF(), CompiledRow.read(in)));
    }
    RowList rowList =
        blocks.isEmpty() ? null : new RowList(in.readInt(), in.readInt(), blocks, in.readBoolean());
    String shownWith = in.readUTF();
    return new CompiledSheet(name, rowList, SheetXmlSplitter.split(xml, cells, rowList, shownWith));
  }

  /** Returns the name of the sheet. */
  String name() {
    return name;
  }

  /**
   * Returns whether the sheet holds a list, so that its cells are known only when it is written.
   */
  boolean hasList() {
    return rowList != null;
  }

  /** Returns the first row of the lists, from 0; -1 if there are none. */
  int firstListRow() {
    return rowList == null ? -1 : rowList.row();
  }

  /** Returns the contents of the rows of the lists. */
  Map<Address, CellContent> listContents(CompiledTemplate.Entries entries) {
    Map<Address, CellContent> contents = new HashMap<>();
    if (rowList == null) {
      return contents;
    }
    int at = rowList.row();
    for (Block block : rowList.blocks()) {
      for (Map<String, Object> row : entries.listRows(block.name()).rows()) {
        for (CompiledRow.Column column : block.pattern().columns()) {
          CellContent content = content(column.content(row));
          if (content != null) {
            contents.put(new Address(at, column.column()), content);
          }
        }
        at++;
      }
    }
    return contents;
  }

  /** Returns the sheet with the formulas that are calculated, and nothing else. */
  Grid formulasOf(Grid sheet) {
    Set<Address> computed = new HashSet<>();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Computed formula) {
        computed.add(formula.cell());
      }
    }
    List<Cell> formulas =
        sheet.cells().stream().filter(cell -> computed.contains(cell.address())).toList();
    return new Grid(name, false, formulas, List.of(), Set.of(), List.of());
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
    if (value instanceof CellFormula formula) {
      return content(formula.result());
    }
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
      } else if (piece instanceof Piece.Columns columns) {
        xml.append(entries.shows(columns.shownWith()) ? columns.shown() : columns.xml());
      } else if (piece instanceof Piece.Rows rows) {
        rowOffset = writeRows(xml, rows.rowList(), entries, links, out);
      } else if (piece instanceof Piece.Links) {
        xml.append(links.element());
      } else if (piece instanceof Piece.LastCell last) {
        int row = last.rowList().row() + count(last, entries) - 1;
        xml.append(xml.address(Math.max(row + last.rowsBelow(), last.least()), last.column()));
      }
    }
    xml.flushTo(out);
    return links;
  }

  private static int count(Piece.LastCell last, CompiledTemplate.Entries entries) {
    int count = 0;
    for (Block block : last.rowList().blocks()) {
      count += entries.listRows(block.name()).count();
      if (!last.allBlocks()) {
        break;
      }
    }
    return count;
  }

  /**
   * Writes the rows of the lists.
   *
   * @return by how many rows those below move down
   */
  private int writeRows(
      SheetXmlWriter xml,
      RowList list,
      CompiledTemplate.Entries entries,
      SheetHyperlinks links,
      OutputStream out)
      throws IOException {
    SheetXmlWriter rowXml = xml;
    if (list.inlineTexts()) {
      xml.flushTo(out);
      rowXml = new SheetXmlWriter();
    }
    int at = list.row();
    for (Block block : list.blocks()) {
      for (Map<String, Object> row : calculated(block.pattern(), at, entries, block.name())) {
        block.pattern().writeTo(rowXml, at, row, links);
        at++;
        if (rowXml.length() > MAX_LENGTH) {
          rowXml.flushTo(out);
        }
      }
    }
    if (list.inlineTexts()) {
      rowXml.flushTo(out);
    }
    return at - list.row() - list.templateRows();
  }

  /** Returns the rows of a list, with the results of their formulas. */
  private Iterable<Map<String, Object>> calculated(
      CompiledRow pattern, int firstRow, CompiledTemplate.Entries entries, String list) {
    Iterable<Map<String, Object>> rows = entries.listRows(list).rows();
    List<CompiledRow.Column> calculated =
        pattern.columns().stream().filter(CompiledRow.Column::isCalculated).toList();
    if (calculated.isEmpty()) {
      return rows;
    }
    List<Map<String, Object>> filled = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      int at = firstRow + filled.size();
      filled.add(new HashMap<>(row));
      for (CompiledRow.Column column : pattern.columns()) {
        Address address = new Address(at, column.column());
        Object content = column.content(row);
        CellContent known = content(content);
        if (content instanceof CellFormula formula && formula.result() == null) {
          cells.add(new Cell(address, new CellContent.Uncalculated(), formula.text()));
        } else if (known != null) {
          cells.add(new Cell(address, known, null));
        }
      }
    }
    try {
      WorkbookCalculation calculation =
          WorkbookFormulas.of(List.of(new Grid(name, false, cells, List.of(), Set.of(), List.of())))
              .calculate(Map.of());
      for (int i = 0; i < filled.size(); i++) {
        for (CompiledRow.Column column : calculated) {
          CellContent result = calculation.value(name, new Address(firstRow + i, column.column()));
          if (result instanceof CellContent.Numeric number) {
            filled.get(i).put(FormulaText.resultName(column.column()), number.value());
          } else if (result instanceof CellContent.Text text) {
            filled.get(i).put(FormulaText.resultName(column.column()), text.value());
          }
        }
      }
    } catch (UnsupportedFormulaException e) {
      return filled; // the office program calculates them
    }
    return filled;
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
      if (rowList == null) {
        writeFormula(xml, calculation, cell.address(), style, valued.formula());
      } else { // it depends on the list, and the value is its result
        CellContent result = new CellContent.Text(String.valueOf(cell.content(entries)));
        xml.writeFormula(cell.address(), style, valued.formula(), result);
      }
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
      } else if (piece instanceof Piece.Valued valued
          && valued.isComputed(entries)
          && rowList == null) {
        calculation.value(name, valued.cell().address());
      }
    }
  }
}
