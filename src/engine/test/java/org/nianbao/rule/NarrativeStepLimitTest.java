package org.nianbao.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.WatchedText;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.rule.NormalizedSentence.Count;
import org.nianbao.template.Template;

/** Long narratives: the work on them is counted, and what is not checked is said. */
class NarrativeStepLimitTest {
  private static final String RECEIVED = "收到政府信息公开申请5件，";

  /** Counts how often its elements are asked for. */
  private static final class Watched<T> extends AbstractList<T> {
    private final List<T> elements;
    private long asked;

    Watched(List<T> elements) {
      this.elements = elements;
    }

    @Override
    public T get(int index) {
      asked++;
      return elements.get(index);
    }

    @Override
    public int size() {
      return elements.size();
    }
  }

  @Test
  void everyCountOfASentenceIsLookedAtAFewTimes() {
    int many = 2_000;
    String text = (NormalizedSentence.COUNT + "，").repeat(many);
    List<Count> counts =
        IntStream.range(0, many).mapToObj(each -> new Count(1, '件', 2 * each, 1)).toList();
    Watched<Count> watched = new Watched<>(counts);
    List<Integer> origins = IntStream.range(0, text.length()).boxed().toList();

    List<Clause> clauses =
        Clause.of(new NormalizedSentence(text, watched, origins, new java.util.TreeMap<>()));

    assertEquals(counts, clauses.stream().map(Clause::count).toList());
    assertTrue(watched.asked <= 3L * many, () -> watched.asked + " looks at " + many + " counts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,234,", "234,", "一", "万", "1", "十年", "３件", "二", "近", "二三四五年来"})
  void everyCharacterIsLookedAtABoundedNumberOfTimes(String part) {
    int length = 20_000;
    WatchedText text = new WatchedText(part.repeat(length / part.length()) + "x");
    Matcher number = NormalizedSentence.NUMBER.matcher(text);
    for (int at = 0; NormalizedSentence.find(number, text, at); at = number.end()) {
      assertFalse(number.group().isEmpty());
    }
    Matcher mention = ReportPeriod.YEAR_MENTION.matcher(text);
    for (int at = 0; ReportPeriod.find(mention, text, at); at = mention.end()) {
      assertFalse(mention.group().isEmpty());
    }
    assertTrue(text.asked() <= 1_000L * length, () -> text.asked() + " looks");
  }

  @Test
  void textBehindTheLimitIsNotRead() {
    String first = "全年收到政府信息公开申请12件。";
    String text = first + "未收到政府信息公开申请，".repeat(100) + "因政府信息公开引发行政复议3件。";
    NarrativeStepLimit all = new NarrativeStepLimit();
    assertEquals(List.of("N-REVIEW"), rules(text, all));
    assertFalse(all.isReached());
    assertEquals(text.length(), all.characters());

    NarrativeStepLimit few = new NarrativeStepLimit(5 * NarrativeStepLimit.STEPS_PER_CONTEXT);
    assertEquals(List.of(), rules(text, few));
    assertTrue(few.isReached());
    assertTrue(few.characters() > first.length(), () -> few.characters() + " characters");
    assertTrue(few.characters() < text.length() / 2, () -> few.characters() + " characters");
  }

  @Test
  void whatIsNotCheckedOfALongNarrativeIsSaid() {
    String text =
        RECEIVED.repeat(2 * NarrativeStepLimit.MAX_STEPS / NarrativeStepLimit.STEPS_PER_CONTEXT);
    List<String> said = undecided(text);
    assertEquals(
        1, said.stream().filter(each -> each.startsWith("文字部分过长")).count(), said::toString);
    assertEquals(said, undecided(text));
    assertTrue(undecided(RECEIVED).stream().noneMatch(each -> each.startsWith("文字部分过长")));
  }

  @Test
  void theFeeIsLookedForInTheFirstPartOfALongSection() {
    String text = "工作。".repeat(StatementCheck.MAX_TEXT_LENGTH / 3) + "未收取信息处理费。";
    assertEquals(1, fees(undecided(text, "narrative.other")));
    assertEquals(0, fees(undecided("未收取信息处理费。" + text, "narrative.other")));
  }

  private static long fees(List<String> said) {
    return said.stream().filter(each -> each.contains("信息处理费")).count();
  }

  private static List<String> rules(String text, NarrativeStepLimit limit) {
    return StatedCounts.read("", text, 2024, "市统计局", limit).stream()
        .map(each -> each.rule().toString())
        .toList();
  }

  private static List<String> undecided(String text) {
    return undecided(text, "narrative.overview.requests");
  }

  private static List<String> undecided(String text, String part) {
    Map<String, String> texts = Map.of(Template.UNIT, "市统计局", part, text);
    List<String> said = new ArrayList<>();
    for (RuleOutcome verdict :
        RuleChecker.outcomes(Submission.of("", Template.current(), Map.of(), texts, 2024))) {
      if (verdict instanceof RuleOutcome.Undecided undecided) {
        said.add(Messages.CHINESE.format(undecided.reason()));
      }
    }
    return said.stream().distinct().toList();
  }
}
