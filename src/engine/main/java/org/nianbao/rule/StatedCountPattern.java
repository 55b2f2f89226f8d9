package org.nianbao.rule;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern of clauses that state a count, in the letters of the {@link Vocabulary}.
 *
 * @param rule the id of the rule that compares the count
 * @param subject what is counted
 * @param keys the letters of which a matching clause has at least one, for a quick test
 * @param words the pattern of the {@linkplain ClauseWords letters of the clause}
 */
record StatedCountPattern(String rule, Subject subject, String keys, Pattern words) {
  /** What a pattern counts, which decides about the context that it needs. */
  enum Subject {
    /** All requests received, handled or finished. */
    REQUESTS("件条宗起份个次例项封人"),
    /** Requests carried over, received anew or in progress: they may be parts of another count. */
    PART_OF_REQUESTS("件条宗起份个次例项封人"),
    /** Requests of one outcome or of one kind of applicant, of a count that was stated before. */
    SORT_OF_REQUESTS("件条宗起份个次例项封人"),
    /** Reviews or lawsuits. */
    CASES("件起宗次例个份"),
    /** Normative documents. */
    DOCUMENTS("件个份部项"),
    /** Normative documents in force, which may be counted in any unit. */
    DOCUMENTS_IN_FORCE("件个份部项条篇"),
    /** Licences, penalties and coercive measures. */
    DECISIONS("件起宗次例个份");

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

  static final String RECEIVED = "N-RECEIVED";
  static final String HANDLED = "N-HANDLED";
  static final String CARRIED_IN = "N-CARRIED-IN";
  static final String PROCESSED = "N-PROCESSED";
  static final String CARRIED_OUT = "N-CARRIED-OUT";
  static final String REFUSED = "N-REFUSED";
  static final String CHANNELS = "N-CHANNELS";
  static final String SHARE = "N-SHARE";
  static final String GROWTH = "N-GROWTH";
  static final String REVIEW = "N-REVIEW";
  static final String LITIGATION = "N-LITIGATION";
  static final String ISSUED = "N-NORMATIVE-ISSUED";
  static final String REPEALED = "N-NORMATIVE-REPEALED";

  /** Documents that were published, of which not all were issued by the unit. */
  static final StatedCountPattern PUBLISHED =
      of(ISSUED, Subject.DOCUMENTS, "P", "w*(?:P+D?|DP+)#.*|w*P+#D.*");

