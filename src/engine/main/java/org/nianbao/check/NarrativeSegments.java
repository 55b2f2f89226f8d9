package org.nianbao.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nianbao.form.Submission;
import org.nianbao.grid.Cell;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/**
 * Divides narratives into segments, the words between two punctuation marks or numbers, so that
 * comparing texts is linear and neither numbers nor the unit's name make a copy another text.
 * Thread-safe.
 */
final class NarrativeSegments {
  /** The minimum length of all segments of a text; short texts say the same in the same words. */
  static final int MIN_TEXT_LENGTH = 300;

  /** The minimum length of a segment; shorter ones are alike by chance. */
  private static final int MIN_SEGMENT_LENGTH = 6;

  /** The maximum number of segments that are kept of a text. */
  private static final int MAX_SEGMENTS = 200;

  private final Map<Template, Set<Long>> ofTemplates = new ConcurrentHashMap<>();

  /**
   * Returns the narrative of a submission with its segments, without those of the sentences that a
   * form is issued with.
   */
  SegmentedNarrative of(Submission submission) {
    Map<Long, Integer> lengths = new LinkedHashMap<>();
    long wording = 0;
    String unit = submission.unit();
    String shortName = shortName(unit);
    for (Field field : submission.template().narratives()) {
      String text = submission.text(field.key());
      wording = 31 * wording + addSegments(text.replace(unit, "").replace(shortName, ""), lengths);
    }
    if (!lengths.isEmpty()) {
      lengths
          .keySet()
          .removeAll(
              ofTemplates.computeIfAbsent(
                  submission.template(), NarrativeSegments::segmentsOfDrafts));
    }
    return new SegmentedNarrative(lengths, wording);
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

  private static Set<Long> segmentsOfDrafts(Template template) {
    Map<Long, Integer> segments = new HashMap<>();
    template.sheets().stream()
        .filter(sheet -> sheet.name().equals(Template.DRAFT_SHEET))
        .flatMap(sheet -> sheet.cells().stream())
        .map(Cell::formula)
        .forEach(formula -> addSegments(formula == null ? "" : formula, segments));
    return new HashSet<>(segments.keySet());
  }

  /** Adds the segments of a text; returns the hash of all words. */
  private static long addSegments(String text, Map<Long, Integer> lengths) {
    long wording = 0;
    long hash = 0;
    int length = 0;
    for (int at = 0; at <= text.length(); at++) {
      char c = at < text.length() ? text.charAt(at) : '。';
      if (Character.isLetter(c)) {
        wording = 31 * wording + c;
        hash = 31 * hash + c;
        length++;
      } else if (!Character.isWhitespace(c)) {
        if (length >= MIN_SEGMENT_LENGTH && lengths.size() < MAX_SEGMENTS) {
          lengths.put(hash, length);
        }
        hash = 0;
        length = 0;
      }
    }
    return wording;
  }
}
