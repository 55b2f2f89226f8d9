package org.nianbao.template;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An expression between the braces of a placeholder in a template: the name of a value, such as
 * {@code requests.received.total}, or a value looked up by a key, such as {@code
 * unit.figures.get(figure.key)}. No other expressions are allowed; evaluation only reads maps.
 *
 * @param name the name of the value, or of the map to look it up in; segments joined by dots
 * @param key the key to look up; null if there is none, or if it is the value of {@code keyName}
 * @param keyName the name of the value that is the key to look up; null if there is none
 */
public record TemplateExpression(String name, @Nullable String key, @Nullable String keyName) {
  private static final int MAX_LENGTH = 200;

  private static final String NAME = "[A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z][A-Za-z0-9_]*)*";

  private static final Pattern SYNTAX =
      Pattern.compile("(" + NAME + ")(?:\\.get\\((?:\"(" + NAME + ")\"|(" + NAME + "))\\))?");

  /** Parses an expression; empty if the text is none. */
  public static Optional<TemplateExpression> parse(String text) {
    Matcher form = SYNTAX.matcher(text.strip());
    return text.length() <= MAX_LENGTH && form.matches()
        ? Optional.of(new TemplateExpression(form.group(1), form.group(2), form.group(3)))
        : Optional.empty();
  }

  /** Returns whether a value is looked up by a key. */
  boolean isLookup() {
    return key != null || keyName != null;
  }

  /** Returns the first segment of a name. */
  static String firstSegment(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Returns the name after its first segment; empty if it has one segment only. */
  static String afterFirstSegment(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  /**
   * Evaluates the expression.
   *
   * @param values nested maps of values
   * @return the value, which may be null
   * @throws IllegalArgumentException if there is no such value
   */
  public @Nullable Object evaluate(Map<String, ?> values) {
    Object named = value(name, values);
    if (!isLookup()) {
      return named;
    }
    Object sought = key != null ? key : value(String.valueOf(keyName), values);
    return step(named, String.valueOf(sought));
  }

  private static @Nullable Object value(String name, Map<String, ?> values) {
    Object value = values;
    for (String step : name.split("\\.", -1)) {
      value = step(value, step);
    }
    return value;
  }

  private static @Nullable Object step(@Nullable Object map, String key) {
    if (map instanceof Map<?, ?> values && values.containsKey(key)) {
      return values.get(key);
    }
    throw new IllegalArgumentException("no value named " + key);
  }
}
