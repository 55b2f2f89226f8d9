package org.nianbao.merge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.nianbao.form.Submission;

/**
 * A version of a unit's report. Versions are ordered by whether figures are filled in, the date
 * stated in the form, the number in the ledger, the modification time of the file, and the name of
 * the file; the last one counts.
 *
 * @param isFilledIn whether any figure is filled in
 * @param preparedOn the date stated in the form; {@link LocalDate#MIN} if there is none
 * @param registration the number in the ledger; {@link #UNREGISTERED} if the ledger does not have
 *     it
 * @param modified when the file was last saved
 * @param file the file as the user named it
 */
public record ReceivedVersion(
    boolean isFilledIn, LocalDate preparedOn, int registration, Instant modified, String file)
    implements Comparable<ReceivedVersion> {
  /** The number of a version that is not registered, which is later than those that are. */
  public static final int UNREGISTERED = Integer.MAX_VALUE;

  private static final Comparator<ReceivedVersion> ORDER =
      Comparator.comparing(ReceivedVersion::isFilledIn)
          .thenComparing(ReceivedVersion::preparedOn)
          .thenComparingInt(ReceivedVersion::registration)
          .thenComparing(ReceivedVersion::modified)
          .thenComparing(ReceivedVersion::file);

  /** Returns the version that a file holds. */
  public static ReceivedVersion of(
      String file, Submission submission, int registration, Instant modified) {
    return new ReceivedVersion(
        !submission.isBlank(), submission.preparedOn(), registration, modified, file);
  }

  @Override
  public int compareTo(ReceivedVersion other) {
    return ORDER.compare(this, other);
  }
}
