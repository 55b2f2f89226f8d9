package org.nianbao.rule;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern of clauses that state a count, in the letters of the {@link Vocabulary}.
 *
 * @param rule the rule that compares the count
 * @param subject what is counted
 * @param keys the letters of which a matching clause has at least one, for a quick test
 * @param words the pattern of the {@linkplain ClauseWords letters of the clause}
 */
record StatedCountPattern(CountRule rule, Subject subject, String keys, Pattern words) {
  /** What a pattern counts, which decides about the context that it needs. */
  enum Subject {
    /** All requests received, handled or finished. */
    REQUESTS("件条宗起份个次例项封人"),
    /** Requests carried over, received anew or in progress: they may be parts of another count. */
    PART_OF_REQUESTS("件条宗起份个次例项封人"),
    /** Requests of one outcome or of one kind of applicant, of a count that was stated before. */
    SORT_OF_REQUESTS("件条宗起份个次例项封人"),
    /** Reviews or lawsuits. */
    CASES("件起宗次例个份项"),
    /** Normative documents that were issued or repealed, or are in force. */
    DOCUMENTS("件个份部项条篇"),
    /** Normative documents that were published; in other units, the entries of a website. */
    PUBLISHED_DOCUMENTS("件个份部项"),
    /** Licences, penalties and coercive measures. */
    DECISIONS("件起宗次例个份项");

    private final String units;

    Subject(String units) {
      this.units = units;
    }

    boolean isOfRequests() {
      return this == REQUESTS || this == PART_OF_REQUESTS || this == SORT_OF_REQUESTS;
    }

    boolean isCountedBy(NormalizedSentence.Count count) {
      return count.hasUnitIn(units);
    }
  }

  /** The letters of the words around requests. */
  private static final String REQUEST = "wqGQ";

  static final CountRule.Single RECEIVED = CountRule.of("N-RECEIVED");
  static final CountRule.Single HANDLED = CountRule.of("N-HANDLED");
  static final CountRule.Single CARRIED_IN = CountRule.of("N-CARRIED-IN");
  static final CountRule.Single PROCESSED = CountRule.of("N-PROCESSED");
  static final CountRule.Single CARRIED_OUT = CountRule.of("N-CARRIED-OUT");
  static final CountRule.Single NATURAL_PERSON = CountRule.of("N-NATURAL-PERSON");
  static final CountRule.Single ORGANISATION = CountRule.of("N-ORGANISATION");
  static final CountRule.Single GRANTED = CountRule.of("N-GRANTED");
  static final CountRule.Single PARTLY_GRANTED = CountRule.of("N-PARTLY-GRANTED");
  static final CountRule.Single REFUSED = CountRule.of("N-REFUSED");
  static final CountRule.Single OTHER_OUTCOME = CountRule.of("N-OTHER-OUTCOME");
  static final CountRule.Single CHANNELS = CountRule.of("N-CHANNELS");
  static final CountRule.Single SHARE = CountRule.of("N-SHARE");
  static final CountRule.Single GROWTH = CountRule.of("N-GROWTH");
  static final CountRule.Single REVIEW = CountRule.of("N-REVIEW");
  static final CountRule.Single REVIEW_UPHELD = CountRule.of("N-REVIEW-UPHELD");
  static final CountRule.Single REVIEW_CORRECTED = CountRule.of("N-REVIEW-CORRECTED");
  static final CountRule.Single LITIGATION = CountRule.of("N-LITIGATION");
  static final CountRule.Single LITIGATION_UPHELD = CountRule.of("N-LITIGATION-UPHELD");
  static final CountRule.Single LITIGATION_CORRECTED = CountRule.of("N-LITIGATION-CORRECTED");
  static final CountRule.Single LITIGATION_DIRECT = CountRule.of("N-LITIGATION-DIRECT");
  static final CountRule.Single LITIGATION_AFTER_REVIEW = CountRule.of("N-LITIGATION-AFTER-REVIEW");
  static final CountRule.Single ISSUED = CountRule.of("N-NORMATIVE-ISSUED");
  static final CountRule.Single REPEALED = CountRule.of("N-NORMATIVE-REPEALED");

  /** Documents that were published, of which not all were issued by the unit. */
  static final StatedCountPattern PUBLISHED =
      of(ISSUED, Subject.PUBLISHED_DOCUMENTS, "P", "w*(?:P+D?|DP+)#.*|w*P+#D.*");

  /** The sum of the requests received anew and those carried in: 新收3件，上年结转1件，共计4件. */
  static final StatedCountPattern SUM_OF_YEARS = of(HANDLED, Subject.REQUESTS, "#", "#.*");

  /** The sum of the requests by all channels: 网上申请7件，信函申请5件，合计12件. */
  static final StatedCountPattern SUM_OF_CHANNELS = of(CHANNELS, Subject.REQUESTS, "#", "#.*");

