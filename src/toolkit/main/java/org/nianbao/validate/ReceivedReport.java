package org.nianbao.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.nianbao.check.FileValidation;
import org.nianbao.reader.ArchiveMember;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.template.Editions;

/** Reads one received file, whatever happens to the files that are read at the same time. */
public final class ReceivedReport {
  private ReceivedReport() {}

  /** Reads a file. A file that cannot be read also has a validation, with the reason. */
  public static FileValidation read(Editions editions, Path file) {
    return IsolatedReading.readIsolated(
        file,
        () -> FileValidation.of(file.toString(), SubmissionFile.read(editions, file)),
        reason -> FileValidation.unreadable(file.toString(), reason));
  }

  /** Returns when a file was last saved; long ago if it cannot be read. */
  public static Instant modified(Path file) {
    try {
      return ArchiveMember.lastModified(file).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH; // the file cannot be read either, which is reported
    }
  }
}
