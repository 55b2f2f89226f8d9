package org.nianbao.jxls;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.jxls.TemplateCompiler.Phrase;
import org.nianbao.merge.DistrictLayout;
import org.nianbao.merge.DistrictLayout.LongList;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.workbook.CompiledCell;
import org.nianbao.workbook.CompiledRow;
import org.nianbao.workbook.FormValues;
import org.nianbao.workbook.FormulaText;

/**
 * Compiles the template of a district's workbook. Jxls fills it as for one unit, with a mark in the
 * place of each value; the marks tell where the values are.
 */
final class DistrictCompiler implements WorkbookFiller.Steps {
  /** A value of a text: its name between two characters that no template has. */
  private static final char BEGIN = '\uE000';

  private static final char END = '\uE001';

  /** The values of a text, as names in the template's expressions. */
  private static final List<String> NAMES =
      List.of(
          "merge.heading",
          "merge.note",
          "merge.unitClass",
          "merge.discrepancySummary",
          "status.summary",
          "yearly.note");

  /** The output sheets that are compiled. */
  private static final Set<String> SHEETS =
      Set.of(
          Template.DETAIL_SHEET,
          Template.STATUS_SHEET,
          Template.ALL_DISCREPANCIES_SHEET,
          Template.TEXTS_SHEET,
          Template.RATES_SHEET,
          Template.CHANGES_SHEET,
          Template.CHART_SHEET);

  private static final List<String> CHANGE_TEXTS = List.of("table", "row", "column");

  /** The marks in formulas: they must be numbers, and that of a line a row of a sheet. */
  private static final Map<String, String> MARKS =
      Map.of(
          "987654321000001", "now",
          "987654321000002", "last",
          "987654321000003", "figure",
          "1048001", "line");

  private static final Pattern MARK = Pattern.compile(String.join("|", MARKS.keySet()));

  /** A list of a sheet, with the pattern of its rows. */
  private record Block(String list, CompiledRow pattern) {}

  private final Template template;
  private final DistrictLayout layout;
  private final DistrictSheets sheets;
  private final Map<String, StreamedSheet> longSheets = new LinkedHashMap<>();
  private final Map<String, Map<Address, Phrase>> formCells = new HashMap<>();
  private final ByteArrayOutputStream description = new ByteArrayOutputStream();

  DistrictCompiler(Template template) {
    this.template = template;
    this.layout = new DistrictLayout(template);
    this.sheets = new DistrictSheets(template, layout, 1);
    for (LongList list : layout.lists().values()) {
      StreamedSheet sheet = new StreamedSheet(list.sheet(), list.row(), 1, List.of());
      longSheets.put(list.sheet(), list.fixedHeight() ? sheet.withFixedHeight() : sheet);
    }
  }

  /**
   * Compiles the template.
   *
   * @throws IllegalArgumentException if it cannot be compiled
   */
  byte[] compile() throws IOException {
    Set<String> kept = new HashSet<>(SHEETS);
    if (!layout.hasRates()) {
      kept.remove(Template.RATES_SHEET);
    }
    byte[] filled = OutputSheets.fill(template, kept, marks(), this);
    return TemplateCompiler.packed(filled, description.toByteArray());
  }

  private Map<String, Object> marks() {
    Map<String, Object> marks = new HashMap<>();
    for (Field field : template.fields()) {
      FormValues.putNested(marks, field.key(), null);
    }
    template.rules().stream()
        .filter(rule -> !rule.explanation().isEmpty())
        .forEach(rule -> FormValues.putNested(marks, rule.explanation(), null));
    NAMES.forEach(name -> FormValues.putNested(marks, name, mark(name)));
    marks.put("figures", layout.figures());
    for (LongList list : layout.lists().values()) {
      StreamedSheet sheet = Objects.requireNonNull(longSheets.get(list.sheet()), list.sheet());
      List<Map<String, Object>> rows = sheet.placeholders(list.valueNames());
      if (list.name().equals(DistrictLayout.UNITS)) {
        // the figures by their keys, which the template looks up
        rows.forEach(row -> row.put("figures", new HashMap<>(row)));
      }
      marks.put(list.name(), rows);
    }
    Map<String, Object> change = new HashMap<>();
    CHANGE_TEXTS.forEach(name -> change.put(name, mark(name)));
    MARKS.forEach((mark, name) -> change.put(name, mark));
    marks.put(DistrictLayout.CHANGES, List.of(change));
    marks.put(DistrictLayout.CHART_UNITS, chartMarks());
    return marks;
  }

  private List<Map<String, Object>> chartMarks() {
    if (!template.hasSheet(Template.CHART_SHEET)) {
      return List.of();
    }
    String figure =
        MARKS.entrySet().stream()
            .filter(each -> each.getValue().equals("figure"))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    Map<String, Object> cells = Map.of(layout.chartedFigure().key(), figure);
    return List.of(Map.of("name", mark("name"), "cells", cells));
  }

  private static String mark(String name) {
    return BEGIN + name + END;
  }

