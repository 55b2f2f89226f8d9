package org.nianbao.rule;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.rule.CountComparison.Carried;
import org.nianbao.rule.CountComparison.FinishedShare;
import org.nianbao.rule.CountComparison.Part;
import org.nianbao.rule.CountComparison.Rounded;
import org.nianbao.rule.CountComparison.Whole;
import org.nianbao.rule.NormalizedSentence.Count;

/** Reads the counts that the sentences of a text state, each with the preceding ones as context. */
final class StatedCountReader {
  /** Words before a count that may include the requests carried in. */
  private static final Pattern ALTOGETHER = Pattern.compile("共|总");

  private static final List<String> VERBS =
      List.of(StatedCount.DUE, "受理", StatedCount.GOT, "办结", "答复", "回复", "办理", "处理");

  /** Words of a clause without a count that say what the clauses after it count. */
  private static final Pattern NOTED = Pattern.compile("[其包含分议诉规决网信函件]");

  /** The beginning of a bracket with more than the words before it name: 予以公开（含部分公开）37件. */
  private static final Pattern INCLUDED = Pattern.compile("含(?!上年|20)|包[含括](?!上年|20)");

  /** The beginning of a clause on all that the clause before it counts. */
  private static final Pattern ALL =
      Pattern.compile("(?:且|并|申请人|复议机关|复议结果|结果|法院)*(?=[均都]|全部|全为|皆)");

  private static final Pattern ONE_MEANING = Pattern.compile("#[wC]*[^?wC][wqGQ]*");

  private static final Set<String> APPLICANTS =
      Set.of("自然人", "法人或其他组织", "商业企业", "科研机构", "社会公益组织", "法律服务机构");

  private static final Pattern ITEM =
      Pattern.compile("^(?:[（(][一二三四五六七八九十\\d]|[一二三四五六七八九十]{1,3}[、是]|\\d{1,2}[.．、])");

  /** The words before the count of requests that remain after an exception: 除2件结转外，其余5件已办结. */
  private static final String REST_OF_REQUESTS = "r#";

  /** A count of requests that ended without a decision. */
  private static final Pattern OTHER_REASON =
      Pattern.compile(
          "(?:补正|缴[费纳]|撤[回销]|终止|放弃|不属于|咨询)[^，；。、]{0,6}COUNT|COUNT[^，；。、]{0,8}(?:补正|缴[费纳]|撤[回销]|终止|放弃|不属于|咨询)"
              .replace("COUNT", String.valueOf(NormalizedSentence.COUNT)));

  /** The count of one organ among those of a whole: 全系统收到96件，其中局机关收到56件. */
  private static final Pattern ONE_ORGAN =
      Pattern.compile("其中[^，；。]{0,6}(?:机关|本级|[局厅府委办镇乡院]|街道)[^，；。]{0,4}(?:收|受理|办理|答复)");

  private static final Count NONE = new Count(0, '件', 0, 1);

  private final ReportPeriod period;
  private final ReportingUnit reportingUnit;
  private final NarrativeStepLimit limit;
  private final boolean doubtful;
  private final StatedCountList counts = new StatedCountList();
  private final RequestTotal total = new RequestTotal();
  private final RequestParts requests = new RequestParts(total);
  private final ComparisonReader comparisons;

  private Sentence sentence = new Sentence("");
  private NormalizedSentence plain = NormalizedSentence.of(sentence);
  private String previous = "";
  private boolean item;
  private Topic topic = Topic.inheritedFrom("");
  private CasesInSentence cases;
  private DocumentsInSentence documents = new DocumentsInSentence("");
  private ClausePatterns patterns;

  /** The count of requests said to be public (公开37件); -1 if there is none. */
  private long published;

  /** Whether the counts that follow are of one kind of applicant: 自然人：新收40件，办结39件. */
  private boolean ofApplicant;

  /** Whether the next count is of lawsuits: 行政复议、行政诉讼分别为2件、1件. */
  private boolean lawsuitsExpected;

  /**
   * The count of all requests or cases that the preceding clause states; null if it states none.
   */
  private @Nullable Count lastWhole;

  /** Whether requests were counted as an exception from those that were finished. */
  private boolean exceptionCounted;

