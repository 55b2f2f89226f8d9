package org.nianbao.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Labels.Wording;
import org.nianbao.grid.Address;
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;
import org.nianbao.template.Field;

/**
 * Which column of a received table stands for which of the template's, by the headings above the
 * figures. A heading that covers several columns counts for each of them.
 */
final class ColumnAlignment {
  /** Headings are looked for so many rows above the figures. */
  private static final int HIGHEST = 12;

  /** A form is never wider. */
  private static final int WIDEST = 256;

  /** The nearest heading decides; the others tell columns of the same heading apart. */
  private static final int NEAREST = 100;

  /** A column with the headings over it, the nearest first. */
  private record Headed(int column, List<Wording> headings, List<Address> cells) {}

  private final Grid received;
  private final Map<Integer, Integer> columns = new HashMap<>();
  private final Set<Integer> reordered = new TreeSet<>();
  private final List<SheetAlignment.Slip> slips = new ArrayList<>();

  private ColumnAlignment(Grid received) {
    this.received = received;
  }

  /**
   * Aligns the columns of figures that stand under the same headings.
   *
   * @param fields one row of the template's figures, in order
   * @param firstRow the first received row of figures under the headings
   * @param firstColumn the first received column that may hold figures
   */
  static ColumnAlignment of(
      List<Field> fields, Grid received, int firstRow, int firstColumn) {
    ColumnAlignment alignment = new ColumnAlignment(received);
    alignment.align(fields, alignment.headed(firstRow, firstColumn));
    return alignment;
  }

  /** The received column that stands for a column of the template, or null. */
  @Nullable Integer column(int templateColumn) {
    return columns.get(templateColumn);
  }

  /** The received columns that stand in another order than the template's. */
  Set<Integer> reordered() {
    return reordered;
  }

  /** Columns that were taken for others though their headings differ. */
  List<SheetAlignment.Slip> slips() {
    return slips;
  }

  private void align(List<Field> fields, List<Headed> theirs) {
    List<Headed> ours = fields.stream().map(ColumnAlignment::headed).toList();
    alignInOrder(fields, ours, theirs);
    for (Headed own : ours) {
      List<Headed> spare =
          theirs.stream()
              .filter(other -> !columns.containsValue(other.column()))
              .filter(other -> nearest(own, other) >= Labels.CERTAIN)
              .toList();
      if (!columns.containsKey(own.column()) && spare.size() == 1) {
        columns.put(own.column(), spare.get(0).column());
        reordered.add(spare.get(0).column());
      }
    }
  }

  private void alignInOrder(List<Field> fields, List<Headed> ours, List<Headed> theirs) {
    for (int[] pair :
        Matching.inOrder(ours, theirs, (own, other) -> weight(own, other, ours, theirs))) {
      Headed own = ours.get(pair[0]);
      Headed other = theirs.get(pair[1]);
      columns.put(own.column(), other.column());
      if (nearest(own, other) < Labels.CERTAIN) {
        List<String> labels = fields.get(pair[0]).columnLabels();
        Address at = other.cells().get(0);
        slips.add(
            new SheetAlignment.Slip(at, received.text(at), labels.get(labels.size() - 1)));
      }
    }
  }

  private static int weight(Headed own, Headed other, List<Headed> ours, List<Headed> theirs) {
    int nearest = nearest(own, other);
    if (nearest == 0) {
      return 0;
    }
    if (nearest < Labels.CERTAIN
        && (ours.stream().anyMatch(each -> each.column() != own.column() && nearest(each, other) >= nearest)
            || theirs.stream().anyMatch(each -> each.column() != other.column() && nearest(own, each) > nearest))) {
      return 0;
    }
    int shared = 0;
    for (int i = 1; i < own.headings().size(); i++) {
      Wording heading = own.headings().get(i);
      boolean held =
          other.headings().stream().anyMatch(each -> Labels.similarity(each, heading) > 0);
      shared += held ? 1 : 0;
    }
    return nearest * NEAREST + shared;
  }

  private static int nearest(Headed own, Headed other) {
    return own.headings().isEmpty() || other.headings().isEmpty()
        ? 0
        : Labels.similarity(own.headings().get(0), other.headings().get(0));
  }

  private static Headed headed(Field field) {
    List<Wording> headings = new ArrayList<>();
    for (int i = field.columnLabels().size() - 1; i >= 0; i--) {
      headings.add(Wording.of(field.columnLabels().get(i)));
    }
    return new Headed(field.address().column(), headings, List.of());
  }

  private List<Headed> headed(int firstRow, int firstColumn) {
    Map<Integer, Headed> headed = new TreeMap<>();
    int last =
        received.cells().stream().mapToInt(cell -> cell.address().column()).max().orElse(0);
    for (int row = firstRow - 1; row >= Math.max(0, firstRow - HIGHEST); row--) {
      if (isFigures(row)) {
        break;
      }
      for (int column = firstColumn; column <= Math.min(last, firstColumn + WIDEST); column++) {
        Address at = received.regionOf(new Address(row, column)).first();
        String text = received.text(at);
        if (!text.isBlank()) {
          Headed own =
              headed.computeIfAbsent(
                  column, each -> new Headed(each, new ArrayList<>(), new ArrayList<>()));
          if (!own.cells().contains(at)) {
            own.cells().add(at);
            own.headings().add(Wording.of(text));
          }
        }
      }
    }
    return List.copyOf(headed.values());
  }

  /** Whether the row holds figures: those of another table, or of what comes before. */
  private boolean isFigures(int row) {
    return received.cells().stream()
            .filter(cell -> cell.address().row() == row)
            .filter(cell -> cell.content() instanceof Content.Numeric)
            .limit(2)
            .count()
        == 2;
  }
}
