package org.nianbao.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Figure;
import org.nianbao.form.Figure.Status;
import org.nianbao.form.StatedFigure;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.rule.RuleOutcome.Fail;
import org.nianbao.rule.RuleOutcome.NotApplicable;
import org.nianbao.rule.RuleOutcome.Pass;
import org.nianbao.rule.RuleOutcome.Undecided;
import org.nianbao.template.Field;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Relation;
import org.nianbao.template.Rule;
import org.nianbao.template.RuleWords;
import org.nianbao.template.Template;

/** Checks a submission against all rules of its template. */
public final class RuleChecker {
  /** A check of rules that no formula can express. */
  private interface Check {
    List<RuleOutcome> check(Rule rule, Submission submission);
  }

  /** A check of rules that set a limit. */
  private interface LimitCheck {
    List<RuleOutcome> check(Rule rule, BigDecimal limit, Submission submission);
  }

  /** The checks by the ids of their rules, or by the names that the sheet 规则用语 chooses. */
  private static final Map<String, Check> CHECKS =
      Map.ofEntries(
          Map.entry("Y-JUMP", YearOnYearCheck::check),
          Map.entry("N-DRAFT", NarrativeCheck::checkDrafts),
          Map.entry("N-REPEATED", NarrativePartsCheck::checkDistinct),
          Map.entry("N-PLACEHOLDER", PlaceholderCheck::check),
          Map.entry("N-YEAR", StatedYearCheck::check),
          Map.entry("N-UNIT", NamedUnitCheck::check),
          Map.entry("I-LEVEL", IdentityCheck::checkLevel),
          Map.entry("I-DATE-EARLY", IdentityCheck::checkNotEarly),
          Map.entry(RuleWords.MENTIONED, StatementCheck::checkMentioned),
          Map.entry(RuleWords.STATED, StatementCheck::checkStated),
          Map.entry(RuleWords.STATED_AMOUNT, StatementCheck::checkAmount),
          Map.entry(RuleWords.DENIED, StatementCheck::checkDenial),
          Map.entry(RuleWords.UNCHANGED, UnchangedFigureCheck::check));

  private static final Map<String, LimitCheck> LIMIT_CHECKS =
      Map.of(
          "N-PARTS",
          NarrativePartsCheck::checkFilled,
          "Y-SAME",
          RepeatedFiguresCheck::check,
          RuleWords.LARGE_AMOUNT,
          PlausibilityCheck::checkAmount,
          RuleWords.LARGE_SHARE,
          PlausibilityCheck::checkShare,
          RuleWords.EXCESS,
          PlausibilityCheck::checkExcess,
          "I-DATE-LATE",
          IdentityCheck::checkNotLate);

  /** The rules that are checked when a file is read, or when many are compared. */
  private static final Set<String> CHECKED_ELSEWHERE =
      Set.of(
          "V-TYPE",
          "V-TEXT",
          "V-BLANK",
          "V-SHOWN",
          "V-CODE",
          "V-LENGTH",
          "S-MISSING",
          "S-UNKNOWN",
          "S-UNREAD",
          "S-ORDINAL",
          "I-UNIT",
          "I-YEAR",
          "N-COPIED",
          "Y-COPIED",
          "M-SUM",
          "R-CHANGED");

  private static final String DATE_IN_FUTURE = "I-DATE-FUTURE";

  /** The offset of the time in China, where reports are due. */
  private static final long OFFSET_SECONDS = 8 * 3600L;

  private static final long DAY_SECONDS = 24 * 3600L;

  private final Submission submission;
  private final LocalDate today;
  private final boolean hasPrevious;

  /** The received tables with lines of another form. */
  private final Set<String> tablesOfOtherForm;

  private RuleChecker(Submission received, LocalDate today) {
    this.today = today;
    submission = received.hasPreviousOfWrongYear() ? received.withoutPrevious() : received;
    hasPrevious = submission.hasPrevious();
    tablesOfOtherForm =
        received.readingDiscrepancies().stream()
            .filter(each -> each.message().key().equals(Submission.OTHER_FORM))
            .flatMap(each -> each.cells().stream())
            .map(CellPlace::sheet)
            .collect(Collectors.toSet());
  }

  /**
   * Returns the discrepancies of a submission, the most severe first; of equal severity, those
   * found in reading it come first.
   */
  public static List<Discrepancy> discrepancies(Submission submission) {
    return discrepancies(submission, outcomes(submission));
  }

