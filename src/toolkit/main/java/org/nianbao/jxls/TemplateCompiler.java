package org.nianbao.jxls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Field;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.workbook.CompiledCell;
import org.nianbao.workbook.CompiledRow;
import org.nianbao.workbook.CompiledTemplate;
import org.nianbao.workbook.CompiledTemplates;
import org.nianbao.workbook.FormValues;

/**
 * Compiles templates when the program is packaged: Jxls fills them with placeholders, and the cells
 * of the values and their styles are recorded.
 */
public final class TemplateCompiler {
  /** An expression that is the name of a value. */
  private static final Pattern NAMED =
      Pattern.compile("\\$\\{\\s*([A-Za-z]\\w*(?:\\.\\w+)*)\\s*\\}");

  /** The beginning of an expression or formula of Jxls. */
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{|\\$\\[");

  private static final Pattern LIST =
      Pattern.compile("jx:each\\(items=\"(\\w+)\" var=\"(\\w+)\" lastCell=\"([A-Z]+\\d+)\"\\)");

  private static final Pattern AREA = Pattern.compile("jx:area\\(lastCell=\"([A-Z]+\\d+)\"\\)");

  /** A cell with the contact or the telephone number of a unit, in the list of a summary. */
  private static final Pattern CONTACT =
      Pattern.compile("\\$\\{\\s*\\w+\\.(?:contact|phone)\\s*\\}");

  /** A text of the template: the constant parts, and the names of the values between them. */
  record Phrase(List<String> constants, List<String> names) {}

  /** A list on a sheet. */
  private record Rows(String list, int row, Map<Integer, String> names) {}

  /** The cells of a sheet that hold values. */
  private static final class Slots {
    final Map<Address, Phrase> phrases = new LinkedHashMap<>();
    @Nullable Rows rows;
  }

  private final byte[] template;
  private final Map<String, String> formulas;
  private final Map<String, Integer> textRows;
  private final Map<String, Slots> sheets = new LinkedHashMap<>();
  private final ByteArrayOutputStream description = new ByteArrayOutputStream();

  private TemplateCompiler(
      byte[] template, Map<String, String> formulas, Map<String, Integer> textRows) {
    this.template = template;
    this.formulas = formulas;
    this.textRows = textRows;
  }

  /**
   * Compiles the shipped templates of forms, of the return notice and of the summary.
   *
   * @param arguments the folder of classes that the compiled templates are packaged with
   * @throws IllegalArgumentException if a template cannot be compiled
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0], CompiledTemplates.FOLDER));
    for (Template template : Template.shipped()) {
      for (boolean checked : List.of(false, true)) {
        String name = CompiledTemplates.name(template.workbook(), checked);
        Files.write(folder.resolve(name), form(template, checked));
      }
      String name = CompiledTemplates.districtName(template.workbook());
      Files.write(folder.resolve(name), new DistrictCompiler(template).compile());
    }
    byte[] notice = BundledTemplate.content(BundledTemplate.RETURN_NOTICE);
    Files.write(folder.resolve(CompiledTemplates.name(notice, false)), compile(notice));
    byte[] summary = BundledTemplate.content(BundledTemplate.VALIDATION_SUMMARY);
    for (boolean contacts : List.of(false, true)) {
      String name = CompiledTemplates.name(summary, contacts);
      Files.write(folder.resolve(name), summary(summary, contacts));
    }
  }

  /**
   * Compiles a template of the summary of a validation.
   *
   * @param contacts whether it shows contacts and telephone numbers, which only a roster has
   * @throws IllegalArgumentException if it cannot be compiled; the message names the cell
   */
  public static byte[] summary(byte[] template, boolean contacts) throws IOException {
    if (contacts) {
      return compile(template);
    }
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template))) {
      for (Sheet sheet : workbook) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (CONTACT.matcher(cell.toString()).matches()) {
              sheet.setColumnHidden(cell.getColumnIndex(), true);
            }
          }
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
      workbook.write(out);
      return compile(out.toByteArray());
    }
  }

  private static byte[] compile(byte[] template) throws IOException {
    return compile(template, Map.of(), Map.of());
  }

  /** Compiles the template of a form, with or without a discrepancy sheet. */
  static byte[] form(Template template, boolean checked) throws IOException {
    Map<String, String> formulas = new HashMap<>();
    for (Rule rule : template.rules()) {
      Field field = rule.computed() ? template.field(rule.subject()) : null;
      if (field != null) {
        formulas.put(field.key(), template.issuedFormula(field));
      }
    }
    Set<String> sheetsToKeep = checked ? Set.of(Template.DISCREPANCY_SHEET) : Set.of();
    Map<String, Integer> textRows = new HashMap<>();
    template.texts().forEach(field -> textRows.put(field.key(), template.rowsOf(field)));
    return compile(OutputSheets.without(template, sheetsToKeep), formulas, textRows);
  }

  /**
   * Compiles a template, for {@link CompiledTemplate#read}.
   *
   * @param template a workbook with all wanted output sheets, and no others
   * @param formulas the formulas that compute values unless a unit typed another value, by the
   *     names of the values
   * @param textRows the numbers of rows that texts may take, by the names of the texts; the others
   *     take one
   * @throws IllegalArgumentException if only Jxls can fill the template; the message names the cell
   */
  static byte[] compile(
      byte[] template, Map<String, String> formulas, Map<String, Integer> textRows)
      throws IOException {
    TemplateCompiler compiler = new TemplateCompiler(template, formulas, textRows);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template))) {
      for (Sheet sheet : workbook) {
        compiler.findSlots((XSSFSheet) sheet);
      }
    }
    return packed(compiler.fill(), compiler.description.toByteArray());
  }

  /**
   * Returns a compiled template.
   *
   * @param filled the workbook without values
   * @param description the cells and rows of the values
   * @throws IllegalArgumentException if it cannot be read, or the result of a formula is not known
   */
  static byte[] packed(byte[] filled, byte[] description) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try (ZipOutputStream zip = new ZipOutputStream(out);
        ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(filled))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        CompiledTemplate.putEntry(zip, entry.getName(), in.readAllBytes());
      }
      CompiledTemplate.putEntry(zip, CompiledTemplate.ENTRY, description);
    }
    byte[] compiled = out.toByteArray();
    try {
      CompiledTemplate.read(compiled).requireResults();
    } catch (IOException | UnsupportedFormulaException e) {
      throw new IllegalArgumentException("cannot be compiled: " + e.getMessage(), e);
    }
    return compiled;
  }

  private static IllegalArgumentException refusal(Sheet sheet, CellAddress cell, String text) {
    return new IllegalArgumentException(
        "cannot be compiled: " + sheet.getSheetName() + "!" + cell + ": " + text);
  }

  /** Finds the cells that hold values. */
  private void findSlots(XSSFSheet sheet) {
    Slots slots = new Slots();
    sheets.put(sheet.getSheetName(), slots);
    String variable = "";
    CellRangeAddress area = null;
    for (Comment comment : sheet.getCellComments().values()) {
      String command = comment.getString().getString().strip();
      for (String line : command.lines().toList()) {
        Matcher list = LIST.matcher(line.strip());
        Matcher whole = AREA.matcher(line.strip());
        if (whole.matches() && area == null) {
          Address last = Address.parse(whole.group(1));
          area =
              new CellRangeAddress(
                  comment.getRow(), last.row(), comment.getColumn(), last.column());
        } else if (list.matches()
            && slots.rows == null
            && isSingleRow(sheet, comment, Address.parse(list.group(3)))) {
          slots.rows = new Rows(list.group(1), comment.getRow(), new HashMap<>());
          variable = list.group(2) + ".";
        } else if (line.strip().startsWith("jx:")) {
          throw refusal(sheet, comment.getAddress(), line);
        }
      }
    }
    for (Row row : sheet) {
      for (Cell cell : row) {
        boolean text =
            cell.getCellType() == CellType.STRING && area != null && area.isInRange(cell);
        if (text && !addSlot(slots, variable, cell)) {
          throw refusal(sheet, cell.getAddress(), cell.getStringCellValue());
        }
      }
    }
  }

  /**
   * Returns whether a list consists of one row, with no other cells in that row or beside the rows
   * below it.
   */
  private static boolean isSingleRow(XSSFSheet sheet, Comment list, Address last) {
    for (CellRangeAddress merged : sheet.getMergedRegions()) {
      if (merged.getFirstRow() <= list.getRow() && merged.getLastRow() >= list.getRow()) {
        return false;
      }
    }
    for (Row row : sheet) {
      for (Cell cell : row) {
        boolean beside =
            cell.getColumnIndex() < list.getColumn() || cell.getColumnIndex() > last.column();
        if (row.getRowNum() >= list.getRow() && beside && cell.getCellType() != CellType.BLANK) {
          return false;
        }
      }
    }
    return last.row() == list.getRow();
  }

  private static boolean addSlot(Slots slots, String variable, Cell cell) {
    String text = cell.getStringCellValue();
    if (!EXPRESSION.matcher(text).find()) {
      return true;
    }
    Phrase phrase = phrase(text);
    if (phrase.constants().stream().anyMatch(constant -> EXPRESSION.matcher(constant).find())) {
      return false;
    }
    Rows rows = slots.rows;
    if (rows == null || cell.getRowIndex() != rows.row()) {
      slots.phrases.put(new Address(cell.getRowIndex(), cell.getColumnIndex()), phrase);
      return true;
    }
    String name = phrase.names().get(0);
    boolean alone = phrase.names().size() == 1 && String.join("", phrase.constants()).isEmpty();
    if (alone && name.startsWith(variable)) {
      rows.names().put(cell.getColumnIndex(), name.substring(variable.length()));
    }
    return alone && name.startsWith(variable);
  }

  static Phrase phrase(String text) {
    List<String> constants = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Matcher named = NAMED.matcher(text);
    int position = 0;
    while (named.find()) {
      constants.add(text.substring(position, named.start()));
      names.add(named.group(1));
      position = named.end();
    }
    constants.add(text.substring(position));
    return new Phrase(constants, names);
  }

  private byte[] fill() {
    return WorkbookFiller.fill(
        template,
        blankData(),
        new WorkbookFiller.Steps() {
          @Override
          public void afterFilling(XSSFWorkbook workbook) {
            setFormulas(workbook);
            sheets.forEach(
                (name, slots) -> {
                  if (slots.rows != null) {
                    ListFilter.cover(workbook.getSheet(name), 1);
                  }
                });
            workbook.setActiveSheet(0);
          }

          @Override
          public void afterCalculation(XSSFWorkbook workbook) {
            writeDescription(workbook);
          }
        });
  }

  private Map<String, Object> blankData() {
    Map<String, Object> data = new HashMap<>();
    for (Slots slots : sheets.values()) {
      for (Phrase phrase : slots.phrases.values()) {
        phrase.names().forEach(name -> FormValues.putNested(data, name, null));
      }
      if (slots.rows != null) {
        Map<String, Object> row = new HashMap<>();
        slots.rows.names().values().forEach(name -> row.put(name, null));
        data.put(slots.rows.list(), List.of(row));
      }
    }
    return data;
  }

  private void setFormulas(XSSFWorkbook workbook) {
    sheets.forEach(
        (name, slots) ->
            slots.phrases.forEach(
                (address, phrase) -> {
                  String formula = formulas.get(phrase.names().get(0));
                  if (formula != null && phrase.names().size() == 1) {
                    cell(workbook.getSheet(name), address).setCellFormula(formula);
                  }
                }));
  }

  private static XSSFCell cell(XSSFSheet sheet, Address address) {
    return sheet.getRow(address.row()).getCell(address.column());
  }

  private void writeDescription(XSSFWorkbook workbook) {
    SeverityStyles styles = new SeverityStyles(workbook);
    try (DataOutputStream out = new DataOutputStream(description)) {
      out.writeInt(sheets.size());
      for (Map.Entry<String, Slots> each : sheets.entrySet()) {
        XSSFSheet sheet = workbook.getSheet(each.getKey());
        out.writeUTF(sheet.getPackagePart().getPartName().getName().substring(1));
        out.writeUTF(each.getKey());
        out.writeInt(each.getValue().phrases.size());
        for (Map.Entry<Address, Phrase> slot : each.getValue().phrases.entrySet()) {
          cellOf(cell(sheet, slot.getKey()), slot.getKey(), slot.getValue(), styles).writeTo(out);
        }
        Rows rows = each.getValue().rows;
        out.writeInt(rows == null ? 0 : 1);
        if (rows != null) {
          out.writeUTF(rows.list());
          rowOf(sheet.getRow(rows.row()), rows).writeTo(out);
          out.writeInt(rows.row());
          out.writeInt(1);
          out.writeBoolean(false);
        }
        out.writeUTF(""); // no columns that are shown with some values only
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompiledCell cellOf(
      XSSFCell cell, Address address, Phrase phrase, SeverityStyles styles) {
    int rows = phrase.names().size() == 1 ? textRows.getOrDefault(phrase.names().get(0), 1) : 1;
    return cellOf(cell, address, phrase, rows, styles);
  }

  /**
   * Returns a cell that shows values.
   *
   * @param rows the number of rows that its text may take
   */
  static CompiledCell cellOf(
      XSSFCell cell, Address address, Phrase phrase, int rows, SeverityStyles styles) {
    TextCells cells = new TextCells(cell, rows);
    if (rows > 1) {
      cells.releaseHeights();
    }
    int perLine = RowHeights.charactersPerLine(cell);
    return new CompiledCell(
        address,
        phrase.constants(),
        phrase.names(),
        styleIndexes(cell, styles),
        perLine == 0 ? null : RowHeights.wrapping(cell),
        cell.getRow().getHeightInPoints(),
        cells.cells().stream().skip(1).map(each -> styleIndexes(each, styles)).toList());
  }

  static List<Integer> styleIndexes(XSSFCell cell, SeverityStyles styles) {
    XSSFCellStyle ownStyle = cell.getCellStyle();
    boolean computed = cell.getCellType() == CellType.FORMULA;
    List<Integer> styleIndexes = new ArrayList<>();
    for (XSSFCellStyle style :
        List.of(ownStyle, computed ? styles.locked(ownStyle, false) : ownStyle)) {
      styleIndexes.add((int) style.getIndex());
      for (Severity severity : Severity.values()) {
        styleIndexes.add((int) styles.highlighted(style, severity).getIndex());
      }
    }
    return styleIndexes;
  }

  private static CompiledRow rowOf(Row row, Rows rows) {
    List<CompiledRow.Column> columns = new ArrayList<>();
    for (Cell cell : row) {
      columns.add(
          new CompiledRow.Column(
              cell.getColumnIndex(),
              cell.getCellStyle().getIndex(),
              Map.of(),
              RowHeights.wrapping(cell),
              rows.names().get(cell.getColumnIndex()),
              cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : null,
              null));
    }
    return new CompiledRow(columns, row.getHeightInPoints());
  }
}
