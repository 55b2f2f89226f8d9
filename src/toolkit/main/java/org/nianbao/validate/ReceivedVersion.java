package org.nianbao.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.Comparator;
import org.nianbao.reader.ArchiveMember;

/**
 * A version of a unit's report. The greatest of several versions is the one that counts: a form
 * with figures before a blank one, then by the date stated in the form, the modification time of
 * the file, and the name of the file.
 *
 * @param preparedOn the date stated in the form; {@link LocalDate#MIN} if there is none
 */
public record ReceivedVersion(
    boolean isFilledIn, LocalDate preparedOn, FileTime modified, String file)
    implements Comparable<ReceivedVersion> {
  private static final Comparator<ReceivedVersion> ORDER =
      Comparator.comparing(ReceivedVersion::isFilledIn)
          .thenComparing(ReceivedVersion::preparedOn)
          .thenComparing(ReceivedVersion::modified)
          .thenComparing(ReceivedVersion::file);

  /** Returns when a file was last saved; long ago if it cannot be read. */
  public static FileTime modified(Path file) {
    try {
      return ArchiveMember.lastModified(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // the file cannot be read either, which is reported
    }
  }

  @Override
  public int compareTo(ReceivedVersion other) {
    return ORDER.compare(this, other);
  }
}
