package org.nianbao.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** Where the fields of one sheet of the template stand on a received sheet, by their labels. */
final class SheetLocation {
  private final Grid sheet;
  private final Map<Address, Field> fields;
  private final Map<Address, String> labels;
  private final SheetAlignment rows;
  private final ReceivedSheet received;
  private final List<BlockLocation> blocks = new ArrayList<>();
  private final Map<String, Address> cells = new LinkedHashMap<>();

  private SheetLocation(
      Template template, Grid sheet, Map<Address, String> labels, ReceivedSheet received) {
    this.sheet = sheet;
    this.labels = labels;
    this.received = received;
    fields = template.fieldsOn(sheet.name());
    Set<Integer> filledIn = fields.keySet().stream().map(Address::row).collect(Collectors.toSet());
    rows = SheetAlignment.of(labels, filledIn, received);
  }

  /**
   * Looks for the fields.
   *
   * @param labels the template's labels on that sheet, by their cells
   */
  static SheetLocation of(
      Template template, Grid sheet, Map<Address, String> labels, ReceivedSheet received) {
    SheetLocation location = new SheetLocation(template, sheet, labels, received);
    location.locate();
    return location;
  }

  ReceivedSheet received() {
    return received;
  }

  SheetAlignment rows() {
    return rows;
  }

  /** The blocks of figures. */
  List<BlockLocation> blocks() {
    return blocks;
  }

  /** The cells of the fields that were found, by key. */
  Map<String, Address> cells() {
    return cells;
  }

  /** The labels that were taken for others. */
  List<Slip> slips() {
    List<Slip> slips = new ArrayList<>(rows.slips());
    blocks.forEach(block -> slips.addAll(block.slips()));
    return slips;
  }

  private void locate() {
    int before = -1;
    List<String> headings = List.of();
    for (List<List<Field>> block : figureBlocks()) {
      BlockLocation location = BlockLocation.of(block, before, labels, rows, received);
      BlockLocation above = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
      if (above != null && location.isWithoutHeadings() && headings(block).equals(headings)) {
        location = BlockLocation.below(above, block, location);
      }
      headings = headings(block);
      blocks.add(location);
      cells.putAll(location.cells());
      before = block.get(block.size() - 1).get(0).address().row();
    }
    for (Field field : fields.values()) {
      Address at = isFigure(field) ? null : besideLabel(field);
      if (at != null) {
        cells.put(field.key(), at);
      }
    }
  }

  private static List<String> headings(List<List<Field>> block) {
    return List.copyOf(headingsByColumn(block.get(0)).values());
  }

  private static boolean isFigure(Field field) {
    return field.kind().isNumber() && !field.key().equals(Template.YEAR);
  }

  /** Rows of figures, one right below the other, that stand under the same headings. */
  private List<List<List<Field>>> figureBlocks() {
    Map<Integer, List<Field>> byRow = new TreeMap<>();
    for (Field field : fields.values()) {
      if (isFigure(field)) {
        byRow.computeIfAbsent(field.address().row(), row -> new ArrayList<>()).add(field);
      }
    }
    List<List<List<Field>>> found = new ArrayList<>();
    int before = -2;
    Map<Integer, String> headingsBefore = Map.of();
    for (Map.Entry<Integer, List<Field>> row : byRow.entrySet()) {
      Map<Integer, String> headings = headingsByColumn(row.getValue());
      if (row.getKey() != before + 1 || !headings.equals(headingsBefore)) {
        found.add(new ArrayList<>());
      }
      found.get(found.size() - 1).add(row.getValue());
      before = row.getKey();
      headingsBefore = headings;
    }
    return found;
  }

  private static Map<Integer, String> headingsByColumn(List<Field> row) {
    Map<Integer, String> headings = new LinkedHashMap<>();
    for (Field field : row) {
      List<String> above = field.columnLabels();
      headings.put(field.address().column(), above.isEmpty() ? "" : above.get(above.size() - 1));
    }
    return headings;
  }

  /** What is no figure stands as far right of its label as it does in the template. */
  private @Nullable Address besideLabel(Field field) {
    Address label = rows.ownLabel(field.address().row());
    Address own =
        labels.keySet().stream()
            .filter(
                at ->
                    at.row() == field.address().row()
                        && at.column() < field.address().column())
            .max(Address::compareTo)
            .orElse(null);
    if (label == null || own == null) {
      return null;
    }
    int gap = field.address().column() - sheet.regionOf(own).last().column();
    return new Address(label.row(), received.grid().regionOf(label).last().column() + gap);
  }
}
