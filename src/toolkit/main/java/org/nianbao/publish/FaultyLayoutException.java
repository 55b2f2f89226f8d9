package org.nianbao.publish;

import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;

/** A Word document by which no report can be written. */
public final class FaultyLayoutException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  FaultyLayoutException(Message reason) {
    this(reason, null);
  }

  FaultyLayoutException(Message reason, @Nullable Throwable cause) {
    super(Messages.ENGLISH.say(reason), cause);
    this.reason = reason;
  }

  /** Why not, and what it must have. */
  public Message reason() {
    return reason;
  }
}
