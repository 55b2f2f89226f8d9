package org.nianbao.jxls;

/** No workbook can be filled with a template: it lacks what a command needs, or its formulas fail. */
public final class UnfillableTemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * What is wrong.
   *
   * @param reason in a few words, which are shown
   */
  public UnfillableTemplateException(String reason) {
    super(reason);
  }

  UnfillableTemplateException(Throwable cause) {
    super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
  }
}
