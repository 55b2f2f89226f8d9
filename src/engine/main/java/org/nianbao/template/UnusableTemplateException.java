package org.nianbao.template;

import java.util.List;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;

/**
 * Thrown when a template that replaces a packaged one cannot be used. The packaged template is not
 * used instead.
 */
public final class UnusableTemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final transient List<Message> faults;

  /**
   * Creates the exception.
   *
   * @param faults at least one fault
   */
  public UnusableTemplateException(String file, List<Message> faults) {
    super(file + ": " + faults);
    this.file = file;
    this.faults = List.copyOf(faults);
  }

  /**
   * Returns the exception for a template that cannot be read. Messages for received files are
   * replaced, because they do not apply to templates.
   */
  static UnusableTemplateException unreadable(String file, UnreadableFileException e) {
    Message reason = e.reason();
    boolean ofTemplates = reason.key().startsWith("template.");
    return new UnusableTemplateException(
        file, List.of(ofTemplates ? reason : Message.of("template.damaged")));
  }

  /** Returns the template's file. */
  public String file() {
    return file;
  }

  /** Returns one sentence for each fault. */
  public List<Message> faults() {
    return faults;
  }
}