  /**
   * Creates a reader of one text.
   *
   * @param period the report year
   * @param reportingUnit the reporting unit
   * @param limit the limit on the text read
   * @param doubtful whether counts in partly unknown words are read, and of cases that need not be
   *     about disclosure
   */
  StatedCountReader(
      ReportPeriod period,
      ReportingUnit reportingUnit,
      NarrativeStepLimit limit,
      boolean doubtful) {
    this.period = period;
    this.reportingUnit = reportingUnit;
    this.limit = limit;
    this.doubtful = doubtful;
    cases = new CasesInSentence("", false, reportingUnit);
    patterns = new ClausePatterns(plain, previous, counts, total, cases, documents);
    comparisons = new ComparisonReader(period, total, counts);
  }

  /** Returns the counts that were read, in order, sentence by sentence. */
  List<List<StatedCount>> statedCounts() {
    return counts.bySentence();
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
    item = ITEM.matcher(original.text()).find();
    topic = Topic.inheritedFrom(previous);
    cases = new CasesInSentence(plain.text(), !item && cases.areCounted(), reportingUnit);
    documents = new DocumentsInSentence(plain.text());
    patterns = new ClausePatterns(plain, previous, counts, total, cases, documents);
    requests.startSentence(sentence, plain);
    published = -1;
    ofApplicant = false;
    comparisons.startSentence();
    lastWhole = null;
    lawsuitsExpected = false;
    exceptionCounted = false;
    total.endSentence();
    if (item) {
      total.forget();
    }
    counts.startSentence(sentence, plain);
    if (doubtful && ONE_ORGAN.matcher(plain.text()).find()) {
      return;
    }
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
    if (FinishedCounts.removeMisread(counts.ofSentence(), plain)) {
      total.forget();
    }
  }

  /** Notes a sentence without counts. */
  void skip(Sentence skipped) {
    cases = new CasesInSentence("", false, reportingUnit);
    limit.addCharacters(skipped.text().length());
    total.endSentence();
  }

  private void read(Clause clause) {
    if (clause.start() > 0 && isSemicolon(plain.text().charAt(clause.start() - 1))) {
      total.endList();
      requests.endList();
      ofApplicant = false;
    }
    Count count = clause.count();
    if (count == null) {
      readZeroStatements(clause);
      if (NOTED.matcher(clause.lead()).find()) {
        noteWords(wordsOf(clause.lead(), ""));
      }
      readAll(clause.lead(), clause.start());
      readFinishedShare(clause);
      comparisons.read(clause);
      ofApplicant |= APPLICANTS.contains(clause.lead());
      lastWhole = null;
      return;
    }
    lastWhole = null;
    if (ofApplicant) {
      return;
    }
    String words = wordsOf(clause.lead(), clause.rest());
    boolean rest = exceptionCounted && words.startsWith(REST_OF_REQUESTS);
    String letters = withYearOfCarrying(rest ? words.substring(1) : words, clause.lead());
    read(CountClause.of(clause, count, letters));
  }

  private void read(CountClause clause) {
    noteWords(clause.letters());
    comparisons.read(clause);
    if (clause.lead().contains("实际") && clause.count().value() < total.value()) {
      removeCorrected();
    }
    Topic topicHere = topic.after(clause.lead());
    if (clause.isOfReviewsAndLawsuits() || (lawsuitsExpected && clause.lead().isEmpty())) {
      readReviewsAndLawsuits(clause);
      topic = Topic.of(CountedSubject.OTHER);
      return;
    }
    lawsuitsExpected = false;
    boolean more = INCLUDED.matcher(plain.bracketBefore(clause.count())).lookingAt();
    StatedCountPattern pattern = more ? null : patterns.of(clause, topicHere);
    if (pattern == null || isMisreadInDoubt(pattern, clause)) {
      readOther(clause, topicHere);
      return;
    }
    if (isAllowed(pattern, clause)) {
      add(pattern, clause, clause.count().at());
      if (pattern.isOfWhole()) {
        readBracket(pattern, clause.count());
      }
    } else {
      total.forget();
    }
    topic =
        Topic.of(pattern.subject().isOfRequests() ? CountedSubject.REQUEST : CountedSubject.OTHER);
  }

