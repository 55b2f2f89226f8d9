package org.nianbao.message;

import java.util.List;

/**
 * A message for people, independent of language: the key of its pattern and its arguments.
 * Immutable and thread-safe.
 *
 * @param key the key of the pattern in the message bundle
 * @param arguments the values of {@code {0}}, {@code {1}} … in the pattern; a {@code Message} among
 *     them is formatted first, and a list is shown entry by entry
 */
public record Message(String key, List<Object> arguments) {
  public Message {
    arguments = List.copyOf(arguments);
  }

  public static Message of(String key, Object... arguments) {
    return new Message(key, List.of(arguments));
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
