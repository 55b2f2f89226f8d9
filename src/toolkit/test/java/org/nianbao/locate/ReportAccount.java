package org.nianbao.locate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.locate.GeneratedReport.Piece;
import org.nianbao.locate.GeneratedReport.Role;
import org.nianbao.template.Field;

/**
 * Pieces in and pieces out: for each role of the pieces of generated reports, what they were read
 * as.
 */
final class ReportAccount {
  /** What a piece was read as. */
  enum Outcome {
    FIGURE,
    LABEL,
    HEADING,
    TEXT,
    IDENTITY,
    FURNITURE,
    UNREAD,
    LOST,
    WRONG
  }

  private final Map<Role, Map<Outcome, Integer>> counts = new EnumMap<>(Role.class);
  private int reports;

  /** The texts in another section than their own, by both. */
  private final Map<String, Integer> displaced = new TreeMap<>();

  /** A text of the submission or of what is unread, a line each, which is found once. */
  private static final class Lines {
    private final List<String> lines = new ArrayList<>();

    void add(String text) {
      for (String line : text.split("[\\t\\n]+", -1)) {
        if (!line.isBlank()) {
          lines.add(line.strip());
        }
      }
    }

    /** Takes away a piece, which is a whole line; the number of a heading may be gone. */
    boolean take(String piece) {
      HeadingLine heading = HeadingLine.parse(piece);
      return lines.remove(piece.strip())
          || (heading != null && lines.remove(heading.body().strip()));
    }

    /** Takes away a text, whose own heading may be gone; what else is in its line is left. */
    boolean takeText(String piece) {
      int begin = Math.max(0, piece.indexOf("这是第"));
      String own = piece.substring(begin);
      for (int i = 0; i < lines.size(); i++) {
        int at = lines.get(i).indexOf(own);
        if (at >= 0) {
          String before = lines.get(i).substring(0, at);
          String after = lines.get(i).substring(at + own.length());
          lines.remove(i);
          boolean whole = before.endsWith(piece.substring(0, begin));
          String other = whole ? before.substring(0, at - begin) : before;
          add(whole || !piece.contains(before) ? other : "");
          add(after);
          return true;
        }
      }
      return false;
    }
  }

  /** Counts a report, and returns what is wrong with it: lost pieces, wrong figures, and others. */
  List<String> add(GeneratedReport report, Submission read) {
    List<String> faults = new ArrayList<>();
    Map<String, Lines> texts = new HashMap<>();
    for (Field field : GeneratedReport.TEMPLATE.texts()) {
      Lines lines = new Lines();
      lines.add(read.text(field.key()));
      texts.put(field.key(), lines);
    }
    Lines unread = new Lines();
    read.readingDiscrepancies().stream()
        .filter(Discrepancy::isUnreadContent)
        .forEach(each -> unread.add(each.actual()));
    // texts first: what is left of a line may be a heading that stayed with its text
    for (Piece piece : report.pieces()) {
      if (piece.role() == Role.TEXT || piece.role() == Role.STRAY) {
        count(piece, text(piece, texts, unread), faults);
      }
    }
    boolean identity =
        read.unit().equals(GeneratedReport.UNIT)
            && Objects.equals(read.year(), GeneratedReport.YEAR);
    for (Piece piece : report.pieces()) {
      switch (piece.role()) {
        case FIGURE -> count(piece, figure(piece, report, read), faults);
        case TEXT, STRAY -> {}
        default -> {
          Outcome outcome =
              unread.take(piece.text())
                  ? Outcome.UNREAD
                  : texts.values().stream().anyMatch(lines -> lines.take(piece.text()))
                      ? Outcome.TEXT
                      : Outcome.valueOf(piece.role().name());
          boolean wrong = outcome == Outcome.IDENTITY && !identity;
          count(piece, wrong ? Outcome.WRONG : outcome, faults);
        }
      }
    }
    Set<String> labels =
        report.pieces().stream()
            .filter(piece -> piece.role() == Role.LABEL)
            .map(Piece::text)
            .collect(Collectors.toSet());
    texts.forEach(
        (key, lines) ->
            lines.lines.stream() // a row of labels may be taken for a note
                .filter(line -> !labels.containsAll(List.of(line.split("\\s+"))))
                .forEach(line -> faults.add(key + " has " + line)));
    reports++;
    return faults;
  }

  private Outcome text(Piece piece, Map<String, Lines> texts, Lines unread) {
    for (Map.Entry<String, Lines> each : texts.entrySet()) {
      if (each.getValue().takeText(piece.text())) {
        if (!each.getKey().startsWith(piece.section())) {
          displaced.merge(piece.section() + " -> " + each.getKey(), 1, Integer::sum);
        }
        return Outcome.TEXT;
      }
    }
    return unread.takeText(piece.text()) ? Outcome.UNREAD : Outcome.LOST;
  }

  private static Outcome figure(Piece piece, GeneratedReport report, Submission read) {
    BigDecimal value = read.value(piece.text());
    if (value == null) {
      boolean missing =
          read.readingDiscrepancies().stream().anyMatch(each -> each.rule().equals("S-MISSING"));
      return missing ? Outcome.UNREAD : Outcome.LOST;
    }
    BigDecimal given = report.figure(piece.text());
    return value.compareTo(given) == 0 ? Outcome.FIGURE : Outcome.WRONG;
  }

  private void count(Piece piece, Outcome outcome, List<String> faults) {
    counts
        .computeIfAbsent(piece.role(), role -> new EnumMap<>(Outcome.class))
        .merge(outcome, 1, Integer::sum);
    if (outcome == Outcome.LOST || outcome == Outcome.WRONG) {
      faults.add(outcome + " " + piece);
    }
  }

  /** Returns the number of texts that were read into another section than their own. */
  int displacedTexts() {
    return displaced.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns the number of texts that belong to a section. */
  int texts() {
    return counts.getOrDefault(Role.TEXT, Map.of()).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** Returns the counts as a table: a row for what pieces are, a column for what they became. */
  String table() {
    StringBuilder table = new StringBuilder("%-10s %8s".formatted(reports, "in"));
    for (Outcome outcome : Outcome.values()) {
      table.append("%10s".formatted(outcome.name().toLowerCase(Locale.ROOT)));
    }
    counts.forEach(
        (role, outcomes) -> {
          int in = outcomes.values().stream().mapToInt(Integer::intValue).sum();
          table.append("%n%-10s %8d".formatted(role.name().toLowerCase(Locale.ROOT), in));
          for (Outcome outcome : Outcome.values()) {
            Integer count = outcomes.get(outcome);
            table.append("%10s".formatted(count == null ? "·" : count));
          }
        });
    displaced.forEach((sections, count) -> table.append("%n%5d %s".formatted(count, sections)));
    return table.toString();
  }
}
