package org.nianbao.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the bundle of a language: what of the format of {@link java.util.Properties} the bundles
 * use, in UTF-8. TeaVM's properties take a large part of the time in which the page gets ready.
 */
final class MessageBundle {
  private static final String BLANKS = " \t\f";

  private final String text;
  private int at;

  private MessageBundle(String text) {
    this.text = text;
  }

  /** Returns the patterns of a language by their keys. */
  static Map<String, String> read(String language) {
    String resource = "messages_" + language + ".properties";
    try (InputStream in =
        Objects.requireNonNull(MessageBundle.class.getResourceAsStream(resource), resource)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the values of a text by their keys. A line that is neither blank nor begins with a
   * number sign is a key, an equals sign, and a value. A backslash at its end joins it with the
   * next, whose blanks at the beginning are left out; {@code \\n} is a line feed, and a backslash
   * before any other character is left out.
   */
  static Map<String, String> parse(String text) {
    MessageBundle bundle = new MessageBundle(text.replace("\r", ""));
    Map<String, String> values = new HashMap<>();
    while (bundle.at < bundle.text.length()) {
      bundle.readLine(values);
    }
    return values;
  }

  private void readLine(Map<String, String> values) {
    skipBlanks();
    int end = lineEnd();
    if (at == end || text.charAt(at) == '#') {
      at = end + 1;
      return;
    }
    int equals = text.indexOf('=', at);
    if (equals < 0 || equals > end) {
      throw new IllegalArgumentException("no equals sign: " + text.substring(at, end));
    }
    String key = text.substring(at, equals);
    at = equals + 1;
    skipBlanks();
    values.put(key, readValue());
  }

  private String readValue() {
    int end = lineEnd();
    String plain = text.substring(at, end);
    if (plain.indexOf('\\') < 0) {
      at = end + 1;
      return plain;
    }
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '\n') {
      char c = text.charAt(at++);
      if (c != '\\' || at == text.length()) {
        value.append(c);
        continue;
      }
      char escaped = text.charAt(at++);
      if (escaped == '\n') {
        skipBlanks();
      } else {
        value.append(escaped == 'n' ? '\n' : escaped);
      }
    }
    at++;
    return value.toString();
  }

  private void skipBlanks() {
    while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private int lineEnd() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }
}
