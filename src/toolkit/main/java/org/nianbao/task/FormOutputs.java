package org.nianbao.task;

import java.io.IOException;
import java.util.Objects;
import org.nianbao.file.InputFiles;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;

/**
 * Writes the forms of a task. A form that cannot be written is reported, and the others are
 * written.
 */
final class FormOutputs {
  private final Destination output;
  private final OutputKind kind;
  private final InputFiles inputs;
  private final boolean several;
  private final OutputNames names;

  /**
   * Creates the outputs of a task.
   *
   * @param several whether there may be several forms, which need a folder
   * @throws RefusedException if there may be several, and the destination is not a folder
   */
  FormOutputs(Destination output, OutputKind kind, InputFiles inputs, boolean several)
      throws RefusedException {
    if (several) {
      Destination.requireFolder(output.path());
    }
    this.output = output;
    this.kind = kind;
    this.inputs = inputs;
    this.several = several;
    this.names = new OutputNames(output.path(), kind, inputs);
  }

  /** Writes the form of a submission. */
  WrittenFile write(Submission submission) {
    try {
      Object year = Objects.requireNonNullElse(submission.year(), "");
      OutputPlace place =
          several
              ? names.next(submission.unit(), year, submission.template())
              : output.place(kind, inputs, submission.unit(), year, submission.template());
      return place.write(to -> FormWriter.writeForm(submission, kind, to));
    } catch (IOException e) {
      return WrittenFile.failed(e);
    }
  }
}