  /** Notes a count of something else, or of a part of the requests that no rule compares. */
  private void readOther(CountClause clause, Topic topicHere) {
    Count count = clause.count();
    if (clause.isOfApplicant()
        || (clause.isOfOtherApplications()
            && !plain.text().substring(0, clause.start()).contains("申请"))) {
      topic = Topic.of(CountedSubject.OTHER);
      total.forget();
      return;
    }
    if (clause.isOfRequestsBeforeParts()) {
      total.state(count.value());
      requests.countAll();
      topic = Topic.of(CountedSubject.REQUEST);
      return;
    }
    if (ComparisonPhrase.begins(clause.lead())) {
      topic = topicHere;
      return;
    }
    total.addPart(count.value());
    if (clause.isPublished()) {
      published = count.value();
    } else if (clause.isPartWithOutcomes()) {
      requests.name(count);
    }
    if (total.isInList()) {
      comparisons.notePart(count.value());
    }
    addChannel(clause);
    if (total.isInList() || clause.mayBePartOfRequests()) {
      topic = topicHere;
      return;
    }
    topic = Topic.of(CountedSubject.OTHER);
    total.forget();
  }

  /** Reads a clause on all that the clause before it counts: 收到申请9件，均为自然人申请. */
  private void readAll(String words, int start) {
    Count all = lastWhole;
    Matcher beginning = ALL.matcher(words);
    if (all == null || !beginning.lookingAt()) {
      return;
    }
    String rest = words.substring(beginning.end());
    String letters = wordsOf("", rest);
    if (ONE_MEANING.matcher(letters).matches()) {
      CountClause clause = new CountClause("", all, rest, start, letters);
      StatedCountPattern pattern = patterns.of(clause, topic);
      if (pattern != null && pattern.isSort() && isAllowed(pattern, clause)) {
        // the same may be true of requests that were carried in
        boolean ofRequests = pattern.subject().isOfRequests();
        CountComparison comparison = ofRequests ? Whole.OF_THIS_YEAR : Whole.OF_ALL;
        counts.add(pattern.rule(), all, comparison, distinctWords(pattern, clause), start);
      }
    }
  }

  /** Reads the share of the requests that were finished: 收到政府信息公开申请62件，办结率87.1%. */
  private void readFinishedShare(Clause clause) {
    boolean named = total.isStated() && topic.inSentence() != CountedSubject.OTHER;
    FinishedShare share = named ? ComparisonPhrase.finishedShare(clause.lead()) : null;
    if (share != null && isOfReport(context(clause.start(), clause.lead()))) {
      counts.add(StatedCountPattern.SHARE, 0, share, clause.start());
    }
  }

  /** Adds the requests by one channel; all channels have no more requests than were counted. */
  private void addChannel(CountClause clause) {
    if (!total.isInSentence() || !clause.isOfChannel()) {
      return;
    }
    Count count = clause.count();
    total.addChannel(count.value());
    if (total.channels() > total.value()) {
      counts.addChannels(total.channels(), total.index(), count.at());
    }
  }

  private void readReviewsAndLawsuits(CountClause clause) {
    Count count = clause.count();
    boolean lawsuitsOnly = lawsuitsExpected;
    lawsuitsExpected = clause.lead().contains("分别");
    boolean each = clause.names('s') || clause.lead().contains("均");
    ClauseContext context = context(clause.start(), clause.lead());
    if (total.isInList() || !isOfReport(context) || !areAboutDisclosure(clause, context)) {
      return;
    }
    if (!(each || lawsuitsOnly || lawsuitsExpected)) {
      if (clause.isUnderstood() && clause.namesNothingElse()) {
        cases.noteCounted();
        counts.add(StatedCountPattern.CASES, count, clause.start());
      }
      return;
    }
    cases.noteCounted();
    if (!lawsuitsOnly) {
      counts.add(StatedCountPattern.REVIEW, count, clause.start());
    }
    if (!lawsuitsExpected) {
      counts.add(StatedCountPattern.LITIGATION, count, clause.start());
    }
  }

