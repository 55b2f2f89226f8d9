package org.nianbao.grid;

import java.io.IOException;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;

/** A file that cannot be read as what it should be; {@link #reason} says why, and what to do. */
public final class UnreadableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final transient Message reason;

  public UnreadableFileException(String file, Message reason) {
    super(file + ": " + Messages.ENGLISH.say(reason));
    this.file = file;
    this.reason = reason;
  }

  public UnreadableFileException(String file, Message reason, Throwable cause) {
    super(file + ": " + Messages.ENGLISH.say(reason), cause);
    this.file = file;
    this.reason = reason;
  }

  public String file() {
    return file;
  }

  /** One sentence, without the file's name. */
  public Message reason() {
    return reason;
  }
}
