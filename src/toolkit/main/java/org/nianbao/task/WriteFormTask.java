package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.nianbao.check.Checked;
import org.nianbao.file.OutputKind;
import org.nianbao.jxls.FormWriter;
import org.nianbao.message.Messages;

/**
 * Writes the official form of one checked submission, whatever its layout was, with its 差异表.
 *
 * @param checked the submission
 * @param read what it was read from, and is not written over
 * @param output the file
 */
public record WriteFormTask(Checked checked, List<Path> read, Path output) {
  /**
   * Writes the form.
   *
   * @throws IOException if it cannot be written; the file is then as it was before
   */
  public WrittenFile run() throws IOException {
    WrittenFile written =
        new FormOutputs(
                Destination.file(output),
                OutputKind.CHECKED,
                TaskFiles.inputs(read, List.of()),
                false)
            .write(
                "",
                "",
                to ->
                    FormWriter.write(
                        Objects.requireNonNull(checked.submission()),
                        checked.discrepancies(),
                        Messages.CHINESE,
                        to));
    Path unused = written.orThrow();
    return written;
  }
}
