package org.nianbao.template;

import java.util.List;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;

/**
 * A template that takes the place of a packaged one, and cannot be used. Nothing that needs it is
 * done, and no other takes its place.
 */
public final class UnusableTemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final transient List<Message> faults;

  /**
   * Says what is wrong.
   *
   * @param faults one at least
   */
  public UnusableTemplateException(String file, List<Message> faults) {
    super(file + ": " + faults);
    this.file = file;
    this.faults = List.copyOf(faults);
  }

  /** One that cannot be read; the sentences for received files would be no help. */
  static UnusableTemplateException unreadable(String file, UnreadableFileException e) {
    Message reason = e.reason();
    boolean ofTemplates = reason.key().startsWith("template.");
    return new UnusableTemplateException(
        file, List.of(ofTemplates ? reason : Message.of("template.damaged")));
  }

  /** The template's file. */
  public String file() {
    return file;
  }

  /** One sentence each. */
  public List<Message> faults() {
    return faults;
  }
}
