package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.rule.CountComparison.Difference;
import org.nianbao.rule.CountComparison.FinishedShare;
import org.nianbao.rule.CountComparison.Growth;
import org.nianbao.rule.CountComparison.Part;
import org.nianbao.rule.CountComparison.Rounded;
import org.nianbao.rule.CountComparison.Share;
import org.nianbao.rule.CountComparison.Whole;
import org.nianbao.rule.NormalizedSentence.Count;
import org.nianbao.rule.StatedCountPattern.Subject;

/** Reads the counts that the sentences of a text state, each with the preceding ones as context. */
final class StatedCountReader {
  /** The maximum distance in characters of words that affect the meaning of a count. */
  private static final int CONTEXT_LENGTH = 400;

  private static final Pattern PLAN = Pattern.compile("计划(?!生育|、|类|等|和)|拟|下一步|力争|预计|打算|目标");

  /** The first characters of {@link #PLAN}, for a quick search. */
  private static final String PLAN_BEGINS = "计拟下力预打目";

  /** An exception from what is counted, but for requests that are carried out. */
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "除(?![^，；。外]{0,20}(?:结转|正在办|在办|未办结|未到期|期限))[^，；。]{1,30}[外，]"
              + "|除[^，；。外]{0,8}(?:上一?年|去年|往年|20\\d\\d年)[^，；。]{1,30}[外，]");

  /** Counts of an organ that decides reviews; the table counts those against the unit. */
  private static final Pattern DECIDING =
      Pattern.compile("(?:受理|办理|审理|审结|办结|收到|接收|代理|应诉)[^，；。]{0,12}(?:复议|诉讼)");

  private static final Pattern DISCLOSURE = Pattern.compile("信息公开|依申请|政务公开");

  /** Words before a count that may include the requests carried in. */
  private static final Pattern ALTOGETHER = Pattern.compile("共|总");

  private static final List<String> VERBS = List.of("受理", "收", "办结", "答复", "回复", "办理", "处理");

  /** Words of a clause without a count that say what the clauses after it count. */
  private static final Pattern NOTED = Pattern.compile("[其包含分议诉规决网信函件]");

  private static final Pattern ENDED = Pattern.compile("废止|失效");

  /** Words of the cases that were brought this year, beside which there may be earlier ones. */
  private static final Pattern NEW_CASES = Pattern.compile("新(?:增|收|发|提|引|产|受|申)");

  /** Words of documents that are issued anew beside new ones. */
  private static final Pattern AMENDED = Pattern.compile("修[订改正]");

  /** Words of the requests received this year, beside which others were finished. */
  private static final Pattern THIS_YEAR = Pattern.compile("当年|本年度?(?:内)?(?:新收|收到|受理|接收)");

  private static final Pattern OTHERS_FINISHED = Pattern.compile("另(?:外|有)?(?:办结|答复|办理)");

  /** Words of what requests are about. */
  private static final Pattern THEME = Pattern.compile("要求|涉|类|方面|领域|有关|关于|集中");

  /** Words of an outcome in any wording; a count beside them is no part that has outcomes. */
  private static final Pattern OUTCOME =
      Pattern.compile("公开|提供|不存在|掌握|撤[回销件]|补正|告知|答复|处理|查询|重复|不属于|咨询");

  private static final Pattern WORDS_OF_SUM = Pattern.compile("(?:合计|共计|总计|共|总共)[：:]?");

  /** An outcome counted next to a count, which then covers only a part: 答复10件，延期答复2件. */
  private static final Pattern OUTCOME_BESIDE =
      beside("延期|逾期|延长|予以公开|同意公开|部分公开|不予|无法提供|不存在|撤[回销]|终止|[^结]转办|告知|补正|[，、]公开");

  /** Requests counted next to those that were finished, which are not among them. */
  private static final Pattern UNFINISHED_BESIDE = beside("延期|逾期|延长|撤[回销]|终止|[^结]转办");

  private static final Pattern PARTS = Pattern.compile("其中[^；;]*+");

  /** Words after a count that make it inexact, partial or a count of something else. */
  private static final Pattern INEXACT =
      Pattern.compile("^(?:以上|左右|以内|以下|余|多|人|增|减|[的、]?(?:建议|提案|咨询|投诉|诉求|信访|被|败))");

  /** The first characters of words after a count that names no subject. */
  private static final String NEUTRAL_AFTER_COUNT = "次均已全都并且其较比同";

  private static final Pattern CHANNEL = Pattern.compile("[iw]*(?:[GQq]*g)+w*[qQ]*#.*");

  private static final Pattern SHARE =
      Pattern.compile(
          ("占(?:比|比例|(?:全年|全部|所有)?(?:已?办结|已?答复|已?处理|收到|受理|新收)?的?(?:政府信息公开|依申请公开)?(?:申请)?"
                  + "(?:总?[数量件]|总件数)?的?(?:比例)?)为?：?")
              + "(\\d{1,3}(?:\\.\\d{1,2})?)[%％]");

  /** The share of the requests that were finished; 按时办结率 is of those that were due. */
  private static final Pattern FINISHED_SHARE =
      Pattern.compile(
          "(?:其?总|综合|整体|申请|依申请公开|政府信息公开申请)?的?(?:办结|答复|办理|回复)率(?:为|是|达到?)?：?"
              + "(\\d{1,2}(?:\\.\\d{1,2})?)[%％]");

  private static final String SINCE =
      "(?:同比|(?:比|较|与)(?:去年|上年度?|上一年度?|(\\d{4})年度?)(?:同期)?(?:相比|同比)?)[，,]?";

  private static final String CHANGED = "(增长|增加|上升|提高|多|下降|减少|降低|少)了?";

  private static final Set<String> APPLICANTS =
      Set.of("自然人", "法人或其他组织", "商业企业", "科研机构", "社会公益组织", "法律服务机构");

  private static final Set<String> MORE = Set.of("增长", "增加", "上升", "提高", "多");

  private static final Pattern GROWTH =
      Pattern.compile(SINCE + CHANGED + "(\\d{1,4}(?:\\.\\d{1,2})?)[%％]");

  private static final Pattern DIFFERENCE = Pattern.compile(SINCE + CHANGED);

  private static final Pattern ITEM =
      Pattern.compile("^(?:[（(][一二三四五六七八九十\\d]|[一二三四五六七八九十]{1,3}[、是]|\\d{1,2}[.．、])");

  private static final Pattern COMPARISON = Pattern.compile("^(?:同比|比|较|与|增|减)");

  /** The words before the count of requests that remain after an exception: 除2件结转外，其余5件已办结. */
  private static final String REST_OF_REQUESTS = "r#";

  /** Requests that are counted before their parts: 60件申请中. */
  private static final Pattern REQUESTS_AFTER_COUNT = Pattern.compile("#[wG]*[qQ]w*");

  private static final Pattern ENDS_WITH_REQUEST = Pattern.compile(".*[qQ]w*#.*");

  private static final Pattern PART_OF_REQUESTS = Pattern.compile("[iwqGQRHFCgNMabcdefYJZUr]*#.*");

  private static final Pattern RESULT_OF_CASE = Pattern.compile("[uktp]");

  private static final Pattern REVIEWS_AND_LAWSUITS =
      Pattern.compile("[iwqGQCHF]*V[wqGQC]*L[wqGQC]*s?#.*");

  private static final char BOTH = '&';

  private static final Count NONE = new Count(0, '件', 0, 1);

  private final ReportPeriod period;
  private final ReportingUnit reportingUnit;
  private final NarrativeStepLimit limit;
  private final List<StatedCount> statedCounts = new ArrayList<>();

  /** The indexes of the first counts of the sentences. */
  private final List<Integer> firstOfSentences = new ArrayList<>();

  private final RequestTotal total = new RequestTotal();
  private final NamedPart namedPart = new NamedPart();

  /** The requests received this year; -1 if the text did not count them alone. */
  private long received = -1;

  /** Whether outcomes that follow are of the requests received this year. */
  private boolean outcomesOfThisYear;

  /** Whether the text counts requests that were carried in. */
  private boolean carriedInNamed;

  private Sentence sentence = new Sentence("");
  private NormalizedSentence plain = NormalizedSentence.of(sentence);
  private String previous = "";
  private Topic topic = Topic.inheritedFrom("");

  /** The letter of the cases named last in the sentence: reviews, lawsuits or both. */
  private char cases;

  /** Whether a result of these cases may follow, because some were counted and none was stated. */
  private boolean resultExpected;

  /** Whether lawsuits were counted that were brought directly or after a review. */
  private boolean sortOfLawsuits;

  /** The count of requests said to be public (公开37件); -1 if there is none. */
  private long published;

  /** Whether the counts that follow are of one kind of applicant: 自然人：新收40件，办结39件. */
  private boolean ofApplicant;

  /** Whether requests by a certain channel were counted in the sentence. */
  private boolean channels;

  /** The part of the requests that the preceding clause counts; -1 if it counts none. */
  private long lastPart;

  /** The count of all requests that the preceding clause states; -1 if it states none. */
  private long lastTotal;

  /** Whether the sentence says that documents were repealed or expired. */
  private boolean documentsEnded;

  private boolean documentsAmended;
  private boolean othersFinished;

  /** The counts of the sentence. */
  private final Set<Long> values = new HashSet<>();

  /** Whether the sentence says that cases were dismissed, which the form counts as upheld. */
  private boolean casesDismissed;

  /** Whether the sentence says that cases have nothing to do with disclosure. */
  private boolean unrelatedCases;

  /** Whether requests were counted as an exception from those that were finished. */
  private boolean exceptionCounted;

  private boolean documentsCounted;
  private boolean decisionsCounted;

  /**
   * Creates a reader of one text.
   *
   * @param period the report year
   * @param reportingUnit the reporting unit
   * @param limit the limit on the text read
   */
  StatedCountReader(ReportPeriod period, ReportingUnit reportingUnit, NarrativeStepLimit limit) {
    this.period = period;
    this.reportingUnit = reportingUnit;
    this.limit = limit;
  }

  /** Returns the counts that were read, in order, sentence by sentence. */
  List<List<StatedCount>> statedCounts() {
    List<List<StatedCount>> sentences = new ArrayList<>();
    for (int at = 0; at < firstOfSentences.size(); at++) {
      boolean last = at == firstOfSentences.size() - 1;
      int end = last ? statedCounts.size() : firstOfSentences.get(at + 1);
      sentences.add(statedCounts.subList(firstOfSentences.get(at), end));
    }
    return sentences;
  }

  /**
   * Reads the counts of a sentence, up to the limit.
   *
   * @param original the original sentence
   * @param normalized the normalised sentence
   * @param preceding the normalised text of the preceding sentence; empty if there is none
   */
  void read(Sentence original, NormalizedSentence normalized, String preceding) {
    sentence = original;
    plain = normalized;
    previous = preceding;
    topic = Topic.inheritedFrom(previous);
    cases = ' ';
    resultExpected = false;
    sortOfLawsuits = false;
    published = -1;
    ofApplicant = false;
    channels = false;
    lastPart = -1;
    lastTotal = -1;
    documentsEnded = ENDED.matcher(plain.text()).find();
    documentsAmended = AMENDED.matcher(plain.text()).find();
    othersFinished = OTHERS_FINISHED.matcher(sentence.text()).find();
    values.clear();
    plain.counts().forEach(count -> values.add(count.value()));
    casesDismissed = plain.text().contains("驳回");
    unrelatedCases = plain.text().contains("无关");
    exceptionCounted = false;
    documentsCounted = false;
    decisionsCounted = false;
    total.endSentence();
    namedPart.forget();
    if (ITEM.matcher(original.text()).find()) {
      total.forget();
    }
    firstOfSentences.add(statedCounts.size());
    int read = 0;
    for (Clause clause : Clause.of(plain)) {
      int start = plain.origins().get(clause.start());
      limit.addCharacters(start - read);
      limit.addClause();
      read = start;
      if (limit.isReached()) {
        break;
      }
      read(clause);
    }
    if (!limit.isReached()) {
      limit.addCharacters(sentence.text().length() - read);
    }
    removeMisread();
  }

  /** Notes a sentence without counts. */
  void skip(Sentence skipped) {
    limit.addCharacters(skipped.text().length());
    total.endSentence();
  }

  private void read(Clause clause) {
    if (clause.start() > 0 && isSemicolon(plain.text().charAt(clause.start() - 1))) {
      total.endList();
      namedPart.forget();
      ofApplicant = false;
    }
    Count count = clause.count();
    if (count == null) {
      readZeroStatements(clause);
      if (NOTED.matcher(clause.lead()).find()) {
        noteWords(ClauseWords.of(clause.lead(), "", period.year(), reportingUnit));
      }
      readShare(clause);
      readFinishedShare(clause);
      readGrowth(clause);
      ofApplicant |= APPLICANTS.contains(clause.lead());
      return;
    }
    if (ofApplicant) {
      return;
    }
    String words = ClauseWords.of(clause.lead(), clause.rest(), period.year(), reportingUnit);
    boolean rest = exceptionCounted && words.startsWith(REST_OF_REQUESTS);
    String letters = withYearOfCarrying(rest ? words.substring(1) : words);
    noteWords(letters);
    readDifference(clause, count);
    if (clause.lead().contains("实际")) {
      removeCorrected();
    }
    Topic topicHere = topic.after(clause.lead());
    if (REVIEWS_AND_LAWSUITS.matcher(letters).matches()) {
      readReviewsAndLawsuits(clause, count, letters);
      topic = Topic.of(CountedSubject.OTHER);
      return;
    }
    StatedCountPattern pattern = pattern(clause, count, letters, topicHere);
    if (pattern == null) {
      readOther(clause, count, letters, topicHere);
      return;
    }
    if (new Context(clause).allows(pattern, count)) {
      add(pattern, clause, count, count.at());
      if (pattern.subject() == Subject.REQUESTS) {
        readBracket(count);
      }
    } else {
      total.forget();
    }
    topic =
        Topic.of(pattern.subject().isOfRequests() ? CountedSubject.REQUEST : CountedSubject.OTHER);
  }

  /** Notes a count of something else, or of a part of the requests that no rule compares. */
  private void readOther(Clause clause, Count count, String letters, Topic topicHere) {
    if (REQUESTS_AFTER_COUNT.matcher(letters).matches()) {
      total.state(-1, count.value(), false);
      namedPart.countAll();
      topic = Topic.of(CountedSubject.REQUEST);
      return;
    }
    if (COMPARISON.matcher(clause.lead()).find()) {
      topic = topicHere;
      return;
    }
    total.addPart(count.value());
    if (letters.startsWith("G#") || letters.startsWith("iG#")) {
      published = count.value();
    } else if (THEME.matcher(clause.lead()).find()
        || !(OUTCOME.matcher(clause.lead()).find() || OUTCOME.matcher(clause.rest()).find())) {
      namePart(count);
    }
    if (total.isInList()) {
      lastPart = count.value();
    }
    addChannel(letters, count);
    boolean partOfRequests = PART_OF_REQUESTS.matcher(letters).matches();
    if (total.isInList() || partOfRequests || ENDS_WITH_REQUEST.matcher(letters).matches()) {
      topic = topicHere;
      return;
    }
    topic = Topic.of(CountedSubject.OTHER);
    total.forget();
  }

  /** Reads the share that the part counted before is said to be: 自然人申请9件，占比75%. */
  private void readShare(Clause clause) {
    Matcher share = SHARE.matcher(lastPart < 0 ? "" : clause.lead());
    if (total.isStated() && share.matches()) {
      BigDecimal percent = new BigDecimal(share.group(1));
      add(StatedCountPattern.SHARE, lastPart, new Share(percent, total.value()), clause.start());
    }
    lastPart = -1;
  }

  /** Reads the share of the requests that were finished: 收到政府信息公开申请62件，办结率87.1%. */
  private void readFinishedShare(Clause clause) {
    Matcher share = FINISHED_SHARE.matcher(clause.lead());
    if (total.isStated()
        && topic.inSentence() != CountedSubject.OTHER
        && share.matches()
        && new Context(clause).isOfThisReport()) {
      BigDecimal percent = new BigDecimal(share.group(1));
      add(StatedCountPattern.SHARE, 0, new FinishedShare(percent), clause.start());
    }
  }

  /** Reads the growth since the year before: 收到政府信息公开申请12件，同比增长20%. */
  private void readGrowth(Clause clause) {
    Matcher growth = GROWTH.matcher(lastTotal < 0 ? "" : clause.lead());
    if (growth.matches() && isFromYearBefore(growth.group(1))) {
      BigDecimal percent = new BigDecimal(growth.group(3));
      boolean more = MORE.contains(growth.group(2));
      Growth stated = new Growth(more ? percent : percent.negate());
      add(StatedCountPattern.GROWTH, lastTotal, stated, clause.start());
    }
    lastTotal = -1;
  }

  /** Reads the difference from the year before: 收到政府信息公开申请12件，比上年增加2件. */
  private void readDifference(Clause clause, Count count) {
    Matcher difference = DIFFERENCE.matcher(lastTotal < 0 ? "" : clause.lead());
    if (difference.matches() && isFromYearBefore(difference.group(1))) {
      boolean more = MORE.contains(difference.group(2));
      Difference stated = new Difference(more ? count.value() : -count.value());
      add(StatedCountPattern.GROWTH, lastTotal, stated, count.at());
    }
    lastPart = -1;
    lastTotal = -1;
  }

  private boolean isFromYearBefore(@Nullable String year) {
    return year == null || Integer.parseInt(year) == period.year() - 1;
  }

  /** Adds a count that is not compared for itself. */
  private void add(String rule, long count, CountComparison comparison, int at) {
    String words = String.valueOf(statedCounts.size());
    statedCounts.add(new StatedCount(rule, count, "件", comparison, words, excerptAround(at)));
  }

  /** Adds the requests by one channel; all channels have no more requests than were counted. */
  private void addChannel(String letters, Count count) {
    if (!total.isInSentence() || !CHANNEL.matcher(letters).matches()) {
      return;
    }
    total.addChannel(count.value());
    if (total.channels() > total.value()) {
      int smaller = indexOfChannels();
      add(StatedCountPattern.CHANNELS, total.channels(), Part.CHANNELS, count.at());
      if (smaller >= 0) {
        statedCounts.set(smaller, statedCounts.remove(statedCounts.size() - 1));
      }
    }
  }

  /** Returns the index of the sum of the channels of the last total; -1 if it is not too large. */
  private int indexOfChannels() {
    int first = Math.max(total.index(), firstOfSentences.get(firstOfSentences.size() - 1));
    for (int at = first; at < statedCounts.size(); at++) {
      if (statedCounts.get(at).comparison() == Part.CHANNELS) {
        return at;
      }
    }
    return -1;
  }

  private void readReviewsAndLawsuits(Clause clause, Count count, String letters) {
    boolean each = count.value() == 0 || letters.indexOf('s') >= 0;
    Context context = new Context(clause);
    if (each && !total.isInList() && context.isOfThisReport() && context.isAboutDisclosure(count)) {
      addCount(StatedCountPattern.REVIEW, count, clause.start());
      addCount(StatedCountPattern.LITIGATION, count, clause.start());
    }
  }

  /** Notes what the words of a clause are about, for the clauses after it. */
  private void noteWords(String letters) {
    String lead = letters.substring(0, letters.indexOf(ClauseWords.COUNT));
    if (lead.indexOf('i') >= 0) {
      total.startList();
    }
    noteCases(letters);
    if (lead.indexOf(Vocabulary.UNKNOWN) < 0) {
      channels |= lead.indexOf('g') >= 0;
      documentsCounted |= lead.indexOf('D') >= 0;
      decisionsCounted |= lead.indexOf('K') >= 0;
    }
  }

  /** Notes which cases are named; a result of both (行政复议5件、行政诉讼6件，维持7件) is of neither. */
  private void noteCases(String letters) {
    boolean reviews = letters.indexOf('V') >= 0;
    boolean lawsuits = letters.indexOf('L') >= 0;
    if (reviews || lawsuits) {
      char named = reviews ? 'V' : 'L';
      boolean both =
          reviews == lawsuits
              || (resultExpected && (cases == 'V' || cases == 'L') && cases != named);
      cases = both ? BOTH : named;
      resultExpected = true;
      sortOfLawsuits = false;
    }
    resultExpected &= !RESULT_OF_CASE.matcher(letters).find();
  }

  /** Returns the pattern that a clause matches; null if its count is of something else. */
  private @Nullable StatedCountPattern pattern(
      Clause clause, Count count, String letters, Topic topicHere) {
    int unknown = letters.indexOf(Vocabulary.UNKNOWN);
    boolean known = unknown < 0 || unknown > letters.indexOf(ClauseWords.COUNT);
    if (!known || INEXACT.matcher(clause.rest()).find()) {
      return null;
    }
    if (channels && WORDS_OF_SUM.matcher(clause.lead()).matches()) {
      return isAboutRequests(StatedCountPattern.SUM_OF_CHANNELS, clause, letters, topicHere)
          ? StatedCountPattern.SUM_OF_CHANNELS
          : null;
    }
    String withCases = withNameOfCases(letters);
    for (StatedCountPattern pattern : StatedCountPattern.ALL) {
      if (pattern.subject().isCountedBy(count)
          && pattern.matches(withCases)
          && isAbout(pattern, clause, letters, topicHere)) {
        return pattern;
      }
    }
    return null;
  }

  /** Returns the letters with the kind of cases before their result, where it was named before. */
  private String withNameOfCases(String letters) {
    if (cases == ' ' || cases == BOTH || letters.indexOf('V') >= 0 || letters.indexOf('L') >= 0) {
      return letters;
    }
    Matcher result = RESULT_OF_CASE.matcher(letters);
    return result.find()
        ? letters.substring(0, result.start()) + cases + letters.substring(result.start())
        : letters;
  }

  /**
   * Returns the letters with the next year beside requests carried over, where others were counted
   * before: 上年结转6件，办结54件，结转8件.
   */
  private String withYearOfCarrying(String letters) {
    return letters.indexOf('J') >= 0
            && letters.indexOf('Y') < 0
            && letters.indexOf('Z') < 0
            && countsInSentence().stream().anyMatch(StatedCountReader::isBeforeCarriedOut)
        ? letters.replace("J", "JZ")
        : letters;
  }

  private static boolean isBeforeCarriedOut(StatedCount count) {
    return isProcessed(count) || count.rule().equals(StatedCountPattern.CARRIED_IN);
  }

  private boolean isAbout(
      StatedCountPattern pattern, Clause clause, String letters, Topic topicHere) {
    return switch (pattern.subject()) {
      case REQUESTS -> isAboutRequests(pattern, clause, letters, topicHere);
      case PART_OF_REQUESTS ->
          isAboutRequests(pattern, clause, letters, topicHere)
              || (topicHere.inSentence() == null
                  && (total.isStated()
                      || CountedSubject.lastIn(plain.text()) == CountedSubject.REQUEST));
      case SORT_OF_REQUESTS ->
          (total.isStated() || letters.indexOf('R') >= 0)
              && topicHere.inSentence() != CountedSubject.OTHER
              && namesNothingElse(clause, letters);
      case CASES -> true;
      case DOCUMENTS, DOCUMENTS_IN_FORCE ->
          letters.indexOf('D') >= 0 || (documentsCounted && namesNothingElse(clause, letters));
      case DECISIONS ->
          letters.indexOf('K') >= 0 || (decisionsCounted && namesNothingElse(clause, letters));
    };
  }

  /** Returns whether requests are named before or after the count, or are the topic of the text. */
  private static boolean isAboutRequests(
      StatedCountPattern pattern, Clause clause, String letters, Topic topicHere) {
    int end = letters.indexOf(ClauseWords.COUNT) + 1;
    while (end < letters.length() && "wqGQ".indexOf(letters.charAt(end)) >= 0) {
      end++;
    }
    String near = letters.substring(0, end);
    if (near.indexOf('Q') >= 0) {
      return true;
    }
    if (near.indexOf('q') >= 0) {
      return near.indexOf('G') >= 0
          || clause.lead().contains("新收")
          || (topicHere.inPrecedingText() == CountedSubject.REQUEST
              && !clause.lead().contains("各类"));
    }
    // in 已收到15件，办理12件, the second count is a part of the first
    boolean vague = pattern.rule().equals(StatedCountPattern.HANDLED) && near.indexOf('R') < 0;
    return topicHere.inSentence() == CountedSubject.REQUEST
        && !vague
        && namesNothingElse(clause, letters);
  }

  /** Returns whether the words after the count name nothing that is counted. */
  private static boolean namesNothingElse(Clause clause, String letters) {
    String rest = clause.rest();
    int tail = letters.indexOf(ClauseWords.COUNT) + 1;
    return rest.isEmpty()
        || NEUTRAL_AFTER_COUNT.indexOf(rest.charAt(0)) >= 0
        || tail == letters.length()
        || letters.charAt(tail) != Vocabulary.UNKNOWN;
  }

  private void add(StatedCountPattern pattern, Clause clause, Count count, int at) {
    boolean newOnly = clause.lead().contains("新");
    CountComparison comparison = comparison(pattern, clause, count);
    switch (pattern.subject()) {
      case REQUESTS -> {
        if (total.isInList() && newOnly) {
          includeCarriedIn();
        } else if (comparison != Part.NAMED) {
          boolean mayBeSum = !newOnly && ALTOGETHER.matcher(clause.lead()).find();
          total.state(statedCounts.size(), count.value(), mayBeSum);
          if (!pattern.rule().equals(StatedCountPattern.PROCESSED)) {
            received = pattern.rule().equals(StatedCountPattern.RECEIVED) ? count.value() : -1;
            outcomesOfThisYear = newOnly && !carriedInNamed;
          }
          lastTotal = pattern.rule().equals(StatedCountPattern.PROCESSED) ? -1 : count.value();
        }
      }
      case PART_OF_REQUESTS -> {
        boolean included = total.isInList() || total.mayIncludeCarriedIn();
        if (pattern.rule().equals(StatedCountPattern.CARRIED_IN) && included) {
          includeCarriedIn();
        } else {
          if (pattern.rule().equals(StatedCountPattern.CARRIED_IN)) {
            namedPart.carry(count.value());
          } else {
            namedPart.narrow(count.value());
            exceptionCounted = pattern.isException();
          }
          if (!total.isStated()) {
            total.state(-1, count.value(), false);
          }
        }
      }
      case SORT_OF_REQUESTS -> {
        if (!total.isInList()) {
          total.startList();
        }
        total.addPart(count.value());
        lastPart = count.value();
      }
      case CASES -> {
        resultExpected &= count.value() > 0;
        sortOfLawsuits |= pattern.isSortOfLawsuits();
      }
      case DOCUMENTS, DOCUMENTS_IN_FORCE, DECISIONS -> {}
    }
    if ((pattern.rule().equals(StatedCountPattern.REFUSED) && isComplement(count))
        || (pattern.equals(StatedCountPattern.SUM_OF_CHANNELS) && isSumOfChannels(count))) {
      return;
    }
    if (count.precision() > 1 && comparison instanceof Whole whole) {
      comparison = new Rounded(count.precision(), whole.ofThisYear());
    }
    String words = distinctWords(pattern, clause);
    String excerpt = excerptAround(at);
    statedCounts.add(
        new StatedCount(
            pattern.rule(), count.value(), count.measure(), comparison, words, excerpt));
  }

  /** Returns whether a count is of all requests that are not said to be public: 公开37件，不予公开17件. */
  private boolean isComplement(Count count) {
    return published > 0 && published + count.value() == total.value();
  }

  /** Returns whether a count is the sum of the channels, which was added already. */
  private boolean isSumOfChannels(Count count) {
    return countsInSentence().stream()
        .anyMatch(
            each -> each.comparison() == Part.CHANNELS && each.value() == count.value());
  }

  /** Returns of which part of what its rule counts a count may be. */
  private CountComparison comparison(StatedCountPattern pattern, Clause clause, Count count) {
    return switch (pattern.subject()) {
      case REQUESTS ->
          pattern.rule().equals(StatedCountPattern.PROCESSED)
              ? partOfFinished(clause, count)
              : partOfReceived(count);
      case PART_OF_REQUESTS ->
          pattern.rule().equals(StatedCountPattern.CARRIED_IN)
              ? partOfCarriedIn(count)
              : partOfOutcome(pattern, count);
      case SORT_OF_REQUESTS -> {
        if (pattern.rule().equals(StatedCountPattern.PROCESSED)) {
          yield partOfFinished(clause, count);
        }
        CountComparison comparison = partOfOutcome(pattern, count);
        if (pattern.isApplicant() && comparison != Part.NAMED) {
          namePart(count);
        }
        yield comparison;
      }
      case CASES ->
          partIf(
              (sortOfLawsuits && !pattern.isSortOfLawsuits())
                  || NEW_CASES.matcher(clause.lead()).find());
      case DOCUMENTS -> partIf(clause.lead().contains("新") && documentsAmended);
      case DOCUMENTS_IN_FORCE, DECISIONS -> Whole.OF_ALL;
    };
  }

  private static CountComparison partIf(boolean isPart) {
    return isPart ? Part.NAMED : Whole.OF_ALL;
  }

  private CountComparison partOfReceived(Count count) {
    boolean included = total.isInList() && namedPart.includes(count.value());
    namedPart.countAll();
    return partIf(included || isInListOfFinished());
  }

  private CountComparison partOfCarriedIn(Count count) {
    boolean included = namedPart.take(count.value());
    carriedInNamed = true;
    outcomesOfThisYear = false;
    return partIf(included || isInListOfFinished());
  }

  private CountComparison partOfOutcome(StatedCountPattern pattern, Count count) {
    if (namedPart.take(count.value())) {
      return Part.NAMED;
    }
    if (pattern.rule().equals(StatedCountPattern.CARRIED_OUT)) {
      return partOfThisYear(count);
    }
    return outcomesOfThisYear ? Whole.OF_THIS_YEAR : Whole.OF_ALL;
  }

  private CountComparison partOfFinished(Clause clause, Count count) {
    if (namedPart.includes(count.value())) {
      namedPart.narrow(count.value());
      return Part.NAMED;
    }
    namedPart.countAll();
    boolean ofThisYear =
        THIS_YEAR.matcher(clause.lead()).find()
            || THIS_YEAR.matcher(clause.rest()).lookingAt()
            || othersFinished
            || isRestCounted(count);
    outcomesOfThisYear |= ofThisYear;
    return ofThisYear ? Whole.OF_THIS_YEAR : partOfThisYear(count);
  }

  /** Returns the requests received this year if the text has not spoken of others. */
  private CountComparison partOfThisYear(Count count) {
    boolean ofThisYear = received >= 0 && (!carriedInNamed || isRestCounted(count));
    return ofThisYear ? Whole.OF_THIS_YEAR : Whole.OF_ALL;
  }

  /**
   * Returns whether the sentence counts a part and the rest of the requests received this year:
   * 收到56件，48件已办结，8件正在办理.
   */
  private boolean isRestCounted(Count count) {
    return received >= 0 && values.contains(received - count.value());
  }

  /** Returns whether the requests in the list are parts of those that were finished. */
  private boolean isInListOfFinished() {
    return total.isInList() && isTotalOf(StatedCountPattern.PROCESSED);
  }

  private boolean isTotalOf(String rule) {
    int index = total.index();
    return total.isStated() && index >= 0 && statedCounts.get(index).rule().equals(rule);
  }

  private void namePart(Count count) {
    namedPart.name(count.value(), total.isStated() ? total.value() : -1);
  }

  /**
   * Notes that a received count includes those carried in, so that it is one of processed requests.
   */
  private void includeCarriedIn() {
    int index = total.index();
    if (isTotalOf(StatedCountPattern.RECEIVED)) {
      received = -1;
      statedCounts.set(index, statedCounts.get(index).of(StatedCountPattern.HANDLED));
    }
  }

  /** Reads the parts of a count in the brackets after it: 13件（含上年结转1件）. */
  private void readBracket(Count count) {
    String bracket = plain.bracketAfter(count);
    if (!NormalizedSentence.mayContainCount(bracket)) {
      return;
    }
    NormalizedSentence parts = NormalizedSentence.of(new Sentence(bracket));
    total.startList();
    for (Clause clause : Clause.of(parts)) {
      limit.addClause();
      Count part = clause.count();
      if (part == null) {
        continue;
      }
      String letters = ClauseWords.of(clause.lead(), clause.rest(), period.year(), reportingUnit);
      StatedCountPattern pattern = pattern(clause, part, letters, Topic.of(CountedSubject.REQUEST));
      boolean newOnly = clause.lead().contains("新");
      if (pattern != null
          && (pattern.subject() == Subject.PART_OF_REQUESTS
              || pattern.subject() == Subject.SORT_OF_REQUESTS
              || (pattern.rule().equals(StatedCountPattern.RECEIVED) && newOnly))) {
        add(pattern, clause, part, count.at());
      }
    }
    total.endList();
  }

  private void readZeroStatements(Clause clause) {
    if (ZeroStatementPattern.mayBeIn(clause.lead())) {
      Context context = new Context(clause);
      for (ZeroStatementPattern zeroStatement : ZeroStatementPattern.ALL) {
        int at = zeroStatement.find(clause.lead(), topic, reportingUnit);
        if (at >= 0 && context.isOfThisReport() && !total.isInList()) {
          addCount(zeroStatement.rule(), NONE, clause.start() + at);
        }
      }
    }
    topic = topic.after(clause.lead());
  }

  /** Returns the words that tell a count from others of its rule. */
  private String distinctWords(StatedCountPattern pattern, Clause clause) {
    return switch (pattern.subject()) {
      case REQUESTS -> VERBS.stream().filter(clause.lead()::contains).findFirst().orElse("");
      // each may be of another part of the requests
      case SORT_OF_REQUESTS -> String.valueOf(statedCounts.size());
      default -> "";
    };
  }

  private void addCount(String rule, Count count, int at) {
    statedCounts.add(
        new StatedCount(rule, count.value(), count.measure(), Whole.OF_ALL, "", excerptAround(at)));
  }

  private String excerptAround(int at) {
    return sentence.excerptAround(plain.origins().get(at));
  }

  /** Removes the count of all requests that the sentence corrects: 收到58件，撤回2件，实际受理56件. */
  private void removeCorrected() {
    if (countsInSentence().removeIf(count -> count.rule().equals(StatedCountPattern.RECEIVED))) {
      total.forget();
    }
  }

  private List<StatedCount> countsInSentence() {
    int first = firstOfSentences.get(firstOfSentences.size() - 1);
    return statedCounts.subList(first, statedCounts.size());
  }

  /** Removes counts that the rest of the sentence shows to be of something else. */
  private void removeMisread() {
    List<StatedCount> inSentence = countsInSentence();
    if (inSentence.stream().noneMatch(StatedCountReader::isProcessed)) {
      return;
    }
    String withoutParts = PARTS.matcher(plain.text()).replaceAll("");
    boolean unfinished = UNFINISHED_BESIDE.matcher(withoutParts).find();
    boolean otherwiseAnswered = OUTCOME_BESIDE.matcher(withoutParts).find();
    boolean removed =
        inSentence.removeIf(
            count ->
                isProcessed(count)
                    && (unfinished || (otherwiseAnswered && !count.words().equals("办结"))));
    if (removed) {
      total.forget();
    }
  }

  private static boolean isProcessed(StatedCount count) {
    return count.rule().equals(StatedCountPattern.PROCESSED);
  }

  private static Pattern beside(String outcome) {
    return Pattern.compile(
        "OUTCOME[^，；。、]{0,12}COUNT|COUNT[^，；。、]{0,10}OUTCOME"
            .replace("COUNT", String.valueOf(NormalizedSentence.COUNT))
            .replace("OUTCOME", "(?:" + outcome + ")"));
  }

  private static boolean isSemicolon(char c) {
    return c == '；' || c == ';';
  }

  /** The text before a clause's count. */
  private final class Context {
    private final Clause clause;
    private final String sentenceSoFar;
    private final String soFar;

    Context(Clause clause) {
      this.clause = clause;
      int end = clause.start() + clause.lead().length();
      int start = Math.max(0, Math.max(clause.start(), end - CONTEXT_LENGTH) - CONTEXT_LENGTH);
      String earlier = previous.substring(Math.max(0, previous.length() - CONTEXT_LENGTH));
      sentenceSoFar = plain.text().substring(start, end);
      soFar = earlier + "。" + sentenceSoFar;
    }

    boolean allows(StatedCountPattern pattern, Count count) {
      return isOfThisReport()
          && switch (pattern.subject()) {
            case REQUESTS -> isOfAllRequests(pattern);
            case CASES -> isAboutDisclosure(count) && isDefined(pattern);
            case DOCUMENTS -> !total.isInList() && isOfDocuments(pattern);
            case DOCUMENTS_IN_FORCE, DECISIONS -> !total.isInList();
            case PART_OF_REQUESTS, SORT_OF_REQUESTS -> true;
          };
    }

    /** Returns whether a count is not one of the parts of another. */
    private boolean isOfAllRequests(StatedCountPattern pattern) {
      if (!total.isInList()) {
        return true;
      }
      if (pattern.rule().equals(StatedCountPattern.RECEIVED)) {
        return clause.lead().contains("新");
      }
      boolean afterParts =
          pattern.rule().equals(StatedCountPattern.PROCESSED) && total.isListComplete();
      if (afterParts) {
        total.endList();
      }
      return afterParts;
    }

    /** Returns whether documents were issued; to publish can also mean to put them online. */
    private boolean isOfDocuments(StatedCountPattern pattern) {
      return !pattern.equals(StatedCountPattern.PUBLISHED) || documentsEnded;
    }

    /** Returns whether a result of cases is counted as in the form, where 维持 includes 驳回. */
    private boolean isDefined(StatedCountPattern pattern) {
      return !pattern.rule().endsWith("-UPHELD") || !casesDismissed;
    }

    /** Returns whether a review or lawsuit is directed against the unit and concerns disclosure. */
    boolean isAboutDisclosure(Count count) {
      return !DECIDING.matcher(sentenceSoFar).find()
          && (count.value() == 0 || DISCLOSURE.matcher(soFar).find())
          && !unrelatedCases;
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
