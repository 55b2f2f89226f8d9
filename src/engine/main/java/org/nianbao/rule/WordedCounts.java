package org.nianbao.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.rule.CountComparison.Rounded;
import org.nianbao.rule.CountComparison.Whole;
import org.nianbao.rule.NormalizedSentence.Count;
import org.nianbao.template.Rule;
import org.nianbao.template.RuleWords;

/**
 * Finds the counts that a text states of what the rules' words name: 发布信息1,200条, 新开设3个专栏, 未开展在线访谈.
 * A clause with other words before the count is not understood, and its count omitted, so that
 * warnings are reliable: 通过微信发布信息200条 may be a part of all.
 */
final class WordedCounts {
  /** Words between what is counted and the number. */
  private static final Pattern BEFORE_NUMBER =
      Pattern.compile("(?:共计|总计|合计|累计|达到|分别|共|计|为|有|达|约|了|：|:){0,3}$");

  /** Words after the name of what is counted: 专栏数量3个. */
  private static final Pattern AFTER_SUBJECT = Pattern.compile("(?:总量|总数|数量|数|量)$");

  /** Words before a statement that do not change what is counted. */
  private static final Pattern BEFORE_STATEMENT =
      Pattern.compile(
          "^(?:[一二三四五六七八九十]{1,3}[、是]|\\d{1,2}[.．、]|[、：:]|其中|同时|此外|另外|另|并|且|还|全年|年内|本级|一年来|期间)"
              + "|(?:总共|共计|累计|合计|总计|全年|年内|已|共|总|新|主动|及时|积极|均|都|在|内|里|中|还|并|、)$");

  /** A number that is not exact, or a continuation that makes it one of something else. */
  private static final Pattern CONTINUED =
      Pattern.compile("^(?:$|并|且|同比|比上|较上|比去|较去|增长|增加|下降|减少|与上|和上)");

  private static final Pattern DENIAL = Pattern.compile("(?:尚未|未曾|从未|没有|未|无)$");

  /** What one rule counts, in the words of its form. */
  record Counted(
      CountRule rule,
      List<String> subjects,
      List<String> verbs,
      List<String> measures,
      List<String> leads) {
    static Counted of(Rule rule) {
      RuleWords words = rule.words();
      return new Counted(
          CountRule.of(rule.id()),
          longestFirst(words.words(RuleWords.SUBJECTS)),
          longestFirst(words.words(RuleWords.VERBS)),
          longestFirst(words.words(RuleWords.MEASURES)),
          longestFirst(words.words(RuleWords.LEADS)));
    }

    /** Returns the measure word of a count; null if what is counted has another. */
    @Nullable String measure(Count count) {
      if (count.measure().isEmpty()) {
        return "";
      }
      return measures.stream()
          .filter(measure -> measure.charAt(0) == count.unit())
          .findFirst()
          .orElse(null);
    }
  }

  /** A clause whose count is of what a rule counts, with the words before that. */
  private record Match(Counted counted, String subject, String before, String measure) {}

  private final List<Counted> counted;
  private final Pattern number;
  private final ReportPeriod period;
  private final ReportingUnit reportingUnit;
  private final String unit;

  /**
   * Creates a finder of the counts of rules.
   *
   * @param counted what each rule counts
   * @param year the report year
   * @param unit the name of the unit; empty if it is not known
   */
  WordedCounts(List<Counted> counted, int year, String unit) {
    this.counted = List.copyOf(counted);
    String measures =
        counted.stream()
            .flatMap(each -> each.measures().stream())
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    number = NormalizedSentence.numberPattern(measures.isEmpty() ? "[件]" : measures);
    period = new ReportPeriod(year);
    reportingUnit = new ReportingUnit(unit);
    this.unit = unit;
  }

  /** Returns what rules count, each id once. */
  static List<Counted> countedBy(List<Rule> rules) {
    Map<String, Counted> byId = new LinkedHashMap<>();
    for (Rule rule : rules) {
      byId.computeIfAbsent(rule.id(), id -> Counted.of(rule));
    }
    return List.copyOf(byId.values());
  }

  /** Returns whether a rule tells what its figure is called in the narrative. */
  static boolean areNamedBy(Rule rule) {
    return !rule.words().words(RuleWords.SUBJECTS).isEmpty();
  }

  private static List<String> longestFirst(List<String> words) {
    return words.stream().sorted(Comparator.comparing(String::length).reversed()).toList();
  }

  /**
   * Returns the counts that a text states for this unit and this year, in order.
   *
   * @param heading the heading of the text; empty if there is none
   */
  List<StatedCount> read(String heading, String text) {
    List<StatedCount> found = new ArrayList<>();
    String previous = heading;
    for (Sentence sentence : Sentence.of(text)) {
      NormalizedSentence plain = null;
      if (counted.stream().anyMatch(each -> isNamedIn(sentence, each))) {
        plain = NormalizedSentence.of(sentence, number);
        read(sentence, plain, previous, found);
      }
      previous = plain == null ? sentence.text() : plain.text();
    }
    return found;
  }

  private static boolean isNamedIn(Sentence sentence, Counted counted) {
    return counted.subjects().stream().anyMatch(sentence.text()::contains);
  }