  /** Notes what the words of a clause are about, for the clauses after it. */
  private void noteWords(String letters) {
    String lead = letters.substring(0, letters.indexOf(ClauseWords.COUNT));
    int unknown = lead.indexOf(Vocabulary.UNKNOWN);
    int list = lead.indexOf('i');
    if (list >= 0 && (unknown < 0 || list < unknown)) { // not in 可提供其中不涉密的内容
      total.startList();
    }
    cases.name(letters);
    if (unknown < 0) {
      if (lead.indexOf('g') >= 0) {
        patterns.noteChannel();
      }
      documents.name(letters);
    }
  }

  /**
   * Returns the letters with the year beside requests carried over, if there is none: the next one
   * where others were counted before (上年结转6件，办结54件，结转8件), else either (收到17件，结转1件，答复18件).
   */
  private String withYearOfCarrying(String letters, String lead) {
    if (letters.indexOf('J') < 0 || letters.indexOf('Y') >= 0 || letters.indexOf('Z') >= 0) {
      return letters;
    }
    if (counts.ofSentence().stream().anyMatch(StatedCountReader::isBeforeCarriedOut)) {
      return letters.replace("J", "JZ");
    }
    return lead.endsWith("结转") ? letters.replace("J#", "JYZ#") : letters;
  }

  private static boolean isBeforeCarriedOut(StatedCount count) {
    return FinishedCounts.isOne(count) || count.rule().equals(StatedCountPattern.CARRIED_IN);
  }

  private void add(StatedCountPattern pattern, CountClause clause, int at) {
    Count count = clause.count();
    boolean newOnly = clause.isNewOnly();
    CountComparison comparison = compare(pattern, clause);
    switch (pattern.subject()) {
      case REQUESTS -> {
        if (total.isInList() && newOnly) {
          includeCarriedIn();
        } else if (comparison != Part.NAMED) {
          boolean mayBeSum = !newOnly && ALTOGETHER.matcher(clause.lead()).find();
          total.state(counts.size(), pattern.rule(), count.value(), mayBeSum);
          if (!pattern.rule().equals(StatedCountPattern.PROCESSED)) {
            requests.receive(pattern, count, newOnly);
            comparisons.noteTotal(count.value());
          }
        }
      }
      case PART_OF_REQUESTS -> {
        boolean included = total.isInList() || total.mayIncludeCarriedIn();
        if (pattern.rule().equals(StatedCountPattern.CARRIED_IN) && included) {
          includeCarriedIn();
        } else {
          requests.carry(pattern, count);
          exceptionCounted |= pattern.isException();
          if (!total.isStated()) {
            total.state(count.value());
          }
        }
      }
      case SORT_OF_REQUESTS -> {
        if (!total.isStated() && clause.names('R')) {
          total.state(count.value()); // 收到自然人申请2件，其中予以公开1件
        } else if (total.isStated() && !total.isInList()) {
          total.startList();
        }
        total.addPart(count.value());
        comparisons.notePart(count.value());
        if (pattern.equals(StatedCountPattern.MADE_PUBLIC)) {
          published = count.value();
        }
      }
      case CASES -> cases.count(pattern, count);
      case DOCUMENTS, PUBLISHED_DOCUMENTS, DECISIONS -> {}
    }
    if ((pattern.rule().equals(StatedCountPattern.REFUSED) && isComplement(count))
        || (pattern.equals(StatedCountPattern.SUM_OF_CHANNELS) && isSumOfChannels(count))) {
      return;
    }
    if (count.precision() > 1 && comparison instanceof Whole whole) {
      comparison = new Rounded(count.precision(), whole.ofThisYear());
    }
    if (pattern.isOfWhole() && comparison instanceof Whole && count.value() > 0) {
      lastWhole = count;
    }
    counts.add(pattern.rule(), count, comparison, distinctWords(pattern, clause), at);
  }

  /** Returns whether a count is of all requests that are not said to be public: 公开37件，不予公开17件. */
  private boolean isComplement(Count count) {
    return published > 0 && published + count.value() == total.value();
  }

  /** Returns whether a count is the sum of the channels, which was added already. */
  private boolean isSumOfChannels(Count count) {
    return counts.ofSentence().stream()
        .anyMatch(each -> each.comparison() == Part.CHANNELS && each.value() == count.value());
  }

