package org.nianbao.task;

import java.io.IOException;
import java.util.List;
import org.nianbao.message.Message;

/** That a task cannot be done with what it was given. */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;
  private final transient Message reason;
  private final transient List<Message> details;

  RefusedException(String key, Object... arguments) {
    this(Message.of(key, arguments), List.of());
  }

  RefusedException(Message reason, List<Message> details) {
    super(reason.key());
    this.reason = reason;
    this.details = List.copyOf(details);
  }

  public Message reason() {
    return reason;
  }

  /** Sentences that stand below the reason. */
  public List<Message> details() {
    return details;
  }
}
