package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.Checked;
import org.nianbao.data.DataReader;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.rule.Checker;
import org.nianbao.template.Editions;

/**
 * Fills the form from data files.
 *
 * @param editions the form
 * @param files the data files
 * @param beside what else is read, and not written over
 * @param output where the forms go
 */
public record FillTask(
    Editions editions, List<Path> files, List<Path> beside, Destination output) {
  /**
   * Fills the forms, and checks them.
   *
   * @param show is given each that was written, and why others could not be read or written
   * @throws IOException if the forms have no place to go to
   */
  public void run(Consumer<WrittenForm> show) throws IOException {
    List<Submission> submissions = new ArrayList<>();
    for (Path file : files) {
      try {
        submissions.addAll(DataReader.read(editions, file));
      } catch (UnreadableFileException e) { // the others are filled all the same
        show.accept(new WrittenForm(null, WrittenFile.failed(e), null));
      }
    }
    FormOutputs outputs =
        new FormOutputs(
            output, OutputKind.FILLED, TaskFiles.inputs(files, beside), submissions.size() > 1);
    for (Submission submission : submissions) {
      WrittenFile written = outputs.write(submission);
      show.accept(new WrittenForm(checked(submission, written), written, null));
    }
  }

  private static @Nullable Checked checked(Submission submission, WrittenFile written) {
    Path file = written.file();
    return file == null
        ? null
        : new Checked(
            file.toString(), submission, Checker.discrepancies(submission), List.of(), null);
  }
}