  /** Notes a count; returns of which part of what its rule counts it may be. */
  private CountComparison compare(StatedCountPattern pattern, CountClause clause) {
    Count count = clause.count();
    return switch (pattern.subject()) {
      case REQUESTS ->
          pattern.rule().equals(StatedCountPattern.PROCESSED)
              ? requests.countFinished(clause)
              : requests.countReceived(count);
      case PART_OF_REQUESTS ->
          pattern.rule().equals(StatedCountPattern.CARRIED_IN)
              ? countCarriedIn(clause)
              : countCarriedOut(pattern, count);
      case SORT_OF_REQUESTS -> {
        if (pattern.rule().equals(StatedCountPattern.PROCESSED)) {
          boolean part = total.isInList() && total.isOf(StatedCountPattern.PROCESSED);
          yield part ? Part.NAMED : requests.countFinished(clause);
        }
        CountComparison comparison =
            total.isInList() && clause.isAllOfPart()
                ? Part.NAMED
                : requests.countOutcome(pattern, count);
        if (pattern.isApplicant() && comparison != Part.NAMED) {
          requests.name(count);
        }
        boolean some =
            ClauseWords.isForReason(clause.lead())
                || (clause.isOfSomeOrganisations() && !total.isListOfAll(count.value()))
                || clause.names('y')
                || (pattern.rule().equals(StatedCountPattern.OTHER_OUTCOME)
                    && isReasonCounted(clause));
        yield some ? Part.NAMED : comparison;
      }
      case CASES -> cases.isPart(pattern, clause.lead()) ? Part.NAMED : Whole.OF_ALL;
      case DOCUMENTS, PUBLISHED_DOCUMENTS ->
          documents.isPart(clause.lead()) ? Part.NAMED : Whole.OF_ALL;
      case DECISIONS -> Whole.OF_ALL;
    };
  }

  /** Returns whether requests that the form counts under other outcomes are counted beside them. */
  private boolean isReasonCounted(CountClause clause) {
    String text = plain.text();
    int end = clause.count().at() + 1 + clause.rest().length();
    return OTHER_REASON.matcher(text.substring(0, clause.start())).find()
        || OTHER_REASON.matcher(text.substring(end)).find();
  }

  private CountComparison countCarriedIn(CountClause clause) {
    CountComparison comparison = requests.countCarriedIn(clause.count(), clause.names('x'));
    // others of them may not be finished: 办结上年结转3件
    return clause.names('F') ? Part.NAMED : comparison;
  }

  private CountComparison countCarriedOut(StatedCountPattern pattern, Count count) {
    CountComparison comparison = requests.countOutcome(pattern, count);
    boolean either = pattern.equals(StatedCountPattern.CARRIED) && comparison != Part.NAMED;
    return either ? new Carried() : comparison;
  }

  /**
   * Notes that a received count includes those carried in, so that it is one of processed requests.
   */
  private void includeCarriedIn() {
    if (total.isOf(StatedCountPattern.RECEIVED)) {
      counts.compareBy(StatedCountPattern.HANDLED, total.index());
      total.compareBy(StatedCountPattern.HANDLED);
      requests.includeCarriedIn();
    }
  }

  /** Reads the parts of a count in the brackets after it: 13件（含上年结转1件）. */
  private void readBracket(StatedCountPattern whole, Count count) {
    String bracket = plain.bracketAfter(count);
    comparisons.readBracket(bracket, count.at());
    if (!NormalizedSentence.mayContainCount(bracket)) {
      readAll(bracket, count.at());
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
      String letters = wordsOf(clause.lead(), clause.rest());
      CountClause counting = CountClause.of(clause, part, letters);
      StatedCountPattern pattern = patterns.of(counting, Topic.of(CountedSubject.REQUEST));
      if (pattern != null && pattern.isPartOf(whole, counting)) {
        add(pattern, counting, count.at());
      }
    }
    total.endList();
  }

  private void readZeroStatements(Clause clause) {
    if (ZeroStatementPattern.mayBeIn(clause.lead())) {
      ClauseContext context = context(clause.start(), clause.lead());
      for (ZeroStatementPattern zeroStatement : ZeroStatementPattern.ALL) {
        int at = zeroStatement.find(clause.lead(), topic, reportingUnit);
        boolean listed = total.isInList() && !zeroStatement.isOutsideLists();
        if (at >= 0 && isOfReport(context) && !listed) {
          counts.add(zeroStatement.rule(), NONE, clause.start() + at);
        }
      }
    }
    topic = topic.after(clause.lead());
  }

