package org.nianbao.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.AreaPtg;
import org.apache.poi.ss.formula.ptg.AreaPtgBase;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.ConcatPtg;
import org.apache.poi.ss.formula.ptg.FuncVarPtg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.OperandPtg;
import org.apache.poi.ss.formula.ptg.ParenthesisPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.RangePtg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.formula.ptg.RefPtg;
import org.apache.poi.ss.formula.ptg.RefPtgBase;
import org.apache.poi.ss.formula.ptg.ScalarConstantPtg;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFEvaluationWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.form.Place;
import org.nianbao.grid.Address;
import org.nianbao.template.Field;
import org.nianbao.template.Kind;
import org.nianbao.template.Template;

/**
 * The text fields of a template with which it does nothing but show them: one text of theirs can take
 * the place of another in a filled form. What is not certain to be free is not.
 */
final class FreeTexts {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\s*([A-Za-z0-9.]+)\\s*}");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final Pattern AREA = Pattern.compile("jx:area\\([^)]*\\)");

  /** Functions that find cells by themselves. */
  private static final Set<String> FINDING = Set.of("INDIRECT", "OFFSET", "CELL");

  private final XSSFWorkbook workbook;
  private final Template template;
  private final Map<String, Integer> perLine = new LinkedHashMap<>();

  /** The keys of the texts that each cell shows. */
  private final Map<Place, Set<String>> shown = new HashMap<>();

  private FreeTexts(XSSFWorkbook workbook, Template template) {
    this.workbook = workbook;
    this.template = template;
  }

  /**
   * Looks for them.
   *
   * @param workbook the template's workbook, not yet filled
   * @return how many characters the field's cell takes on a line, by key; 0 if that does not matter
   */
  static Map<String, Integer> perLine(XSSFWorkbook workbook, Template template) {
    return new FreeTexts(workbook, template).find();
  }

  private Map<String, Integer> find() {
    for (Field field : template.fields()) {
      boolean text = field.kind() == Kind.TEXT || field.kind() == Kind.CHOICE;
      Sheet sheet = workbook.getSheet(field.sheet());
      Row row = sheet == null ? null : sheet.getRow(field.address().row());
      Cell cell = row == null ? null : row.getCell(field.address().column());
      if (text && cell != null && !field.key().equals(Template.YEAR)) {
        perLine.put(field.key(), RowHeights.perLine(cell));
      }
    }
    lookAtTexts();
    lookAtFormulas();
    perLine.keySet().removeAll(perLine.keySet().stream().skip(StandIn.MOST).toList());
    return perLine;
  }

  private void lookAtTexts() {
    for (Sheet sheet : workbook) {
      sheet
          .getCellComments()
          .values()
          .forEach(comment -> lookAtCommand(comment.getString().getString()));
      each(
          CellType.STRING,
          sheet,
          cell -> {
            Set<String> keys = new HashSet<>();
            String text = cell.getStringCellValue();
            Matcher matcher = EXPRESSION.matcher(text);
            StringBuilder rest = new StringBuilder();
            while (matcher.find()) {
              String key = matcher.group(1);
              matcher.appendReplacement(rest, "");
              if (template.field(key) == null) {
                isUsed(key);
              } else if (perLine.containsKey(key)) {
                keys.add(key);
              }
            }
            matcher.appendTail(rest);
            if (rest.indexOf("${") >= 0 || rest.indexOf("$[") >= 0) {
              isUsed(text);
            }
            shown.put(place(cell), keys);
          });
      each(CellType.FORMULA, sheet, cell -> lookAtCommand(cell.getCellFormula()));
    }
    shown.values().removeIf(Set::isEmpty);
  }

  private void lookAtCommand(String text) {
    String rest = AREA.matcher(text).replaceAll("");
    if (rest.contains("jx:") || rest.contains("${")) {
      isUsed(rest);
    }
  }

  /** An expression that is more than a field's key may compute with any text of the names in it. */
  private void isUsed(String expression) {
    Set<String> roots = new HashSet<>();
    template.fields().forEach(field -> roots.add(root(field.key())));
    Matcher names = IDENTIFIER.matcher(expression);
    while (names.find()) {
      String name = names.group();
      perLine.keySet().removeIf(key -> !roots.contains(name) || root(key).equals(name));
    }
  }

  private static String root(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }

  /** A formula that joins texts shows them, too; one that does anything else with them computes. */
  private void lookAtFormulas() {
    XSSFEvaluationWorkbook book = XSSFEvaluationWorkbook.create(workbook);
    Map<Place, Ptg[]> formulas = new HashMap<>();
    for (Sheet sheet : workbook) {
      int index = workbook.getSheetIndex(sheet);
      each(
          CellType.FORMULA,
          sheet,
          cell -> formulas.put(place(cell), parsed(cell.getCellFormula(), book, index)));
    }
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<Place, Ptg[]> formula : formulas.entrySet()) {
        Set<String> keys = referredTo(formula.getKey().sheet(), formula.getValue());
        if (!List.of(formula.getValue()).stream().allMatch(FreeTexts::joins)) {
          perLine.keySet().removeAll(keys);
        } else if (!keys.isEmpty()) {
          more |= shown.computeIfAbsent(formula.getKey(), at -> new HashSet<>()).addAll(keys);
        }
      }
    }
  }

  /** The tokens of the formula; none but one that may refer to anything if it cannot be parsed. */
  private static Ptg[] parsed(String formula, XSSFEvaluationWorkbook book, int sheet) {
    try {
      return FormulaParser.parse(formula, book, FormulaType.CELL, sheet);
    } catch (FormulaParseException | IllegalStateException e) {
      return new Ptg[] {FuncVarPtg.create("INDIRECT", 1)};
    }
  }

  private static boolean joins(Ptg token) {
    return token instanceof RefPtg
        || token instanceof Ref3DPxg
        || token instanceof ScalarConstantPtg
        || token instanceof ConcatPtg
        || token instanceof ParenthesisPtg
        || (token instanceof AttrPtg attribute && attribute.isSpace());
  }

  private Set<String> referredTo(String sheet, Ptg[] tokens) {
    Set<String> keys = new HashSet<>();
    for (Ptg token : tokens) {
      Predicate<Place> within = within(sheet, token);
      shown.forEach(
          (place, texts) -> {
            if (within.test(place)) {
              keys.addAll(texts);
            }
          });
    }
    return keys;
  }

  /** The cells a token of a formula may refer to. */
  private static Predicate<Place> within(String sheet, Ptg token) {
    if (token instanceof RefPtg cell) {
      return at -> isOn(sheet, at) && isAt(cell, at.address());
    }
    if (token instanceof Ref3DPxg cell && cell.getLastSheetName() == null) {
      return at -> isOn(cell.getSheetName(), at) && isAt(cell, at.address());
    }
    if (token instanceof AreaPtg area) {
      return at -> isOn(sheet, at) && isIn(area, at.address());
    }
    if (token instanceof Area3DPxg area && area.getLastSheetName() == null) {
      return at -> isOn(area.getSheetName(), at) && isIn(area, at.address());
    }
    boolean function =
        token instanceof NameXPxg name
            && name.getSheetName() == null
            && name.getExternalWorkbookNumber() < 0;
    boolean anywhere =
        (token instanceof OperandPtg && !function) // a name, a table, several sheets
            || token instanceof RangePtg
            || (token instanceof AbstractFunctionPtg call && FINDING.contains(call.getName()));
    return at -> anywhere;
  }

  private static boolean isOn(String sheet, Place place) {
    return place.sheet().equalsIgnoreCase(sheet);
  }

  private static boolean isAt(RefPtgBase reference, Address cell) {
    return cell.row() == reference.getRow() && cell.column() == reference.getColumn();
  }

  private static boolean isIn(AreaPtgBase area, Address cell) {
    return cell.row() >= area.getFirstRow()
        && cell.row() <= area.getLastRow()
        && cell.column() >= area.getFirstColumn()
        && cell.column() <= area.getLastColumn();
  }

  private static Place place(XSSFCell cell) {
    Address address = new Address(cell.getRowIndex(), cell.getColumnIndex());
    return new Place(cell.getSheet().getSheetName(), address);
  }

  private static void each(
      CellType type, Sheet sheet, Consumer<XSSFCell> action) {
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.getCellType() == type) {
          action.accept((XSSFCell) cell);
        }
      }
    }
  }
}
