package org.nianbao.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The search for a pattern that can begin with few characters only. {@link Matcher#find()} would
 * try each alternative of the pattern at each character.
 */
final class PatternSearch {
  private PatternSearch() {}

  /**
   * Returns whether a text contains a match of a pattern without anchors and lookbehind.
   *
   * @param begins the characters that a match may begin with
   */
  static boolean find(Pattern pattern, String begins, CharSequence text) {
    for (int at = 0; at < text.length(); at++) {
      if (begins.indexOf(text.charAt(at)) >= 0) {
        return find(pattern.matcher(text), begins, text, at);
      }
    }
    return false;
  }

  /**
   * Finds the next match of a pattern without anchors and lookbehind.
   *
   * @param pattern the matcher of the pattern in the text
   * @param begins the characters that a match may begin with
   * @param from the position at which the search begins
   */
  static boolean find(Matcher pattern, String begins, CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (begins.indexOf(text.charAt(at)) >= 0 && pattern.region(at, text.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }
}
