package org.nianbao.cli;

/** Exit status of the command line. */
final class Exit {
  /** Nothing above a notice was found. */
  static final int CLEAN = 0;

  /** Errors or warnings were found. */
  static final int DISCREPANCIES = 1;

  /** It could not be done. */
  static final int FAILED = 2;

  private Exit() {}
}
