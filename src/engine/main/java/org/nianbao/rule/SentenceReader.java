package org.nianbao.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.rule.CountedText.Count;

/** Reads the claims of one sentence, which the sentence before it helps to understand. */
final class SentenceReader {
  /** How far back words still bear on a count. */
  private static final int REACH = 400;

  /** Counts behind it, up to a semicolon, are parts of another one. */
  private static final Pattern SUB_COUNT = Pattern.compile("其中|包括|包含|分别");

  private static final Pattern PLAN =
      Pattern.compile("计划(?!生育)|拟|下一步|力争|预计|打算|目标");
  private static final Pattern EXCEPTION = Pattern.compile("除[^，；。]{1,30}[外，]");

  /** Offices that decide reviews count those of others; the table counts those against the unit. */
  private static final Pattern DECIDING =
      Pattern.compile(
          "(?:受理|办理|审理|审结|办结|收到|接收|代理|应诉)[^，；。]{0,12}(?:复议|诉讼)");

  private static final Pattern DISCLOSURE = Pattern.compile("信息公开|依申请|政务公开");

  /** 共收到13件，其中上年结转1件: received here means received and carried in. */
  private static final Pattern CARRIED_IN_INCLUDED =
      Pattern.compile("(?:含|其中|包括|连同|加上)[^，；。]{0,10}(?:上一?年|去年|结转)");

  private static final Pattern CARRIED_IN =
      Pattern.compile("(?:上一?年|去年)[^，；。]{0,6}结转|结转(?:上一?年|去年)");

  private static final Pattern ALTOGETHER = Pattern.compile("共|总");

  /** 答复10件，延期答复2件: an outcome listed beside the count shows that it counts another one. */
  private static final Pattern OUTCOME_BESIDE =
      Pattern.compile(
          "OUTCOME[^，；。、]{0,12}COUNT|COUNT[^，；。、]{0,10}OUTCOME"
              .replace("COUNT", String.valueOf(CountedText.COUNT))
              .replace(
                  "OUTCOME",
                  "(?:延期|逾期|延长|予以公开|同意公开|部分公开|不予|无法提供|不存在|撤[回销]|终止|转办|告知|补正|[，、]公开)"));

  private static final Pattern PARTS = Pattern.compile("其中[^；;]*");

  private final Period period;
  private final ReportingUnit speaker;
  private final Sentence sentence;
  private final CountedText plain;
  private final String previous;
  private final NarrativeLimit limit;
  private Topic topic;
  private final boolean carriedInIncluded;
  private final int lastCarriedIn;
  private final List<Claim> claims = new ArrayList<>();

  private SentenceReader(
      Period period,
      ReportingUnit speaker,
      Sentence sentence,
      CountedText plain,
      String previous,
      NarrativeLimit limit) {
    this.period = period;
    this.speaker = speaker;
    this.sentence = sentence;
    this.plain = plain;
    this.previous = previous;
    this.limit = limit;
    topic = Topic.inheritedFrom(previous);
    carriedInIncluded =
        CARRIED_IN_INCLUDED.matcher(plain.text()).find()
            || CARRIED_IN.matcher(plain.asides()).find();
    lastCarriedIn = lastCarriedIn(plain.text());
  }

  /** Where what was carried in is last spoken of; -1 if it is not. */
  private static int lastCarriedIn(String text) {
    int last = -1;
    Matcher carriedIn = CARRIED_IN.matcher(text);
    while (carriedIn.find()) {
      last = carriedIn.start();
    }
    return last;
  }

  /**
   * The claims of a sentence, in order, up to where the limit is reached.
   *
   * @param previous the plain text of the sentence before it, empty if there is none
   * @param limit counts what is read
   */
  static List<Claim> claims(
      Period period,
      ReportingUnit speaker,
      Sentence sentence,
      CountedText plain,
      String previous,
      NarrativeLimit limit) {
    SentenceReader reader =
        new SentenceReader(period, speaker, sentence, plain, previous, limit);
    int read = 0;
    for (Clause clause : Clause.of(plain)) {
      int start = plain.origins().get(clause.start());
      limit.read(start - read);
      limit.clause();
      read = start;
      if (limit.isReached()) {
        break;
      }
      reader.read(clause);
    }
    if (!limit.isReached()) {
      limit.read(sentence.text().length() - read);
    }
    reader.reconsider();
    return reader.claims;
  }

