package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.compare.ComparisonWriter;
import org.nianbao.compare.ReportComparison;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.message.Messages;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.template.Editions;

/**
 * The use case "compare": compares two submissions or published reports.
 *
 * @param first the first report
 * @param second the second report
 * @param all whether what is equal is shown, too
 * @param output the workbook or page, whose name ends in .xlsx, .html or .htm; null for none
 * @param otherInputs other files that are read, which are not replaced
 */
public record CompareTask(
    Path first, Path second, boolean all, @Nullable Path output, List<Path> otherInputs) {
  public CompareTask {
    otherInputs = List.copyOf(otherInputs);
  }

  /**
   * The result of a comparison.
   *
   * @param comparison what is to be shown
   * @param written the workbook or page; null if none was to be written
   */
  public record CompareOutcome(ReportComparison comparison, @Nullable WrittenFile written) {}

  /**
   * Reads and compares the reports, and writes the output.
   *
   * @throws RefusedException if no comparison can be written to the output
   * @throws org.nianbao.grid.UnreadableFileException if one of the reports cannot be read
   */
  public CompareOutcome run(Editions editions, Messages messages) throws IOException {
    OutputPlace place = null;
    if (output != null) {
      if (!ComparisonWriter.canWrite(output)) {
        throw new RefusedException("cli.compare.format", output);
      }
      place =
          OutputNames.forFile(
              output, OutputKind.COMPARED, TaskFiles.inputs(List.of(first, second), otherInputs));
    }
    ReportComparison complete =
        ReportComparison.of(
            SubmissionFile.read(editions, first), SubmissionFile.read(editions, second));
    ReportComparison shown = all ? complete : complete.differences();
    return new CompareOutcome(
        shown,
        place == null ? null : place.write(to -> ComparisonWriter.write(shown, messages, to)));
  }
}
