package org.nianbao.grid;

import org.nianbao.message.Message;

/**
 * Why a file is not read, thrown from wherever it shows and unchecked because parsers stand in
 * between; the entry that reads the file adds its name, and turns it into an
 * {@link UnreadableFileException}.
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

  /** The file does not hold what a file of its format must. */
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
