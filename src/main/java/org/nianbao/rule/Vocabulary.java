package org.nianbao.rule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words that may stand in a place. A claim is believed only where every word around it is
 * known, because one unknown word (网上, 部分, 同比) can make it another figure.
 */
final class Vocabulary {
  private final Pattern leading;
  private final Pattern trailing;

  private Vocabulary(String alternatives) {
    leading = Pattern.compile("(?:" + alternatives + ")*+");
    trailing = Pattern.compile("(?:" + alternatives + ")$");
  }

  /** Of words separated by blanks. */
  static Vocabulary of(String words) {
    // longest first, so that a word is never taken for the shorter one it begins with
    return new Vocabulary(
        Arrays.stream(words.strip().split("\\s+", -1))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|")));
  }

  /** Whether the text is made of these words and nothing else; an empty one is. */
  boolean covers(CharSequence text) {
    return leading.matcher(text).matches();
  }

  /** The words of this vocabulary that the text begins with. */
  String opening(CharSequence text) {
    Matcher matcher = leading.matcher(text);
    return matcher.lookingAt() ? matcher.group() : "";
  }

  /** What is left when the words at both ends are taken away. */
  String strip(String text) {
    String rest = text.substring(opening(text).length());
    Matcher last = trailing.matcher(rest);
    while (last.find()) {
      rest = rest.substring(0, last.start());
      last = trailing.matcher(rest);
    }
    return rest;
  }
}
