package org.nianbao.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.rule.NormalizedSentence.Count;

/** Reads the counts that a sentence states, with the preceding sentence as context. */
final class StatedCountReader {
  /** The maximum distance in characters of words that affect the meaning of a count. */
  private static final int CONTEXT_LENGTH = 400;

  /** Words that introduce parts of a count, up to the next semicolon. */
  private static final Pattern SUB_COUNT = Pattern.compile("其中|包括|包含|分别");

  private static final int SUB_COUNT_LENGTH = 2;

  private static final Pattern SEMICOLON = Pattern.compile("[；;]");

  private static final Pattern PLAN = Pattern.compile("计划(?!生育)|拟|下一步|力争|预计|打算|目标");

  /** The first characters of {@link #PLAN}, for a quick search. */
  private static final String PLAN_BEGINS = "计拟下力预打目";

  private static final Pattern EXCEPTION = Pattern.compile("除[^，；。]{1,30}[外，]");

  /** Counts of an organ that decides reviews; the table counts those against the unit. */
  private static final Pattern DECIDING =
      Pattern.compile("(?:受理|办理|审理|审结|办结|收到|接收|代理|应诉)[^，；。]{0,12}(?:复议|诉讼)");

  private static final Pattern DISCLOSURE = Pattern.compile("信息公开|依申请|政务公开");

  /** In 共收到13件，其中上年结转1件, the received count includes those carried in. */
  private static final Pattern CARRIED_IN_INCLUDED =
      Pattern.compile("(?:含|其中|包括|连同|加上)[^，；。]{0,10}(?:上一?年|去年|结转)");

  private static final Pattern CARRIED_IN =
      Pattern.compile("(?:上一?年|去年)[^，；。]{0,6}结转|结转(?:上一?年|去年)");

  private static final Pattern ALTOGETHER = Pattern.compile("共|总");

  /** An outcome counted next to a count, which then covers only a part: 答复10件，延期答复2件. */
  private static final Pattern OUTCOME_BESIDE =
      Pattern.compile(
          "OUTCOME[^，；。、]{0,12}COUNT|COUNT[^，；。、]{0,10}OUTCOME"
              .replace("COUNT", String.valueOf(NormalizedSentence.COUNT))
              .replace(
                  "OUTCOME", "(?:延期|逾期|延长|予以公开|同意公开|部分公开|不予|无法提供|不存在|撤[回销]|终止|转办|告知|补正|[，、]公开)"));

  private static final Pattern PARTS = Pattern.compile("其中[^；;]*+");

  private final ReportPeriod period;
  private final ReportingUnit reportingUnit;
  private final Sentence sentence;
  private final NormalizedSentence plain;
  private final String previous;
  private final NarrativeStepLimit limit;
  private Topic topic;
  private final boolean carriedInIncluded;
  private final int lastCarriedIn;
  private final NavigableSet<Integer> subCounts;
  private final NavigableSet<Integer> semicolons;
  private final List<StatedCount> statedCounts = new ArrayList<>();

  private StatedCountReader(
      ReportPeriod period,
      ReportingUnit reportingUnit,
      Sentence sentence,
      NormalizedSentence plain,
      String previous,
      NarrativeStepLimit limit) {
    this.period = period;
    this.reportingUnit = reportingUnit;
    this.sentence = sentence;
    this.plain = plain;
    this.previous = previous;
    this.limit = limit;
    topic = Topic.inheritedFrom(previous);
    carriedInIncluded =
        CARRIED_IN_INCLUDED.matcher(plain.text()).find()
            || CARRIED_IN.matcher(plain.bracketedText()).find();
    NavigableSet<Integer> carriedIn = starts(CARRIED_IN, plain.text());
    lastCarriedIn = carriedIn.isEmpty() ? -1 : carriedIn.last();
    subCounts = starts(SUB_COUNT, plain.text());
    semicolons = starts(SEMICOLON, plain.text());
  }

