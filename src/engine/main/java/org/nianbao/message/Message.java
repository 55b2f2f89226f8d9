package org.nianbao.message;

import java.util.List;

/**
 * A sentence for people, not yet in any language: the name of its pattern and what goes into it.
 *
 * @param key name of the pattern in the message bundle
 * @param arguments what fills {@code {0}}, {@code {1}} … of the pattern; a {@code Message} among
 *     them is put into words first, and a list stands there entry by entry
 */
public record Message(String key, List<Object> arguments) {
  public Message {
    arguments = List.copyOf(arguments);
  }

  public static Message of(String key, Object... arguments) {
    return new Message(key, List.of(arguments));
  }

  /** The sentence in Chinese, for logs and debuggers; people are shown {@link Messages#say}. */
  @Override
  public String toString() {
    return Messages.CHINESE.say(this);
  }
}
