package org.nianbao.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.rule.NormalizedSentence.Count;

/** The reviews and lawsuits that a sentence has named so far. */
final class CasesInSentence {
  private static final Pattern RESULT = Pattern.compile("[uktp]");

  /** Counts of an organ that decides reviews, or of others than those against the unit. */
  private static final Pattern DECIDING =
      Pattern.compile(
          "(?:受理|办理|审理|审结|办结|代理|应诉)[^，；。]{0,12}(?:复议|诉讼)"
              + "|(?:收到|接收)(?!.{0,4}(?:信息公开|依申请))[^，；。]{0,12}复议"
              + "|其[他它][^，；。]{0,4}(?:复议|诉讼)");

  /** Cases against the unit in the words of those that an organ decides: 办理信息公开行政复议12件. */
  private static final Pattern ABOUT_DISCLOSURE =
      Pattern.compile("^(?:受理|办理)[^，；。]{0,6}(?:信息公开|依申请)");

  /** A count of lawsuits, which an organ does not decide. */
  private static final Pattern LAWSUITS =
      Pattern.compile("诉讼[^，；。、]{0,4}" + NormalizedSentence.COUNT);

  /** Those about disclosure among all: 行政复议案件42件，其中政府信息公开类7件. */
  private static final Pattern OF_WHICH_DISCLOSURE =
      Pattern.compile("^[^，；。]{0,4}[，,]?(?:其中|中[，,]?有|涉及)[^；。]{0,14}?(?:信息公开|政务公开)");

  private static final Pattern UNRELATED = Pattern.compile("无关|[未不]涉及?[^，；。]{0,4}(?:信息公开|政务公开)");

  private static final Pattern DISCLOSURE = Pattern.compile("信息公开|依申请|政务公开");

  /** Words of the cases that were brought this year, beside which there may be earlier ones. */
  private static final Pattern NEW = Pattern.compile("新(?:增|收|发|提|引|产|受|申)");

  /** A dismissal, or the cases that one may be of. */
  private static final Pattern DISMISSED =
      Pattern.compile("驳回(?:原告|申请人)?(诉讼|起诉|复议)?|诉讼|(?:复议后)?起诉|复议");

  /** Words of decisions that the form counts as corrected. */
  private static final Pattern CORRECTED = Pattern.compile("纠正|撤销|确认违法|变更|责令");

  private static final char NONE = ' ';
  private static final char BOTH = '&';

  /** The letter of the cases named last: reviews, lawsuits or both. */
  private char named = NONE;

  /** The letter of the cases named before them. */
  private char namedBefore = NONE;

  /** Whether a result of these cases may follow, because some were counted and none was stated. */
  private boolean resultExpected;

  /** Whether lawsuits were counted that were brought directly or after a review. */
  private boolean sortOfLawsuits;

  /** Whether the cause of cases is unknown: 因征地补偿等引发行政复议5件. */
  private boolean causeUnknown;

  /** Whether the sentence says that reviews were dismissed, which the form counts as upheld. */
  private boolean reviewsDismissed;

  /** Whether the sentence says the same of lawsuits. */
  private boolean lawsuitsDismissed;

  /** Whether the sentence says that cases have nothing to do with disclosure. */
  private final boolean unrelated;

  private final String sentence;

  /** Whether the preceding sentence counts cases about disclosure, so that these are as well. */
  private final boolean continued;

  /**
   * Whether the unit may decide cases itself: a government may decide reviews, and no unit
   * lawsuits.
   */
  private final boolean mayDecide;

  /** Whether cases about disclosure were counted. */
  private boolean counted;

  /**
   * Creates the cases of a sentence.
   *
   * @param continued whether the preceding sentence counts cases about disclosure
   */
  CasesInSentence(String sentence, boolean continued, ReportingUnit reportingUnit) {
    this.sentence = sentence;
    this.continued = continued;
    mayDecide = reportingUnit.isGovernment() && !LAWSUITS.matcher(sentence).find();
    unrelated = UNRELATED.matcher(sentence).find();
    if (sentence.contains("驳回")) {
      noteDismissed();
    }
  }

  private void noteDismissed() {
    String cases = "";
    for (Matcher found = DISMISSED.matcher(sentence); found.find(); ) {
      if (!found.group().startsWith("驳回")) {
        cases = found.group();
        continue;
      }
      String dismissed = found.group(1) == null ? cases : found.group(1);
      reviewsDismissed |= !dismissed.endsWith("诉讼") && !dismissed.endsWith("起诉");
      lawsuitsDismissed |= !dismissed.equals("复议");
    }
  }

