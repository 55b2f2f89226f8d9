package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.template.Editions;
import org.nianbao.validate.LastYearFiles;

/**
 * Reads and checks received files, and writes a form from each.
 *
 * @param editions the form
 * @param year the expected report year; null for any
 * @param lastYear the submissions of the year before
 * @param output where the forms are written
 * @param kind the kind of the forms
 */
record FormConversion(
    Editions editions,
    @Nullable Integer year,
    LastYearReports lastYear,
    Destination output,
    OutputKind kind) {
  /**
   * The form to write.
   *
   * @param submission its content
   * @param sentence returns the sentence about the written file
   */
  record Converted(Submission submission, Function<Path, Message> sentence) {}

  /** Returns the form to write from what was read. */
  interface Converter {
    Converted convert(Submission submission) throws IOException;

    /** Returns the form to write for a file that could not be read; null for none. */
    default @Nullable Converted convertUnreadable(ValidationResult checked) throws IOException {
      return null;
    }
  }

  /**
   * Converts the files.
   *
   * @param named the received files, and folders of them
   * @param otherInputs files that are read beside last year's, and neither received nor replaced
   * @param receiver receives the result of each file, in order
   * @return the files in the folders that are not received reports
   * @throws IOException if there are no files, the output is not suitable, or the converter or the
   *     receiver throws it
   */
  NotReceived run(
      List<Path> named,
      List<Path> otherInputs,
      Converter converter,
      WorkerThreads workers,
      OrderedPipeline.Receiver<WrittenForm> receiver)
      throws IOException {
    TaskFiles files =
        TaskFiles.find(
            named,
            TaskFiles.otherInputs(otherInputs, LastYearFiles.source(lastYear)),
            List.of(output.path()),
            kind);
    FormOutputs outputs =
        new FormOutputs(output, kind, files.inputs(), files.received().size() > 1);
    new ValidateTask(editions, files, year, lastYear, null)
        .run(workers, result -> receiver.accept(write(result.checked(), converter, outputs)));
    return files.notReceived();
  }

  private static WrittenForm write(
      ValidationResult checked, Converter converter, FormOutputs outputs) throws IOException {
    Submission submission = checked.submission();
    Converted converted;
    try {
      converted =
          submission == null ? converter.convertUnreadable(checked) : converter.convert(submission);
    } catch (RefusedException e) {
      return new WrittenForm(checked, WrittenFile.failed(e), null);
    }
    if (converted == null) {
      return new WrittenForm(checked, null, null);
    }
    WrittenFile written = outputs.write(converted.submission());
    Path file = written.file();
    return new WrittenForm(
        checked, written, file == null ? null : converted.sentence().apply(file));
  }
}
