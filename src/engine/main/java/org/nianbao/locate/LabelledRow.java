package org.nianbao.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nianbao.grid.Address;

/** A row with its labels. */
record LabelledRow(int row, List<Label> labels) {
  /** Returns the rows of these texts, from top to bottom. */
  static List<LabelledRow> of(Map<Address, String> texts) {
    return of(texts, Map.of());
  }

  /**
   * Returns the rows of these texts, from top to bottom.
   *
   * @param known labels that are already normalised, by address
   */
  static List<LabelledRow> of(Map<Address, String> texts, Map<Address, Label> known) {
    Map<Integer, List<Label>> rows = new TreeMap<>();
    texts.forEach(
        (at, text) -> {
          Label before = known.get(at);
          Label label = before == null ? new Label(at, text) : before;
          if (!label.wording().isNumber()) {
            rows.computeIfAbsent(at.row(), row -> new ArrayList<>()).add(label);
          }
        });
    return rows.entrySet().stream()
        .map(row -> new LabelledRow(row.getKey(), row.getValue()))
        .toList();
  }

  /** Returns the label nearest to the figures. */
  Label ownLabel() {
    return labels.get(labels.size() - 1);
  }

  /** Returns the similarity of the most similar label of the row. */
  int similarity(Label label) {
    int highest = 0;
    for (Label each : labels) {
      highest = Math.max(highest, each.similarity(label));
    }
    return highest;
  }

  /** Returns the most similar label of the row; of equally similar ones the leftmost. */
  Optional<Label> mostSimilar(Label label) {
    Label best = null;
    int highest = 0;
    for (Label each : labels) {
      int similarity = each.similarity(label);
      boolean left = best != null && each.at().compareTo(best.at()) < 0;
      if (similarity > highest || (similarity > 0 && similarity == highest && left)) {
        best = each;
        highest = similarity;
      }
    }
    return Optional.ofNullable(best);
  }
}