  /**
   * Notes which cases a clause names; a result of both (行政复议5件、行政诉讼6件，维持7件) is of neither.
   *
   * @param letters the {@linkplain ClauseWords letters of the clause}
   */
  void name(String letters) {
    boolean reviews = letters.indexOf('V') >= 0;
    boolean lawsuits = letters.indexOf('L') >= 0;
    if (reviews || lawsuits) {
      int unknown = letters.indexOf(Vocabulary.UNKNOWN);
      causeUnknown |=
          unknown >= 0 && unknown < letters.indexOf(ClauseWords.COUNT) && letters.indexOf('G') < 0;
      char here = reviews ? 'V' : 'L';
      boolean both =
          reviews == lawsuits
              || (resultExpected && (named == 'V' || named == 'L') && named != here);
      namedBefore = named;
      named = both ? BOTH : here;
      resultExpected = true;
      sortOfLawsuits = false;
    }
    resultExpected &= !RESULT.matcher(letters).find();
  }

  /** Returns the letters with the kind of cases before their result, where it was named before. */
  String withName(String letters) {
    if (named == NONE || named == BOTH || letters.indexOf('V') >= 0 || letters.indexOf('L') >= 0) {
      return letters;
    }
    Matcher result = RESULT.matcher(letters);
    return result.find()
        ? letters.substring(0, result.start()) + named + letters.substring(result.start())
        : letters;
  }

  /** Returns whether cases about disclosure were counted. */
  boolean areCounted() {
    return counted;
  }

  /** Notes that cases about disclosure were counted. */
  void noteCounted() {
    counted = true;
  }

  /** Notes that cases were counted; those of which there are none have no results. */
  void count(StatedCountPattern pattern, Count count) {
    counted = true;
    if (count.value() == 0 && named == BOTH && namedBefore != NONE) {
      named = namedBefore;
    } else {
      resultExpected &= count.value() > 0;
    }
    sortOfLawsuits |= pattern.isSortOfLawsuits();
  }

  /**
   * Returns whether a count may be of a part of the cases.
   *
   * @param lead the text before the count
   */
  boolean isPart(StatedCountPattern pattern, String lead) {
    return (sortOfLawsuits && !pattern.isSortOfLawsuits()) || NEW.matcher(lead).find();
  }

  /**
   * Returns whether a result of cases is counted as in the form, where 维持 includes 驳回, and 纠正
   * includes 撤销 and others, of which the text may count each.
   */
  boolean isDefined(StatedCountPattern pattern, CountClause clause) {
    CountRule rule = pattern.rule();
    if (rule.equals(StatedCountPattern.REVIEW_UPHELD)) {
      return !reviewsDismissed;
    }
    if (rule.equals(StatedCountPattern.LITIGATION_UPHELD)) {
      return !lawsuitsDismissed;
    }
    boolean corrected =
        rule.equals(StatedCountPattern.REVIEW_CORRECTED)
            || rule.equals(StatedCountPattern.LITIGATION_CORRECTED);
    return !corrected || isOfAllCorrected(clause);
  }

  private boolean isOfAllCorrected(CountClause clause) {
    String words = clause.lead() + clause.rest();
    if (words.contains("纠正")) {
      return true;
    }
    int end = clause.start() + words.length() + 1;
    return !CORRECTED.matcher(sentence.substring(0, clause.start())).find()
        && (end >= sentence.length() || !CORRECTED.matcher(sentence.substring(end)).find());
  }

  /**
   * Returns whether counted cases are directed against the unit and concern disclosure.
   *
   * @param sentenceSoFar the sentence up to the count
   * @param soFar the text up to the count
   */
  boolean areAboutDisclosure(CountClause clause, String sentenceSoFar, String soFar) {
    return !areDecided(sentenceSoFar)
        && (!causeUnknown || DISCLOSURE.matcher(clause.lead()).find())
        && (clause.count().value() == 0
            || clause.names('q')
            || continued
            || DISCLOSURE.matcher(soFar).find()
            || DISCLOSURE.matcher(clause.rest()).find())
        && !unrelated;
  }

  /** Returns whether the words are of an organ that decides reviews, or represents others. */
  private boolean areDecided(String words) {
    for (Matcher deciding = DECIDING.matcher(words); deciding.find(); ) {
      if (mayDecide || !ABOUT_DISCLOSURE.matcher(deciding.group()).find()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether a count is of all reviews or lawsuits, because those about disclosure are
   * counted after it.
   *
   * @param lead the words of the clause before the count
   * @param following the text of the sentence after the count
   */
  static boolean areOfAllKinds(String lead, String following) {
    return !DISCLOSURE.matcher(lead).find() && OF_WHICH_DISCLOSURE.matcher(following).find();
  }
}
