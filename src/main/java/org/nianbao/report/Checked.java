package org.nianbao.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.template.Severity;

/**
 * What became of one received file.
 *
 * @param file as the user named it
 * @param submission what was read; null if the file is unreadable
 * @param discrepancies what is wrong with it
 * @param undecided what could not be checked, each reason once
 * @param unreadable why it is unreadable; null if it was read
 */
public record Checked(
    String file,
    @Nullable Submission submission,
    List<Discrepancy> discrepancies,
    List<Message> undecided,
    @Nullable Message unreadable) {
  /** How a file stands. */
  public enum Status {
    /** Nothing above a notice was found. */
    OK,
    /** Errors or warnings were found. */
    DISCREPANCIES,
    /** It could not be read. */
    UNREADABLE
  }

  public Checked {
    discrepancies = List.copyOf(discrepancies);
    undecided = List.copyOf(undecided);
  }

  public Status status() {
    if (unreadable != null) {
      return Status.UNREADABLE;
    }
    return count(Severity.ERROR) + count(Severity.WARNING) == 0 ? Status.OK : Status.DISCREPANCIES;
  }

  /** How many discrepancies of this severity it has. */
  public long count(Severity severity) {
    return discrepancies.stream().filter(each -> each.severity() == severity).count();
  }
}
