package org.nianbao.cli;

import java.util.List;
import org.nianbao.message.Message;

/** A command line that cannot be carried out as it was given. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Message reason;
  private final transient List<Message> details;

  UsageException(String key, Object... arguments) {
    this(Message.of(key, arguments), List.of());
  }

  /**
   * One with more to say.
   *
   * @param details sentences that stand below the reason
   */
  UsageException(Message reason, List<Message> details) {
    this.reason = reason;
    this.details = List.copyOf(details);
  }

  Message reason() {
    return reason;
  }

  List<Message> details() {
    return details;
  }
}
