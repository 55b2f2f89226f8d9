package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import org.nianbao.compare.ReportComparison;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.template.Editions;

/**
 * The use case "compare": compares two submissions or published reports.
 *
 * @param first the first report
 * @param second the second report
 */
public record CompareTask(Path first, Path second) {
  /**
   * Reads and compares the reports.
   *
   * @throws org.nianbao.grid.UnreadableFileException if one of them cannot be read
   */
  public ReportComparison run(Editions editions) throws IOException {
    return ReportComparison.of(
        SubmissionFile.read(editions, first), SubmissionFile.read(editions, second));
  }
}
