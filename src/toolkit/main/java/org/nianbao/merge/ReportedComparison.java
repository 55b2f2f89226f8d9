package org.nianbao.merge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;

/** Compares the report that a district typed itself with the sums of its units. */
final class ReportedComparison {
  static final String RULE = "M-SUM";
  private static final int MAX_NAMED = 30;

  /** Differences with a smaller total may be equal to figures of a unit by chance. */
  private static final BigDecimal MIN_TOTAL_OF_EXPLANATION = BigDecimal.TEN;

  /** A figure that differs from the sum. */
  private record Difference(Field field, BigDecimal reported, BigDecimal sum) {
    BigDecimal value() {
      return reported.subtract(sum);
    }
  }

  /** An explanation of differences: a report left out, counted twice, or not counted. */
  private record Explanation(Message message, List<Difference> explained) {}

  /** The figure of a unit, as a part of a sum. */
  private record Share(String unit, BigDecimal value, int order) {}

  /** Equal shares keep their order. */
  private static final Comparator<Share> LARGEST_FIRST =
      Comparator.comparing(Share::value).reversed().thenComparing(Share::order);

  private final Submission reported;
  private final Submission total;
  private final Reception reception;

  /**
   * The largest shares of each figure that differs; the smallest of them is at the head of the
   * queue.
   */
  private final Map<String, Queue<Share>> shares = new HashMap<>();

  private final Map<String, Integer> addingUnits = new HashMap<>();
  private @Nullable Explanation best;

  private ReportedComparison(Submission reported, Submission total, Reception reception) {
    this.reported = reported;
    this.total = total;
    this.reception = reception;
  }

  /**
   * Returns a discrepancy for each figure that differs, in the order of the form, with the units
   * that add to it. If units are missing, a notice comes first.
   */
  static List<Discrepancy> of(Submission reported, Submission total, Reception reception) {
    return new ReportedComparison(reported, total, reception).compare();
  }

  private List<Discrepancy> compare() {
    List<Difference> differences = differences();
    List<Discrepancy> found = new ArrayList<>();
    List<String> missing =
        reception.withoutReport().stream().map(ReceptionEntry::unitName).toList();
    if (!differences.isEmpty() && !missing.isEmpty()) {
      found.add(
          Discrepancy.of(RULE, Severity.NOTICE, "", "", Message.of("merge.sum.missing", missing)));
    }
    if (!differences.isEmpty()) {
      reception.entries().forEach(entry -> examine(entry, differences));
    }
    Explanation likely = best != null && isLikely(best, differences) ? best : null;
    int units = reception.of(Status.RECEIVED).size();
    for (Difference difference : differences) {
      found.add(
          discrepancy(
              difference,
              units,
              likely != null && likely.explained().contains(difference)
                  ? likely.message()
                  : Message.of("merge.sum.unexplained")));
    }
    return found;
  }

  /**
   * Collects the shares of a report in the figures that differ, and whether the report explains the
   * differences.
   */
  private void examine(ReceptionEntry entry, List<Difference> differences) {
    Submission report = entry.checked() == null ? null : entry.checked().submission();
    if (report == null) {
      return;
    }
    Map<String, BigDecimal> values = report.values();
    List<Difference> added = new ArrayList<>();
    List<Difference> missing = new ArrayList<>();
    for (Difference difference : differences) {
      String key = difference.field().key();
      BigDecimal value = values.getOrDefault(key, BigDecimal.ZERO);
      if (entry.isMerged() && value.signum() != 0) {
        addShare(key, entry.unitName(), value);
      }
      if (value.compareTo(difference.value()) == 0) {
        added.add(difference);
      }
      if (value.compareTo(difference.value().negate()) == 0) {
        missing.add(difference);
      }
    }
    if (entry.isMerged()) {
      keepIfBetter(added, () -> Message.of("merge.sum.twice", entry.unitName()));
      keepIfBetter(missing, () -> Message.of("merge.sum.omitted", entry.unitName()));
    } else {
      Message status = Message.of("merge.status." + entry.status().name());
      keepIfBetter(added, () -> Message.of("merge.sum.leftOut", status, entry.file()));
    }
  }

  private void addShare(String key, String unit, BigDecimal value) {
    int order = addingUnits.merge(key, 1, Integer::sum);
    Queue<Share> largest =
        shares.computeIfAbsent(key, first -> new PriorityQueue<>(LARGEST_FIRST.reversed()));
    largest.add(new Share(unit, value, order));
    if (largest.size() > MAX_NAMED) {
      largest.remove();
    }
  }

  /** Keeps the explanation that explains the most differences; of equal ones the first. */
  private void keepIfBetter(List<Difference> explained, Supplier<Message> message) {
    if (best == null || explained.size() > best.explained().size()) {
      best = new Explanation(message.get(), List.copyOf(explained));
    }
  }

  /** Returns whether an explanation covers half of the differences and is not a coincidence. */
  private static boolean isLikely(Explanation explanation, List<Difference> differences) {
    BigDecimal total =
        explanation.explained().stream()
            .map(difference -> difference.value().abs())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return explanation.explained().size() * 2 >= differences.size()
        && total.compareTo(MIN_TOTAL_OF_EXPLANATION) >= 0;
  }

  private List<Difference> differences() {
    List<Difference> differences = new ArrayList<>();
    for (Field field : total.template().figures()) {
      BigDecimal reportedValue = reported.value(field.key());
      BigDecimal sum = Objects.requireNonNull(total.value(field.key()));
      if (reportedValue != null && reportedValue.compareTo(sum) != 0) {
        differences.add(new Difference(field, reportedValue, sum));
      }
    }
    return differences;
  }

  private Discrepancy discrepancy(Difference difference, int units, Message explanation) {
    CellPlace place = reported.place(difference.field().key());
    return new Discrepancy(
        RULE,
        Severity.ERROR,
        difference.field().key(),
        place,
        place == null ? List.of() : List.of(place),
        difference.sum().toPlainString(),
        difference.reported().toPlainString(),
        difference.value().toPlainString(),
        Message.of(
            "merge.sum",
            difference.field().label(),
            difference.reported(),
            units,
            difference.sum(),
            difference.value().abs(),
            Message.of(difference.value().signum() > 0 ? "rule.more" : "rule.less"),
            contributors(difference.field()),
            explanation));
  }

  /** Returns the units that add to a figure, the largest share first. */
  private Message contributors(Field field) {
    int all = addingUnits.getOrDefault(field.key(), 0);
    if (all == 0) {
      return Message.of("merge.sum.none");
    }
    List<String> named =
        Objects.requireNonNull(shares.get(field.key())).stream()
            .sorted(LARGEST_FIRST)
            .map(share -> share.unit() + " " + share.value().toPlainString())
            .toList();
    return all > MAX_NAMED
        ? Message.of("merge.sum.more", named, all)
        : Message.of("merge.sum.units", named);
  }
}
