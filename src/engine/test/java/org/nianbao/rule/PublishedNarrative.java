package org.nianbao.rule;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.value.ChineseNumeral;

/**
 * A narrative of {@code published-narratives.txt} with figures that agree with it.
 *
 * @param figures the figures by their short names; {@code lastYear} is of the requests received the
 *     year before
 * @param counts the marked counts, in order
 */
record PublishedNarrative(
    int year, String unit, String text, Map<String, Long> figures, List<Count> counts) {
  /**
   * A marked count.
   *
   * @param figure the short name of the figure; empty for a percentage or a part of a sum
   * @param value the number; null for a denial (未收到), which states zero, and for a percentage
   * @param known whether a change of the count is found
   */
  record Count(String figure, @Nullable Long value, String words, int at, boolean known) {}

  private static final Pattern MARK = Pattern.compile("\\{([\\w.]*):([^}?]+)(\\??)\\}");

  /** The keys of the figures that the short names stand for. */
  private static final Map<String, String> KEYS = new HashMap<>();

  static {
    for (String row : List.of("received", "carriedIn", "carriedOut", "granted")) {
      KEYS.put(row, "requests." + row + ".total");
    }
    KEYS.put("natural", "requests.received.naturalPerson");
    KEYS.put("legal", "requests.received.enterprise");
    KEYS.put("processed", "requests.processedTotal.total");
    KEYS.put("partly", "requests.partlyGranted.total");
    KEYS.put("refused", "requests.refused.processInformation.total");
    KEYS.put("unavailable", "requests.unavailable.notHeld.total");
    KEYS.put("notProcessed", "requests.notProcessed.petition.total");
    KEYS.put("other", "requests.otherOutcome.other.total");
    KEYS.put("review", "review.total");
    KEYS.put("review.upheld", "review.upheld");
    KEYS.put("review.corrected", "review.corrected");
    KEYS.put("review.other", "review.otherResult");
    KEYS.put("review.pending", "review.pending");
    KEYS.put("direct", "litigation.direct.total");
    KEYS.put("afterReview", "litigation.afterReview.total");
    KEYS.put("litigation.upheld", "litigation.direct.upheld");
    KEYS.put("issued", "disclosure.normative.issued");
    KEYS.put("repealed", "disclosure.normative.repealed");
    KEYS.put("inForce", "disclosure.normative.inForce");
    KEYS.put("licensing", "disclosure.licensing.decisions");
    KEYS.put("penalties", "disclosure.penalties.decisions");
    KEYS.put("coercion", "disclosure.coercion.decisions");
  }

  static List<PublishedNarrative> all() {
    List<PublishedNarrative> all = new ArrayList<>();
    for (String line : lines("published-narratives.txt")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        all.add(of(line));
      }
    }
    return all;
  }

  static List<String> lines(String resource) {
    try (InputStream stream =
        Objects.requireNonNull(PublishedNarrative.class.getResourceAsStream(resource))) {
      return List.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the narrative of a line: year | unit | figures | text. */
  static PublishedNarrative of(String line) {
    String[] parts = line.split(" \\| ", 4);
    Map<String, Long> figures = new TreeMap<>();
    List<Count> counts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Matcher mark = MARK.matcher(parts[3].strip().replace("\\n", "\n"));
    while (mark.find()) {
      mark.appendReplacement(text, "");
      String words = mark.group(2);
      var number = ChineseNumeral.parse(words);
      Long value = number.isPresent() ? number.getAsLong() : null;
      boolean known = mark.group(3).isEmpty();
      counts.add(new Count(mark.group(1), value, words, text.length(), known));
      if (!mark.group(1).isEmpty()) {
        figures.put(mark.group(1), value == null ? 0 : value);
      }
      text.append(words);
    }
    mark.appendTail(text);
    for (String figure : parts[2].split(" ", -1)) {
      if (!figure.equals("-")) {
        String[] both = figure.split("=", 2);
        figures.put(both[0], Long.parseLong(both[1]));
      }
    }
    return new PublishedNarrative(
        Integer.parseInt(parts[0].strip()),
        parts[1].strip(),
        text.toString(),
        complete(figures),
        counts);
  }

  /** Adds the figures that follow from others. */
  private static Map<String, Long> complete(Map<String, Long> figures) {
    long carriedIn = figures.getOrDefault("carriedIn", 0L);
    Long handled = figures.remove("handled");
    if (handled != null) {
      figures.putIfAbsent("received", handled - carriedIn);
    }
    long received = figures.computeIfAbsent("received", key -> 0L);
    long carriedOut = figures.getOrDefault("carriedOut", 0L);
    figures.putIfAbsent("processed", received + carriedIn - carriedOut);
    figures.putIfAbsent("natural", received - figures.getOrDefault("legal", 0L));
    figures.putIfAbsent("legal", received - figures.get("natural"));
    Long litigation = figures.remove("litigation");
    if (litigation != null) {
      long direct = figures.computeIfAbsent("direct", key -> litigation);
      figures.putIfAbsent("afterReview", litigation - direct);
    }
    return figures;
  }

  /** Returns the submission with a figure or a count changed. */
  Submission submission(@Nullable Count changed) {
    Map<String, Long> stated = new TreeMap<>(figures);
    String narrative = text;
    if (changed != null && changed.figure().isEmpty()) {
      narrative = with(changed, new BigDecimal(changed.words()).add(BigDecimal.ONE));
    } else if (changed != null && changed.value() == null) {
      String figure = changed.figure().equals("litigation") ? "direct" : changed.figure();
      stated.put(figure, 3L);
    } else if (changed != null) {
      narrative = with(changed, BigDecimal.valueOf(another(changed)));
    }
    Long lastYear = stated.remove("lastYear");
    Submission submission = submission(stated, narrative, year);
    return lastYear == null
        ? submission
        : submission.withPrevious(submission(Map.of("received", lastYear), "", year - 1));
  }

  private Submission submission(Map<String, Long> stated, String narrative, int ofYear) {
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    for (Field field : Template.current().fields()) {
      if (field.isFigure()) {
        values.put(field.key(), BigDecimal.ZERO);
      }
    }
    stated.forEach(
        (figure, value) -> {
          String key = Objects.requireNonNull(KEYS.getOrDefault(figure, figure));
          values.put(key, BigDecimal.valueOf(value));
        });
    Map<String, String> texts =
        Map.of(Template.UNIT, unit, "narrative.overview.disclosure", narrative);
    return Submission.of("", Template.current(), values, texts, ofYear);
  }

  private String with(Count changed, BigDecimal number) {
    return text.substring(0, changed.at())
        + number.toPlainString()
        + text.substring(changed.at() + changed.words().length());
  }

  /** Returns a number near the count that is none of the figures. */
  private long another(Count count) {
    long value = Objects.requireNonNull(count.value()) + 1;
    while (figures.containsValue(value)
        || value == figures.getOrDefault("received", 0L) + figures.getOrDefault("carriedIn", 0L)) {
      value++;
    }
    return value;
  }

  @Override
  public String toString() {
    return text;
  }
}
