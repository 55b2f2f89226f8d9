package org.nianbao.rule;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.rule.RuleOutcome.Fail;
import org.nianbao.rule.RuleOutcome.Pass;
import org.nianbao.rule.RuleOutcome.Undecided;
import org.nianbao.rule.StatedCount.Share;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;

/** Compares the counts in the narrative with the tables. */
final class NarrativeCheck {
  private static final String OTHER_SUBJECTS = "narrative.other";

  /** The maximum number of characters searched for the fee; the section has a few hundred. */
  static final int MAX_FEE_TEXT_LENGTH = 500_000;

  private NarrativeCheck() {}

  /** Returns the outcome of the rule that section six must mention the fee. */
  static List<RuleOutcome> checkFee(Rule rule, Submission submission) {
    return List.of(fee(rule, submission));
  }

  private static RuleOutcome fee(Rule rule, Submission submission) {
    String text = submission.text(OTHER_SUBJECTS);
    boolean isLong = text.length() > MAX_FEE_TEXT_LENGTH;
    if (StatedCounts.mentionsFee(isLong ? text.substring(0, MAX_FEE_TEXT_LENGTH) : text)) {
      return new Pass(rule);
    }
    if (isLong) {
      return new Undecided(
          rule, Message.of("rule.undecided.fee.long", text.length(), MAX_FEE_TEXT_LENGTH));
    }
    if (!hasNarrative(submission)) {
      return new Undecided(rule, Message.of("rule.undecided.narrative"));
    }
    return new Fail(
        rule,
        Discrepancy.at(
            rule.id(),
            rule.severity(),
            OTHER_SUBJECTS,
            submission.place(OTHER_SUBJECTS),
            "",
            "",
            Message.of("rule.fee")));
  }

  /** Returns the outcomes of the rule that no part may still begin with the draft mark. */
  static List<RuleOutcome> checkDrafts(Rule rule, Submission submission) {
    String mark = submission.template().draftMark();
    if (!hasNarrative(submission)) {
      return List.of(new Undecided(rule, Message.of("rule.undecided.narrative")));
    }
    List<RuleOutcome> outcomes = new ArrayList<>();
    for (Field field : submission.template().narratives()) {
      String key = field.key();
      if (!mark.isEmpty() && submission.text(key).contains(mark)) {
        Message message = Message.of("rule.draft", field.label(), mark);
        outcomes.add(
            new Fail(
                rule,
                Discrepancy.at(
                    rule.id(), rule.severity(), key, submission.place(key), "", mark, message)));
      }
    }
    return outcomes.isEmpty() ? List.of(new Pass(rule)) : outcomes;
  }

  /**
   * Returns whether any part of the narrative is filled in; some units send the figures before the
   * text.
   */
  static boolean hasNarrative(Submission submission) {
    return submission.template().narratives().stream()
        .anyMatch(field -> !submission.text(field.key()).isEmpty());
  }

  /**
   * Returns one outcome for each stated count. Rules with the same id are alternatives, of which
   * one must hold.
   */
  static List<RuleOutcome> check(Map<String, List<Rule>> rules, Submission submission) {
    List<RuleOutcome> outcomes = new ArrayList<>();
    Integer year = submission.year();
    if (year == null) {
      return undecidedWithoutYear(rules, submission);
    }
    NarrativeStepLimit limit = new NarrativeStepLimit();
    for (Field field : submission.template().texts()) {
      String text = submission.text(field.key());
      for (StatedCount statedCount :
          StatedCounts.read(field.label(), text, year, submission.unit(), limit)) {
        List<Rule> alternatives = rules.getOrDefault(statedCount.rule(), List.of());
        if (!alternatives.isEmpty()) {
          outcomes.add(compare(statedCount, alternatives, field, submission));
        }
      }
    }
    int length = length(submission);
    if (limit.isReached() && limit.characters() < length) {
      Message reason = Message.of("rule.undecided.long", length, limit.characters());
      firstRule(rules).ifPresent(rule -> outcomes.add(new Undecided(rule, reason)));
    }
    return outcomes;
  }

  /** Returns the number of characters of the narrative and the notes. */
  private static int length(Submission submission) {
    return submission.template().texts().stream()
        .mapToInt(field -> submission.text(field.key()).length())
        .sum();
  }

  private static Optional<Rule> firstRule(Map<String, List<Rule>> rules) {
    return rules.values().stream().flatMap(List::stream).findFirst();
  }

  /**
   * Returns the undecided outcomes of a submission without a year: its counts cannot be assigned to
   * one.
   */
  private static List<RuleOutcome> undecidedWithoutYear(
      Map<String, List<Rule>> rules, Submission submission) {
    if (!hasNarrative(submission)) {
      return List.of();
    }
    return firstRule(rules).stream()
        .<RuleOutcome>map(rule -> new Undecided(rule, Message.of("rule.undecided.year")))
        .toList();
  }