  @Override
  public void beforeFilling(XSSFWorkbook workbook) {
    DistrictSheets.rename(workbook);
    for (Sheet sheet : workbook) {
      if (!isOutput(sheet)) {
        formCells.put(sheet.getSheetName(), expressions(sheet));
      }
    }
  }

  private static boolean isOutput(Sheet sheet) {
    return Template.OUTPUT_SHEETS.contains(sheet.getSheetName());
  }

  /** Returns the cells of the form that hold values, and their texts. */
  private static Map<Address, Phrase> expressions(Sheet sheet) {
    Map<Address, Phrase> found = new LinkedHashMap<>();
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.STRING) {
          Phrase phrase = TemplateCompiler.phrase(cell.getStringCellValue());
          if (!phrase.names().isEmpty()) {
            found.put(new Address(cell.getRowIndex(), cell.getColumnIndex()), phrase);
          }
        }
      }
    }
    return found;
  }

  @Override
  public void afterFilling(XSSFWorkbook workbook) {
    Submission blank = Submission.of("", template, Map.of(), Map.of(), template.years().first());
    new FormPostProcessor(workbook, blank, sheets.formulas()).finish(List.of());
    sheets.finish(workbook, longSheets.values(), false);
    for (Sheet sheet : workbook) {
      if (isOutput(sheet)) {
        ListFilter.cover((XSSFSheet) sheet, 1); // removes the name of the filtered cells
      }
    }
  }

  @Override
  public void afterCalculation(XSSFWorkbook workbook) {
    longSheets.values().forEach(sheet -> sheet.recordStyles(workbook));
    SeverityStyles styles = new SeverityStyles(workbook);
    try (DataOutputStream out = new DataOutputStream(description)) {
      out.writeInt(workbook.getNumberOfSheets());
      for (Sheet each : workbook) {
        XSSFSheet sheet = (XSSFSheet) each;
        out.writeUTF(sheet.getPackagePart().getPartName().getName().substring(1));
        out.writeUTF(sheet.getSheetName());
        List<CompiledCell> cells =
            isOutput(sheet) ? markedCells(sheet, styles) : formCells(sheet, styles);
        out.writeInt(cells.size());
        for (CompiledCell cell : cells) {
          cell.writeTo(out);
        }
        List<Block> blocks = blocks(sheet);
        out.writeInt(blocks.size());
        for (Block block : blocks) {
          out.writeUTF(block.list());
          block.pattern().writeTo(out);
        }
        if (!blocks.isEmpty()) {
          boolean detail = sheet.getSheetName().equals(Template.DETAIL_SHEET);
          out.writeInt(firstRow(sheet));
          out.writeInt(detail ? 2 : 1); // the units, and the totals
          out.writeBoolean(true);
        }
        boolean statuses = sheet.getSheetName().equals(Template.STATUS_SHEET);
        out.writeUTF(statuses ? DistrictLayout.RECEIPTS : "");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<CompiledCell> formCells(XSSFSheet sheet, SeverityStyles styles) {
    List<CompiledCell> cells = new ArrayList<>();
    formCells
        .getOrDefault(sheet.getSheetName(), Map.of())
        .forEach(
            (address, phrase) -> {
              Field field =
                  phrase.names().size() == 1 ? template.field(phrase.names().get(0)) : null;
              int rows = field == null || field.kind().isNumber() ? 1 : template.rowsOf(field);
              XSSFCell cell = DistrictSheets.cell(sheet, address);
              cells.add(TemplateCompiler.cellOf(cell, address, phrase, rows, styles));
            });
    return cells;
  }

  /** Returns the cells outside the lists of an output sheet that hold values. */
  private List<CompiledCell> markedCells(XSSFSheet sheet, SeverityStyles styles) {
    List<CompiledCell> cells = new ArrayList<>();
    boolean detail = sheet.getSheetName().equals(Template.DETAIL_SHEET);
    for (Row row : sheet) {
      for (Cell each : row) {
        Phrase phrase = null;
        if (row.getRowNum() >= firstRow(sheet)) {
          continue;
        }
        if (each.getCellType() == CellType.STRING) {
          phrase = marked(each.getStringCellValue());
        } else if (each.getCellType() == CellType.FORMULA && detail) {
          phrase = new Phrase(List.of("", ""), List.of(DistrictLayout.TEXT_FIGURES));
        }
        if (phrase != null) {
          cells.add(
              new CompiledCell(
                  new Address(each.getRowIndex(), each.getColumnIndex()),
                  phrase.constants(),
                  phrase.names(),
                  TemplateCompiler.styleIndexes((XSSFCell) each, styles),
                  null, // the heights of headings are those of the template
                  row.getHeightInPoints(),
                  List.of()));
        }
      }
    }
    return cells;
  }

  /** Returns a text with marks as a phrase; null if it has none. */
  private static @Nullable Phrase marked(String text) {
    List<String> constants = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int at = 0;
    for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, at)) {
      int end = text.indexOf(END, begin);
      constants.add(text.substring(at, begin));
      names.add(text.substring(begin + 1, end));
      at = end + 1;
    }
    constants.add(text.substring(at));
    return names.isEmpty() ? null : new Phrase(constants, names);
  }

  /** Returns the first row of a sheet's lists; beyond all rows if it has none. */
  private int firstRow(Sheet sheet) {
    if (sheet.getSheetName().equals(Template.CHANGES_SHEET)) {
      return layout.cellOf(Template.CHANGES_SHEET, "${c.table}").row();
    }
    if (sheet.getSheetName().equals(Template.CHART_SHEET)) {
      return layout.cellOf(Template.CHART_SHEET, "${u.name}").row();
    }
    return layout.lists().values().stream()
        .filter(list -> list.sheet().equals(sheet.getSheetName()))
        .mapToInt(LongList::row)
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  private List<Block> blocks(XSSFSheet sheet) {
    String name = sheet.getSheetName();
    List<Block> blocks = new ArrayList<>();
    if (name.equals(Template.CHANGES_SHEET)) {
      blocks.add(
          new Block(DistrictLayout.CHANGES, formulaRow(sheet.getRow(firstRow(sheet)), true)));
    }
    if (name.equals(Template.CHART_SHEET)) {
      blocks.add(
          new Block(DistrictLayout.CHART_UNITS, formulaRow(sheet.getRow(firstRow(sheet)), false)));
    }
    for (LongList list : layout.lists().values()) {
      if (list.sheet().equals(name)) {
        StreamedSheet rows = Objects.requireNonNull(longSheets.get(name), name);
        blocks.add(new Block(list.name(), rows.pattern()));
      }
    }
    if (name.equals(Template.DETAIL_SHEET)) {
      XSSFRow totals = sheet.getRow(sheets.totalRow());
      blocks.add(new Block(DistrictLayout.TOTALS, totals(totals)));
      blocks.add(new Block(DistrictLayout.SUBTOTALS, subtotals(totals)));
    }
    return blocks;
  }

  /**
   * Returns the pattern of rows whose cells hold marks, in texts and formulas.
   *
   * @param fitsHeights whether the height of a row follows its texts
   */
  private static CompiledRow formulaRow(XSSFRow row, boolean fitsHeights) {
    List<CompiledRow.Column> columns = new ArrayList<>();
    for (Cell cell : row) {
      String text = cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
      Phrase phrase = marked(text);
      columns.add(
          new CompiledRow.Column(
              cell.getColumnIndex(),
              cell.getCellStyle().getIndex(),
              Map.of(),
              fitsHeights ? RowHeights.wrapping(cell) : null,
              phrase == null ? null : phrase.names().get(0),
              phrase == null && !text.isEmpty() ? text : null,
              cell.getCellType() == CellType.FORMULA ? formula(cell.getCellFormula()) : null));
    }
    return new CompiledRow(columns, row.getHeightInPoints());
  }

  private static FormulaText formula(String formula) {
    List<String> texts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int at = 0;
    Matcher mark = MARK.matcher(formula);
    while (mark.find()) {
      texts.add(formula.substring(at, mark.start()));
      names.add(Objects.requireNonNull(MARKS.get(mark.group())));
      at = mark.end();
    }
    texts.add(formula.substring(at));
    return new FormulaText(texts, names);
  }

  private CompiledRow totals(XSSFRow row) {
    Map<Integer, Field> figures = figures();
    List<CompiledRow.Column> columns = new ArrayList<>();
    for (Cell cell : row) {
      Field field = figures.get(cell.getColumnIndex());
      Field summed = field != null && template.aggregation(field).hasValue() ? field : null;
      String constant = cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : null;
      columns.add(
          new CompiledRow.Column(
              cell.getColumnIndex(),
              cell.getCellStyle().getIndex(),
              Map.of(),
              null,
              summed == null ? null : summed.key(),
              constant,
              summed == null
                  ? null
                  : new FormulaText(List.of(sheets.totalFormula(summed)), List.of())));
    }
    return new CompiledRow(columns, row.getHeightInPoints());
  }

  private CompiledRow subtotals(XSSFRow row) {
    Map<Integer, Field> figures = figures();
    List<CompiledRow.Column> columns = new ArrayList<>();
    for (Cell cell : row) {
      int column = cell.getColumnIndex();
      Field field = figures.get(column);
      String name = field == null ? null : field.key();
      if (column == 0) {
        name = "label";
      } else if (column == layout.firstUnit().column()) {
        name = "name";
      }
      columns.add(
          new CompiledRow.Column(
              column, cell.getCellStyle().getIndex(), Map.of(), null, name, null, null));
    }
    return new CompiledRow(columns, row.getHeightInPoints());
  }

  /** Returns the figures by their columns on the sheet 汇总明细. */
  private Map<Integer, Field> figures() {
    Map<Integer, Field> figures = new HashMap<>();
    for (Field field : template.figures()) {
      figures.put(layout.firstCell(field).column(), field);
    }
    return figures;
  }
}
