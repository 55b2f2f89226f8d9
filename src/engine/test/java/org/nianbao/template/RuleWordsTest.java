package org.nianbao.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleWordsTest {
  @Test
  void aSentenceNeedsNoFullStop() {
    RuleWords words = new RuleWords(List.of(new RuleItem(RuleWords.SENTENCE, "{0} 较大，请核对。", null)));
    assertEquals(Map.of("zh", "{0} 较大，请核对"), words.sentence(RuleWords.SENTENCE));
  }
}
