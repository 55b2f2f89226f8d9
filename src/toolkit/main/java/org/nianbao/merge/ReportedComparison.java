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
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Place;
import org.nianbao.form.Submission;
import org.nianbao.merge.Receipt.Status;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;

/** Compares a district's own typed report with the sums of its units. */
final class ReportedComparison {
  static final String RULE = "M-SUM";
  private static final int MOST_NAMED = 30;

  /** Differences that come to less than this may agree with something by mere chance. */
  private static final BigDecimal BEYOND_CHANCE = BigDecimal.TEN;

  /** A figure that differs. */
  private record Difference(Field field, BigDecimal reported, BigDecimal sum) {
    BigDecimal value() {
      return reported.subtract(sum);
    }
  }

  /** What would explain differences: a report left out, counted twice, or not counted. */
  private record Explanation(Message message, List<Difference> explained) {}

  /** A unit that adds to a figure. */
  private record Share(String unit, BigDecimal value, int order) {}

  /** Of equal shares the first. */
  private static final Comparator<Share> GREATEST_FIRST =
      Comparator.comparing(Share::value).reversed().thenComparing(Share::order);

  private final Submission reported;
  private final Submission total;
  private final Reception reception;

  /** The units that add most to each figure that differs, the least of them at hand to give way. */
  private final Map<String, Queue<Share>> shares = new HashMap<>();

  private final Map<String, Integer> adding = new HashMap<>();
  private @Nullable Explanation best;

  private ReportedComparison(Submission reported, Submission total, Reception reception) {
    this.reported = reported;
    this.total = total;
    this.reception = reception;
  }

  /**
   * One discrepancy for each figure that differs, in the order of the form, naming the units that add
   * to it; before them a notice, if units are missing.
   */
  static List<Discrepancy> of(Submission reported, Submission total, Reception reception) {
    return new ReportedComparison(reported, total, reception).compare();
  }

  private List<Discrepancy> compare() {
    List<Difference> differences = differences();
    List<Discrepancy> found = new ArrayList<>();
    String missing =
        reception.of(Status.MISSING).stream()
            .map(Receipt::unitName)
            .collect(Collectors.joining("、"));
    if (!differences.isEmpty() && !missing.isEmpty()) {
      found.add(Discrepancy.of(RULE, Severity.NOTICE, "", "", Message.of("merge.sum.missing", missing)));
    }
    if (!differences.isEmpty()) {
      reception.receipts().forEach(receipt -> look(receipt, differences));
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

  /** Looks once at what a report adds to the figures that differ, and would explain of them. */
  private void look(Receipt receipt, List<Difference> differences) {
    Submission report = receipt.checked() == null ? null : receipt.checked().submission();
    if (report == null) {
      return;
    }
    Map<String, BigDecimal> values = report.values();
    List<Difference> added = new ArrayList<>();
    List<Difference> missing = new ArrayList<>();
    for (Difference difference : differences) {
      String key = difference.field().key();
      BigDecimal value = values.getOrDefault(key, BigDecimal.ZERO);
      if (receipt.merged() && value.signum() != 0) {
        share(key, receipt.unitName(), value);
      }
      if (value.compareTo(difference.value()) == 0) {
        added.add(difference);
      }
      if (value.compareTo(difference.value().negate()) == 0) {
        missing.add(difference);
      }
    }
    if (receipt.merged()) {
      propose(added, () -> Message.of("merge.sum.twice", receipt.unitName()));
      propose(missing, () -> Message.of("merge.sum.omitted", receipt.unitName()));
    } else {
      Message status = Message.of("merge.status." + receipt.status().name());
      propose(added, () -> Message.of("merge.sum.leftOut", status, receipt.file()));
    }
  }

  private void share(String key, String unit, BigDecimal value) {
    int order = adding.merge(key, 1, Integer::sum);
    Queue<Share> most =
        shares.computeIfAbsent(key, first -> new PriorityQueue<>(GREATEST_FIRST.reversed()));
    most.add(new Share(unit, value, order));
    if (most.size() > MOST_NAMED) {
      most.remove();
    }
  }

  /** Of several explanations the one that explains the most counts, and of those the first. */
  private void propose(List<Difference> explained, Supplier<Message> message) {
    if (best == null || explained.size() > best.explained().size()) {
      best = new Explanation(message.get(), List.copyOf(explained));
    }
  }

  /** Whether it explains half of the differences and is no mere chance. */
  private static boolean isLikely(Explanation explanation, List<Difference> differences) {
    BigDecimal total =
        explanation.explained().stream()
            .map(difference -> difference.value().abs())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return explanation.explained().size() * 2 >= differences.size()
        && total.compareTo(BEYOND_CHANCE) >= 0;
  }

  private List<Difference> differences() {
    List<Difference> differences = new ArrayList<>();
    for (Field field : total.template().figures()) {
      BigDecimal typed = reported.value(field.key());
      BigDecimal sum = Objects.requireNonNull(total.value(field.key()));
      if (typed != null && typed.compareTo(sum) != 0) {
        differences.add(new Difference(field, typed, sum));
      }
    }
    return differences;
  }

  private Discrepancy discrepancy(Difference difference, int units, Message explanation) {
    Place place = reported.place(difference.field().key());
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

  /** The units that add to a figure, the greatest share first. */
  private Message contributors(Field field) {
    int all = adding.getOrDefault(field.key(), 0);
    if (all == 0) {
      return Message.of("merge.sum.none");
    }
    String named =
        Objects.requireNonNull(shares.get(field.key())).stream()
            .sorted(GREATEST_FIRST)
            .map(share -> share.unit() + " " + share.value().toPlainString())
            .collect(Collectors.joining("、"));
    return all > MOST_NAMED
        ? Message.of("merge.sum.more", named, all)
        : Message.of("merge.sum.units", named);
  }
}
