package org.nianbao.message;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The messages in one language, read when one is needed. Thread-safe. */
public final class Messages {
  /** The messages in Chinese, the language of staff. */
  public static final Messages CHINESE = new Messages("zh");

  /** The messages in English. */
  public static final Messages ENGLISH = new Messages("en");

  /** Control characters, including those for bidirectional text (Unicode's Bidi_Control). */
  private static final Pattern CONTROL_CHARACTERS =
      Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  /** The forms of a word for one and for several, after the number of the argument that counts. */
  private static final Pattern PLURAL = Pattern.compile("\\{(\\d)#([^|{}]*)\\|([^|{}]*)\\}");

  private static final Pattern LINE_BREAKS = Pattern.compile("[\\t\\n\\r\\u0085\\u2028\\u2029]+");

  /**
   * The maximum length of an argument: a cell may have 32,767 characters, and a message has several
   * arguments.
   */
  private static final int MAX_ARGUMENT_LENGTH = 4_000;

  private final String language;

  /** The patterns by their keys; null until one is needed. */
  private volatile @Nullable Map<String, String> patterns;

  private Messages(String language) {
    this.language = language;
  }

  /** Returns the patterns. Two threads may both read the bundle, with the same result. */
  private Map<String, String> patterns() {
    Map<String, String> read = patterns;
    if (read == null) {
      read = MessageBundle.read(language);
      patterns = read;
    }
    return read;
  }

  /**
   * Formats a message.
   *
   * @throws MissingResourceException if the bundle has no such pattern
   */
  public String format(Message message) {
    Object[] arguments = message.arguments().stream().map(this::formattedArgument).toArray();
    String own = message.wordings().get(language);
    String pattern = own == null ? pattern(message.key()) : own;
    return withArguments(withNumber(pattern, arguments), arguments);
  }

  /**
   * Replaces the numbers in braces by the arguments. Quotes enclose literal text, and two of them
   * are one. {@code MessageFormat} reads the same patterns, but brings the formats of all numbers
   * and dates into the page's script.
   */
  private static String withArguments(String pattern, Object[] arguments) {
    StringBuilder text = new StringBuilder(2 * pattern.length());
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\'' && pattern.startsWith("''", i)) {
        text.append(c);
        i++;
      } else if (c == '\'') {
        quoted = !quoted;
      } else if (c == '{' && !quoted) {
        int end = pattern.indexOf('}', i);
        int number = Integer.parseInt(pattern.substring(i + 1, end));
        text.append(number < arguments.length ? arguments[number] : pattern.substring(i, end + 1));
        i = end;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Returns a pattern with its plurals decided: {@code {0#file|files}} is "file" if {0} is 1. */
  private static String withNumber(String pattern, Object[] arguments) {
    if (pattern.indexOf('#') < 0) {
      return pattern;
    }
    Matcher plural = PLURAL.matcher(pattern);
    StringBuilder decided = new StringBuilder();
    int from = 0;
    while (plural.find()) {
      boolean one = arguments[Integer.parseInt(plural.group(1))].equals("1");
      decided.append(pattern.substring(from, plural.start())).append(plural.group(one ? 2 : 3));
      from = plural.end();
    }
    return decided.append(pattern.substring(from)).toString();
  }

  /** Formats the message with this key. */
  public String format(String key, Object... arguments) {
    return format(Message.of(key, arguments));
  }

  /** Returns whether there is a message with this key. */
  public boolean contains(String key) {
    return patterns().containsKey(key);
  }

  private String pattern(String key) {
    String pattern = patterns().get(key);
    if (pattern == null) {
      throw new MissingResourceException("no message " + key, "messages_" + language, key);
    }
    return pattern;
  }

  /**
   * Formats an argument: numbers without grouping, exponent and trailing zeros, lists entry by
   * entry.
   */
  private Object formattedArgument(Object argument) {
    if (argument instanceof Message message) {
      return format(message);
    }
    if (argument instanceof List<?> list) {
      return list.stream()
          .map(this::formattedArgument)
          .map(String::valueOf)
          .collect(Collectors.joining(pattern("list.separator")));
    }
    if (argument instanceof BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
    return onOneLine(argument.toString());
  }

  /** A quick test that is false for nearly all characters. */
  private static boolean mayBeControlCharacter(int c) {
    return c < ' '
        || (c >= '\u007f' && c <= '\u009f')
        || (c >= '\u2028' && c <= '\u2069')
        || c == '\u200e'
        || c == '\u200f'
        || c == '\u061c';
  }

  /**
   * Returns a text on one line and without control characters, which names of files and texts of
   * cells may contain.
   */
  public static String withoutControlCharacters(String text) {
    if (text.chars().noneMatch(Messages::mayBeControlCharacter)) {
      return text;
    }
    String unbroken = LINE_BREAKS.matcher(text).replaceAll(" ");
    return CONTROL_CHARACTERS.matcher(unbroken).replaceAll("\ufffd");
  }

  /** Returns a text on one line, shortened to the maximum length. */
  private static String onOneLine(String text) {
    String line = withoutControlCharacters(text);
    return line.length() <= MAX_ARGUMENT_LENGTH
        ? line
        : line.substring(0, MAX_ARGUMENT_LENGTH) + "…";
  }
}
