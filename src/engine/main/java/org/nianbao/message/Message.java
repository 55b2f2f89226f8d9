package org.nianbao.message;

import java.util.List;
import java.util.Map;

/**
 * A message for people, independent of language: the key of its pattern and its arguments.
 * Immutable and thread-safe.
 *
 * @param key the key of the pattern in the message bundle
 * @param arguments the values of {@code {0}}, {@code {1}} … in the pattern; a {@code Message} among
 *     them is formatted first, and a list is shown entry by entry
 * @param wordings patterns that replace that of the bundle, by language ({@code zh}, {@code en}): a
 *     form's own sentence; empty if there are none
 */
public record Message(String key, List<Object> arguments, Map<String, String> wordings) {
  public Message {
    arguments = List.copyOf(arguments);
    wordings = Map.copyOf(wordings);
  }

  /** Creates a message in the words of the bundle. */
  public Message(String key, List<Object> arguments) {
    this(key, arguments, Map.of());
  }

  public static Message of(String key, Object... arguments) {
    return new Message(key, List.of(arguments));
  }

  /**
   * Creates a message in the words of a form.
   *
   * @param wordings the form's patterns by language; where there is none, the bundle's is used
   */
  public static Message worded(Map<String, String> wordings, String key, Object... arguments) {
    return new Message(key, List.of(arguments), wordings);
  }

  /**
   * Returns the message in Chinese, for logs and debuggers; people are shown {@link
   * Messages#format}.
   */
  @Override
  public String toString() {
    return Messages.CHINESE.format(this);
  }
}
