package org.nianbao.locate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;
import org.nianbao.locate.LabelComparison.NormalizedLabel;

/**
 * Splits a received sheet that contains several copies of a table, one below or beside the other.
 * Otherwise a row that is missing in one copy would be read from the next, which may be last
 * year's.
 */
final class RepeatedTableSplitter {
  /** The maximum depth of splitting: a sheet is split into at most 2 to the power of this. */
  private static final int MAX_DEPTH = 4;

  /** The maximum number of cells of a sheet that is split; a form is never larger. */
  private static final int MAX_CELLS = 20_000;

  /** The rows and columns of a label of the template. */
  private record Extent(Set<Integer> rows, Set<Integer> columns) {
    Extent() {
      this(new HashSet<>(), new HashSet<>());
    }

    void add(Region region) {
      for (int row = region.first().row(); row <= region.last().row(); row++) {
        rows.add(row);
      }
      for (int column = region.first().column(); column <= region.last().column(); column++) {
        columns.add(column);
      }
    }
  }

  private final Map<String, Extent> extents = new HashMap<>();

  /**
   * Creates the splitter of a template sheet.
   *
   * @param labels the sheet's labels by their cells
   */
  RepeatedTableSplitter(Grid sheet, Map<Address, String> labels) {
    labels.forEach(
        (at, text) ->
            extents
                .computeIfAbsent(NormalizedLabel.of(text).core(), core -> new Extent())
                .add(sheet.regionOf(at)));
  }

  /** Returns the parts that contain the table once each; the sheet itself if it does so. */
  List<ReceivedSheet> split(ReceivedSheet received) {
    List<ReceivedSheet> parts = new ArrayList<>();
    boolean large = received.grid().cells().size() > MAX_CELLS;
    split(received, large ? 0 : MAX_DEPTH, parts);
    return parts;
  }

  private void split(ReceivedSheet received, int depth, List<ReceivedSheet> parts) {
    List<Label> known =
        received.labelledRows().stream()
            .flatMap(line -> line.labels().stream())
            .filter(label -> extents.containsKey(label.wording().core()))
            .toList();
    boolean below = isRepeated(known, label -> label.at().row(), extent -> extent.rows().size());
    boolean beside =
        isRepeated(known, label -> label.at().column(), extent -> extent.columns().size());
    if (depth == 0 || (!below && !beside)) {
      parts.add(received);
    } else if (below) {
      int cut = splitLine(known, label -> label.at().row());
      split(received.part(0, cut - 1, 0, Integer.MAX_VALUE), depth - 1, parts);
      split(received.part(cut, Integer.MAX_VALUE, 0, Integer.MAX_VALUE), depth - 1, parts);
    } else {
      int cut = splitLine(known, label -> label.at().column());
      split(received.part(0, Integer.MAX_VALUE, 0, cut - 1), depth - 1, parts);
      split(received.part(0, Integer.MAX_VALUE, cut, Integer.MAX_VALUE), depth - 1, parts);
    }
  }

  /**
   * Returns whether more than a third of the labels occur in more lines than in the template.
   * Headings that are repeated on a new page are fewer.
   */
  private boolean isRepeated(
      List<Label> known, ToIntFunction<Label> line, ToIntFunction<Extent> lines) {
    Map<String, Set<Integer>> found = new HashMap<>();
    for (Label label : known) {
      found
          .computeIfAbsent(label.wording().core(), core -> new HashSet<>())
          .add(line.applyAsInt(label));
    }
    long repeated =
        found.entrySet().stream()
            .filter(
                each -> {
                  Extent extent = extents.get(each.getKey());
                  return extent != null && countRuns(each.getValue()) > lines.applyAsInt(extent);
                })
            .count();
    return repeated * 3 > found.size();
  }

  /**
   * Returns the number of lines that do not directly follow another one. There are figures between
   * two copies, but the headings of one table may be higher above some of its columns than above
   * others.
   */
  private static long countRuns(Set<Integer> lines) {
    return lines.stream().filter(line -> !lines.contains(line - 1)).count();
  }

  /**
   * Returns the last line at which splitting leaves the most complete sets of labels on both sides.
   */
  private static int splitLine(List<Label> known, ToIntFunction<Label> line) {
    NavigableMap<Integer, Set<String>> byLine = new TreeMap<>();
    for (Label label : known) {
      byLine
          .computeIfAbsent(line.applyAsInt(label), at -> new HashSet<>())
          .add(label.wording().core());
    }
    Map<Integer, Integer> after = new HashMap<>();
    Set<String> seen = new HashSet<>();
    byLine
        .descendingMap()
        .forEach(
            (at, cores) -> {
              seen.addAll(cores);
              after.put(at, seen.size());
            });
    seen.clear();
    int best = 0;
    int cut = byLine.lastKey();
    for (Map.Entry<Integer, Set<String>> each : byLine.entrySet()) {
      int complete = seen.size() + after.getOrDefault(each.getKey(), 0);
      if (complete >= best) {
        best = complete;
        cut = each.getKey();
      }
      seen.addAll(each.getValue());
    }
    return cut;
  }
}
