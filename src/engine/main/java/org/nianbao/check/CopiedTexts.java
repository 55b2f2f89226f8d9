package org.nianbao.check;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;

/**
 * Compares the narratives of a batch of submissions, and adds a discrepancy to each that repeats
 * most of another unit's. Results are passed on in their order, a little later than they are added,
 * so that of two equal narratives both have the discrepancy if they are not far apart.
 */
public final class CopiedTexts {
  /** The maximum number of segments that are kept, so that memory is limited. */
  private static final int MAX_SEGMENTS = 400_000;

  /** The maximum number of texts that a segment refers to. */
  private static final int MAX_REFERENCES = 4;

  /** The minimum number of texts before which no segment counts as common to all units. */
  private static final int MIN_TEXTS_WITH_COMMON = 8;

  /** The maximum number of results that wait for the texts of others: those of a district. */
  private static final int MAX_WAITING = 200;

  /** The maximum length of the texts of the results that wait. */
  private static final int MAX_WAITING_LENGTH = 2_000_000;

  /** Receives the results in their order. */
  public interface Receiver {
    void accept(ValidationResult checked) throws IOException;
  }

  /** Receives what was found as soon as it is. */
  public interface Finder {
    /**
     * Receives the result of a file that has got the discrepancy.
     *
     * @param number how many files were added before it
     * @param other the report that it repeats
     */
    void found(int number, CopiedText other, ValidationResult checked);
  }

  /** A segment of the texts: how many have it, and the first of these. */
  private static final class Segment {
    private int count;
    private final List<Source> first = new ArrayList<>(1);
  }

  /** A result that waits; null once it has been passed on. */
  private static final class Waiting {
    private @Nullable ValidationResult result;
    private final int number;
    private final int length;

    Waiting(ValidationResult result, int number, int length) {
      this.result = result;
      this.number = number;
      this.length = length;
    }
  }

  /**
   * A narrative.
   *
   * @param length the length of its segments
   * @param wording the hash of its words
   */
  private record Source(
      String unit,
      String file,
      @Nullable Integer year,
      int length,
      long wording,
      Waiting waiting) {}

  private final Receiver receiver;
  private final Finder finder;
  private final NarrativeSegments narratives = new NarrativeSegments();
  private final Map<Long, Segment> segments = new HashMap<>();
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private final int maxSegments;
  private int waitingLength;
  private int sources;
  private int count;

  /**
   * Which segments are kept: those whose hash has only zeros in these bits. Of many texts, a part
   * of the segments suffices to find the copies, and their share is an estimate.
   */
  private long leftOut;

  /**
   * Creates an empty batch.
   *
   * @param receiver receives the results in their order
   */
  public CopiedTexts(Receiver receiver) {
    this(receiver, MAX_SEGMENTS);
  }

  /**
   * Creates an empty batch.
   *
   * @param receiver receives the results in their order
   * @param finder receives each result that gets the discrepancy, while it waits
   */
  public CopiedTexts(Receiver receiver, Finder finder) {
    this(receiver, finder, MAX_SEGMENTS);
  }

  CopiedTexts(Receiver receiver, int maxSegments) {
    this(receiver, (number, other, checked) -> {}, maxSegments);
  }

  private CopiedTexts(Receiver receiver, Finder finder, int maxSegments) {
    this.receiver = receiver;
    this.finder = finder;
    this.maxSegments = maxSegments;
  }

  /** Adds the result of the next file, and passes on the oldest results if too many wait. */
  public void add(ValidationResult checked) throws IOException {
    Waiting last = new Waiting(checked, count++, length(checked));
    waiting.add(last);
    waitingLength += last.length;
    Submission submission = checked.submission();
    CopyRule rule =
        submission == null
            ? null
            : CopyRule.of(CopiedText.RULE, submission.template()).orElse(null);
    if (submission != null && rule != null) {
      compare(last, submission, rule);
    }
    while (waiting.size() > MAX_WAITING || waitingLength > MAX_WAITING_LENGTH) {
      passOnOldest();
    }
  }

  /** Passes on the results that wait. */
  public void finish() throws IOException {
    while (!waiting.isEmpty()) {
      passOnOldest();
    }
  }

  private void passOnOldest() throws IOException {
    Waiting oldest = waiting.remove();
    waitingLength -= oldest.length;
    ValidationResult result = oldest.result;
    oldest.result = null;
    if (result != null) {
      receiver.accept(result);
    }
  }

