package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.template.Editions;
import org.nianbao.validate.LastYearReports;

/**
 * The use case "import": converts what units sent (pages, documents or texts) into the official
 * form.
 *
 * @param editions the form
 * @param named the received files, and folders of them
 * @param otherInputs other files that are read, which are neither received nor replaced
 * @param year the expected report year; null for any
 * @param output where the forms are written
 */
public record ImportTask(
    Editions editions,
    List<Path> named,
    List<Path> otherInputs,
    @Nullable Integer year,
    Destination output) {
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
    TaskFiles files =
        TaskFiles.find(named, otherInputs, List.of(output.path()), OutputKind.IMPORTED);
    FormOutputs outputs =
        new FormOutputs(output, OutputKind.IMPORTED, files.inputs(), files.received().size() > 1);
    new ValidateTask(editions, files, year, LastYearReports.none(), null)
        .run(workers, result -> receiver.accept(write(result.checked(), outputs)));
    return files.notReceived();
  }

  private static WrittenForm write(ValidationResult checked, FormOutputs outputs) {
    Submission submission = checked.submission();
    if (submission == null) {
      return new WrittenForm(checked, null, null);
    }
    WrittenFile written = outputs.write(submission);
    Path file = written.file();
    Message sentence =
        file == null
            ? null
            : Message.of(
                "cli.imported",
                submission.locatedFigureCount(),
                submission.template().figures().size(),
                submission.narrativeCount(),
                file);
    return new WrittenForm(checked, written, sentence);
  }
}
