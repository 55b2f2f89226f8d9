package org.nianbao.web;

import java.io.IOException;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;

/** Thrown when a merge cannot be begun as it is asked for; {@link #reason} states why. */
final class RefusedMergeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  RefusedMergeException(Message reason) {
    super(Messages.ENGLISH.format(reason));
    this.reason = reason;
  }

  /** Returns the reason in one sentence. */
  Message reason() {
    return reason;
  }
}