  /** Returns the words that tell a count from others of its rule. */
  private String distinctWords(StatedCountPattern pattern, CountClause clause) {
    return switch (pattern.subject()) {
      case REQUESTS ->
          clause.names('R') && pattern.rule().equals(StatedCountPattern.HANDLED)
              ? "收办"
              : VERBS.stream().filter(clause.lead()::contains).findFirst().orElse("");
      // each may be of another part of the requests
      case SORT_OF_REQUESTS -> String.valueOf(counts.size());
      default -> "";
    };
  }

  /** Removes the count of all requests that the sentence corrects: 收到58件，撤回2件，实际受理56件. */
  private void removeCorrected() {
    if (counts.ofSentence().removeIf(count -> count.rule().equals(StatedCountPattern.RECEIVED))) {
      total.forget();
    }
  }

  private String wordsOf(String lead, String rest) {
    return ClauseWords.of(lead, rest, period.year(), reportingUnit, doubtful);
  }

  /**
   * Returns whether unknown words may change what is counted: they are many in the names of organs
   * and channels before requests, but tell apart outcomes and cases (不属于, 一审).
   */
  private boolean isMisreadInDoubt(StatedCountPattern pattern, CountClause clause) {
    if (!doubtful) {
      return false;
    }
    String known =
        ClauseWords.of(clause.lead(), clause.rest(), period.year(), reportingUnit, false);
    int unknown = known.indexOf(Vocabulary.UNKNOWN);
    boolean ofRequests =
        pattern.subject() == StatedCountPattern.Subject.REQUESTS
            || pattern.subject() == StatedCountPattern.Subject.PART_OF_REQUESTS;
    return clause.isOfOthers()
        || (unknown >= 0 && unknown < known.indexOf(ClauseWords.COUNT) && !ofRequests);
  }

  private static boolean isSemicolon(char c) {
    return c == '；' || c == ';';
  }

  private ClauseContext context(int start, String lead) {
    return ClauseContext.of(
        start, lead, plain, previous, item || ReportPeriod.beginsWithYear(plain.text()));
  }

  private boolean isOfReport(ClauseContext context) {
    limit.addContext();
    return context.isOfReport(period, reportingUnit);
  }

  private boolean areAboutDisclosure(CountClause clause, ClauseContext context) {
    String following = plain.text().substring(clause.count().at() + 1);
    return (doubtful || cases.areAboutDisclosure(clause, context.sentenceSoFar(), context.soFar()))
        && !CasesInSentence.areOfAllKinds(clause.lead(), following);
  }

  private boolean isAllowed(StatedCountPattern pattern, CountClause clause) {
    ClauseContext context = context(clause.start(), clause.lead());
    return isOfReport(context)
        && switch (pattern.subject()) {
          case REQUESTS -> isOfAllRequests(pattern, clause);
          case CASES -> areAboutDisclosure(clause, context) && cases.isDefined(pattern, clause);
          case DOCUMENTS, PUBLISHED_DOCUMENTS -> !total.isInList() && documents.areIssued(pattern);
          case DECISIONS -> !total.isInList();
          case PART_OF_REQUESTS, SORT_OF_REQUESTS -> true;
        };
  }

  /** Returns whether a count is not one of the parts of another. */
  private boolean isOfAllRequests(StatedCountPattern pattern, CountClause clause) {
    boolean inListOfOthers = pattern.equals(StatedCountPattern.NAMED) && !total.isStated();
    if (pattern.equals(StatedCountPattern.NAMED) && clause.isOfOthers()) {
      return false;
    }
    if (!total.isInList() || inListOfOthers) {
      return true;
    }
    if (pattern.rule().equals(StatedCountPattern.RECEIVED)) {
      return clause.isNewOnly();
    }
    boolean afterParts =
        pattern.rule().equals(StatedCountPattern.PROCESSED) && total.isListComplete();
    if (afterParts) {
      total.endList();
    }
    return afterParts;
  }
}
