package org.nianbao.publish;

import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;

/** Thrown when a Word template cannot be used. */
public final class FaultyWordTemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  public FaultyWordTemplateException(Message reason) {
    this(reason, null);
  }

  FaultyWordTemplateException(Message reason, @Nullable Throwable cause) {
    super(Messages.ENGLISH.format(reason), cause);
    this.reason = reason;
  }

  /** Returns the reason, and what the template must contain. */
  public Message reason() {
    return reason;
  }
}
