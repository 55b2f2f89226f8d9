package org.nianbao.cli;

/** The exit statuses of the command line. */
final class ExitStatus {
  /** No errors or warnings were found. */
  static final int CLEAN = 0;

  /** Errors or warnings were found. */
  static final int DISCREPANCIES = 1;

  /** The command could not be carried out. */
  static final int FAILED = 2;

  private ExitStatus() {}
}
