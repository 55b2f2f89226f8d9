package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.InputFiles;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.message.Messages;

/**
 * Writes the official form of one checked submission, with its sheet 差异表.
 *
 * @param checked the submission
 * @param inputs the files it was read from, which are not replaced
 * @param output the file
 */
public record WriteFormTask(ValidationResult checked, List<Path> inputs, Path output) {
  /**
   * Writes the form.
   *
   * @throws IOException if the output is not suitable
   */
  public WrittenFile run() throws IOException {
    Submission submission = Objects.requireNonNull(checked.submission());
    return OutputNames.forFile(output, OutputKind.CHECKED, new InputFiles(inputs))
        .write(to -> FormWriter.write(submission, checked.discrepancies(), Messages.CHINESE, to));
  }
}
