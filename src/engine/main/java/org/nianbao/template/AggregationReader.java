package org.nianbao.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Whitespace;
import org.nianbao.message.Message;

/**
 * Reads the sheet 汇总方式: below its headings one row a figure, with its cell, its name, the way and
 * the cell of the weight. A cell is named by its address (工作报表!C33), or by a formula that refers to
 * it (=工作报表!C33), which a spreadsheet program adjusts when rows are inserted.
 */
final class AggregationReader {
  private static final int CELL = 0;
  private static final int WAY = 2;
  private static final int WEIGHT = 3;

  private final Grid sheet;
  private final List<Message> faults;

  /** The figures by their cells. */
  private final Map<String, Field> figures = new LinkedHashMap<>();

  /** The rules that compute figures, by the keys of these. */
  private final Map<String, Rule> computing = new HashMap<>();

  /** Whether the form has a date on its cover. */
  private final boolean dated;

  private AggregationReader(
      Grid sheet, List<Field> fields, List<Rule> rules, boolean dated, List<Message> faults) {
    this.sheet = sheet;
    this.dated = dated;
    rules.stream()
        .filter(Rule::computed)
        .forEach(rule -> computing.putIfAbsent(rule.subject(), rule));
    this.faults = faults;
    fields.stream()
        .filter(Field::isFigure)
        .forEach(field -> figures.put(field.sheet() + "!" + field.address(), field));
  }

  /**
   * Returns what the template tells of its figures, by their keys; empty if it has no such sheet.
   *
   * @param rules the rules of the template
   * @param faults receives the faults of the sheet
   */
  static Map<String, Aggregation> read(
      List<Grid> sheets, List<Field> fields, List<Rule> rules, List<Message> faults) {
    boolean dated = fields.stream().anyMatch(field -> field.key().equals(Template.PREPARED_ON));
    return sheets.stream()
        .filter(sheet -> sheet.name().equals(Template.AGGREGATION_SHEET))
        .findFirst()
        .map(sheet -> new AggregationReader(sheet, fields, rules, dated, faults).read())
        .orElse(Map.of());
  }

  private Map<String, Aggregation> read() {
    Map<String, Aggregation> read = new LinkedHashMap<>();
    Map<String, Integer> rows = new HashMap<>();
    int last = sheet.cells().stream().mapToInt(cell -> cell.address().row()).max().orElse(0);
    for (int row = 1; row <= last; row++) {
      if (!named(row, CELL).isEmpty() || !text(row, WAY).isEmpty()) {
        Field figure = figure(row, CELL);
        Aggregation aggregation = aggregation(row, figure);
        if (figure != null) {
          rows.putIfAbsent(figure.key(), row);
        }
        if (figure != null
            && aggregation != null
            && read.putIfAbsent(figure.key(), aggregation) != null) {
          faults.add(Message.of("template.aggregation.twice", place(row, CELL), named(row, CELL)));
        }
      }
    }
    read.forEach(
        (key, aggregation) -> lintOperands(key, aggregation, read, rows.getOrDefault(key, 0)));
    return Map.copyOf(read);
  }

  /** Reports figures of a rule that have no value for a district, so that it computes nothing. */
  private void lintOperands(
      String key, Aggregation aggregation, Map<String, Aggregation> read, int row) {
    Rule rule = computing.get(key);
    LinearExpression right = rule == null ? null : rule.right();
    if (aggregation.way() != Aggregation.Way.COMPUTED || right == null) {
      return;
    }
    for (Field figure : figures.values()) {
      boolean hasValue =
          read.getOrDefault(figure.key(), Aggregation.ofKind(figure.kind())).hasValue();
      if (right.coefficients().containsKey(figure.key()) && !hasValue) {
        faults.add(
            Message.of(
                "template.aggregation.operand", place(row, WAY), named(row, CELL), figure.label()));
      }
    }
  }

  /**
   * Reads a row's way and weight.
   *
   * @param figure the figure of the row; null if it is faulty
   */
  private @Nullable Aggregation aggregation(int row, @Nullable Field figure) {
    String word = text(row, WAY);
    Optional<Aggregation.Way> way =
        Stream.of(Aggregation.Way.values()).filter(each -> each.word().equals(word)).findFirst();
    if (way.isEmpty()) {
      List<String> words = Stream.of(Aggregation.Way.values()).map(each -> each.word()).toList();
      faults.add(Message.of("template.aggregation.way", place(row, WAY), word, words));
      return null;
    }
    if (way.get() == Aggregation.Way.COMPUTED
        && figure != null
        && !computing.containsKey(figure.key())) {
      faults.add(Message.of("template.aggregation.rule", place(row, WAY), figure.label()));
    }
    if (way.get() == Aggregation.Way.LATEST && !dated) {
      faults.add(Message.of("template.aggregation.latest", place(row, WAY)));
    }
    if (way.get() != Aggregation.Way.WEIGHTED_MEAN) {
      return new Aggregation(way.get(), null);
    }
    Field weight = figure(row, WEIGHT);
    return weight == null ? null : new Aggregation(way.get(), weight.key());
  }

  /** Returns the figure whose cell is named; null, with a fault, if there is none. */
  private @Nullable Field figure(int row, int column) {
    String named = named(row, column);
    Field figure = figures.get(named);
    if (figure == null) {
      faults.add(Message.of("template.aggregation.cell", place(row, column), named));
    }
    return figure;
  }

  private String named(int row, int column) {
    Cell cell = sheet.cell(new Address(row, column));
    String formula = cell == null ? null : cell.formula();
    return (formula == null ? text(row, column) : formula).replace("$", "").replace("'", "");
  }

  private String text(int row, int column) {
    return Whitespace.strip(sheet.text(new Address(row, column)));
  }

  private String place(int row, int column) {
    return Template.AGGREGATION_SHEET + "!" + new Address(row, column);
  }
}
