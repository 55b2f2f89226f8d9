package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.StatedFigure;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.rule.CountComparison.FinishedShare;
import org.nianbao.rule.RuleOutcome.Fail;
import org.nianbao.rule.RuleOutcome.Pass;
import org.nianbao.rule.RuleOutcome.Undecided;
import org.nianbao.template.Field;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.RuleWords;

/** Compares the counts in the narrative with the tables. */
final class NarrativeCheck {
  private NarrativeCheck() {}

  /** Returns the outcomes of the rule that no part may still begin with the draft mark. */
  static List<RuleOutcome> checkDrafts(Rule rule, Submission submission) {
    String mark = submission.template().draftMark();
    if (!hasNarrative(submission)) {
      return RuleFailures.undecided(rule, "rule.undecided.narrative");
    }
    RuleFailures failures = new RuleFailures(rule, submission);
    for (Field field : submission.template().narratives()) {
      if (!mark.isEmpty() && submission.text(field.key()).contains(mark)) {
        failures.add(field.key(), mark, Message.of("rule.draft", field.label(), mark));
      }
    }
    return failures.outcomes();
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
    Map<String, List<Rule>> ofRequests = byCommonStatement(rules);
    if (!ofRequests.isEmpty()) {
      checkCommonStatements(ofRequests, submission, year, outcomes);
    }
    checkWordedCounts(rules, submission, year, outcomes);
    return outcomes;
  }

  /**
   * Returns the rules by the statements on requests, reviews, lawsuits, documents and decisions
   * that the form chooses for them.
   */
  private static Map<String, List<Rule>> byCommonStatement(Map<String, List<Rule>> rules) {
    Map<String, List<Rule>> chosen = new LinkedHashMap<>();
    rules
        .values()
        .forEach(
            alternatives -> {
              String statement = alternatives.get(0).words().text(RuleWords.COMMON_STATEMENT);
              if (!statement.isEmpty()) {
                chosen.put(statement, alternatives);
              }
            });
    return chosen;
  }

  private static void checkCommonStatements(
      Map<String, List<Rule>> rules, Submission submission, int year, List<RuleOutcome> outcomes) {
    BigDecimal carriedIn =
        value(StatedCountPattern.CARRIED_IN, rules, submission).orElse(BigDecimal.ZERO);
    Optional<BigDecimal> finished = value(StatedCountPattern.PROCESSED, rules, submission);
    NarrativeStepLimit limit = new NarrativeStepLimit();
    NarrativeStepLimit limitOfDoubtful = new NarrativeStepLimit();
    for (Field field : submission.template().texts()) {
      List<StatedCount> certain = statedCounts(field, submission, year, limit);
      for (StatedCount each : certain) {
        List<Rule> alternatives = rulesOf(each, rules);
        if (alternatives.isEmpty()) {
          continue;
        }
        boolean ofFinished = each.comparison() instanceof FinishedShare;
        if (ofFinished && finished.isEmpty()) {
          outcomes.add(new Undecided(alternatives.get(0), Message.of("rule.undecided.table")));
          continue;
        }
        StatedCount statedCount = ofFinished ? each.of(finished.orElseThrow().longValue()) : each;
        outcomes.add(compare(statedCount, alternatives, carriedIn, field, submission));
      }
      String text = submission.text(field.key());
      if (DoubtfulCounts.mayBeIn(text, certain.size())) {
        Function<StatedCount, Optional<RuleOutcome>> compare =
            count ->
                Optional.of(rulesOf(count, rules))
                    .filter(alternatives -> !alternatives.isEmpty())
                    .map(each -> compare(count, each, carriedIn, field, submission));
        StatedCounts.readDoubtful(field.label(), text, year, submission.unit(), limitOfDoubtful)
            .forEach(
                sentence ->
                    DoubtfulCounts.contradiction(sentence, certain, compare)
                        .ifPresent(outcomes::add));
      }
    }
    int length = length(submission);
    if (limit.isReached() && limit.characters() < length) {
      Message reason = Message.of("rule.undecided.long", length, limit.characters());
      firstRule(rules).ifPresent(rule -> outcomes.add(new Undecided(rule, reason)));
    }
  }

  /** Returns the rules of which one must hold for a count; none if the form lacks one of them. */
  private static List<Rule> rulesOf(StatedCount count, Map<String, List<Rule>> rules) {
    List<Rule> all = count.rule().in(rules);
    return count.isReceived() ? withoutProcessed(all, rules) : all;
  }

  /**
   * Returns the rules but those of the requests processed, which those received (收到) do not count.
   */
  private static List<Rule> withoutProcessed(
      List<Rule> alternatives, Map<String, List<Rule>> rules) {
    List<LinearExpression> processed =
        StatedCountPattern.PROCESSED.in(rules).stream().map(NarrativeCheck::left).toList();
    return alternatives.stream().filter(rule -> !processed.contains(left(rule))).toList();
  }

