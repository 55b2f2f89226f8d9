package org.nianbao.validate;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Cell;
import org.nianbao.message.Message;
import org.nianbao.rule.Explanations;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/**
 * The narratives of a batch of submissions, for finding those that repeat most of another unit's.
 *
 * <p>Texts are compared by their segments, the words between two punctuation marks or numbers, so
 * that the work is linear and neither numbers nor the unit's name make a copy another text.
 */
public final class CopiedTexts {
  private static final String RULE = "N-COPIED";

  /** The minimum length of a segment; shorter ones are alike by chance. */
  private static final int MIN_SEGMENT_LENGTH = 6;

  /** The minimum length of all segments of a text; short texts say the same in the same words. */
  private static final int MIN_TEXT_LENGTH = 300;

  /** The maximum number of segments that are kept of a text. */
  private static final int MAX_SEGMENTS = 200;

  /** The maximum number of texts that are kept, so that memory is limited. */
  private static final int MAX_TEXTS = 5_000;

  /** The maximum number of texts that a segment refers to. */
  private static final int MAX_REFERENCES = 4;

  /** The minimum number of texts before which no segment counts as common to all units. */
  private static final int MIN_TEXTS_WITH_COMMON = 8;

  /** A segment of the texts: how many have it, and the first of these. */
  private static final class Segment {
    private int count;
    private final List<Integer> first = new ArrayList<>(1);
  }

  private record Source(String unit, String file, @Nullable Integer year) {}

  private final Map<Long, Segment> segments = new HashMap<>();
  private final List<Source> sources = new ArrayList<>();
  private final Map<Template, Set<Long>> ofTemplates = new HashMap<>();

  /**
   * Returns a result with a discrepancy if its narrative repeats most of that of another unit.
   * Results must come in the order of their files, as the first of two equal ones is not a copy.
   */
  public ValidationResult check(ValidationResult checked) {
    Submission submission = checked.submission();
    Rule rule = submission == null ? null : rule(submission.template());
    BigDecimal limit = rule == null ? null : rule.limit();
    if (submission == null || rule == null || limit == null) {
      return checked;
    }
    Map<Long, Integer> own = lengths(submission);
    int length = own.values().stream().mapToInt(Integer::intValue).sum();
    if (length < MIN_TEXT_LENGTH) {
      return checked;
    }
    Map<Integer, Integer> shared = new HashMap<>();
    for (Map.Entry<Long, Integer> each : own.entrySet()) {
      Segment segment = segments.get(each.getKey());
      if (segment != null && isCommon(segment)) {
        length -= each.getValue();
      } else if (segment != null) {
        segment.first.forEach(source -> shared.merge(source, each.getValue(), Integer::sum));
      }
    }
    int most = -1;
    int mostShared = 0;
    for (Map.Entry<Integer, Integer> each : shared.entrySet()) {
      if (each.getValue() > mostShared && isOtherUnit(sources.get(each.getKey()), submission)) {
        most = each.getKey();
        mostShared = each.getValue();
      }
    }
    add(own.keySet(), new Source(submission.unit(), checked.file(), submission.year()));
    int percent = length < MIN_TEXT_LENGTH ? 0 : 100 * mostShared / length;
    return most >= 0 && percent > limit.intValue()
        ? withDiscrepancy(checked, submission, rule, sources.get(most), percent)
        : checked;
  }

  private static @Nullable Rule rule(Template template) {
    return template.rules().stream()
        .filter(rule -> rule.id().equals(RULE))
        .findFirst()
        .orElse(null);
  }

  /** Returns whether most units have a segment, as if all were given it. */
  private boolean isCommon(Segment segment) {
    return sources.size() >= MIN_TEXTS_WITH_COMMON && 2 * segment.count > sources.size();
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

  private void add(Set<Long> own, Source source) {
    if (sources.size() == MAX_TEXTS) {
      return;
    }
    int number = sources.size();
    sources.add(source);
    for (Long hash : own) {
      Segment segment = segments.computeIfAbsent(hash, each -> new Segment());
      segment.count++;
      if (segment.first.size() < MAX_REFERENCES) {
        segment.first.add(number);
      }
    }
  }

  private static ValidationResult withDiscrepancy(
      ValidationResult checked, Submission submission, Rule rule, Source source, int percent) {
    Field field =
        submission.template().narratives().stream()
            .filter(each -> !submission.text(each.key()).isEmpty())
            .findFirst()
            .orElseThrow();
    Message message =
        Message.of(
            "rule.copied", submission.unit(), source.unit(), fileName(source.file()), percent);
    List<Discrepancy> found = new ArrayList<>(checked.discrepancies());
    Discrepancy copied =
        Discrepancy.at(
            rule.id(),
            rule.severity(),
            field.key(),
            submission.place(field.key()),
            "",
            source.unit(),
            message);
    found.add(Explanations.explained(copied, submission));
    return new ValidationResult(
        checked.file(), submission, found, checked.undecidedReasons(), null);
  }

  private static String fileName(String file) {
    return String.valueOf(Path.of(file).getFileName());
  }

  /** Returns the lengths of the segments of a narrative, by their hashes. */
  private Map<Long, Integer> lengths(Submission submission) {
    Set<Long> ofTemplate =
        ofTemplates.computeIfAbsent(submission.template(), CopiedTexts::segmentsOfDrafts);
    Map<Long, Integer> lengths = new LinkedHashMap<>();
    String unit = submission.unit();
    String shortName = shortName(unit);
    for (Field field : submission.template().narratives()) {
      String text = submission.text(field.key());
      addSegments(text.replace(unit, "").replace(shortName, ""), lengths);
    }
    lengths.keySet().removeAll(ofTemplate);
    return lengths;
  }

  /** Returns the name without the territory and the words 人民政府: 小店镇 of 红旗区小店镇人民政府. */
  private static String shortName(String unit) {
    String name = unit.replace("人民政府", "");
    for (int at = name.length() - 2; at > 0; at--) {
      if ("省市县区州旗".indexOf(name.charAt(at - 1)) >= 0) {
        return name.substring(at);
      }
    }
    return name.isEmpty() ? unit : name;
  }

  /** Returns the segments of the sentences that a form is issued with. */
  private static Set<Long> segmentsOfDrafts(Template template) {
    Map<Long, Integer> segments = new HashMap<>();
    template.sheets().stream()
        .filter(sheet -> sheet.name().equals(Template.DRAFT_SHEET))
        .flatMap(sheet -> sheet.cells().stream())
        .map(Cell::formula)
        .forEach(formula -> addSegments(formula == null ? "" : formula, segments));
    return new HashSet<>(segments.keySet());
  }

  private static void addSegments(String text, Map<Long, Integer> lengths) {
    long hash = 0;
    int length = 0;
    for (int at = 0; at <= text.length() && lengths.size() < MAX_SEGMENTS; at++) {
      char c = at < text.length() ? text.charAt(at) : '。';
      if (Character.isLetter(c)) {
        hash = 31 * hash + c;
        length++;
      } else if (!Character.isWhitespace(c)) {
        if (length >= MIN_SEGMENT_LENGTH) {
          lengths.put(hash, length);
        }
        hash = 0;
        length = 0;
      }
    }
  }
}
