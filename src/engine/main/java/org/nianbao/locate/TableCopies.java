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
import org.nianbao.locate.Labels.Wording;

/**
 * Takes a received sheet that holds a table several times, one below or beside the other, apart: or
 * else a row missing in one would be read from the next, which may be last year's.
 */
final class TableCopies {
  /** No sheet is taken apart into more than 2 to the power of this. */
  private static final int DEEPEST = 4;

  /** A form is never larger: of what is repeated on a larger sheet nothing is read at all. */
  private static final int MOST_CELLS = 20_000;

  /** The rows and the columns in which a label of the template stands. */
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

  private final Map<String, Extent> allowed = new HashMap<>();

  /**
   * Copies of a template's sheet.
   *
   * @param labels its labels by their cells
   */
  TableCopies(Grid sheet, Map<Address, String> labels) {
    labels.forEach(
        (at, text) ->
            allowed
                .computeIfAbsent(Wording.of(text).core(), core -> new Extent())
                .add(sheet.regionOf(at)));
  }

  /** The parts that hold the table once each; the sheet itself if it does so. */
  List<ReceivedSheet> of(ReceivedSheet received) {
    List<ReceivedSheet> parts = new ArrayList<>();
    boolean large = received.grid().cells().size() > MOST_CELLS;
    split(received, large ? 0 : DEEPEST, parts);
    return parts;
  }

  private void split(ReceivedSheet received, int deep, List<ReceivedSheet> parts) {
    List<Label> known =
        received.lines().stream()
            .flatMap(line -> line.labels().stream())
            .filter(label -> allowed.containsKey(label.wording().core()))
            .toList();
    boolean below =
        isRepeated(known, label -> label.at().row(), extent -> extent.rows().size());
    boolean beside =
        isRepeated(known, label -> label.at().column(), extent -> extent.columns().size());
    if (deep == 0 || (!below && !beside)) {
      parts.add(received);
    } else if (below) {
      int cut = cut(known, label -> label.at().row());
      split(received.part(0, cut - 1, 0, Integer.MAX_VALUE), deep - 1, parts);
      split(received.part(cut, Integer.MAX_VALUE, 0, Integer.MAX_VALUE), deep - 1, parts);
    } else {
      int cut = cut(known, label -> label.at().column());
      split(received.part(0, Integer.MAX_VALUE, 0, cut - 1), deep - 1, parts);
      split(received.part(0, Integer.MAX_VALUE, cut, Integer.MAX_VALUE), deep - 1, parts);
    }
  }

  /**
   * Whether more than a third of the labels stand in more lines than in the template: headings that
   * are repeated on a new page are fewer.
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
                  Extent extent = allowed.get(each.getKey());
                  return extent != null && apart(each.getValue()) > lines.applyAsInt(extent);
                })
            .count();
    return repeated * 3 > found.size();
  }

  /**
   * How many of the lines are not next to one another: between two copies there are figures, but
   * the
   * headings of one table may stand higher over some of its columns than over others.
   */
  private static long apart(Set<Integer> lines) {
    return lines.stream().filter(line -> !lines.contains(line - 1)).count();
  }

  /** The last line at which the labels before and those from there on are the most complete. */
  private static int cut(List<Label> known, ToIntFunction<Label> line) {
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