  private static RuleOutcome compare(
      StatedCount statedCount, List<Rule> alternatives, Field field, Submission submission) {
    List<BigDecimal> accepted = new ArrayList<>();
    for (Rule rule : alternatives) {
      BigDecimal inTable = submission.value(Objects.requireNonNull(rule.left()));
      if (inTable == null) {
        boolean ofPrevious = isOfPrevious(rule, submission) && !submission.hasPrevious();
        return new Undecided(
            rule, Message.of(ofPrevious ? "rule.undecided.previous" : "rule.undecided.table"));
      }
      accepted.add(inTable);
    }
    Rule first = alternatives.get(0);
    if (accepted.stream().anyMatch(value -> agrees(statedCount, value))) {
      return new Pass(first);
    }
    Share share = statedCount.share();
    if (share == null) {
      return new Fail(first, discrepancy(statedCount, first, accepted.get(0), field, submission));
    }
    BigDecimal total = share.total() == 0 ? accepted.get(0) : BigDecimal.valueOf(share.total());
    return total.signum() == 0 || agrees(statedCount, total)
        ? new Pass(first)
        : new Fail(first, discrepancy(statedCount, share, total, first, field, submission));
  }

  private static boolean isOfPrevious(Rule rule, Submission submission) {
    Field field = submission.template().field(rule.subject());
    return field != null && field.isPrevious();
  }

  /** Returns whether a count is a figure, or its share of the figure the one that is stated. */
  private static boolean agrees(StatedCount statedCount, BigDecimal figure) {
    BigDecimal count = BigDecimal.valueOf(statedCount.value());
    Share share = statedCount.share();
    if (share == null) {
      return figure.compareTo(count) == 0;
    }
    // the last place may be adjusted, so that all shares sum up to 100 %
    BigDecimal difference =
        count.movePointRight(2).subtract(share.percent().multiply(figure)).abs();
    return figure.signum() > 0 && difference.compareTo(share.percent().ulp().multiply(figure)) <= 0;
  }

  private static Discrepancy discrepancy(
      StatedCount statedCount,
      Share share,
      BigDecimal total,
      Rule rule,
      Field field,
      Submission submission) {
    CellPlace written = submission.place(field.key());
    BigDecimal percent =
        BigDecimal.valueOf(statedCount.value())
            .movePointRight(2)
            .divide(total, share.percent().scale(), RoundingMode.HALF_UP);
    boolean growth = share.total() == 0;
    BigDecimal base = growth ? BigDecimal.valueOf(100) : BigDecimal.ZERO;
    BigDecimal expected = percent.subtract(base);
    BigDecimal actual = share.percent().subtract(base);
    return new Discrepancy(
        rule.id(),
        rule.severity(),
        field.key(),
        written,
        written == null ? List.of() : List.of(written),
        expected.toPlainString(),
        actual.toPlainString(),
        actual.subtract(expected).toPlainString(),
        Message.of(
            growth ? "rule.narrative.growth" : "rule.narrative.share",
            statedCount.excerpt(),
            statedCount.value(),
            total,
            expected,
            actual));
  }

  private static Discrepancy discrepancy(
      StatedCount statedCount, Rule rule, BigDecimal inTable, Field field, Submission submission) {
    List<CellPlace> cells = new ArrayList<>();
    CellPlace written = submission.place(field.key());
    if (written != null) {
      cells.add(written);
    }
    List<CellPlace> counted = new ArrayList<>();
    for (String key : Objects.requireNonNull(rule.left()).coefficients().keySet()) {
      CellPlace place = submission.place(key);
      if (place != null) {
        counted.add(place);
      }
    }
    cells.addAll(counted);
    BigDecimal stated = BigDecimal.valueOf(statedCount.value());
    return new Discrepancy(
        rule.id(),
        rule.severity(),
        field.key(),
        written,
        cells,
        inTable.toPlainString(),
        stated.toPlainString(),
        stated.subtract(inTable).toPlainString(),
        Message.of(
            "rule.narrative",
            statedCount.excerpt(),
            stated,
            comparedCells(rule, counted, submission),
            inTable));
  }

  /**
   * Returns the label and the cells of the compared figure, because a sentence may state several
   * counts.
   */
  private static Message comparedCells(Rule rule, List<CellPlace> cells, Submission submission) {
    Field field = Objects.requireNonNull(submission.template().field(rule.subject()));
    int figures = Objects.requireNonNull(rule.left()).coefficients().size();
    if (!submission.hasCellAddresses()) {
      return figures == 1
          ? Message.of("rule.narrative.figure", field.label())
          : Message.of("rule.narrative.figure.sum", field.label(), figures);
    }
    String places = cells.stream().map(CellPlace::toString).collect(joining("、"));
    return figures == 1
        ? Message.of("rule.narrative.cells", field.label(), places)
        : Message.of("rule.narrative.cells.sum", field.label(), places, figures);
  }
}
