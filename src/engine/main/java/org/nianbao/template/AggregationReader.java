package org.nianbao.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Whitespace;
import org.nianbao.message.Message;

/**
 * Reads the sheet 汇总方式: below its headings one row a figure, with its cell (工作报表!C33), its name,
 * the way and the cell of the weight.
 */
final class AggregationReader {
  private static final int CELL = 0;
  private static final int WAY = 2;
  private static final int WEIGHT = 3;

  private final Grid sheet;
  private final List<Message> faults;
  private final Map<String, Field> figures = new HashMap<>();

  private AggregationReader(Grid sheet, List<Field> fields, List<Message> faults) {
    this.sheet = sheet;
    this.faults = faults;
    fields.stream()
        .filter(Field::isFigure)
        .forEach(field -> figures.put(field.sheet() + "!" + field.address(), field));
  }

  /**
   * Returns what the template tells of its figures, by their keys; empty if it has no such sheet.
   *
   * @param faults receives the faults of the sheet
   */
  static Map<String, Aggregation> read(
      List<Grid> sheets, List<Field> fields, List<Message> faults) {
    return sheets.stream()
        .filter(sheet -> sheet.name().equals(Template.AGGREGATION_SHEET))
        .findFirst()
        .map(sheet -> new AggregationReader(sheet, fields, faults).read())
        .orElse(Map.of());
  }

  private Map<String, Aggregation> read() {
    Map<String, Aggregation> read = new HashMap<>();
    int last = sheet.cells().stream().mapToInt(cell -> cell.address().row()).max().orElse(0);
    for (int row = 1; row <= last; row++) {
      if (!text(row, CELL).isEmpty()) {
        Field figure = figure(row, CELL);
        Aggregation aggregation = aggregation(row);
        if (figure != null
            && aggregation != null
            && read.putIfAbsent(figure.key(), aggregation) != null) {
          faults.add(Message.of("template.aggregation.twice", place(row, CELL), text(row, CELL)));
        }
      }
    }
    return Map.copyOf(read);
  }

  private @Nullable Aggregation aggregation(int row) {
    String word = text(row, WAY);
    Optional<Aggregation.Way> way =
        Stream.of(Aggregation.Way.values()).filter(each -> each.word().equals(word)).findFirst();
    if (way.isEmpty()) {
      List<String> words = Stream.of(Aggregation.Way.values()).map(each -> each.word()).toList();
      faults.add(Message.of("template.aggregation.way", place(row, WAY), word, words));
      return null;
    }
    if (way.get() != Aggregation.Way.WEIGHTED_MEAN) {
      return new Aggregation(way.get(), null);
    }
    Field weight = figure(row, WEIGHT);
    return weight == null ? null : new Aggregation(way.get(), weight.key());
  }

  /** Returns the figure whose cell is named; null, with a fault, if there is none. */
  private @Nullable Field figure(int row, int column) {
    String named = text(row, column).replace("$", "").replace("'", "");
    Field figure = figures.get(named);
    if (figure == null) {
      faults.add(Message.of("template.aggregation.cell", place(row, column), named));
    }
    return figure;
  }

  private String text(int row, int column) {
    return Whitespace.strip(sheet.text(new Address(row, column)));
  }

  private String place(int row, int column) {
    return Template.AGGREGATION_SHEET + "!" + new Address(row, column);
  }
}
