package org.nianbao.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nianbao.form.Submission;
import org.nianbao.rule.PublishedNarrative.Count;
import org.nianbao.template.Relation;

/** Published narratives: none is accused, and nearly every count that is changed is found. */
final class PublishedNarrativesTest {
  private static final int MIN_RECALL_PERCENT = 90;

  private static final Set<String> WORDING_RULES =
      Set.of("N-PLACEHOLDER", "N-YEAR", "N-UNIT", "N-FEE-AMOUNT", "N-FEE-NOTICE", "N-REPEATED");

  static Stream<PublishedNarrative> narratives() {
    return PublishedNarrative.all().stream();
  }

  @ParameterizedTest
  @MethodSource("narratives")
  void accusesNoneThatAgreesWithItsTables(PublishedNarrative narrative) {
    assertEquals(List.of(), found(narrative.submission(null)));
  }

  /** The narratives are parts of reports, so that other rules may find something missing. */
  @ParameterizedTest
  @MethodSource("narratives")
  void hasNoWordsToSendBack(PublishedNarrative narrative) {
    List<String> found = new ArrayList<>();
    for (RuleOutcome outcome : RuleChecker.outcomes(narrative.submission(null))) {
      if (outcome instanceof RuleOutcome.Fail fail && WORDING_RULES.contains(fail.rule().id())) {
        found.add(fail.rule().id() + " " + fail.discrepancy().actual());
      }
    }
    assertEquals(List.of(), found);
  }

  @ParameterizedTest
  @MethodSource("narratives")
  void findsEveryKnownCountThatIsChanged(PublishedNarrative narrative) {
    for (Count count : narrative.counts()) {
      assertEquals(
          count.known(),
          !found(narrative.submission(count)).isEmpty(),
          () -> count.figure() + " " + count.words() + " in " + narrative);
    }
  }

  @ParameterizedTest
  @MethodSource
  void accusesNoConsistentSentence(PublishedNarrative sentence) {
    assertEquals(List.of(), found(sentence.submission(null)));
  }

  static Stream<PublishedNarrative> accusesNoConsistentSentence() {
    List<PublishedNarrative> sentences = new ArrayList<>();
    String figures = "";
    for (String line : PublishedNarrative.lines("consistent-sentences.txt")) {
      if (line.startsWith("= ")) {
        figures = line.substring(2);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        sentences.add(
            PublishedNarrative.of("2024 | 清江县卫生健康局 | " + figures + " | （二）依申请公开。" + line));
      }
    }
    return sentences.stream();
  }

  /** Nineteen were typed for nine: that nine were processed does not make nine received right. */
  @Test
  void requestsReceivedAreNotThoseProcessed() {
    PublishedNarrative narrative =
        PublishedNarrative.of(
            "2024 | 某镇人民政府 | received=19 carriedIn=1 processed=9 carriedOut=1"
                + " | 2024年，我镇共收到政府信息公开申请9件，上年结转1件，办结9件，结转下年度1件。");
    assertEquals(List.of("N-HANDLED 9"), found(narrative.submission(null)));
  }

