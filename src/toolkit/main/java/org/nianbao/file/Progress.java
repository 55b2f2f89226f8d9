package org.nianbao.file;

/** Who is told how far long work is. */
public interface Progress {
  /** Nobody. */
  Progress UNSEEN = (stage, done, all) -> {};

  /** What is being done. */
  enum Stage {
    /** Last year's files are read. */
    LAST_YEAR,
    /** Received files are read and checked. */
    FILES,
    /** The district's workbook is written. */
    WORKBOOK
  }

  /**
   * Told after each file.
   *
   * @param done how many are done
   * @param all how many there are
   */
  void at(Stage stage, long done, long all);
}
