package org.nianbao.task;

import java.io.IOException;
import java.util.List;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;

/** Thrown when something cannot be done as it was asked for. */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;
  private final transient Message reason;
  private final transient List<Message> details;

  public RefusedException(String key, Object... arguments) {
    this(Message.of(key, arguments), List.of());
  }

  /**
   * Creates an exception with details.
   *
   * @param details sentences that are shown below the reason
   */
  public RefusedException(Message reason, List<Message> details) {
    super(Messages.ENGLISH.format(reason));
    this.reason = reason;
    this.details = List.copyOf(details);
  }

  public Message reason() {
    return reason;
  }

  public List<Message> details() {
    return details;
  }
}
