package org.nianbao.reader;

import java.io.IOException;
import java.nio.file.Path;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.locate.SubmissionReader;
import org.nianbao.message.Message;
import org.nianbao.template.Editions;

/** Reads submissions from received files of any format. */
public final class SubmissionFile {
  private SubmissionFile() {}

  /**
   * Reads a file in the edition of the form that matches it.
   *
   * @throws UnreadableFileException if the file cannot be read, or holds no figure of the form
   */
  public static Submission read(Editions editions, Path file) throws IOException {
    try {
      return SubmissionReader.read(
          editions, file.toString(), skipped -> GridReader.read(file, skipped));
    } catch (OutOfMemoryError e) {
      // A file that is too large for this computer must not stop the work on all others.
      throw new UnreadableFileException(
          file.toString(), Message.of(UnreadableFileException.NO_MEMORY), e);
    }
  }
}
