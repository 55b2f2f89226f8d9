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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;

/** Compares the report that a district typed itself with the sums of its units. */
final class ReportedComparison {
  static final String RULE = "M-SUM";
  private static final int MAX_NAMED = 30;

  /** The number of differences up to which each is a discrepancy of its own. */
  private static final int MAX_SINGLE = 10;

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

  /** Finds two reports that together explain all differences. */
  private final ReportPairs pairs;

  private ReportedComparison(Submission reported, Submission total, Reception reception) {
    this.reported = reported;
    this.total = total;
    this.reception = reception;
    this.pairs = new ReportPairs(reported, total);
  }

  /**
   * Returns the discrepancies of the figures that differ. Those that missing units or an
   * explanation may account for are one discrepancy each; of the others, a few have one each, with
   * the units that add to the figure.
   */
  static List<Discrepancy> of(Submission reported, Submission total, Reception reception) {
    return new ReportedComparison(reported, total, reception).compare();
  }

  private List<Discrepancy> compare() {
    List<Difference> differences = differences();
    if (differences.isEmpty()) {
      return List.of();
    }
    reception.entries().forEach(entry -> examine(entry, differences));
    Explanation likely = best != null && isLikely(best, differences) ? best : null;
    if (likely == null || likely.explained().size() < differences.size()) {
      Message two = pairs.explanation();
      likely = two == null ? likely : new Explanation(two, differences);
    }
    List<Difference> explained = likely == null ? List.of() : likely.explained();
    List<String> missing =
        reception.withoutReport().stream().map(ReceptionEntry::unitName).toList();
    // a missing unit can only add to what was reported
    Map<Boolean, List<Difference>> others =
        differences.stream()
            .filter(each -> !explained.contains(each))
            .collect(
                Collectors.partitioningBy(each -> !missing.isEmpty() && each.value().signum() > 0));
    List<Difference> ofMissing = Objects.requireNonNull(others.get(true));
    List<Difference> rest = Objects.requireNonNull(others.get(false));
    List<Discrepancy> found = new ArrayList<>();
    if (!ofMissing.isEmpty()) {
      found.add(
          discrepancy(
              ofMissing,
              Message.of(
                  "merge.sum.missing",
                  missing.size(),
                  ShortenedList.of(missing),
                  ofMissing.size(),
                  items(ofMissing))));
    } else if (!missing.isEmpty()) {
      Message message =
          Message.of("merge.sum.alsoMissing", missing.size(), ShortenedList.of(missing));
      found.add(Discrepancy.of(RULE, Severity.NOTICE, "", "", message));
    }
    if (likely != null) {
      found.addAll(discrepancies(explained, 1, likely.message()));
    }
    found.addAll(discrepancies(rest, MAX_SINGLE, Message.of("merge.sum.unexplained")));
    return found;
  }

  /** Returns a discrepancy for each difference, or if they are many, one for all. */
  private List<Discrepancy> discrepancies(
      List<Difference> differences, int maxSingle, Message explanation) {
    if (differences.size() > maxSingle) {
      Message message =
          Message.of("merge.sum.several", differences.size(), items(differences), explanation);
      return List.of(discrepancy(differences, message));
    }
    return differences.stream().map(each -> discrepancy(each, explanation)).toList();
  }

  private Discrepancy discrepancy(List<Difference> differences, Message message) {
    List<CellPlace> cells =
        differences.stream()
            .map(each -> reported.place(each.field().key()))
            .filter(Objects::nonNull)
            .toList();
    CellPlace first = cells.isEmpty() ? null : cells.get(0);
    return new Discrepancy(RULE, Severity.ERROR, null, first, cells, "", "", "", message);
  }

  private static Object items(List<Difference> differences) {
    List<Message> items =
        differences.stream()
            .map(
                each ->
                    Message.of("merge.sum.item", each.field().label(), each.reported(), each.sum()))
            .toList();
    return ShortenedList.of(items, MAX_NAMED);
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
    pairs.add(entry, values);
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
      BigDecimal sum = total.value(field.key());
      boolean added = total.template().aggregation(field).isSum();
      if (added && sum != null && reportedValue != null && reportedValue.compareTo(sum) != 0) {
        differences.add(new Difference(field, reportedValue, sum));
      }
    }
    return differences;
  }

  private Discrepancy discrepancy(Difference difference, Message explanation) {
    int units = reception.of(Status.RECEIVED).size();
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