  /** Requests that were finished: 已办结54件. */
  static final StatedCountPattern FINISHED =
      of(PROCESSED, Subject.REQUESTS, "F", "i?[~H]*F[HF~]*#.*");

  /** Requests that are said to be finished after their count: 其中15件已答复. */
  static final StatedCountPattern PROCESSED_AFTER_COUNT =
      of(PROCESSED, Subject.SORT_OF_REQUESTS, "F", "[ir]*#~*H*F.*|~+i+#~*H*F.*");

  /** Requests of which all or parts of the information was disclosed: 予以公开及部分公开31件. */
  static final StatedCountPattern GRANTED_OR_PARTLY =
      of(
          CountRule.sum(GRANTED, PARTLY_GRANTED),
          Subject.SORT_OF_REQUESTS,
          "b",
          "[i~CHFK]*(?:ab|ba)[~F]*#.*|[iwC]*#(?:ab|ba).*");

  /** Requests said to be public, in full or also in part: 收到17件，已公开16件. */
  static final StatedCountPattern MADE_PUBLIC =
      of(
          new CountRule.AnyOf(List.of(GRANTED, CountRule.sum(GRANTED, PARTLY_GRANTED), PROCESSED)),
          Subject.SORT_OF_REQUESTS,
          "G",
          "i?G#.*");

  /** Reviews and lawsuits counted together: 行政复议、行政诉讼案件12件. */
  static final CountRule CASES = CountRule.sum(REVIEW, LITIGATION);

  /** Requests counted without a verb: 政府信息公开申请总量88件. */
  static final StatedCountPattern NAMED =
      of(HANDLED, Subject.REQUESTS, "q", "i?~*(?:[GQ]~*q|q~*G)~*#~*");

  /**
   * Requests carried over, of which the text does not say from or to which year: 收到17件，结转1件，答复18件.
   */
  static final StatedCountPattern CARRIED =
      of(CARRIED_OUT, Subject.PART_OF_REQUESTS, "J", "JYZ#.*");

  /**
   * The patterns in the order in which they are tried; the first match determines the meaning of a
   * count. {@code ~} stands for words around requests.
   */
  static final List<StatedCountPattern> ALL =
      List.of(
          of(HANDLED, Subject.REQUESTS, "RH", "~*R~*[HF][RHF]*~*#.*|~*[HF]R[RHF]*~*#.*|~*H~*#.*"),
          of(RECEIVED, Subject.REQUESTS, "R", "[i~]*R+~*#.*"),
          of(
              CARRIED_IN,
              Subject.PART_OF_REQUESTS,
              "Y",
              "[i~HFx]*(?:YJ|JY|Y~+J)[~HFR]*#.*|i*#~*YJ[~HF]*"),
          FINISHED,
          PROCESSED_AFTER_COUNT,
          of(
              CARRIED_OUT,
              Subject.PART_OF_REQUESTS,
              "Z",
              "[ir~]*(?:JZ[~HF]*|ZH[~H]*)#.*|[ir~]*J?#[r~]*JZ.*"),
          of(
              CARRIED_OUT,
              Subject.PART_OF_REQUESTS,
              "x",
              "[ir~]*x[ir~]*#~*(?:JZ?|U|r)[~HFrZ]*x.*|[ir~]*x[ir~]*(?:JZ?|U)[~HF]*#~*x.*|x#(?:U|JZ[~H]*)"),
          CARRIED,
          of(CARRIED_OUT, Subject.SORT_OF_REQUESTS, "U", "[ir]*U?#U.*|[ir]*U#.*"),
          GRANTED_OR_PARTLY,
          of(GRANTED, Subject.SORT_OF_REQUESTS, "a", "[i~CHFK]*a[~F]*#.*|[iwC]*#a.*"),
          of(PARTLY_GRANTED, Subject.SORT_OF_REQUESTS, "b", "[i~CHFK]*b[~F]*#.*|[iwC]*#b.*"),
          of(REFUSED, Subject.SORT_OF_REQUESTS, "c", "[i~CHFK]*cy?[~F]*#.*|[iwC]*#c.*"),
          of("N-UNAVAILABLE", Subject.SORT_OF_REQUESTS, "d", "[i~CHFK]*dy?[~F]*#.*|[iwC]*#d.*"),
          of("N-NOT-PROCESSED", Subject.SORT_OF_REQUESTS, "e", "[i~CHFK]*ey?[~F]*#.*|[iwC]*#e.*"),
          of(OTHER_OUTCOME, Subject.SORT_OF_REQUESTS, "f", "[i~CHFK]*fy?[~F]*#.*|[iwC]*#f.*"),
          NAMED,
          of(NATURAL_PERSON, Subject.SORT_OF_REQUESTS, "N", "[i~RC]*N~*#.*|[i~]*#[wC]*N.*"),
          of(ORGANISATION, Subject.SORT_OF_REQUESTS, "M", "[i~RC]*M~*#.*|[i~]*#w*M.*"),
          of(REVIEW_UPHELD, Subject.CASES, "u", "[i~C]*Vu#.*|i*#Vu.*"),
          of(REVIEW_CORRECTED, Subject.CASES, "k", "[i~C]*Vk+#.*|i*#Vk+.*"),
          of("N-REVIEW-OTHER", Subject.CASES, "t", "[i~C]*Vt#.*|i*#Vt.*"),
          of("N-REVIEW-PENDING", Subject.CASES, "p", "[i~C]*Vp#.*|i*#Vp.*"),
          of(LITIGATION_UPHELD, Subject.CASES, "u", "[i~C]*Lu#.*|i*#Lu.*"),
          of(LITIGATION_CORRECTED, Subject.CASES, "k", "[i~C]*Lk+#.*|i*#Lk+.*"),
          of(LITIGATION_DIRECT, Subject.CASES, "n", "[i~CL]*n[~CL]*#.*|i*#n.*"),
          of(LITIGATION_AFTER_REVIEW, Subject.CASES, "m", "[i~CL]*m[~CL]*#.*|i*#m.*"),
          of(REVIEW, Subject.CASES, "V", "[i~CHFR]*V[~CR]*#(?![uk]).*|i?[~C]*#[~C]*V[~C]*"),
          of(LITIGATION, Subject.CASES, "L", "[i~CHFR]*L[~C]*#(?![uk]).*|[~C]*#[~C]*L[~C]*"),
          of("N-NORMATIVE-IN-FORCE", Subject.DOCUMENTS, "E", "w*(?:E+w*D?|DE+)#.*|E#D.*"),
          of(ISSUED, Subject.DOCUMENTS, "A", "w*(?:A[APGR]*D|A[AP]*|DA[AP]*)#.*|w*A[AP]*#D.*"),
          PUBLISHED,
          of(REPEALED, Subject.DOCUMENTS, "B", "w*(?:BD?|DB)#.*|w*B#D.*"),
          of("N-LICENSING", Subject.DECISIONS, "X", "w*X[HK]*K#.*|w*(?:H?X|HXw*)#.*|#X.*"),
          of("N-PENALTIES", Subject.DECISIONS, "S", "w*S[HK]*K#.*|w*(?:H?Sw*)#.*"),
          of("N-COERCION", Subject.DECISIONS, "T", "w*T[HK]*K#.*|w*H?T#.*"));

