package org.nianbao.office;

import org.nianbao.message.Message;

/** What was asked for cannot be done as it was asked. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Message reason;

  Refused(String key, Object... arguments) {
    this.reason = Message.of(key, arguments);
  }

  Refused(Message reason) {
    this.reason = reason;
  }

  Message reason() {
    return reason;
  }
}
