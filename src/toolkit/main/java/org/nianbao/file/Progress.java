package org.nianbao.file;

/** Receives the progress of long work. */
public interface Progress {
  /** Ignores the progress. */
  Progress UNSEEN = (stage, done, all) -> {};

  /** The stages of the work. */
  enum Stage {
    /** Last year's files are being read. */
    LAST_YEAR,
    /** Received files are being read and checked. */
    FILES,
    /** The district's workbook is being written. */
    WORKBOOK
  }

  /**
   * Is called after each file.
   *
   * @param done the number of files that are done
   * @param all the number of all files
   */
  void at(Stage stage, long done, long all);
}
