package org.nianbao.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.rule.WordedCounts.Counted;

/** Counts in the words of a form of another field, of 某局 in 2024. */
final class WordedCountsTest {
  private static final List<Counted> COUNTED =
      List.of(
          counted("N-POSTS", "信息、政府信息", "发布", "条"),
          counted("N-NEWS", "政务动态信息", "发布", "条"),
          counted("N-TOPICS", "专栏、专栏专题", "新开设、开设、新建", "个"),
          counted("N-VISITS", "网站访问量、访问网站", "", "人次、次"));

  private static Counted counted(String rule, String subjects, String verbs, String measures) {
    return new Counted(
        CountRule.of(rule), words(subjects), words(verbs), words(measures), List.of("通过门户网站"));
  }

  private static List<String> words(String words) {
    return words.isEmpty() ? List.of() : List.of(words.split("、"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "2024年，我局发布信息1,200条。 | N-POSTS=1200条",
        "全年共发布信息1200条，新开设专栏3个。 | N-POSTS=1200条 N-TOPICS=3个",
        "全年共发布信息一百二十条。 | N-POSTS=120条",
        "新开设3个专栏。 | N-TOPICS=3个",
        "新开设了专栏3个。 | N-TOPICS=3个",
        "新开设专栏专题3个。 | N-TOPICS=3个",
        "专栏新开设3个。 | N-TOPICS=3个",
        "某局发布政务动态信息80条。 | N-NEWS=80条",
        "共发布信息100条，其中发布政务动态信息80条。 | N-POSTS=100条 N-NEWS=80条",
        "我局通过门户网站发布信息1200条。 | N-POSTS=1200条",
        "网站访问量为1.2万人次。 | N-VISITS=12000人次",
        "新开设专栏数量为3个。 | N-TOPICS=3个",
        "未新开设专栏。 | N-TOPICS=0",
        "本年没有开设专栏，发布信息5条。 | N-TOPICS=0 N-POSTS=5条",
        // of a part, another year, another unit, a plan, or with words that are not understood
        "通过微信发布信息200条。 | -",
        "共发布信息100条，其中发布信息80条。 | N-POSTS=100条",
        "2023年，我局发布信息900条。 | -",
        "上半年发布信息900条。 | -",
        "县教育局发布信息900条。 | -",
        "下一步，计划新开设专栏3个。 | -",
        "发布信息1200余条。 | -",
        "发布信息1200条以上。 | -",
        "发布信息12篇。 | -",
        "维护专栏3个。 | -",
        "收到申请5件，均已答复。 | -"
      })
  void countsAreReadInTheWordsOfTheForm(String text, String expected) {
    String found =
        new WordedCounts(COUNTED, 2024, "某局")
            .read("一、总体情况", text).stream()
                .map(count -> count.rule() + "=" + count.value() + count.measure())
                .collect(Collectors.joining(" "));
    assertEquals(expected == null ? "" : expected, found);
  }
}
