package org.nianbao.file;

import java.nio.file.Path;

/** Receives the progress of long work. */
public interface Progress {
  /** Ignores the progress. */
  Progress NONE = (stage, done, total) -> {};

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
   * @param total the number of all files
   */
  void update(Stage stage, long done, long total);

  /**
   * Is called before and after a file is read, on any thread.
   *
   * @param begins whether the reading begins; else it ends
   */
  default void reading(Path file, boolean begins) {}
}
