package org.nianbao.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words to be found in running text, by the characters they may begin with: most places of a text
 * are passed over at a glance.
 */
final class Phrase {
  private final String beginnings;
  private final Pattern pattern;

  /** A bit for each beginning, by the last six bits of the character. */
  private final long glance;

  private Phrase(String beginnings, Pattern pattern) {
    this.beginnings = beginnings;
    this.pattern = pattern;
    glance = beginnings.chars().mapToLong(c -> 1L << c).reduce(0, (one, other) -> one | other);
  }

  /**
   * Of an expression that never matches the empty text.
   *
   * @param beginnings all characters with which a match may begin
   */
  static Phrase of(String beginnings, String regex) {
    return new Phrase(beginnings, Pattern.compile(regex));
  }

  String beginnings() {
    return beginnings;
  }

  Pattern pattern() {
    return pattern;
  }

  boolean isIn(String text) {
    return in(text).find();
  }

  /** Where it stands last in a text; -1 if it does not. */
  int lastIn(String text) {
    Search search = in(text);
    int last = -1;
    while (search.find()) {
      last = search.match().start();
    }
    return last;
  }

  /** The text without it. */
  String erasedFrom(String text) {
    Search search = in(text);
    if (!search.find()) {
      return text;
    }
    StringBuilder rest = new StringBuilder(text.length());
    int copied = 0;
    do {
      rest.append(text, copied, search.match().start());
      copied = search.match().end();
    } while (search.find());
    return rest.append(text, copied, text.length()).toString();
  }

  /** Begins to look for it in a text. */
  Search in(CharSequence text) {
    return new Search(text);
  }

  private boolean mayBeginWith(char c) {
    return (glance >>> c & 1) != 0 && beginnings.indexOf(c) >= 0;
  }

  /** Finds one match after the other, as {@link Matcher#find} does. */
  final class Search {
    private final CharSequence text;
    private final Matcher matcher;
    private int next;

    private Search(CharSequence text) {
      this.text = text;
      matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

    boolean find() {
      for (int i = next; i < text.length(); i++) {
        if (mayBeginWith(text.charAt(i)) && matcher.region(i, text.length()).lookingAt()) {
          next = matcher.end();
          return true;
        }
      }
      next = text.length();
      return false;
    }

    /** What was found last. */
    Matcher match() {
      return matcher;
    }
  }
}
