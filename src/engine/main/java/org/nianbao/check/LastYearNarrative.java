package org.nianbao.check;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;

/** The narrative of a unit's report of the year before, with which the next one is compared. */
final class LastYearNarrative {
  private static final String RULE = "Y-COPIED";

  private final long wording;

  /** The hashes of the segments, in ascending order. */
  private final long[] segments;

  LastYearNarrative(SegmentedNarrative narrative) {
    wording = narrative.wording();
    segments = narrative.lengths().keySet().stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /**
   * Returns the discrepancy of a submission whose narrative repeats this one; null if there is
   * none.
   *
   * @param file the name of the file of the year before
   * @param narratives divides the narrative of the submission
   */
  @Nullable Discrepancy repeatedIn(
      Submission submission, String file, NarrativeSegments narratives) {
    CopyRule rule = CopyRule.of(RULE, submission.template()).orElse(null);
    if (rule == null || segments.length == 0) {
      return null;
    }
    SegmentedNarrative own = narratives.of(submission);
    Map<Long, Integer> shared = new TreeMap<>(own.lengths());
    shared.keySet().removeIf(segment -> Arrays.binarySearch(segments, segment) < 0);
    int percent = CopyRule.percent(SegmentedNarrative.length(shared), own.length());
    if (!rule.isBroken(percent)) {
      return null;
    }
    Message message =
        own.wording() == wording
            ? Message.of("rule.copied.lastYear.whole", file)
            : Message.of("rule.copied.lastYear", file, CopyRule.shown(percent));
    return rule.discrepancy(submission, file, message);
  }
}
