package org.nianbao.office;

import org.nianbao.file.Progress;

/**
 * The part of a menu item that may take long. It may run in the background, and does not use the
 * office's objects.
 */
interface MenuItemWork {
  /**
   * Does the work.
   *
   * @param progress receives the progress, and throws an exception when the user stops the work
   * @return the action that shows the result
   */
  ResultAction run(Progress progress) throws Exception;

  /** Shows the result on the office's thread. */
  interface ResultAction {
    /** Shows the result; returns a sentence, or JSON, for a macro. */
    String run() throws Exception;
  }

  /** Returns work that is already completed. */
  static MenuItemWork completed(String result) {
    return progress -> () -> result;
  }
}
