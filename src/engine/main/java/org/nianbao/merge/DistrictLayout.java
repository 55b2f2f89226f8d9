package org.nianbao.merge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.nianbao.grid.Address;
import org.nianbao.template.Field;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/** The places of a district's values on the output sheets of a template. */
public final class DistrictLayout {
  /** The units, a row each, on 汇总明细. */
  public static final String UNITS = "units";

  /** The row of totals below the units. */
  public static final String TOTALS = "totals";

  /** The rows of subtotals below the totals, one for each class of units. */
  public static final String SUBTOTALS = "subtotals";

  /** The name of the value for the heading of 汇总明细 that counts the figures that are texts. */
  public static final String TEXT_FIGURES = "merge.textFigures";

  /** The rows of 年度对比. */
  public static final String CHANGES = "changes";

  /** The rows of the units in 统计图. */
  public static final String CHART_UNITS = "chartUnits";

  /** The name under which the columns of 报送情况 are shown that only a ledger fills. */
  public static final String RECEIPTS = "receipts";

  static final String STATUSES = "statuses";
  static final String DISCREPANCIES = "discrepancies";
  static final String TEXTS = "texts";
  static final String RATES = "rates";

  /**
   * The expression that selects the figure of the chart of units: {@code
   * $[${u.cells.get("requests.received.total")}]}.
   */
  private static final Pattern CHARTED_FIGURE =
      Pattern.compile("u\\.cells\\.get\\(\"([^\"]+)\"\\)");

  /**
   * A list with a row for each unit, file or discrepancy.
   *
   * @param name its name in the template's expressions
   * @param sheet the sheet as it is named in the district's workbook
   * @param row the first row, from 0
   * @param valueNames the names of the values of a row
   * @param fixedHeight whether all rows have the height of the template's row; the texts of others
   *     are fitted
   */
  public record LongList(
      String name, String sheet, int row, List<String> valueNames, boolean fixedHeight) {}

  private final Template template;
  private final Address firstFigure;
  private final Address firstUnit;
  private final Address firstClass;
  private final Address firstStatus;
  private final Map<String, Integer> rateColumns = new HashMap<>();
  private final Map<String, LongList> lists = new HashMap<>();

  /** The index of each figure among all figures. */
  private final Map<Field, Integer> columns = new HashMap<>();

  /**
   * Finds the places on a template.
   *
   * @throws IllegalArgumentException if one is missing; the message names the sheet
   */
  public DistrictLayout(Template template) {
    this.template = template;
    Address column = cellOf(Template.DETAIL_SHEET, "${figure.key}");
    this.firstUnit = cellOf(Template.DETAIL_SHEET, "${unit.name}");
    this.firstClass = cellOf(Template.DETAIL_SHEET, "${unit.level}");
    this.firstFigure = new Address(firstUnit.row(), column.column());
    this.firstStatus = cellOf(Template.STATUS_SHEET, "${s.unit}");
    template.figures().forEach(field -> columns.put(field, columns.size()));
    List<String> unitValues = new ArrayList<>(valuesOf(Template.DETAIL_SHEET, "unit"));
    template.figures().forEach(field -> unitValues.add(field.key()));
    add(new LongList(UNITS, Template.DETAIL_SHEET, firstFigure.row(), unitValues, true));
    add(
        new LongList(
            STATUSES,
            Template.STATUS_SHEET,
            firstStatus.row(),
            valuesOf(Template.STATUS_SHEET, "s"),
            false));
    add(
        new LongList(
            DISCREPANCIES,
            Template.DISCREPANCY_SHEET,
            cellOf(Template.ALL_DISCREPANCIES_SHEET, "${d.number}").row(),
            valuesOf(Template.ALL_DISCREPANCIES_SHEET, "d"),
            false));
    if (template.hasSheet(Template.TEXTS_SHEET)) {
      int row = cellOf(Template.TEXTS_SHEET, "${t.number}").row();
      add(
          new LongList(
              TEXTS, Template.TEXTS_SHEET, row, valuesOf(Template.TEXTS_SHEET, "t"), false));
    }
    if (template.hasSheet(Template.RATES_SHEET) && RateRows.hasFigures(template)) {
      rateColumns.putAll(columnsOf(Template.RATES_SHEET, "r"));
      int row = cellOf(Template.RATES_SHEET, "${r.number}").row();
      List<String> names = List.copyOf(rateColumns.keySet());
      add(new LongList(RATES, Template.RATES_SHEET, row, names, true));
    }
  }

