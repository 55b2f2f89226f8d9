package org.nianbao.grid;

import org.nianbao.message.Message;

/**
 * The refusal of a file. It is unchecked because it passes through parsers; the entry point that
 * reads the file turns it into an {@link UnreadableFileException} with the file's name.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  public Refusal(String key, Object... arguments) {
    super(key);
    reason = Message.of(key, arguments);
  }

  private Refusal(String key, Throwable cause) {
    super(key, cause);
    reason = Message.of(key);
  }

  /** Returns the refusal of a file whose content violates its format. */
  public static Refusal damaged(Throwable cause) {
    return new Refusal("grid.damaged", cause);
  }

  public static Refusal damaged() {
    return new Refusal("grid.damaged");
  }

  public static Refusal because(String key, Throwable cause) {
    return new Refusal(key, cause);
  }

  public Message reason() {
    return reason;
  }
}
