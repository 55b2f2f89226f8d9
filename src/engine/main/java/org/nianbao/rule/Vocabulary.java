package org.nianbao.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that may stand in a place. A claim is believed only where every word around it is
 * known, because one unknown word (网上, 部分, 同比) can make it another figure.
 */
final class Vocabulary {
  private final Map<Character, List<String>> byFirst = new HashMap<>();
  private final Map<Character, List<String>> byLast = new HashMap<>();

  private Vocabulary(String... words) {
    // longest first, so that a word is never taken for the shorter one it begins with
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

  /** Of words separated by blanks. */
  static Vocabulary of(String words) {
    return new Vocabulary(words.strip().split("\\s+", -1));
  }

  /** Whether the text is made of these words and nothing else; an empty one is. */
  boolean covers(String text) {
    return end(text) == text.length();
  }

  /** The words of this vocabulary that the text begins with. */
  String opening(String text) {
    return text.substring(0, end(text));
  }

  /** Where the words end that the text begins with. */
  private int end(String text) {
    int end = 0;
    for (int length = lengthAt(text, 0); length > 0; length = lengthAt(text, end)) {
      end += length;
    }
    return end;
  }

  /** The length of the longest word that stands in the text from there on; 0 for none. */
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

  /** What is left when the words at both ends are taken away. */
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