  @Test
  void findsNearlyAll() {
    List<Count> all = narratives().flatMap(narrative -> narrative.counts().stream()).toList();
    long known = all.stream().filter(Count::known).count();
    assertTrue(
        100 * known >= MIN_RECALL_PERCENT * (long) all.size(), () -> known + " of " + all.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          共收到政府信息公开申请12件，其中上年结转3件，办结15件。 | N-HANDLED 12, N-CARRIED-IN 3, N-PROCESSED 15
          共收到政府信息公开申请7件，其中上年结转1件，办结15件。 | N-PROCESSED 15
          我镇共收到政府信息公开申请8件（含上年结转1件），均已按期答复8件，结转0件。 | ''
          新收政府信息公开申请7件，其中网络申请5件、信函申请2件，当面申请0件。已答复6件，其余正在办理。 | N-PROCESSED 6
          全年办结12345热线工单1200件。收到政府信息公开申请7件，其中自然人6件，企业1件。 | ''
          本年度行政规范性文件发布3条，废止数量4条，现行有效数量99条。 | N-NORMATIVE-IN-FORCE 99
          因不服信息公开答复引起行政复议7件，其中3件结果维持，4件结果纠正。 | N-REVIEW-UPHELD 3, N-REVIEW-CORRECTED 4
          收到政府信息公开申请7件，其中网上申请5件，当面申请2件。 | ''
          收到政府信息公开申请7件，上年结转1件，其中网上申请6件，当面申请2件。 | ''
          收到政府信息公开申请7件，其中网上申请6件，当面申请4件。 | N-CHANNELS 10
          收到政府信息公开申请7件，其中网上申请6件，信函申请3件，当面申请4件。 | N-CHANNELS 13
          收到政府信息公开申请7件，其中网上申请6件，信函申请3件，合计9件。 | N-CHANNELS 9
          收到政府信息公开申请7件，其中网上申请9件；办结政府信息公开申请8件，其中网上申请9件，信函申请2件，含上年结转1件。 | N-CHANNELS 9, N-CHANNELS 11
          受理不动产登记申请1200件，办结1195件，结转下年5件。 | ''
          收到低保申请88件，办结88件，不予批准5件。 | ''
          收到不动产登记信息查询申请1200件，办结1200件。 | ''
          全年行政复议案件共42件，其中政府信息公开类7件。 | ''
          行政复议案件42件中，有7件涉及政府信息公开。 | ''
          本单位行政诉讼案件23件，涉及政府信息公开的6件。 | ''
          收到申请情况\\n共收到政府信息公开申请88件。 | N-RECEIVED 88
          申请办理情况\\n共收到政府信息公开申请88件。 | N-RECEIVED 88
          加强政府信息公开工作\\n共收到政府信息公开申请7件。 | ''
          收到政府信息公开申请7件，办结率90%。 | N-SHARE 90
          收到政府信息公开申请7件，按时办结率90%。 | ''
          办理12345热线工单70件，办结率90%。 | ''
          收到政府信息公开申请7件，其中自然人申请6件，占比85.7%；法人或其他组织申请1件，占14.3%。 | ''
          收到政府信息公开申请7件，占全市总量的3%，其中自然人申请6件，占比75%。 | ''
          收到政府信息公开申请7件，其中自然人申请6件，占比58.7%，网上申请5件，占7%。 | N-SHARE 58.7, N-SHARE 7
          8件申请中，自然人申请3件，法人或其他组织申请5件。 | N-NATURAL-PERSON 3, N-ORGANISATION 5
          收到政府信息公开申请7件，其中涉及规划类2件，予以公开2件。 | N-GRANTED 2
          收到政府信息公开申请7件，其中涉及规划类2件，涉及征地类5件，不予公开1件。 | N-REFUSED 1
          新收政府信息公开申请7件，已办结5件，2件正在办理。上年结转1件。 | N-PROCESSED 5, N-CARRIED-OUT 2
          新收政府信息公开申请7件，已办结5件。 | N-PROCESSED 5
          办结政府信息公开申请8件，其中上年结转2件，本年新收6件。 | N-CARRIED-IN 2
          全年新增政府信息公开行政复议8件。 | N-REVIEW 8
          政府信息公开行政诉讼0件，行政复议7件，其中维持5件。 | N-REVIEW-UPHELD 5
          政府信息公开行政诉讼0件，其中直接起诉2件，维持1件。 | N-LITIGATION-DIRECT 2, N-LITIGATION-UPHELD 1
          """)
  void findsWhatContradictsTheTables(String text, String expected) {
    String figures =
        "received=7 carriedIn=1 processed=8 natural=6 legal=1 issued=3 repealed=4 inForce=25"
            + " review=7 review.upheld=6 review.corrected=1";
    PublishedNarrative narrative =
        PublishedNarrative.of("2024 | 某镇人民政府 | " + figures + " | " + text);
    assertEquals(expected, String.join(", ", found(narrative.submission(null))));
  }

  private static List<String> found(Submission submission) {
    List<String> found = new ArrayList<>();
    for (RuleOutcome outcome : RuleChecker.outcomes(submission)) {
      if (outcome instanceof RuleOutcome.Fail fail
          && outcome.rule().relation() == Relation.NARRATIVE) {
        found.add(fail.rule().id() + " " + fail.discrepancy().actual());
      }
    }
    return found;
  }
}
