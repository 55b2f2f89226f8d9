package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.OutputKind;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.template.Editions;

/**
 * The use case "import": converts what units sent (pages, documents or texts) into the official
 * form.
 *
 * @param editions the form
 * @param named the received files, and folders of them
 * @param otherInputs other files that are read, which are neither received nor replaced
 * @param year the expected report year; null for any
 * @param typingIn the blank forms to write for pictures and scans; null for none
 * @param output where the forms are written
 */
public record ImportTask(
    Editions editions,
    List<Path> named,
    List<Path> otherInputs,
    @Nullable Integer year,
    @Nullable TypingIn typingIn,
    Destination output) {
  /** The conversion of what could be read, and the blank forms for what could not. */
  private final class Conversion implements FormConversion.Converter {
    @Override
    public FormConversion.Converted convert(Submission submission) {
      return imported(submission);
    }

    @Override
    public FormConversion.@Nullable Converted convertUnreadable(ValidationResult checked)
        throws IOException {
      return typingIn == null ? null : typingIn.form(checked, editions, year);
    }
  }

  /**
   * Imports the files.
   *
   * @param receiver receives the result of each file, in order
   * @return the files in the folders that are not received reports
   * @throws IOException if there are no files, the output is not suitable, or the receiver throws
   *     it
   */
  public NotReceived run(WorkerThreads workers, OrderedPipeline.Receiver<WrittenForm> receiver)
      throws IOException {
    return new FormConversion(editions, year, LastYearReports.none(), output, OutputKind.IMPORTED)
        .run(named, otherInputs, new Conversion(), workers, receiver);
  }

  private static FormConversion.Converted imported(Submission submission) {
    return new FormConversion.Converted(
        submission,
        file ->
            Message.of(
                "cli.imported",
                submission.locatedFigureCount(),
                submission.template().figures().size(),
                submission.narrativeCount(),
                file));
  }
}
