package org.nianbao.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.nianbao.message.Message;
import org.nianbao.template.Severity;

/**
 * A count of discrepancies by severity.
 *
 * @param warnings the number of warnings that the unit has not explained
 * @param explained the number of warnings and notices that the unit has explained
 * @param accepted the number of warnings that an officer has accepted, and of errors and warnings
 *     that do not hold for the figures that an officer corrected
 * @param notices the number of notices that the unit has not explained
 */
public record DiscrepancyCounts(
    long errors, long warnings, long explained, long accepted, long notices) {
  /** The counts if there are no discrepancies. */
  public static final DiscrepancyCounts NONE = new DiscrepancyCounts(0, 0, 0, 0, 0);

  /** Counts discrepancies. */
  public static DiscrepancyCounts of(Collection<Discrepancy> discrepancies) {
    long errors = 0;
    long warnings = 0;
    long explained = 0;
    long accepted = 0;
    long notices = 0;
    for (Discrepancy each : discrepancies) {
      if (each.isAccepted() || each.isCorrected()) {
        accepted++;
        continue;
      }
      if (each.isExplained()) {
        explained++;
        continue;
      }
      switch (each.severity()) {
        case ERROR -> errors++;
        case WARNING -> warnings++;
        case NOTICE -> notices++;
      }
    }
    return new DiscrepancyCounts(errors, warnings, explained, accepted, notices);
  }

  /** Returns the sums of these and other counts. */
  public DiscrepancyCounts plus(DiscrepancyCounts other) {
    return new DiscrepancyCounts(
        errors + other.errors,
        warnings + other.warnings,
        explained + other.explained,
        accepted + other.accepted,
        notices + other.notices);
  }

  /** Returns the number of discrepancies of a severity; explained ones are not included. */
  public long of(Severity severity) {
    return switch (severity) {
      case ERROR -> errors;
      case WARNING -> warnings;
      case NOTICE -> notices;
    };
  }

  /** Returns the number of all discrepancies. */
  public long total() {
    return errors + warnings + explained + accepted + notices;
  }

  /** Returns the counts that are not 0, such as 错误 2 项、警告 1 项. */
  public Message message() {
    List<Message> counts = new ArrayList<>();
    add(counts, "counts.error", errors);
    add(counts, "counts.warning", warnings);
    add(counts, "counts.explained", explained);
    add(counts, "counts.accepted", accepted);
    add(counts, "counts.notice", notices);
    return counts.isEmpty() ? Message.of("counts.none") : Message.of("counts", counts);
  }

  private static void add(List<Message> counts, String key, long count) {
    if (count > 0) {
      counts.add(Message.of(key, count));
    }
  }
}
