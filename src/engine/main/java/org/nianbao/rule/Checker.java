package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Figure.Status;
import org.nianbao.form.Figure;
import org.nianbao.form.Place;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.rule.Verdict.Fail;
import org.nianbao.rule.Verdict.NotApplicable;
import org.nianbao.rule.Verdict.Pass;
import org.nianbao.rule.Verdict.Undecided;
import org.nianbao.template.Field;
import org.nianbao.template.Linear;
import org.nianbao.template.Relation;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/** Checks a submission against every rule of its template. */
public final class Checker {
  private static final String JUMP = "Y-JUMP";
  private static final String FEE = "N-FEE";
  private static final String DRAFT = "N-DRAFT";

  private final Submission submission;
  private final boolean hasPrevious;

  private Checker(Submission received) {
    submission =
        received.isPreviousOfAnotherYear() ? received.withoutPrevious() : received;
    hasPrevious = submission.hasPrevious();
  }

  /** Everything wrong with a submission, the gravest first, what was found in reading it before. */
  public static List<Discrepancy> discrepancies(Submission submission) {
    return discrepancies(submission, verdicts(submission));
  }

  /** The same, from verdicts at hand. */
  public static List<Discrepancy> discrepancies(Submission submission, List<Verdict> verdicts) {
    List<Discrepancy> all = new ArrayList<>(submission.found());
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Fail fail) {
        all.add(fail.discrepancy());
      }
    }
    all.sort(Comparator.comparing(Discrepancy::severity));
    return all;
  }

  /** What became of each rule, in the order of the check sheet; a named rule may fail repeatedly. */
  public static List<Verdict> verdicts(Submission received) {
    Checker checker = new Checker(received);
    Submission submission = checker.submission;
    List<Verdict> verdicts = new ArrayList<>();
    Map<String, List<Rule>> narrative = new LinkedHashMap<>();
    for (Rule rule : submission.template().rules()) {
      if (rule.relation().compares()) {
        verdicts.add(checker.compare(rule));
      } else if (rule.relation() == Relation.NARRATIVE) {
        narrative.computeIfAbsent(rule.id(), id -> new ArrayList<>()).add(rule);
      } else if (rule.id().equals(JUMP)) {
        verdicts.addAll(YearOnYear.verdicts(rule, submission));
      } else if (rule.id().equals(FEE)) {
        verdicts.add(NarrativeCheck.fee(rule, submission));
      } else if (rule.id().equals(DRAFT)) {
        verdicts.addAll(NarrativeCheck.drafts(rule, submission));
      }
    }
    verdicts.addAll(NarrativeCheck.verdicts(narrative, submission));
    return verdicts;
  }

  private Verdict compare(Rule rule) {
    if (!rule.levels().isEmpty()) {
      String level = submission.text(Template.LEVEL);
      Field field = submission.template().field(Template.LEVEL);
      if (field == null || !field.options().contains(level)) {
        return new Undecided(rule, Message.of("rule.undecided.level"));
      }
      if (!rule.levels().contains(level)) {
        return new NotApplicable(rule);
      }
    }
    Linear left = Objects.requireNonNull(rule.left());
    Linear right = Objects.requireNonNull(rule.right());
    BigDecimal actual = submission.value(left);
    BigDecimal expected = submission.value(right);
    if (actual != null && expected != null && rule.relation().holds(actual, expected)) {
      return new Pass(rule);
    }
    if (submission.isBlank()) { // though carried over from last year
      return new Undecided(rule, Message.of("rule.undecided.empty"));
    }
    if (actual == null || expected == null) {
      return new Undecided(rule, obstacle(actual == null ? left : right));
    }
    return new Fail(rule, failure(rule, actual, expected));
  }

  /** Why a side has no value. */
  private Message obstacle(Linear side) {
    return unknown(side)
        .map(this::obstacle)
        .orElseGet(() -> Message.of("rule.undecided.absent"));
  }

  /** The first figure of a side that has no value. */
  private Optional<String> unknown(Linear side) {
    return side.coefficients().keySet().stream()
        .filter(key -> submission.value(key) == null)
        .findFirst();
  }

  /** A total that the form computes has no value because of one of its parts. */
  private Message obstacle(String key) {
    Figure figure = submission.figure(key);
    Optional<String> part =
        figure != null && figure.status() == Status.DERIVED
            ? submission.template().computing(key).map(Rule::right).flatMap(this::unknown)
            : Optional.empty();
    return part.map(this::obstacle).orElseGet(() -> obstacle(figure));
  }

  private Message obstacle(@Nullable Figure figure) {
    if (figure == null) {
      return Message.of("rule.undecided.absent");
    }
    Field field = figure.field();
    if (field.isPrevious() && figure.status() == Status.BLANK) {
      return Message.of(
          hasPrevious ? "rule.undecided.previous.partly" : "rule.undecided.previous");
    }
    if (figure.status() != Status.MISSING) {
      return Message.of("rule.undecided.unreadable", field.label());
    }
    // a whole row is missing as a rule, and once is enough to say so
    List<String> row = field.rowLabels();
    return Message.of(
        "rule.undecided.missing", row.isEmpty() ? field.label() : row.get(row.size() - 1));
  }

  private Discrepancy failure(Rule rule, BigDecimal actual, BigDecimal expected) {
    Set<Place> cells = new LinkedHashSet<>();
    for (Linear side : List.of(Objects.requireNonNull(rule.left()), Objects.requireNonNull(rule.right()))) {
      for (String key : side.coefficients().keySet()) {
        Place place = submission.place(key);
        if (place != null) {
          cells.add(place);
        }
      }
    }
    String subject = rule.subject();
    BigDecimal difference = actual.subtract(expected);
    String pattern =
        rule.relation() != Relation.EQUAL
            ? "rule.failed.order"
            : Objects.requireNonNull(rule.left()).coefficients().size() == 1
                ? "rule.failed.value"
                : "rule.failed.sides";
    return new Discrepancy(
        rule.id(),
        rule.severity(),
        subject,
        submission.place(subject),
        List.copyOf(cells),
        expected.toPlainString(),
        actual.toPlainString(),
        difference.toPlainString(),
        Message.of(
            pattern,
            rule.description(),
            actual,
            rule.relation().sign(),
            expected,
            difference.abs(),
            Message.of(difference.signum() > 0 ? "rule.more" : "rule.less")));
  }
}