  /** Adds the outcomes of counts in the words of the form. */
  private static void checkWordedCounts(
      Map<String, List<Rule>> rules, Submission submission, int year, List<RuleOutcome> outcomes) {
    Map<CountRule, Map<StatedCount, Field>> counts = wordedCounts(rules, submission, year);
    counts.forEach(
        (rule, stated) -> {
          List<RuleOutcome> ofRule = new ArrayList<>();
          stated.forEach(
              (count, field) ->
                  ofRule.add(compare(count, rule.in(rules), BigDecimal.ZERO, field, submission)));
          boolean ambiguous =
              stated.keySet().stream().mapToLong(StatedCount::value).distinct().count() > 1;
          if (ambiguous) { // one may be of a part
            ofRule.removeIf(Fail.class::isInstance);
          }
          outcomes.addAll(ofRule);
        });
  }

  /** Returns the counts in the words of the form, by their rules. */
  private static Map<CountRule, Map<StatedCount, Field>> wordedCounts(
      Map<String, List<Rule>> rules, Submission submission, int year) {
    List<Rule> worded =
        rules.values().stream().flatMap(List::stream).filter(WordedCounts::areNamedBy).toList();
    Map<CountRule, Map<StatedCount, Field>> counts = new LinkedHashMap<>();
    if (worded.isEmpty()) {
      return counts;
    }
    WordedCounts reader = new WordedCounts(WordedCounts.countedBy(worded), year, submission.unit());
    for (Field field : submission.template().texts()) {
      for (StatedCount count : reader.read(field.label(), submission.text(field.key()))) {
        counts
            .computeIfAbsent(count.rule(), rule -> new LinkedHashMap<>())
            .putIfAbsent(count, field);
      }
    }
    return counts;
  }

  /**
   * Returns the figures that the narrative states without doubt; notes may repeat the tables. Of
   * several rules with the same id, the one that holds is stated, else the first.
   */
  static Set<StatedFigure> statedFigures(Map<String, List<Rule>> rules, Submission submission) {
    Integer year = submission.year();
    if (year == null) {
      return Set.of();
    }
    Set<StatedFigure> figures = new LinkedHashSet<>();
    Map<String, List<Rule>> ofRequests = byCommonStatement(rules);
    NarrativeStepLimit limit = new NarrativeStepLimit();
    for (Field field :
        ofRequests.isEmpty() ? List.<Field>of() : submission.template().narratives()) {
      for (StatedCount count : statedCounts(field, submission, year, limit)) {
        addStatedFigure(count, count.rule().in(ofRequests), submission, figures);
      }
    }
    wordedCounts(rules, submission, year)
        .forEach(
            (rule, counts) -> {
              if (counts.keySet().stream().mapToLong(StatedCount::value).distinct().count() == 1) {
                StatedCount count = counts.keySet().iterator().next();
                addStatedFigure(count, rule.in(rules), submission, figures);
              }
            });
    return figures;
  }

  private static void addStatedFigure(
      StatedCount count,
      List<Rule> alternatives,
      Submission submission,
      Set<StatedFigure> figures) {
    if (count.comparison().equals(CountComparison.Whole.OF_ALL) && !alternatives.isEmpty()) {
      BigDecimal value = BigDecimal.valueOf(count.value());
      Rule stated =
          alternatives.stream()
              .filter(rule -> isEqual(submission.value(left(rule)), value))
              .findFirst()
              .orElse(alternatives.get(0));
      figures.add(new StatedFigure(stated, value));
    }
  }

  private static boolean isEqual(@Nullable BigDecimal figure, BigDecimal value) {
    return figure != null && figure.compareTo(value) == 0;
  }

  private static LinearExpression left(Rule rule) {
    return Objects.requireNonNull(rule.left());
  }

  private static List<StatedCount> statedCounts(
      Field field, Submission submission, int year, NarrativeStepLimit limit) {
    String text = submission.text(field.key());
    return StatedCounts.read(field.label(), text, year, submission.unit(), limit);
  }

  /** Returns the figure of a rule; empty if it has no value. */
  private static Optional<BigDecimal> value(
      CountRule rule, Map<String, List<Rule>> rules, Submission submission) {
    return rule.in(rules).stream()
        .map(each -> submission.value(left(each)))
        .filter(Objects::nonNull)
        .findFirst();
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
      StatedCount statedCount,
      List<Rule> alternatives,
      BigDecimal carriedIn,
      Field field,
      Submission submission) {
    List<BigDecimal> accepted = new ArrayList<>();
    for (Rule rule : alternatives) {
      BigDecimal inTable = submission.value(left(rule));
      if (inTable == null) {
        boolean ofPrevious = isOfPrevious(rule, submission) && !submission.hasPrevious();
        return new Undecided(
            rule, Message.of(ofPrevious ? "rule.undecided.previous" : "rule.undecided.table"));
      }
      accepted.add(inTable);
    }
    Rule first = alternatives.get(0);
    CountComparison comparison = statedCount.comparison();
    long count = statedCount.value();
    BigDecimal compared =
        comparison instanceof FinishedShare ? Collections.max(accepted) : accepted.get(0);
    return comparison.agrees(count, accepted.get(0), carriedIn)
            || accepted.stream()
                .anyMatch(figure -> comparison.agrees(count, figure, BigDecimal.ZERO))
        ? new Pass(first)
        : new Fail(
            first, new CountContradiction(statedCount, first, compared, submission).in(field));
  }

  private static boolean isOfPrevious(Rule rule, Submission submission) {
    Field field = submission.template().field(rule.subject());
    return field != null && field.isPrevious();
  }
}
