package org.nianbao.jxls;

/**
 * Thrown when a template cannot be filled, because it lacks something that a command needs, or its
 * formulas fail.
 */
public final class UnfillableTemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param reason a short reason, which is shown
   */
  public UnfillableTemplateException(String reason) {
    super(reason);
  }

  /** Creates an exception whose reason is the message of its cause. */
  public UnfillableTemplateException(Throwable cause) {
    super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
  }
}
