package org.nianbao.locate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Answers to questions that come up again and again, for offices write the same labels; forgotten
 * all at once when they become too many.
 */
final class Remembered<K, V> {
  private final int most;
  private final Function<K, V> answer;
  private final Map<K, V> answers = new ConcurrentHashMap<>();

  Remembered(int most, Function<K, V> answer) {
    this.most = most;
    this.answer = answer;
  }

  V of(K question) {
    V known = answers.get(question);
    if (known != null) {
      return known;
    }
    V found = answer.apply(question);
    if (answers.size() >= most) {
      answers.clear();
    }
    answers.put(question, found);
    return found;
  }
}