  private void read(Clause clause) {
    Count count = clause.count();
    if (count == null) {
      readDenials(clause);
      return;
    }
    Context context = new Context(clause);
    OptionalLong each = JointCases.each(clause.lead(), count.value(), speaker);
    if (each.isPresent()) {
      if (context.isOurs() && context.isWhole() && context.isOverDisclosure(count)) {
        claim(ClaimPattern.REVIEW, each.getAsLong(), clause.start());
        claim(ClaimPattern.LITIGATION, each.getAsLong(), clause.start());
      }
      return;
    }
    Topic here = topic.after(clause.lead());
    for (ClaimPattern pattern : ClaimPattern.ALL) {
      if (pattern.matter().isCounted(count)
          && pattern.fits(clause.lead(), clause.rest(), here, speaker)) {
        if (context.admits(pattern, count)) {
          claim(ruleOf(pattern, clause), count.value(), count.at());
        }
        topic = Topic.counted(pattern.matter());
        return;
      }
    }
    // what is counted as a part of something leaves the something to be counted on
    topic = context.isWhole() ? Topic.counted(Subject.OTHER) : here;
  }

  private void readDenials(Clause clause) {
    if (Denial.mayBeIn(clause.lead())) {
      Context context = new Context(clause);
      for (Denial denial : Denial.ALL) {
        int at = denial.in(clause.lead(), topic, speaker);
        if (at >= 0 && context.isOurs() && context.isWhole()) {
          claim(denial.rule(), 0, clause.start() + at);
        }
      }
    }
    topic = topic.after(clause.lead());
  }

  /** What counts as received may be received and carried in, added up. */
  private String ruleOf(ClaimPattern pattern, Clause clause) {
    boolean freshOnly = clause.lead().contains("新");
    if (!pattern.rule().equals(ClaimPattern.RECEIVED) || freshOnly) {
      return pattern.rule();
    }
    boolean sum = ALTOGETHER.matcher(clause.lead()).find() && clause.start() < lastCarriedIn;
    return carriedInIncluded || sum ? ClaimPattern.HANDLED : pattern.rule();
  }

  private void claim(String rule, long stated, int at) {
    claims.add(new Claim(rule, stated, sentence.around(plain.origins().get(at))));
  }

  /** Takes back what only the whole sentence shows to be another figure. */
  private void reconsider() {
    if (OUTCOME_BESIDE.matcher(PARTS.matcher(plain.text()).replaceAll("")).find()) {
      claims.removeIf(claim -> claim.rule().equals(ClaimPattern.PROCESSED));
    }
  }

  /** What was said before a clause's count. */
  private final class Context {
    private final String sentenceSoFar;
    private final String soFar;

    Context(Clause clause) {
      int end = clause.start() + clause.lead().length();
      int reach = Math.max(clause.start(), end - REACH) - REACH;
      String earlier = previous.substring(Math.max(0, previous.length() - REACH));
      sentenceSoFar = plain.text().substring(Math.max(0, reach), end);
      soFar = earlier + "。" + sentenceSoFar;
    }

    boolean admits(ClaimPattern pattern, Count count) {
      boolean dispute = pattern.matter() == Subject.REVIEW || pattern.matter() == Subject.LITIGATION;
      return isOurs()
          && (pattern.partOfWhole() || isWhole())
          && (!dispute || isOverDisclosure(count));
    }

    /** Whether a review or lawsuit is one against the unit for what it disclosed or did not. */
    boolean isOverDisclosure(Count count) {
      return !DECIDING.matcher(sentenceSoFar).find()
          && (count.value() == 0 || DISCLOSURE.matcher(soFar).find());
    }

    /** Whether the words are of this unit, this year and the past. */
    boolean isOurs() {
      limit.lookAround();
      return !period.isAnother(soFar)
          && !Period.isPart(sentenceSoFar)
          && !PLAN.matcher(sentenceSoFar).find()
          && !EXCEPTION.matcher(sentenceSoFar).find()
          && !speaker.isAnother(soFar);
    }

    boolean isWhole() {
      int semicolon = Math.max(sentenceSoFar.lastIndexOf('；'), sentenceSoFar.lastIndexOf(';'));
      return !SUB_COUNT.matcher(sentenceSoFar.substring(semicolon + 1)).find();
    }
  }
}