  /** Returns the start positions of all matches of a pattern. */
  private static NavigableSet<Integer> starts(Pattern pattern, String text) {
    NavigableSet<Integer> starts = new TreeSet<>();
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      starts.add(found.start());
    }
    return starts;
  }

  /**
   * Returns the counts that a sentence states, in order, up to the limit.
   *
   * @param period the report year
   * @param reportingUnit the reporting unit
   * @param sentence the original sentence
   * @param plain the normalised sentence
   * @param previous the normalised text of the preceding sentence; empty if there is none
   * @param limit the limit on the text read
   */
  static List<StatedCount> read(
      ReportPeriod period,
      ReportingUnit reportingUnit,
      Sentence sentence,
      NormalizedSentence plain,
      String previous,
      NarrativeStepLimit limit) {
    StatedCountReader reader =
        new StatedCountReader(period, reportingUnit, sentence, plain, previous, limit);
    int read = 0;
    for (Clause clause : Clause.of(plain)) {
      int start = plain.origins().get(clause.start());
      limit.addCharacters(start - read);
      limit.addClause();
      read = start;
      if (limit.isReached()) {
        break;
      }
      reader.read(clause);
    }
    if (!limit.isReached()) {
      limit.addCharacters(sentence.text().length() - read);
    }
    reader.removeMisread();
    return reader.statedCounts;
  }

  private void read(Clause clause) {
    Count count = clause.count();
    if (count == null) {
      readZeroStatements(clause);
      return;
    }
    OptionalLong each =
        ReviewAndLawsuitCount.countOfEach(clause.lead(), count.value(), reportingUnit);
    if (each.isPresent()) {
      Context context = new Context(clause);
      if (context.isOfThisReport() && isNotSubCount(clause) && context.isAboutDisclosure(count)) {
        addCount(StatedCountPattern.REVIEW, each.getAsLong(), clause.start());
        addCount(StatedCountPattern.LITIGATION, each.getAsLong(), clause.start());
      }
      return;
    }
    Topic topicHere = topic.after(clause.lead());
    for (StatedCountPattern pattern : StatedCountPattern.ALL) {
      if (pattern.subject().isCountedBy(count)
          && pattern.matches(clause.lead(), clause.rest(), topicHere, reportingUnit)) {
        if (new Context(clause).allows(pattern, count)) {
          addCount(ruleOf(pattern, clause), count.value(), count.at());
        }
        topic = Topic.of(pattern.subject());
        return;
      }
    }
    // a sub-count of an unknown subject does not change the topic
    topic = isNotSubCount(clause) ? Topic.of(CountedSubject.OTHER) : topicHere;
  }

  private void readZeroStatements(Clause clause) {
    if (ZeroStatementPattern.mayBeIn(clause.lead())) {
      Context context = new Context(clause);
      for (ZeroStatementPattern zeroStatement : ZeroStatementPattern.ALL) {
        int at = zeroStatement.find(clause.lead(), topic, reportingUnit);
        if (at >= 0 && context.isOfThisReport() && isNotSubCount(clause)) {
          addCount(zeroStatement.rule(), 0, clause.start() + at);
        }
      }
    }
    topic = topic.after(clause.lead());
  }

  /**
   * Returns the rule of a count. A received count that includes those carried in is one of
   * processed requests.
   */
  private String ruleOf(StatedCountPattern pattern, Clause clause) {
    boolean newOnly = clause.lead().contains("新");
    if (!pattern.rule().equals(StatedCountPattern.RECEIVED) || newOnly) {
      return pattern.rule();
    }
    boolean sum = ALTOGETHER.matcher(clause.lead()).find() && clause.start() < lastCarriedIn;
    return carriedInIncluded || sum ? StatedCountPattern.HANDLED : pattern.rule();
  }

  private void addCount(String rule, long stated, int at) {
    statedCounts.add(
        new StatedCount(rule, stated, sentence.excerptAround(plain.origins().get(at))));
  }

  /** Removes counts that the rest of the sentence shows to be of something else. */
  private void removeMisread() {
    boolean processed =
        statedCounts.stream().anyMatch(each -> each.rule().equals(StatedCountPattern.PROCESSED));
    if (processed && OUTCOME_BESIDE.matcher(PARTS.matcher(plain.text()).replaceAll("")).find()) {
      statedCounts.removeIf(statedCount -> statedCount.rule().equals(StatedCountPattern.PROCESSED));
    }
  }

  /** Returns whether a clause's count is not a part of another count. */
  private boolean isNotSubCount(Clause clause) {
    Integer subCount = subCounts.floor(end(clause) - SUB_COUNT_LENGTH);
    Integer semicolon = semicolons.lower(end(clause));
    return subCount == null
        || subCount < contextStart(clause)
        || (semicolon != null && subCount < semicolon);
  }

  private static int end(Clause clause) {
    return clause.start() + clause.lead().length();
  }

  /** Returns the position from which words can affect the meaning of a clause's count. */
  private static int contextStart(Clause clause) {
    return Math.max(0, Math.max(clause.start(), end(clause) - CONTEXT_LENGTH) - CONTEXT_LENGTH);
  }

  /** The text before a clause's count. */
  private final class Context {
    private final Clause clause;
    private final String sentenceSoFar;
    private final String soFar;

    Context(Clause clause) {
      this.clause = clause;
      String earlier = previous.substring(Math.max(0, previous.length() - CONTEXT_LENGTH));
      sentenceSoFar = plain.text().substring(contextStart(clause), end(clause));
      soFar = earlier + "。" + sentenceSoFar;
    }

    boolean allows(StatedCountPattern pattern, Count count) {
      boolean dispute =
          pattern.subject() == CountedSubject.REVIEW
              || pattern.subject() == CountedSubject.LITIGATION;
      return isOfThisReport()
          && (pattern.appliesToParts() || isNotSubCount(clause))
          && (!dispute || isAboutDisclosure(count));
    }

    /** Returns whether a review or lawsuit is directed against the unit and concerns disclosure. */
    boolean isAboutDisclosure(Count count) {
      return !DECIDING.matcher(sentenceSoFar).find()
          && (count.value() == 0 || DISCLOSURE.matcher(soFar).find());
    }

    /** Returns whether the words refer to this unit, this year and past events. */
    boolean isOfThisReport() {
      limit.addContext();
      return !period.isOtherYear(soFar)
          && !ReportPeriod.isPartOfYear(sentenceSoFar)
          && !PatternSearch.find(PLAN, PLAN_BEGINS, sentenceSoFar)
          && !(sentenceSoFar.indexOf('除') >= 0 && EXCEPTION.matcher(sentenceSoFar).find())
          && !reportingUnit.isOtherOrgan(soFar);
    }
  }
}
