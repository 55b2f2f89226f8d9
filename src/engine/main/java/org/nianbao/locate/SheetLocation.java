package org.nianbao.locate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.template.Field;

/** The location of the fields of a template sheet on a received sheet, found by labels. */
final class SheetLocation {
  private final TemplateSheet sheet;
  private final RowAlignment rows;
  private final ReceivedSheet received;
  private final List<BlockLocation> blocks = new ArrayList<>();
  private final Map<String, Address> cells = new LinkedHashMap<>();

  /** Whether the groups of columns are arranged otherwise than in the template. */
  private boolean regrouped;

  private SheetLocation(TemplateSheet sheet, ReceivedSheet received) {
    this.sheet = sheet;
    this.received = received;
    rows = RowAlignment.of(sheet, received);
  }

  /** Aligns the rows that have labels; {@link #locate} then locates the fields. */
  static SheetLocation of(TemplateSheet sheet, ReceivedSheet received) {
    return new SheetLocation(sheet, received);
  }

  /** Returns the name of the template sheet. */
  String name() {
    return sheet.name();
  }

  /** Returns whether the template sheet contains figures of this year or of last year. */
  boolean isTable() {
    return sheet.isTable() || sheet.isLastYear();
  }

  /**
   * Returns the location of a table whose groups of columns are arranged otherwise; null if the
   * sheet has no such table.
   */
  static @Nullable SheetLocation ofRegrouped(TemplateSheet sheet, ReceivedSheet received) {
    Map<String, Address> cells = RegroupedTable.locate(sheet, received);
    if (cells.isEmpty()) {
      return null;
    }
    SheetLocation location = new SheetLocation(sheet, received);
    location.cells.putAll(cells);
    location.regrouped = true;
    return location;
  }

  /** Returns whether all fields of the sheet were located. */
  boolean isComplete() {
    return cells.size() == sheet.fields().size();
  }

  /** Returns the number of labels that agree. */
  int agreeingLabelCount() {
    return regrouped ? sheet.labelTexts().size() : rows.agreeingLabelCount();
  }

  ReceivedSheet received() {
    return received;
  }

  RowAlignment rows() {
    return rows;
  }

  /** Returns the blocks of figures. */
  List<BlockLocation> blocks() {
    return blocks;
  }

  /** Returns the cells of the fields that were found, by field key. */
  Map<String, Address> cells() {
    return cells;
  }

  /** Returns the labels that were matched although their texts differ. */
  List<MisspelledLabel> slips() {
    List<MisspelledLabel> slips = regrouped ? new ArrayList<>() : new ArrayList<>(rows.slips());
    blocks.forEach(block -> slips.addAll(block.slips()));
    return slips;
  }

  /** Locates the fields. */
  SheetLocation locate() {
    int previousRow = -1;
    List<String> headings = List.of();
    for (List<List<Field>> block : sheet.blocks()) {
      BlockLocation location =
          BlockLocation.of(block, previousRow, sheet.labelTexts(), rows, received);
      BlockLocation above = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
      if (above != null && location.isWithoutHeadings() && headings(block).equals(headings)) {
        location = BlockLocation.withHeadingsOf(above, block, location);
      }
      headings = headings(block);
      blocks.add(location);
      cells.putAll(location.cells());
      previousRow = block.get(block.size() - 1).get(0).address().row();
    }
    for (Field field : sheet.fields().values()) {
      Address at = TemplateSheet.isNumber(field) ? null : cellBesideLabel(field);
      if (at != null) {
        cells.put(field.key(), at);
      }
    }
    return this;
  }

  private static List<String> headings(List<List<Field>> block) {
    return List.copyOf(TemplateSheet.headingsByColumn(TemplateSheet.widest(block)).values());
  }

  /**
   * Returns the cell of a field that is not a figure: at the same distance from its label as in the
   * template.
   */
  private @Nullable Address cellBesideLabel(Field field) {
    Address label = rows.ownLabel(field.address().row());
    Address own =
        sheet.labelTexts().keySet().stream()
            .filter(
                at -> at.row() == field.address().row() && at.column() < field.address().column())
            .max(Address::compareTo)
            .orElse(null);
    if (label == null || own == null) {
      return null;
    }
    int gap = field.address().column() - sheet.grid().regionOf(own).last().column();
    return new Address(label.row(), received.grid().regionOf(label).last().column() + gap);
  }
}
