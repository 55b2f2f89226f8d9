package org.nianbao.validate;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.rule.Explanations;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/**
 * Compares the narratives of a batch of submissions, and adds a discrepancy to each that repeats
 * most of another unit's. Results are passed on in their order, a little later than they are added,
 * so that of two equal narratives both have the discrepancy if they are not far apart.
 */
public final class CopiedTexts {
  /** The rule about the texts of other units. */
  private static final String RULE = "N-COPIED";

  /** The rule about the unit's own text of the year before. */
  private static final String LAST_YEAR_RULE = "Y-COPIED";

  /** The maximum number of texts that are kept, so that memory is limited. */
  private static final int MAX_TEXTS = 5_000;

  /** The maximum number of texts that a segment refers to. */
  private static final int MAX_REFERENCES = 4;

  /** The minimum number of texts before which no segment counts as common to all units. */
  private static final int MIN_TEXTS_WITH_COMMON = 8;

  /** The maximum number of results that wait for the texts of others: those of a district. */
  private static final int MAX_WAITING = 200;

  /** The maximum length of the texts of the results that wait. */
  private static final int MAX_WAITING_LENGTH = 2_000_000;

  /** A segment of the texts: how many have it, and the first of these. */
  private static final class Segment {
    private int count;
    private final List<Source> first = new ArrayList<>(1);
  }

  /** A result that waits; null once it has been passed on. */
  private static final class Waiting {
    private @Nullable ValidationResult result;
    private final int length;

    Waiting(ValidationResult result, int length) {
      this.result = result;
      this.length = length;
    }
  }

  /**
   * A narrative.
   *
   * @param length the length of its segments
   */
  private record Source(
      String unit, String file, @Nullable Integer year, int length, Waiting waiting) {}

  private final OrderedPipeline.Receiver<ValidationResult> receiver;
  private final NarrativeSegments narratives = new NarrativeSegments();
  private final Map<Long, Segment> segments = new HashMap<>();
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private int waitingLength;
  private int sources;

  /**
   * Creates an empty batch.
   *
   * @param receiver receives the results in their order
   */
  public CopiedTexts(OrderedPipeline.Receiver<ValidationResult> receiver) {
    this.receiver = receiver;
  }

  /** Adds the result of the next file, and passes on the oldest results if too many wait. */
  public void add(ValidationResult checked) throws IOException {
    Waiting added = new Waiting(checked, length(checked));
    waiting.add(added);
    waitingLength += added.length;
    Submission submission = checked.submission();
    Rule rule = submission == null ? null : rule(RULE, submission.template());
    if (submission != null && rule != null) {
      compare(added, submission, rule);
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

  private void compare(Waiting added, Submission submission, Rule rule) {
    Map<Long, Integer> own = narratives.lengths(submission);
    int length = NarrativeSegments.totalLength(own);
    if (length < NarrativeSegments.MIN_TEXT_LENGTH) {
      return;
    }
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
        new Source(submission.unit(), fileName(added), submission.year(), length, added);
    addSource(own.keySet(), source);
    if (most != null) {
      addDiscrepancy(added, rule, most, percent(mostShared, length - common));
      addDiscrepancy(most.waiting(), rule, source, percent(mostShared, most.length()));
    }
  }

  private static int percent(int shared, int length) {
    return length < NarrativeSegments.MIN_TEXT_LENGTH ? 0 : (int) (100L * shared / length);
  }

  /** Returns the rule of a template with this number; null if it has none with a limit. */
  private static @Nullable Rule rule(String id, Template template) {
    return template.rules().stream()
        .filter(rule -> rule.id().equals(id) && rule.limit() != null)
        .findFirst()
        .orElse(null);
  }

  private static boolean exceeds(int percent, Rule rule) {
    BigDecimal limit = rule.limit();
    return limit != null && BigDecimal.valueOf(percent).compareTo(limit) > 0;
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
    if (sources == MAX_TEXTS) {
      return;
    }
    sources++;
    for (Long hash : own) {
      Segment segment = segments.computeIfAbsent(hash, each -> new Segment());
      segment.count++;
      if (segment.first.size() < MAX_REFERENCES) {
        segment.first.add(source);
      }
    }
  }

  /** Adds a discrepancy to a result that waits and has none of the rule. */
  private static void addDiscrepancy(Waiting waiting, Rule rule, Source other, int percent) {
    ValidationResult checked = waiting.result;
    Submission submission = checked == null ? null : checked.submission();
    if (checked == null
        || submission == null
        || !exceeds(percent, rule)
        || checked.discrepancies().stream().anyMatch(each -> each.rule().equals(rule.id()))) {
      return;
    }
    Message message =
        percent == 100
            ? Message.of("rule.copied.whole", other.unit(), other.file())
            : Message.of("rule.copied", other.unit(), other.file(), percent);
    List<Discrepancy> found = new ArrayList<>(checked.discrepancies());
    found.add(discrepancy(submission, rule, other.unit(), message));
    waiting.result =
        new ValidationResult(checked.file(), submission, found, checked.undecidedReasons(), null);
  }

  /**
   * Returns the discrepancy of a submission whose narrative repeats that of the year before; null
   * if there is none.
   *
   * @param narratives divides the narrative of the submission
   * @param lastYear the segments of last year's narrative, in ascending order
   */
  static @Nullable Discrepancy repeatedFrom(
      String file, long[] lastYear, Submission submission, NarrativeSegments narratives) {
    Rule rule = lastYear.length == 0 ? null : rule(LAST_YEAR_RULE, submission.template());
    if (rule == null) {
      return null;
    }
    Map<Long, Integer> own = narratives.lengths(submission);
    int length = NarrativeSegments.totalLength(own);
    own.keySet().removeIf(segment -> Arrays.binarySearch(lastYear, segment) < 0);
    int percent = percent(NarrativeSegments.totalLength(own), length);
    if (!exceeds(percent, rule)) {
      return null;
    }
    Message message =
        percent == 100
            ? Message.of("rule.copied.lastYear.whole", file)
            : Message.of("rule.copied.lastYear", file, percent);
    return discrepancy(submission, rule, file, message);
  }

  /** Returns the discrepancy of a narrative that is a copy, at its first text. */
  private static Discrepancy discrepancy(
      Submission submission, Rule rule, String copied, Message message) {
    Field field =
        submission.template().narratives().stream()
            .filter(each -> !submission.text(each.key()).isEmpty())
            .findFirst()
            .orElseThrow();
    return Explanations.explained(
        Discrepancy.at(
            rule.id(),
            rule.severity(),
            field.key(),
            submission.place(field.key()),
            "",
            copied,
            message),
        submission);
  }

  private static String fileName(Waiting added) {
    ValidationResult result = added.result;
    return result == null ? "" : String.valueOf(Path.of(result.file()).getFileName());
  }
}
