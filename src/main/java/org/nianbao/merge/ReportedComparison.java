package org.nianbao.merge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
  private record Explanation(Message message, Submission report, boolean added) {
    boolean explains(Difference difference) {
      BigDecimal value = ReportedComparison.value(report, difference.field());
      return value.compareTo(added ? difference.value() : difference.value().negate()) == 0;
    }
  }

  private final Submission reported;
  private final Submission total;
  private final Reception reception;

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
    Optional<Explanation> explanation = explanation(differences);
    for (Difference difference : differences) {
      found.add(
          discrepancy(
              difference,
              explanation
                  .filter(likely -> likely.explains(difference))
                  .map(Explanation::message)
                  .orElse(Message.of("merge.sum.unexplained"))));
    }
    return found;
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

  private Discrepancy discrepancy(Difference difference, Message explanation) {
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
            reception.submissions().size(),
            difference.sum(),
            difference.value().abs(),
            Message.of(difference.value().signum() > 0 ? "rule.more" : "rule.less"),
            contributors(difference.field()),
            explanation));
  }

  /** The units that add to a figure, the greatest share first. */
  private Message contributors(Field field) {
    List<Receipt> adding =
        reception.of(Status.RECEIVED).stream()
            .filter(receipt -> share(receipt, field).signum() != 0)
            .sorted(Comparator.comparing((Receipt receipt) -> share(receipt, field)).reversed())
            .toList();
    if (adding.isEmpty()) {
      return Message.of("merge.sum.none");
    }
    String named =
        adding.stream()
            .limit(MOST_NAMED)
            .map(receipt -> receipt.unitName() + " " + share(receipt, field).toPlainString())
            .collect(Collectors.joining("、"));
    return adding.size() > MOST_NAMED
        ? Message.of("merge.sum.more", named, adding.size())
        : Message.of("merge.sum.units", named);
  }

  private static BigDecimal share(Receipt receipt, Field field) {
    return value(Reception.submission(receipt), field);
  }

  private static BigDecimal value(Submission unit, Field field) {
    return Objects.requireNonNullElse(unit.value(field.key()), BigDecimal.ZERO);
  }

  /** The one that explains the most, if that is half of the differences and no mere chance. */
  private Optional<Explanation> explanation(List<Difference> differences) {
    return explanations().stream()
        .max(Comparator.comparingLong(each -> explained(each, differences).size()))
        .filter(best -> explained(best, differences).size() * 2 >= differences.size())
        .filter(best -> total(explained(best, differences)).compareTo(BEYOND_CHANCE) >= 0);
  }

  private static List<Difference> explained(Explanation by, List<Difference> differences) {
    return differences.stream().filter(by::explains).toList();
  }

  private static BigDecimal total(List<Difference> differences) {
    return differences.stream()
        .map(difference -> difference.value().abs())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Explanation> explanations() {
    List<Explanation> explanations = new ArrayList<>();
    for (Receipt receipt : reception.receipts()) {
      Submission report = receipt.checked() == null ? null : receipt.checked().submission();
      if (report != null && receipt.merged()) {
        Message twice = Message.of("merge.sum.twice", receipt.unitName());
        Message omitted = Message.of("merge.sum.omitted", receipt.unitName());
        explanations.add(new Explanation(twice, report, true));
        explanations.add(new Explanation(omitted, report, false));
      } else if (report != null) {
        Message status = Message.of("merge.status." + receipt.status().name());
        Message leftOut = Message.of("merge.sum.leftOut", status, receipt.file());
        explanations.add(new Explanation(leftOut, report, true));
      }
    }
    return explanations;
  }
}