  private static int length(ValidationResult checked) {
    Submission submission = checked.submission();
    return submission == null
        ? 0
        : submission.template().texts().stream()
            .mapToInt(field -> submission.text(field.key()).length())
            .sum();
  }

  private void compare(Waiting added, Submission submission, CopyRule rule) {
    SegmentedNarrative narrative = narratives.of(submission);
    int length = narrative.length();
    if (length < NarrativeSegments.MIN_TEXT_LENGTH) {
      return;
    }
    Map<Long, Integer> own = new LinkedHashMap<>(narrative.lengths());
    own.keySet().removeIf(this::isLeftOut);
    int kept = Math.max(1, SegmentedNarrative.length(own));
    Map<Source, Integer> shared = new LinkedHashMap<>();
    int common = 0;
    for (Map.Entry<Long, Integer> each : own.entrySet()) {
      Segment segment = segments.get(each.getKey());
      if (segment != null && isCommon(segment)) {
        common += each.getValue();
      } else if (segment != null) {
        segment.first.forEach(source -> shared.merge(source, each.getValue(), Integer::sum));
      }
    }
    Source most = null;
    int mostShared = 0;
    for (Map.Entry<Source, Integer> each : shared.entrySet()) {
      if (each.getValue() > mostShared && isOtherUnit(each.getKey(), submission)) {
        most = each.getKey();
        mostShared = each.getValue();
      }
    }
    Source source =
        new Source(
            submission.unit(),
            fileName(added),
            submission.year(),
            length,
            narrative.wording(),
            added);
    addSource(own.keySet(), source);
    if (most != null) {
      boolean whole = most.wording() == source.wording();
      long sharedOfAll = (long) mostShared * length / kept;
      long ofOwn = length - (long) common * length / kept;
      addDiscrepancy(added, rule, most, whole, CopyRule.percent(sharedOfAll, ofOwn));
      addDiscrepancy(
          most.waiting(), rule, source, whole, CopyRule.percent(sharedOfAll, most.length()));
    }
  }

  /** Returns whether most units have a segment, as if all were given it. */
  private boolean isCommon(Segment segment) {
    return sources >= MIN_TEXTS_WITH_COMMON && 2 * segment.count > sources;
  }

  /** Returns whether a text is of another unit in the same year; names may be short. */
  private static boolean isOtherUnit(Source source, Submission submission) {
    String one = source.unit().replace("人民政府", "");
    String other = submission.unit().replace("人民政府", "");
    return !one.isEmpty()
        && !other.isEmpty()
        && !one.contains(other)
        && !other.contains(one)
        && source.year() != null
        && source.year().equals(submission.year());
  }

  private void addSource(Set<Long> own, Source source) {
    sources++;
    for (Long hash : own) {
      Segment segment = segments.computeIfAbsent(hash, each -> new Segment());
      segment.count++;
      if (segment.first.size() < MAX_REFERENCES) {
        segment.first.add(source);
      }
    }
    while (segments.size() > maxSegments) {
      leftOut = 2 * leftOut + 1;
      segments.keySet().removeIf(this::isLeftOut);
    }
  }

  private boolean isLeftOut(long segment) {
    return (mixed(segment) & leftOut) != 0;
  }

  /** Returns a hash of which all bits depend on those of another. */
  private static long mixed(long hash) {
    long mixed = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
    return mixed ^ (mixed >>> 32);
  }

  /** Adds a discrepancy to a result that waits and has none of the rule. */
  private void addDiscrepancy(
      Waiting waiting, CopyRule rule, Source other, boolean whole, int percent) {
    ValidationResult checked = waiting.result;
    if (checked == null
        || !rule.isBroken(percent)
        || checked.discrepancies().stream().anyMatch(each -> each.rule().equals(CopiedText.RULE))) {
      return;
    }
    CopiedText repeated =
        new CopiedText(other.unit(), other.file(), whole ? null : CopyRule.shown(percent));
    ValidationResult result = repeated.addTo(checked);
    waiting.result = result;
    finder.found(waiting.number, repeated, result);
  }

  private static String fileName(Waiting added) {
    ValidationResult result = added.result;
    return result == null ? "" : Submission.fileName(result.file());
  }
}