  private void add(LongList list) {
    lists.put(list.name(), list);
  }

  /** Returns the lists with a row for each unit, file or discrepancy, by their names. */
  public Map<String, LongList> lists() {
    return Map.copyOf(lists);
  }

  /** Returns whether the template has the sheet 办理比率 and all figures for it. */
  public boolean hasRates() {
    return lists.containsKey(RATES);
  }

  Map<String, Integer> rateColumns() {
    return rateColumns;
  }

  /**
   * Returns the cell of the template that holds an expression.
   *
   * @throws IllegalArgumentException if the sheet has no such expression
   */
  public Address cellOf(String sheet, String expression) {
    return ExpressionCellFinder.cellOf(template, sheet, expression);
  }

  /**
   * Returns the columns of the values of a row of a sheet, by name.
   *
   * @param row the name of the row in the template's expressions
   */
  public Map<String, Integer> columnsOf(String sheet, String row) {
    return ExpressionCellFinder.columns(template, sheet, row);
  }

  /** Returns the names of the values of a row of a sheet, in whichever expressions they stand. */
  private List<String> valuesOf(String sheet, String row) {
    return ExpressionCellFinder.names(template, sheet, row);
  }

  /** Returns the columns of 报送情况 that show what only a ledger says. */
  public List<Integer> receiptColumns() {
    Map<String, Integer> all = columnsOf(Template.STATUS_SHEET, "s");
    List<Integer> found = new ArrayList<>();
    for (String name : List.of("rounds", "firstReceived", "lastReceived", "late")) {
      Integer column = all.get(name);
      if (column != null) {
        found.add(column);
      }
    }
    return found;
  }

  /** Returns the cell of the first unit's first figure on 汇总明细. */
  public Address firstFigure() {
    return firstFigure;
  }

  /** Returns the cell of the first unit's name on 汇总明细. */
  public Address firstUnit() {
    return firstUnit;
  }

  /** Returns the cell of the first unit's class on 汇总明细. */
  Address firstClass() {
    return firstClass;
  }

  /** Returns the cell of the first unit's name on 报送情况. */
  Address firstStatus() {
    return firstStatus;
  }

  int columnOf(String key) {
    return firstFigure.column()
        + columns.getOrDefault(Objects.requireNonNull(template.field(key), key), 0);
  }

  /** Returns the cell of 汇总明细 that holds the first unit's figure. */
  public Address firstCell(Field field) {
    return new Address(firstFigure.row(), columnOf(field.key()));
  }

  /**
   * Returns the cell of 汇总明细 that holds the total of a figure.
   *
   * @param units the number of units
   */
  public Address total(Field field, int units) {
    return new Address(firstFigure.row() + units, columnOf(field.key()));
  }

  /**
   * Returns the values of the columns of figures on 汇总明细, by their names in the template's
   * expressions.
   */
  public List<Map<String, Object>> figures() {
    return template.figures().stream().map(this::figure).toList();
  }

  private Map<String, Object> figure(Field field) {
    Map<String, Object> values = new HashMap<>(labels(field));
    values.put("key", field.key());
    values.put("range", columnRange(field));
    return values;
  }

  /**
   * Returns the cells of 汇总明细 that hold a figure of all units, as seen from the row of totals: down
   * to the row above it, also if rows are inserted there.
   */
  private String columnRange(Field field) {
    return range(columnOf(field.key()));
  }

  private String range(int index) {
    String column = Address.columnName(index);
    return column + (firstFigure.row() + 1) + ":INDEX(" + column + ":" + column + ",ROW()-1)";
  }

  /**
   * Returns the formula of a figure's total that is no sum, in the row of totals; empty if the
   * figure is a sum or has no total.
   */
  public String totalFormula(Field field) {
    return switch (template.aggregation(field).way()) {
      case WEIGHTED_MEAN -> meanFormula(field);
      case COMPUTED -> computedFormula(field);
      case LATEST -> latestFormula(field);
      case SUM, NONE -> "";
    };
  }

