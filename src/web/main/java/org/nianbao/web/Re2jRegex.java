package org.nianbao.web;

import java.util.regex.Pattern;
import org.jsoup.helper.Regex;

/**
 * Takes the place of jsoup's class of this name, which uses another library for patterns if it is
 * there.
 */
public final class Re2jRegex {
  private Re2jRegex() {}

  /** Returns a pattern of the JDK. */
  public static Regex compile(String regex) {
    return Regex.fromPattern(Pattern.compile(regex));
  }
}