  /** Returns the discrepancies of a submission whose rules were already checked. */
  public static List<Discrepancy> discrepancies(Submission submission, List<RuleOutcome> outcomes) {
    List<Discrepancy> all = new ArrayList<>(submission.readingDiscrepancies());
    UnfilledParts unfilled = null;
    for (RuleOutcome outcome : outcomes) {
      if (outcome instanceof Fail fail) {
        Rule rule = fail.rule();
        if (unfilled == null && UnfilledParts.isTotal(rule)) { // few forms have a wrong total
          unfilled = UnfilledParts.of(submission);
        }
        Discrepancy discrepancy =
            unfilled != null && unfilled.explains(rule)
                ? unfilled.discrepancy(rule)
                : fail.discrepancy();
        if (discrepancy != null) {
          all.add(discrepancy);
        }
      }
    }
    all.replaceAll(each -> Explanations.explained(each, submission));
    all.sort(Discrepancy.MOST_SEVERE_FIRST);
    return all;
  }

  /**
   * Returns the outcomes in the order of the check sheet, those of narrative rules last. A rule
   * without a formula may fail several times; one that no code handles has no outcome.
   */
  public static List<RuleOutcome> outcomes(Submission received) {
    long seconds = System.currentTimeMillis() / 1000 + OFFSET_SECONDS;
    return outcomes(received, LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY_SECONDS)));
  }

  /**
   * Returns the outcomes on a given day.
   *
   * @param today the day after which no form can have been filled in
   */
  static List<RuleOutcome> outcomes(Submission received, LocalDate today) {
    RuleChecker checker = new RuleChecker(received, today);
    Submission submission = checker.submission;
    List<RuleOutcome> outcomes = new ArrayList<>();
    Map<String, List<Rule>> narrative = new LinkedHashMap<>();
    for (Rule rule : submission.template().rules()) {
      if (rule.relation().isComparison()) {
        outcomes.add(checker.compare(rule));
      } else if (rule.relation() == Relation.NARRATIVE) {
        narrative.computeIfAbsent(rule.id(), id -> new ArrayList<>()).add(rule);
      } else {
        outcomes.addAll(checker.check(rule));
      }
    }
    outcomes.addAll(NarrativeCheck.check(narrative, submission));
    return outcomes;
  }

  /** Returns whether there is a check for a rule that no formula expresses. */
  public static boolean isChecked(Rule rule) {
    String id = rule.id();
    return !rule.words().text(RuleWords.CHECK).isEmpty()
        || CHECKS.containsKey(id)
        || LIMIT_CHECKS.containsKey(id)
        || id.equals(DATE_IN_FUTURE)
        || CHECKED_ELSEWHERE.contains(id);
  }

  /** Returns the figures that the narrative of a submission states without doubt. */
  public static Set<StatedFigure> statedFigures(Submission submission) {
    Map<String, List<Rule>> narrative =
        submission.template().rules().stream()
            .filter(rule -> rule.relation() == Relation.NARRATIVE)
            .collect(Collectors.groupingBy(Rule::id));
    return NarrativeCheck.statedFigures(narrative, submission);
  }

  /** Returns the outcomes of a rule without a formula; none if no code handles it. */
  private List<RuleOutcome> check(Rule rule) {
    String chosen = rule.words().text(RuleWords.CHECK);
    String name = chosen.isEmpty() ? rule.id() : chosen;
    Check check = CHECKS.get(name);
    LimitCheck limitCheck = LIMIT_CHECKS.get(name);
    boolean ofToday = rule.id().equals(DATE_IN_FUTURE);
    if (check == null && limitCheck == null && !ofToday) {
      return List.of();
    }
    RuleOutcome ofLevel = outcomeOfLevel(rule);
    if (ofLevel != null) {
      return List.of(ofLevel);
    }
    if (limitCheck != null) {
      BigDecimal limit = rule.limit();
      return limit == null
          ? List.of(new Undecided(rule, Message.of("rule.undecided.limit", rule.id())))
          : limitCheck.check(rule, limit, submission);
    }
    return check == null
        ? IdentityCheck.checkNotInFuture(rule, submission, today)
        : check.check(rule, submission);
  }

  /** Returns the outcome of a rule that does not apply to the unit's level; null if it may. */
  private @Nullable RuleOutcome outcomeOfLevel(Rule rule) {
    if (rule.levels().isEmpty()) {
      return null;
    }
    String level = submission.text(Template.LEVEL);
    Field field = submission.template().field(Template.LEVEL);
    if (field == null || !field.options().contains(level)) {
      return new Undecided(rule, Message.of("rule.undecided.level"));
    }
    return rule.levels().contains(level) ? null : new NotApplicable(rule);
  }

  private RuleOutcome compare(Rule rule) {
    RuleOutcome ofLevel = outcomeOfLevel(rule);
    if (ofLevel != null) {
      return ofLevel;
    }
    LinearExpression left = Objects.requireNonNull(rule.left());
    LinearExpression right = Objects.requireNonNull(rule.right());
    BigDecimal actual = submission.value(left);
    BigDecimal expected = submission.value(right);
    if (actual != null && expected != null && rule.relation().holds(actual, expected)) {
      return new Pass(rule);
    }
    if (submission.isBlank()) { // last year's figures may still be carried over
      return new Undecided(rule, Message.of("rule.undecided.empty"));
    }
    if (actual == null || expected == null) {
      return new Undecided(rule, undecidedReason(actual == null ? left : right));
    }
    if (isInOtherForm(left) || isInOtherForm(right)) {
      return new Undecided(rule, Message.of("rule.undecided.other_form"));
    }
    return new Fail(rule, discrepancy(rule, actual, expected));
  }

  /** Returns whether a side has a figure of a table that has lines of another form. */
  private boolean isInOtherForm(LinearExpression side) {
    return !tablesOfOtherForm.isEmpty()
        && side.coefficients().keySet().stream()
            .map(submission::place)
            .anyMatch(place -> place != null && tablesOfOtherForm.contains(place.sheet()));
  }

  /** Returns the reason why a side has no value. */
  private Message undecidedReason(LinearExpression side) {
    return firstWithoutValue(side)
        .map(this::undecidedReason)
        .orElseGet(() -> Message.of("rule.undecided.absent"));
  }

  /** Returns the first figure of a side that has no value. */
  private Optional<String> firstWithoutValue(LinearExpression side) {
    return side.coefficients().keySet().stream()
        .filter(key -> submission.value(key) == null)
        .findFirst();
  }

  /**
   * Returns the reason why a figure has no value. A computed total has none because of one of its
   * parts.
   */
  private Message undecidedReason(String key) {
    Figure figure = submission.figure(key);
    Optional<String> part =
        figure != null && figure.status() == Status.DERIVED
            ? submission
                .template()
                .computingRule(key)
                .map(Rule::right)
                .flatMap(this::firstWithoutValue)
            : Optional.empty();
    return part.map(this::undecidedReason).orElseGet(() -> undecidedReason(figure));
  }

  private Message undecidedReason(@Nullable Figure figure) {
    if (figure == null) {
      return Message.of("rule.undecided.absent");
    }
    Field field = figure.field();
    if (field.isPrevious() && figure.status() == Status.BLANK) {
      return Message.of(hasPrevious ? "rule.undecided.previous.partly" : "rule.undecided.previous");
    }
    if (figure.status() != Status.MISSING) {
      return Message.of("rule.undecided.unreadable", field.label());
    }
    // usually a whole row is missing, and one reason covers it
    List<String> row = field.rowLabels();
    return Message.of(
        "rule.undecided.missing", row.isEmpty() ? field.label() : row.get(row.size() - 1));
  }

  private Discrepancy discrepancy(Rule rule, BigDecimal actual, BigDecimal expected) {
    Set<CellPlace> cells = new LinkedHashSet<>();
    LinearExpression left = Objects.requireNonNull(rule.left());
    LinearExpression right = Objects.requireNonNull(rule.right());
    for (LinearExpression side : List.of(left, right)) {
      for (String key : side.coefficients().keySet()) {
        CellPlace place = submission.place(key);
        if (place != null) {
          cells.add(place);
        }
      }
    }
    String subject = rule.subject();
    Field unit = FailureMessage.percentageOf(submission.template(), left, right);
    return new Discrepancy(
        rule.id(),
        rule.severity(),
        subject,
        submission.place(subject),
        List.copyOf(cells),
        written(unit, expected),
        written(unit, actual),
        written(unit, actual.subtract(expected)),
        FailureMessage.of(submission.template(), rule, left, actual, right, expected));
  }

  private static String written(@Nullable Field percentage, BigDecimal value) {
    return percentage == null ? value.toPlainString() : percentage.written(value);
  }
}
