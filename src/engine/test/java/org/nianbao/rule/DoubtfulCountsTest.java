package org.nianbao.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.rule.RuleOutcome.Fail;
import org.nianbao.template.Relation;

/**
 * Counts in the text of 某市人民政府办公室, of which it is in doubt whether they are its own. It received 45
 * requests, answered 42 and carried 3 over; there were 4 reviews.
 */
final class DoubtfulCountsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // another organ is named, or words are not known, and the other counts are right
        "市政府办公室代表市政府受理政府信息公开申请45件，办结44件，结转下年度3件。 | N-PROCESSED",
        "全市网站后台收到政府信息公开申请45件，答复42件，结转下年度2件。 | N-CARRIED-OUT",
        "市政府收到政府信息公开申请45件，引起行政复议6件。 | N-REVIEW",
        // all are right, or of something else
        "市政府办公室代表市政府受理政府信息公开申请45件，办结42件，结转下年度3件。 | -",
        "市财政局收到政府信息公开申请8件，办结8件。 | -",
        "市财政局收到政府信息公开申请8件，办结8件，结转下年度0件。 | -",
        "市财政局等部门收到政府信息公开申请8件，办结5件，结转下年度3件。 | -",
        "我办收到政府信息公开申请45件，全区发生行政复议12件。 | -",
        "我办收到政府信息公开申请45件，协助市政府答复政府信息公开申请7件。 | -",
        "我办收到政府信息公开申请45件，答复42件，去年结转的旧房改造类申请4件。 | -",
        // one agreeing count may do so by chance
        "市财政局收到政府信息公开申请8件，结转下年度3件。 | -",
        // of several counts of one kind, one is of a part
        "我办收到政府信息公开申请45件，累计收到政府信息公开申请450件。 | -",
        "我办收到政府信息公开申请45件，具体为土地类申请20件，规划类申请25件。 | -",
      })
  void oneCountIsWrongIfTheOthersAreRight(String text, String expected) {
    PublishedNarrative narrative =
        PublishedNarrative.of(
            "2024 | 某市人民政府办公室 | received=45 processed=42 carriedOut=3 review=4 | 2024年，" + text);
    List<String> failed =
        RuleChecker.outcomes(narrative.submission(null)).stream()
            .filter(outcome -> outcome instanceof Fail)
            .map(RuleOutcome::rule)
            .filter(rule -> rule.relation() == Relation.NARRATIVE)
            .map(rule -> rule.id())
            .toList();
    assertEquals(expected == null ? List.of() : List.of(expected), failed);
  }
}