  /** The sum of the requests by all channels: 网上申请7件，信函申请5件，合计12件. */
  static final StatedCountPattern SUM_OF_CHANNELS = of(CHANNELS, Subject.REQUESTS, "#", "#.*");

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
          of(HANDLED, Subject.REQUESTS, "RH", "~*R[HF][RHF]*~*#.*|~*[HF]R[RHF]*~*#.*|~*H~*#.*"),
          of(RECEIVED, Subject.REQUESTS, "R", "[i~]*R+~*#.*"),
          of(CARRIED_IN, Subject.PART_OF_REQUESTS, "Y", "[i~]*(?:YJ|JY|Y~+J)[~HF]*#.*"),
          of(PROCESSED, Subject.REQUESTS, "F", "i?[~H]*F[HF~]*#.*"),
          of(PROCESSED, Subject.SORT_OF_REQUESTS, "F", "i*#~*H*F.*"),
          of(CARRIED_OUT, Subject.PART_OF_REQUESTS, "Z", "[ir~]*JZ[~HF]*#.*|[ir~]*J?#[r~]*JZ.*"),
          of(
              CARRIED_OUT,
              Subject.PART_OF_REQUESTS,
              "x",
              "[ir~]*x[ir~]*#~*(?:JZ?|U|r)[~HFrZ]*x.*|[ir~]*x[ir~]*(?:JZ?|U)[~HF]*#~*x.*"),
          CARRIED,
          of(CARRIED_OUT, Subject.SORT_OF_REQUESTS, "U", "[ir]*U?#U.*|[ir]*U#.*"),
          of("N-GRANTED", Subject.SORT_OF_REQUESTS, "a", "[i~CHFK]*a~*#.*|[iwC]*#a.*"),
          of("N-PARTLY-GRANTED", Subject.SORT_OF_REQUESTS, "b", "[i~CHFK]*b~*#.*|[iwC]*#b.*"),
          of(REFUSED, Subject.SORT_OF_REQUESTS, "c", "[i~CHFK]*c~*#.*|[iwC]*#c.*"),
          of("N-UNAVAILABLE", Subject.SORT_OF_REQUESTS, "d", "[i~CHFK]*d~*#.*|[iwC]*#d.*"),
          of("N-NOT-PROCESSED", Subject.SORT_OF_REQUESTS, "e", "[i~CHFK]*e~*#.*|[iwC]*#e.*"),
          of("N-OTHER-OUTCOME", Subject.SORT_OF_REQUESTS, "f", "[i~CHFK]*f~*#.*|[iwC]*#f.*"),
          NAMED,
          of("N-NATURAL-PERSON", Subject.SORT_OF_REQUESTS, "N", "[i~R]*N~*#.*|[i~]*#[wC]*N.*"),
          of("N-ORGANISATION", Subject.SORT_OF_REQUESTS, "M", "[i~R]*M~*#.*|[i~]*#w*M.*"),
          of("N-REVIEW-UPHELD", Subject.CASES, "u", "[i~C]*Vu#.*|i*#Vu.*"),
          of("N-REVIEW-CORRECTED", Subject.CASES, "k", "[i~C]*Vk+#.*|i*#Vk+.*"),
          of("N-REVIEW-OTHER", Subject.CASES, "t", "[i~C]*Vt#.*|i*#Vt.*"),
          of("N-REVIEW-PENDING", Subject.CASES, "p", "[i~C]*Vp#.*|i*#Vp.*"),
          of("N-LITIGATION-UPHELD", Subject.CASES, "u", "[i~C]*Lu#.*|i*#Lu.*"),
          of("N-LITIGATION-CORRECTED", Subject.CASES, "k", "[i~C]*Lk+#.*|i*#Lk+.*"),
          of("N-LITIGATION-DIRECT", Subject.CASES, "n", "[i~CL]*n[~CL]*#.*|i*#n.*"),
          of("N-LITIGATION-AFTER-REVIEW", Subject.CASES, "m", "[i~CL]*m[~CL]*#.*|i*#m.*"),
          of(REVIEW, Subject.CASES, "V", "[i~CHFR]*V[~CR]*#(?![uk]).*|[~C]*#[~C]*V[~C]*"),
          of(LITIGATION, Subject.CASES, "L", "[i~CHFR]*L[~C]*#(?![uk]).*|[~C]*#[~C]*L[~C]*"),
          of("N-NORMATIVE-IN-FORCE", Subject.DOCUMENTS_IN_FORCE, "E", "w*(?:E+D?|DE+)#.*|E#D.*"),
          of(ISSUED, Subject.DOCUMENTS, "A", "w*(?:A[AP]*D?|DA[AP]*)#.*|w*A[AP]*#D.*"),
          PUBLISHED,
          of(REPEALED, Subject.DOCUMENTS, "B", "w*(?:BD?|DB)#.*|w*B#D.*"),
          of("N-LICENSING", Subject.DECISIONS, "X", "X[HK]*K#.*|H?X#.*"),
          of("N-PENALTIES", Subject.DECISIONS, "S", "S[HK]*K#.*|H?S#.*"),
          of("N-COERCION", Subject.DECISIONS, "T", "T[HK]*K#.*|H?T#.*"));

  /** Returns whether requests are counted as an exception from those that were finished. */
  boolean isException() {
    return keys.equals("x");
  }

  boolean isOutcome() {
    return keys.length() == 1 && "abcdef".contains(keys);
  }

  boolean isApplicant() {
    return rule.equals("N-NATURAL-PERSON") || rule.equals("N-ORGANISATION");
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
    return rule.equals("N-LITIGATION-DIRECT") || rule.equals("N-LITIGATION-AFTER-REVIEW");
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

  private static StatedCountPattern of(String rule, Subject subject, String keys, String words) {
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
