package org.nianbao.repair;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.template.Field;

/**
 * A search for rows or columns of parts in each other's place: two exchanged rows, or a block of
 * rows that is one row off. Totals beside the parts may be displaced as well as the parts; both are
 * found.
 */
final class DisplacedLines {
  /** The minimum difference of two sums that is no coincidence. */
  private static final int MIN_DIFFERENCE = 4;

  private static final int COST = 16;

  private final Equations equations;

  /** All sums, because dependent ones have totals, too. */
  private final List<Equation> sums;

  private final List<List<Integer>> sumsOf;

  /** The lines whose parts could be exchanged, in the order of the form. */
  private final List<List<Line>> blocks;

  /**
   * A row or column of parts with its total.
   *
   * @param sum the index of the sum that compares them
   */
  private record Line(int total, List<Integer> parts, int sum) {}

  DisplacedLines(Equations equations) {
    this.equations = equations;
    this.sums = equations.allSums();
    this.sumsOf = Equation.byCell(sums, equations.cellCount());
    Map<String, List<Line>> byTotals = new LinkedHashMap<>();
    for (int sum = 0; sum < sums.size(); sum++) {
      addLine(sums.get(sum), sum, byTotals);
    }
    blocks = List.copyOf(byTotals.values());
    blocks.forEach(
        block -> block.sort(Comparator.comparing(line -> field(line.total()).address())));
  }

  private void addLine(Equation equation, int sum, Map<String, List<Line>> byTotals) {
    List<Integer> parts = new ArrayList<>();
    int total = equations.totalOf(equation);
    for (int term = 0; term < equation.size(); term++) {
      if (equation.cell(term) != total) {
        parts.add(equation.cell(term));
      }
    }
    if (total != Equations.NONE && !parts.isEmpty() && equation.rule().computed()) {
      Field field = field(total);
      parts.sort(Comparator.comparing(cell -> field(cell).address()));
      boolean inRow = field(parts.get(0)).address().row() == field.address().row();
      int across = inRow ? field.address().column() : -field.address().row() - 1;
      byTotals
          .computeIfAbsent(field.sheet() + across + "/" + parts.size(), key -> new ArrayList<>())
          .add(new Line(total, parts, sum));
    }
  }

  private Field field(int cell) {
    return equations.field(cell);
  }

  /**
   * Returns the displacements that explain failing totals.
   *
   * @param done the changes made before
   */
  List<Correction> find(Correction done) {
    long[] excesses = sums.stream().mapToLong(sum -> sum.excess(done)).toArray();
    List<Correction> found = new ArrayList<>();
    for (List<Line> block : blocks) {
      List<Line> back = new ArrayList<>(block);
      Collections.reverse(back);
      for (int at = 0; at < block.size(); at++) {
        if (excesses[block.get(at).sum()] != 0) {
          addExchanges(block, at, excesses, found);
          addSlides(block, at, excesses, found);
        }
        if (excesses[back.get(at).sum()] != 0) {
          addSlides(back, at, excesses, found);
        }
      }
    }
    return found;
  }

  private void addExchanges(List<Line> block, int at, long[] excesses, List<Correction> found) {
    Line one = block.get(at);
    for (Line other : block.subList(at + 1, block.size())) {
      if (excesses[other.sum()] != 0
          && sum(one) == equations.value(other.total())
          && sum(other) == equations.value(one.total())
          && Math.abs(sum(one) - sum(other)) >= equations.inUnits(MIN_DIFFERENCE)) {
        Changes parts = new Changes();
        for (int part = 0; part < one.parts().size(); part++) {
          parts.put(one.parts().get(part), equations.value(other.parts().get(part)));
          parts.put(other.parts().get(part), equations.value(one.parts().get(part)));
        }
        Changes totals = new Changes();
        totals.put(one.total(), sum(one));
        totals.put(other.total(), sum(other));
        found.add(parts.correction(parts.size() == 2 ? ErrorKind.SWAPPED : ErrorKind.EXCHANGED));
        found.add(totals.correction(ErrorKind.SWAPPED));
      }
    }
  }

  /** Adds the blocks that begin at a line and were displaced by one line towards the end. */
  private void addSlides(List<Line> block, int from, long[] excesses, List<Correction> found) {
    boolean isBlank = true;
    for (int to = from + 1; to < block.size(); to++) {
      if (sum(block.get(to)) != equations.value(block.get(to - 1).total())) {
        return;
      }
      isBlank &= sum(block.get(to)) == 0;
      if (!isBlank && equations.value(block.get(to).total()) != 0) {
        addSlide(block.subList(from, to + 1), excesses, found);
      }
    }
  }

  private void addSlide(List<Line> block, long[] excesses, List<Correction> found) {
    Changes parts = new Changes();
    Changes totals = new Changes();
    for (int at = 0; at < block.size(); at++) {
      Line line = block.get(at);
      totals.put(line.total(), sum(line));
      for (int part = 0; at < block.size() - 1 && part < line.parts().size(); part++) {
        parts.put(line.parts().get(part), equations.value(block.get(at + 1).parts().get(part)));
      }
    }
    // the last line was overwritten; its values follow from the sums across the block
    Line last = block.get(block.size() - 1);
    Correction known = parts.correction(ErrorKind.BLOCK_SHIFTED);
    for (int part : last.parts()) {
      for (int sum : sumsOf.get(part)) {
        if (sum != last.sum()) {
          Equation across = sums.get(sum);
          long excess = across.excessAfter(known, excesses[sum]);
          parts.put(part, equations.value(part) - excess / across.factorOf(part));
          break; // another sum gives the same value or contradicts this one
        }
      }
    }
    found.add(parts.correction(ErrorKind.BLOCK_SHIFTED));
    found.add(totals.correction(ErrorKind.BLOCK_SHIFTED));
  }

  private long sum(Line line) {
    long sum = 0;
    for (int part : line.parts()) {
      sum += equations.value(part);
    }
    return sum;
  }

  /** The figures to change. */
  private final class Changes {
    private final List<Integer> cells = new ArrayList<>();
    private final List<Long> changes = new ArrayList<>();

    void put(int cell, long value) {
      if (value != equations.value(cell)) {
        cells.add(cell);
        changes.add(value - equations.value(cell));
      }
    }

    int size() {
      return cells.size();
    }

    Correction correction(ErrorKind kind) {
      return Correction.of(kind, COST, cells, changes);
    }
  }
}
