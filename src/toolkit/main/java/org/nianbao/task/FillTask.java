package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.data.DataFileReader;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.rule.RuleChecker;
import org.nianbao.template.Editions;

/**
 * The use case "fill": fills the form from data files.
 *
 * @param editions the form
 * @param files the data files
 * @param otherInputs other files that are read, which are not replaced
 * @param output where the forms are written
 */
public record FillTask(
    Editions editions, List<Path> files, List<Path> otherInputs, Destination output) {
  /**
   * Fills and checks the forms.
   *
   * @param receiver receives each form, or why it could not be read or written
   * @throws IOException if the output is not suitable
   */
  public void run(Consumer<WrittenForm> receiver) throws IOException {
    List<Submission> submissions = new ArrayList<>();
    for (Path file : files) {
      try {
        submissions.addAll(DataFileReader.read(editions, file));
      } catch (UnreadableFileException e) { // the other files are filled nevertheless
        receiver.accept(new WrittenForm(null, WrittenFile.failed(e), null));
      }
    }
    FormOutputs outputs =
        new FormOutputs(
            output,
            OutputKind.FILLED,
            TaskFiles.inputs(files, otherInputs),
            submissions.size() > 1);
    for (Submission submission : submissions) {
      WrittenFile written = outputs.write(submission);
      receiver.accept(new WrittenForm(checked(submission, written), written, null));
    }
  }

  private static @Nullable ValidationResult checked(Submission submission, WrittenFile written) {
    Path file = written.file();
    return file == null
        ? null
        : new ValidationResult(
            file.toString(), submission, RuleChecker.discrepancies(submission), List.of(), null);
  }
}