  private void read(
      Sentence sentence, NormalizedSentence plain, String previous, List<StatedCount> found) {
    int first = found.size();
    for (Clause clause : Clause.of(plain)) {
      Count count = clause.count();
      Match match = count == null ? denial(clause.lead()) : match(clause, count);
      if (match == null || !isUnderstood(match)) {
        continue;
      }
      CountRule rule = match.counted().rule();
      boolean part = clause.lead().startsWith("其中");
      boolean stated =
          found.subList(first, found.size()).stream().anyMatch(each -> each.rule().equals(rule));
      ClauseContext context =
          ClauseContext.of(clause.start(), clause.lead(), plain, previous, false);
      if ((part && stated) || !context.isOfReport(period, reportingUnit)) {
        continue;
      }
      int at = plain.origins().get(count == null ? clause.start() : count.at());
      found.add(
          new StatedCount(
              rule,
              count == null ? 0 : count.value(),
              match.measure(),
              count == null || count.precision() == 1
                  ? Whole.OF_ALL
                  : new Rounded(count.precision(), false),
              "",
              sentence.excerptAround(at)));
    }
  }

  /** Returns what a clause counts; null if no rule counts it. The longest name decides. */
  private @Nullable Match match(Clause clause, Count count) {
    Match longest = null;
    String lead = withoutEnd(BEFORE_NUMBER, clause.lead());
    boolean ends = CONTINUED.matcher(clause.rest()).find();
    for (Counted each : counted) {
      String measure = each.measure(count);
      if (measure == null) {
        continue;
      }
      Match found = ends ? subjectBefore(each, lead, measure) : null;
      if (found == null && ends) {
        found = subjectBefore(each, withoutEnd(AFTER_SUBJECT, lead), measure);
      }
      found = found == null ? subjectAfter(each, lead, clause.rest(), measure) : found;
      if (found != null
          && (longest == null || found.subject().length() > longest.subject().length())) {
        longest = found;
      }
    }
    return longest;
  }

  /** Returns what is counted before the number: 新开设专栏3个, 专栏新开设3个. */
  private static @Nullable Match subjectBefore(Counted counted, String lead, String measure) {
    for (String subject : counted.subjects()) {
      if (lead.endsWith(subject)) {
        String before = lead.substring(0, lead.length() - subject.length());
        String left = beforeVerb(counted, before);
        return left == null ? null : new Match(counted, subject, left, measure);
      }
    }
    String inverted = counted.verbs().isEmpty() ? null : beforeVerb(counted, lead);
    if (inverted != null) {
      for (String subject : counted.subjects()) {
        if (inverted.endsWith(subject)) {
          String left = inverted.substring(0, inverted.length() - subject.length());
          return new Match(counted, subject, left, measure);
        }
      }
    }
    return null;
  }

  /** Returns what is counted after the number: 新开设3个专栏. */
  private static @Nullable Match subjectAfter(
      Counted counted, String lead, String rest, String measure) {
    for (String subject : counted.subjects()) {
      if (rest.equals(subject) || rest.equals(subject + "等")) {
        String left = beforeVerb(counted, lead);
        return left == null ? null : new Match(counted, subject, left, measure);
      }
    }
    return null;
  }

  /** Returns the text before the verb; null if the rule has verbs and none stands there. */
  private static @Nullable String beforeVerb(Counted counted, String text) {
    if (counted.verbs().isEmpty()) {
      return text;
    }
    String lead = text.endsWith("了") ? text.substring(0, text.length() - 1) : text;
    for (String verb : counted.verbs()) {
      if (lead.endsWith(verb)) {
        return lead.substring(0, lead.length() - verb.length());
      }
    }
    return null;
  }

  /** Returns what a clause without a number denies; null if no rule counts it: 未开设专栏. */
  private @Nullable Match denial(String clause) {
    for (Counted each : counted) {
      for (String subject : each.subjects()) {
        if (!clause.endsWith(subject)) {
          continue;
        }
        String before = clause.substring(0, clause.length() - subject.length());
        String verb = beforeVerb(each, before);
        String denying = verb == null ? before : verb;
        Matcher denial = DENIAL.matcher(denying);
        if (denial.find()) {
          return new Match(each, subject, denying.substring(0, denial.start()), "");
        }
      }
    }
    return null;
  }

  /** Returns whether the words before a statement are of the year, the unit, or the form's. */
  private boolean isUnderstood(Match match) {
    String rest = ReportPeriod.removeWholeYearPhrases(match.before());
    String before = "";
    while (!rest.equals(before)) {
      before = rest;
      Matcher word = BEFORE_STATEMENT.matcher(rest);
      rest = word.find() ? rest.substring(0, word.start()) + rest.substring(word.end()) : rest;
      for (String lead : match.counted().leads()) {
        rest = rest.replace(lead, "");
      }
      if (rest.equals(unit) || reportingUnit.isNameOfUnit(rest)) {
        return true;
      }
    }
    return rest.isEmpty();
  }

  private static String withoutEnd(Pattern words, String text) {
    Matcher end = words.matcher(text);
    return end.find() ? text.substring(0, end.start()) : text;
  }
}