  /** Returns whether requests are counted as an exception from those that were finished. */
  boolean isException() {
    return keys.equals("x");
  }

  boolean isOutcome() {
    return keys.length() == 1 && "abcdef".contains(keys);
  }

  boolean isApplicant() {
    return rule.equals(NATURAL_PERSON) || rule.equals(ORGANISATION);
  }

  /** Returns whether all requests, reviews or lawsuits are counted. */
  boolean isOfWhole() {
    return subject == Subject.REQUESTS || rule.equals(REVIEW) || rule.equals(LITIGATION);
  }

  /** Returns whether the count of a clause may be of a part of a whole: 13件（含上年结转1件）. */
  boolean isPartOf(StatedCountPattern whole, CountClause clause) {
    if (whole.subject == Subject.CASES) {
      return subject == Subject.CASES && isSort();
    }
    return subject == Subject.PART_OF_REQUESTS
        || subject == Subject.SORT_OF_REQUESTS
        || (rule.equals(RECEIVED) && clause.isNewOnly());
  }

  /** Returns whether requests are counted by outcome or applicant, or cases by result. */
  boolean isSort() {
    return (subject == Subject.SORT_OF_REQUESTS && !rule.equals(PROCESSED))
        || (subject == Subject.CASES && !isOfWhole());
  }

  /** Returns whether lawsuits are counted by whether a review preceded them. */
  boolean isSortOfLawsuits() {
    return rule.equals(LITIGATION_DIRECT) || rule.equals(LITIGATION_AFTER_REVIEW);
  }

  /**
   * Returns whether a clause matches this pattern.
   *
   * @param letters the letters of the clause
   */
  boolean matches(String letters) {
    return hasAnyOf(keys, letters) && words.matcher(letters).matches();
  }

  private static boolean hasAnyOf(String keys, String letters) {
    for (int i = 0; i < keys.length(); i++) {
      if (letters.indexOf(keys.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static StatedCountPattern of(String id, Subject subject, String keys, String words) {
    return of(CountRule.of(id), subject, keys, words);
  }

  private static StatedCountPattern of(CountRule rule, Subject subject, String keys, String words) {
    StringBuilder pattern = new StringBuilder();
    boolean inBrackets = false;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      inBrackets = c == '[' || (inBrackets && c != ']');
      pattern.append(c != '~' ? String.valueOf(c) : inBrackets ? REQUEST : "[" + REQUEST + "]");
    }
    return new StatedCountPattern(rule, subject, keys, Pattern.compile(pattern.toString()));
  }
}
