package org.nianbao.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the narrative sections of a report say that its tables say too. */
final class Narrative {
  private Narrative() {}

  /**
   * The counts that the text states of this unit and this year, in order. Where it is in doubt
   * whose count it is, or of what, there is no claim: a warning must be worth the clerk's look.
   *
   * @param year the report year
   * @param unit the unit's name; empty if it is not known
   * @param limit counts what is read; what stands behind it is not
   */
  static List<Claim> claims(String text, int year, String unit, NarrativeLimit limit) {
    Period period = new Period(year);
    ReportingUnit speaker = new ReportingUnit(unit);
    List<Claim> claims = new ArrayList<>();
    Sentence previous = new Sentence("");
    CountedText previousPlain = null;
    for (Sentence sentence : Sentence.of(text)) {
      if (limit.isReached()) {
        break;
      }
      CountedText plain = null;
      boolean counts = false;
      if (CountedText.mayCount(sentence.text()) || Denial.mayBeIn(sentence.text())) { // few do
        plain = CountedText.of(sentence);
        counts = !plain.counts().isEmpty() || Denial.mayBeIn(plain.text());
        if (counts) {
          CountedText before =
              previousPlain == null ? CountedText.of(previous) : previousPlain;
          claims.addAll(
              SentenceReader.claims(period, speaker, sentence, plain, before.text(), limit));
        }
      }
      if (!counts) {
        limit.read(sentence.text().length());
      }
      previous = sentence;
      previousPlain = plain;
    }
    return consistent(claims);
  }

  /** Whether the text speaks of the information processing fee, if only that there was none. */
  static boolean speaksOfFee(String text) {
    return FeeStatement.isIn(text);
  }

  /** Each claim once; none of a rule for which the text states several counts. */
  private static List<Claim> consistent(List<Claim> claims) {
    Map<String, Long> stated = new HashMap<>();
    Set<String> doubtful = new HashSet<>();
    List<Claim> distinct = new ArrayList<>();
    for (Claim claim : claims) {
      Long earlier = stated.putIfAbsent(claim.rule(), claim.stated());
      if (earlier == null) {
        distinct.add(claim);
      } else if (earlier != claim.stated()) {
        doubtful.add(claim.rule());
      }
    }
    // what was handled is never less than what was received: it must mean those dealt with
    Long received = stated.get(ClaimPattern.RECEIVED);
    Long handled = stated.get(ClaimPattern.HANDLED);
    if (received != null && handled != null && handled < received) {
      doubtful.add(ClaimPattern.HANDLED);
    }
    distinct.removeIf(claim -> doubtful.contains(claim.rule()));
    return List.copyOf(distinct);
  }
}
