package org.nianbao.cli;

import org.nianbao.message.Message;

/** A command line that cannot be carried out as it was given. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Message reason;

  UsageException(String key, Object... arguments) {
    this.reason = Message.of(key, arguments);
  }

  Message reason() {
    return reason;
  }
}
