package org.nianbao.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A set of the words allowed at a position. A count is accepted only if every word around it is
 * known, because one unknown word (网上, 部分, 同比) can change its meaning.
 */
final class WordSet {
  private final Map<Character, List<String>> byFirst = new HashMap<>();
  private final Map<Character, List<String>> byLast = new HashMap<>();

  private WordSet(String... words) {
    // longest first, so that no word is mistaken for a shorter one that it begins with
    Arrays.stream(words)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .forEach(
            word -> {
              list(byFirst, word.charAt(0)).add(word);
              list(byLast, word.charAt(word.length() - 1)).add(word);
            });
  }

  private static List<String> list(Map<Character, List<String>> lists, char key) {
    return lists.computeIfAbsent(key, first -> new ArrayList<>());
  }

  /** Returns the set of words separated by white space. */
  static WordSet of(String words) {
    return new WordSet(words.strip().split("\\s+", -1));
  }

  /** Returns whether the text consists of these words only; true for an empty text. */
  boolean covers(String text) {
    return end(text) == text.length();
  }

  /** Returns the words of this set at the beginning of a text. */
  String prefix(String text) {
    return text.substring(0, end(text));
  }

  /** Returns the end position of the words at the beginning of a text. */
  private int end(String text) {
    int end = 0;
    for (int length = lengthAt(text, 0); length > 0; length = lengthAt(text, end)) {
      end += length;
    }
    return end;
  }

  /** Returns the length of the longest word at a position; 0 if there is none. */
  int lengthAt(String text, int position) {
    if (position < text.length()) {
      for (String word : byFirst.getOrDefault(text.charAt(position), List.of())) {
        if (text.startsWith(word, position)) {
          return word.length();
        }
      }
    }
    return 0;
  }

  /** Returns the text without the words at both ends. */
  String strip(String text) {
    int start = end(text);
    int end = text.length();
    for (int length = lengthBefore(text, start, end); length > 0; ) {
      end -= length;
      length = lengthBefore(text, start, end);
    }
    return text.substring(start, end);
  }

  private int lengthBefore(String text, int start, int end) {
    if (end > start) {
      for (String word : byLast.getOrDefault(text.charAt(end - 1), List.of())) {
        int from = end - word.length();
        if (from >= start && text.startsWith(word, from)) {
          return word.length();
        }
      }
    }
    return 0;
  }
}
