package org.nianbao.repair;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.template.Field;
import org.nianbao.template.Linear;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;

/**
 * How likely a slip is. Points are tenths of a power of ten: a thing that happens once in ten times
 * costs 10 points, once in a thousand 30; costs of independent things add up. That a figure is wrong
 * at all costs {@link #SLIP}; to that comes how often people slip in this way, and how many other
 * values the same slip could have led to: that 12 becomes 21 is one of few things that happen, that
 * it becomes 734 one of thousands. The weights are estimates, not measured: they are there to tell
 * apart what differs by far, and what they hardly tell apart is shown as equally good.
 */
final class Plausibility {
  /** That a figure is wrong at all. */
  private static final int SLIP = 30;

  /** Totals are added up, and copied, besides being typed. */
  private static final int TOTAL = -3;

  /** A warning that goes away is evidence, one that appears speaks against. */
  private static final int WARNING = 10;

  /** Few figures stay the same from year to year by chance. */
  private static final int SAME_AS_LAST_YEAR = -5;

  private static final int SWAPPED = 12;
  private static final int TEN_THOUSAND = 10_000;

  /** More digits than this make a chance no smaller that is next to none. */
  private static final int MOST_DIGITS = 4;

  private final Equations equations;
  private final Neighbours neighbours;

  Plausibility(Equations equations, Neighbours neighbours) {
    this.equations = equations;
    this.neighbours = neighbours;
  }

  /** A slip, and what it costs. */
  private record Guess(ErrorKind slip, int cost) {
    Guess or(boolean applies, ErrorKind other, int otherCost) {
      return applies && otherCost < cost ? new Guess(other, otherCost) : this;
    }
  }

  /** The suggestion that these repairs together are. */
  Suggestion suggestion(List<Repair> repairs) {
    List<Change> changes = new ArrayList<>();
    int cost = 0;
    for (Repair repair : repairs) {
      if (repair.slip() == ErrorKind.SEVERAL) {
        cost += singly(repair, changes);
      } else {
        cost += SLIP + repair.cost();
        List<Change> together = new ArrayList<>();
        for (int each = 0; each < repair.size(); each++) {
          together.add(change(repair, each, repair.slip()));
        }
        together.sort(Comparator.comparing(change -> change.field().address()));
        changes.addAll(together);
      }
    }
    Repair whole = joined(repairs);
    cost += warnings(whole);
    List<ErrorKind> slips = changes.stream().map(Change::slip).distinct().toList();
    return new Suggestion(changes, slips.size() == 1 ? slips.get(0) : ErrorKind.SEVERAL, 100 - cost);
  }

  /** All of it as one. */
  static Repair joined(List<Repair> repairs) {
    List<Integer> cells = new ArrayList<>();
    List<Long> changes = new ArrayList<>();
    for (Repair repair : repairs) {
      for (int each = 0; each < repair.size(); each++) {
        cells.add(repair.cell(each));
        changes.add(repair.change(each));
      }
    }
    return new Repair(
        cells.stream().mapToInt(Integer::intValue).toArray(),
        changes.stream().mapToLong(Long::longValue).toArray());
  }

  private int singly(Repair repair, List<Change> changes) {
    int cost = 0;
    boolean[] done = new boolean[repair.size()];
    for (int each = 0; each < repair.size(); each++) {
      if (done[each]) {
        continue;
      }
      int partner = partner(repair, each);
      if (partner > each) {
        done[partner] = true;
        cost += SLIP + SWAPPED;
        changes.add(change(repair, each, ErrorKind.SWAPPED));
        changes.add(change(repair, partner, ErrorKind.SWAPPED));
      } else {
        int cell = repair.cell(each);
        Guess guess = guess(cell, equations.value(cell) + repair.change(each));
        cost += SLIP + guess.cost() + (equations.isTotal(cell) ? TOTAL : 0);
        ErrorKind slip = lastYear(repair, each) ? ErrorKind.LAST_YEAR : guess.slip();
        changes.add(change(repair, each, slip));
      }
    }
    return cost;
  }

