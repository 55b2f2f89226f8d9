package org.nianbao.grid;

import org.nianbao.message.Message;

/**
 * Thrown when the content of a file is refused. It is unchecked because it passes through parsers;
 * it is converted to an {@link UnreadableFileException} with the file's name.
 */
public final class UnreadableContentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  public UnreadableContentException(String key, Object... arguments) {
    super(key);
    reason = Message.of(key, arguments);
  }

  private UnreadableContentException(String key, Throwable cause) {
    super(key, cause);
    reason = Message.of(key);
  }

  /** Returns the exception for a file whose content violates its format. */
  public static UnreadableContentException damaged(Throwable cause) {
    return new UnreadableContentException("grid.damaged", cause);
  }

  public static UnreadableContentException damaged() {
    return new UnreadableContentException("grid.damaged");
  }

  /** Returns an exception with the key of its reason and a cause. */
  public static UnreadableContentException of(String key, Throwable cause) {
    return new UnreadableContentException(key, cause);
  }

  /** Returns whether the content violates its format. */
  boolean isDamage() {
    return reason.key().equals("grid.damaged");
  }

  public Message reason() {
    return reason;
  }
}