  /** Returns the formula that a rule computes a figure with, over the totals in the same row. */
  private String computedFormula(Field field) {
    LinearExpression right = template.computingRule(field.key()).map(Rule::right).orElseThrow();
    StringBuilder formula = new StringBuilder();
    if (right.constant().signum() != 0) {
      formula.append(right.constant().toPlainString());
    }
    for (Field figure : template.figures()) { // in the order of the form
      BigDecimal coefficient = right.coefficients().get(figure.key());
      if (coefficient != null) {
        String column = Address.columnName(columnOf(figure.key()));
        if (!formula.isEmpty() || coefficient.signum() < 0) {
          formula.append(coefficient.signum() < 0 ? '-' : '+');
        }
        formula.append(coefficient.abs().toPlainString()).append("*INDEX(");
        formula.append(column).append(':').append(column).append(",ROW())");
      }
    }
    return formula.toString();
  }

  /** Returns the formula of the value in the last row with the latest date. */
  private String latestFormula(Field field) {
    Integer dates = columnsOf(Template.DETAIL_SHEET, "unit").get(Template.PREPARED_ON);
    String column = Address.columnName(columnOf(field.key()));
    String last = "INDEX(" + column + ":" + column + ",ROW()-1)";
    if (dates == null) {
      return last;
    }
    String range = range(dates);
    return "IF(COUNT("
        + range
        + ")=0,"
        + last
        + ",LOOKUP(2,1/("
        + range
        + "=MAX("
        + range
        + ")),"
        + columnRange(field)
        + "))";
  }

  /** Returns the formula of a weighted mean; empty if the figure is none. */
  private String meanFormula(Field field) {
    Field weight = template.field(String.valueOf(template.aggregation(field).weight()));
    if (weight == null) {
      return "";
    }
    String weights = columnRange(weight);
    return "IF(SUM("
        + weights
        + ")=0,0,ROUND(SUMPRODUCT("
        + columnRange(field)
        + ","
        + weights
        + ")/SUM("
        + weights
        + "),"
        + DistrictTotals.DECIMALS_OF_MEAN
        + "))";
  }

  /**
   * Returns the table, row and column of a figure. A label that is too short is preceded by the
   * label before it.
   */
  static Map<String, Object> labels(Field field) {
    List<String> rows = field.rowLabels();
    List<String> columns = field.columnLabels();
    String column = columns.isEmpty() ? "" : columns.get(columns.size() - 1);
    String row;
    if (rows.isEmpty()) {
      row = columns.size() > 1 ? columns.get(columns.size() - 2) : "";
    } else if (rows.size() > 2) {
      row = rows.get(rows.size() - 2) + "　" + rows.get(rows.size() - 1);
    } else {
      row = rows.get(rows.size() - 1);
    }
    return Map.of("table", field.sheet(), "row", row, "column", column);
  }

  /**
   * Returns the figure that the chart of units shows. The template names it.
   *
   * @throws IllegalArgumentException if the template names none
   */
  public Field chartedFigure() {
    String key = ExpressionCellFinder.groupIn(template, Template.CHART_SHEET, CHARTED_FIGURE);
    return Objects.requireNonNull(template.field(key), key);
  }

  /** Returns a reference to a cell in a formula, such as {@code 依申请公开!J5}. */
  public static String reference(String sheet, Address cell) {
    return (isPlainName(sheet) ? sheet : "'" + sheet.replace("'", "''") + "'") + "!" + cell;
  }

  /** Returns whether the name of a sheet needs no quotes in a formula. */
  private static boolean isPlainName(String sheet) {
    boolean mistakable = true; // for a cell or a number
    for (int i = 0; i < sheet.length(); i++) {
      char each = sheet.charAt(i);
      boolean follows = i > 0 && (Character.isDigit(each) || each == '_');
      boolean plain = Character.isLetter(each) || follows;
      if (!plain) {
        return false;
      }
      mistakable &= each < 0x80;
    }
    return !mistakable;
  }
}