  /** The changed figure beside this one that has its value, and the other way round; or -1. */
  private int partner(Repair repair, int each) {
    for (int other = each + 1; other < repair.size(); other++) {
      int first = repair.cell(each);
      int second = repair.cell(other);
      if (equations.value(first) + repair.change(each) == equations.value(second)
          && equations.value(second) + repair.change(other) == equations.value(first)
          && neighbours.around(first).contains(second)) {
        return other;
      }
    }
    return -1;
  }

  private Change change(Repair repair, int each, ErrorKind slip) {
    int cell = repair.cell(each);
    Field field = equations.field(cell);
    long value = equations.value(cell);
    return new Change(
        field,
        equations.submission().place(field.key()),
        equations.decimal(value),
        equations.decimal(value + repair.change(each)),
        slip);
  }

  /** How one figure may have become another, the likeliest way there is. */
  private Guess guess(int cell, long should) {
    long is = equations.value(cell);
    String typed = digits(is);
    String meant = digits(should);
    Guess guess = new Guess(ErrorKind.UNKNOWN, 10 + Math.max(anyOf(is), anyOf(should)));
    boolean total = equations.isTotal(cell);
    boolean copied =
        is != 0 && neighbours.around(cell).stream().anyMatch(near -> equations.value(near) == is);
    guess =
        guess
            .or(typed.length() == 1 && meant.length() == 1, ErrorKind.UNKNOWN, 18)
            .or(total, ErrorKind.MISCOUNTED, 8 + anyOf(should - is))
            .or(copied, ErrorKind.COPIED, 19)
            .or(Digits.differInOne(typed, meant) && meant.length() > 1, ErrorKind.DIGIT, 21)
            .or(Digits.isOneLonger(typed, meant) && is != 0, ErrorKind.EXTRA, 24)
            .or(is != 0 && Digits.isOneLonger(meant, typed), ErrorKind.DROPPED, 13)
            .or(Digits.isDoubled(typed, meant), ErrorKind.DOUBLED, 13)
            .or(is == TEN_THOUSAND * should || should == TEN_THOUSAND * is, ErrorKind.UNIT, 11)
            .or(Digits.areTransposed(typed, meant), ErrorKind.TRANSPOSED, 8)
            .or(Math.abs(should - is) == 1, ErrorKind.OFF_BY_ONE, 13)
            .or(is == 0, ErrorKind.OMITTED, equations.isBlank(cell) ? 10 : 12)
            .or(is == 0 && total, ErrorKind.UNSUMMED, 5);
    Long last = lastYear(cell);
    return last != null && should != 0 && last == should
        ? new Guess(guess.slip(), guess.cost() + SAME_AS_LAST_YEAR)
        : guess;
  }

  /** What the figure was last year, in the unit that all are counted in; null if nobody says. */
  private @Nullable Long lastYear(int cell) {
    BigDecimal last =
        equations.submission().value(Field.previousKey(equations.field(cell).key()));
    return last == null ? null : equations.counted(last);
  }

  /** Whether changing one figure mends a warning that last year's figures gave. */
  private boolean lastYear(Repair repair, int each) {
    int[] cells = {repair.cell(each)};
    Repair alone = new Repair(cells, new long[] {repair.change(each)});
    return equations.all().stream()
        .anyMatch(
            equation ->
                equation.factorOf(cells[0]) != 0
                    && speaksOfLastYear(equation.rule())
                    && !equation.holds(equation.excess())
                    && equation.holds(equation.excess(alone)));
  }

  private boolean speaksOfLastYear(Rule rule) {
    Linear right = rule.right();
    return right != null
        && right.coefficients().keySet().stream()
            .map(equations.submission().template()::field)
            .anyMatch(field -> field != null && field.isPrevious());
  }

  /** Points for the warnings that the changes bring, off for those that they take away. */
  private int warnings(Repair repair) {
    int cost = 0;
    for (Equation equation : equations.all()) {
      if (equation.rule().severity() != Severity.ERROR) {
        boolean before = equation.holds(equation.excess());
        boolean after = equation.holds(equation.excess(repair));
        cost += before == after ? 0 : before ? WARNING : -WARNING;
      }
    }
    return cost;
  }

  /** What it costs that a figure is just this one, of all that have as many digits. */
  static int anyOf(long value) {
    return 10 * Math.min(MOST_DIGITS, digits(value).length());
  }

  private static String digits(long value) {
    return Long.toString(Math.abs(value));
  }
}
