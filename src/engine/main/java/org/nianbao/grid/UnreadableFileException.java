package org.nianbao.grid;

import java.io.IOException;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;

/** Thrown when a file cannot be read; {@link #reason} states why, and what to do about it. */
public final class UnreadableFileException extends IOException {
  /** The key of the reason that a file needs more memory than there is. */
  public static final String NO_MEMORY = "grid.computer-memory";

  /** The key of the reason that there is no such file. */
  public static final String MISSING = "grid.missing";

  private static final long serialVersionUID = 1L;

  private final String file;
  private final transient Message reason;

  public UnreadableFileException(String file, Message reason) {
    super(file + ": " + Messages.ENGLISH.format(reason));
    this.file = file;
    this.reason = reason;
  }

  public UnreadableFileException(String file, Message reason, Throwable cause) {
    super(file + ": " + Messages.ENGLISH.format(reason), cause);
    this.file = file;
    this.reason = reason;
  }

  public String file() {
    return file;
  }

  /** Returns the reason in one sentence, without the file's name. */
  public Message reason() {
    return reason;
  }

  /** Returns why a file cannot be read, from what was thrown when it was read. */
  public static Message reasonOf(Throwable e) {
    if (e instanceof UnreadableFileException unreadable) {
      return unreadable.reason();
    }
    if (e instanceof OutOfMemoryError) {
      return Message.of(NO_MEMORY);
    }
    return e instanceof IOException
        ? Message.of("form.data.unreadable")
        : Message.of("form.fault", e.getClass().getSimpleName());
  }
}
