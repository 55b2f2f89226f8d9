package org.nianbao.office;

import org.nianbao.file.Progress;

/**
 * The part of a task that may take long. It may run beside the office and leaves the office's
 * objects alone.
 */
interface Work {
  /**
   * Does it.
   *
   * @param progress is told how far it is, and ends it when staff no longer want it
   * @return what is left to be done with the outcome
   */
  Ending run(Progress progress) throws Exception;

  /** What is done with the outcome, on the office's own thread. */
  interface Ending {
    /** Shows the outcome, and says it in a sentence, or in JSON, to a macro. */
    String run() throws Exception;
  }

  /** For a task that has come to its end. */
  static Work done(String result) {
    return progress -> () -> result;
  }
}
