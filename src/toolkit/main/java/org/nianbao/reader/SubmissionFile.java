package org.nianbao.reader;

import java.io.IOException;
import java.nio.file.Path;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.locate.SubmissionReader;
import org.nianbao.message.Message;
import org.nianbao.template.Editions;

/** A received file that holds a submission. */
public final class SubmissionFile {
  private SubmissionFile() {}

  /**
   * Reads a file as the edition of the form that it is of.
   *
   * @throws UnreadableFileException if it cannot be read, or holds no figure of the form
   */
  public static Submission read(Editions editions, Path file) throws IOException {
    try {
      return SubmissionReader.read(
          editions, file.toString(), unwanted -> GridReader.read(file, unwanted));
    } catch (OutOfMemoryError e) {
      // One file too large for this computer must not end the work on all others.
      throw new UnreadableFileException(file.toString(), Message.of("grid.computer-memory"), e);
    }
  }
}
