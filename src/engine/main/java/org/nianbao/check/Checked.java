package org.nianbao.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.repair.Fault;
import org.nianbao.repair.Localiser;
import org.nianbao.template.Severity;

/** What became of one received file. */
public final class Checked {
  /** How a file stands. */
  public enum Status {
    /** Nothing above a notice was found. */
    OK,
    /** Errors or warnings were found. */
    DISCREPANCIES,
    /** It could not be read. */
    UNREADABLE
  }

  private final String file;
  private final @Nullable Submission submission;
  private final List<Discrepancy> discrepancies;
  private final List<Message> undecided;
  private final @Nullable Message unreadable;
  private final Map<Severity, Long> counts;
  private final boolean folded;

  /** Worked out when first asked for, and kept unless this is folded; null until then. */
  private volatile @Nullable List<Fault> faults;

  /**
   * What became of a file.
   *
   * @param file as the user named it
   * @param submission what was read; null if the file is unreadable
   * @param discrepancies what is wrong with it
   * @param undecided what could not be checked, each reason once
   * @param unreadable why it is unreadable; null if it was read
   */
  public Checked(
      String file,
      @Nullable Submission submission,
      List<Discrepancy> discrepancies,
      List<Message> undecided,
      @Nullable Message unreadable) {
    this.file = file;
    this.submission = submission;
    this.discrepancies = List.copyOf(discrepancies);
    this.undecided = List.copyOf(undecided);
    this.unreadable = unreadable;
    this.counts = new EnumMap<>(Severity.class);
    this.folded = false;
    discrepancies.forEach(each -> counts.merge(each.severity(), 1L, Long::sum));
  }

  /** The same with its submission folded. */
  private Checked(Checked whole) {
    this.file = whole.file;
    this.submission = whole.submission == null ? null : whole.submission.folded();
    this.discrepancies = whole.discrepancies;
    this.undecided = whole.undecided;
    this.unreadable = whole.unreadable;
    this.counts = whole.counts;
    this.folded = true;
  }

  /**
   * What became of a report that others were added up to: where its figures are wrong, theirs are,
   * and none of its own is to be changed.
   */
  public static Checked ofSums(
      String unit, Submission sums, List<Discrepancy> discrepancies, List<Message> undecided) {
    Checked checked = new Checked(unit, sums, discrepancies, undecided, null);
    checked.faults = List.of();
    return checked;
  }

  /** The same in little room, to be kept where there are many; see {@link Submission#folded}. */
  public Checked folded() {
    return new Checked(this);
  }

  /** The file as the user named it. */
  public String file() {
    return file;
  }

  /** What was read; null if the file is unreadable. */
  public @Nullable Submission submission() {
    return submission;
  }

  /** What is wrong with it. */
  public List<Discrepancy> discrepancies() {
    return discrepancies;
  }

  /**
   * Which figures may be wrong where sums do not add up; of what is folded worked out at each call,
   * so that it stays small.
   */
  public List<Fault> faults() {
    List<Fault> known = faults;
    if (known == null) {
      known =
          submission == null || count(Severity.ERROR) == 0
              ? List.of()
              : Localiser.faults(submission, discrepancies);
      faults = folded ? null : known; // what is folded is to stay small
    }
    return known;
  }

  /** What could not be checked, each reason once. */
  public List<Message> undecided() {
    return undecided;
  }

  /** Why it is unreadable; null if it was read. */
  public @Nullable Message unreadable() {
    return unreadable;
  }

  public Status status() {
    if (unreadable != null) {
      return Status.UNREADABLE;
    }
    return count(Severity.ERROR) + count(Severity.WARNING) == 0 ? Status.OK : Status.DISCREPANCIES;
  }

  /** How many discrepancies of this severity it has. */
  public long count(Severity severity) {
    return counts.getOrDefault(severity, 0L);
  }

  @Override
  public String toString() {
    return file + " " + status();
  }
}
