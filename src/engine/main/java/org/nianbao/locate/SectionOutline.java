package org.nianbao.locate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nianbao.locate.HeadingLine.Style;
import org.nianbao.locate.LabelComparison.NormalizedLabel;

/**
 * The headings of a report's sections. The sections follow one another in the form's order; which
 * lines are their headings is told by the words, the ordinal and the order together, because
 * offices word and number headings in many ways, and parts of a section may be named like another
 * section.
 */
final class SectionOutline {
  /** A heading that follows text or a table is more likely than one in a table of contents. */
  private static final int FOLLOWED_BY_TEXT = 1;

  private static final int EXACT = 10;
  private static final int SAME_TOPIC = 6;
  private static final int ONLY_NUMBERED = 1;
  private static final int MAX_ONLY_NUMBERED_LENGTH = 20;
  private static final int MAX_TOPIC_LENGTH = 25;

  /** A table outweighs any heading that does not agree with it. */
  private static final int TABLE = 20;

  /**
   * A section of the form.
   *
   * @param number the number in the section's title
   * @param sheet the name of its sheet
   * @param title its title
   * @param topic what its title is about; null if that is no topic of the official form
   * @param narrative whether it is running text, and no table
   */
  record Section(
      int number,
      String sheet,
      NormalizedLabel title,
      @Nullable HeadingTopic topic,
      boolean narrative) {
    /** Returns this section, known by its title or its number only. */
    Section withoutTopic() {
      return new Section(number, sheet, title, null, narrative);
    }

    /** Returns whether a heading is about this section's matter. */
    boolean isTopicOf(HeadingLine line) {
      return topic != null && topic.matches(line.words());
    }
  }

  /**
   * A line that may be a heading.
   *
   * @param row the row of the line
   * @param beforeText whether the next line is no heading with the same form of ordinal
   */
  record Candidate(int row, HeadingLine line, NormalizedLabel whole, boolean beforeText) {}

  /** The headings chosen so far, the last one first; a table stands for its section, too. */
  private record Chain(int score, @Nullable Candidate last, int section, @Nullable Chain before) {}

  private SectionOutline() {}

  /**
   * Returns the section that begins in each row.
   *
   * @param sections the sections in the form's order
   * @param lines the lines of running text, by row
   * @param styled the rows of the lines with a heading's style; if they are the titles of all
   *     sections, no other line is one
   * @param tables the sections of the tables that are known, by row; their headings stand above
   * @param numbering the form of the sections' ordinals; null if that is to be told by the lines
   */
  static NavigableMap<Integer, Section> headings(
      List<Section> sections,
      NavigableMap<Integer, String> lines,
      Set<Integer> styled,
      NavigableMap<Integer, Section> tables,
      @Nullable Style numbering) {
    if (!styled.isEmpty()) {
      NavigableMap<Integer, Section> headings =
          headings(sections, lines, candidates(withStyle(lines, styled)), tables, numbering);
      if (headings.size() == sections.size()) {
        return headings;
      }
    }
    return headings(sections, lines, candidates(lines), tables, numbering);
  }

  /**
   * Returns the form of the ordinals of the sections' headings; NONE if that is not known. Parts
   * are never about the matters of the sections of running text: what numbers two of these numbers
   * all.
   */
  static Style highestStyle(List<Section> sections, List<HeadingLine> lines) {
    Map<Style, Set<Section>> numbered = new EnumMap<>(Style.class);
    Style highest = Style.NONE;
    for (HeadingLine line : lines) {
      for (Section section : sections) {
        boolean possible = section.narrative() && line.isWholeLine() && !line.isSentence();
        if ((line.isTopLevel() || possible) && section.isTopicOf(line)) {
          numbered.computeIfAbsent(line.style(), style -> new HashSet<>()).add(section);
          highest = line.isTopLevel() ? Style.SECTION : highest;
        }
      }
    }
    for (Map.Entry<Style, Set<Section>> style : numbered.entrySet()) {
      if (style.getValue().size() > 1
          && (style.getKey() == Style.CHAPTER || highest == Style.NONE)) {
        highest = style.getKey();
      }
    }
    return highest;
  }

  private static NavigableMap<Integer, String> withStyle(
      NavigableMap<Integer, String> lines, Set<Integer> styled) {
    NavigableMap<Integer, String> headings = new TreeMap<>(lines);
    headings.keySet().retainAll(styled);
    return headings;
  }

  private static NavigableMap<Integer, Section> headings(
      List<Section> sections,
      NavigableMap<Integer, String> lines,
      List<Candidate> candidates,
      NavigableMap<Integer, Section> tables,
      @Nullable Style numbering) {
    Style highest =
        numbering == null
            ? highestStyle(sections, candidates.stream().map(Candidate::line).toList())
            : numbering;
    Chain[] best = new Chain[sections.size() + 1];
    best[0] = new Chain(0, null, 0, null);
    int row = 0;
    for (Candidate candidate : candidates) {
      tables.subMap(row, candidate.row()).values().stream()
          .mapToInt(table -> sections.indexOf(table) + 1)
          .forEach(table -> addTable(best, table));
      row = candidate.row();
      for (int section = sections.size(); section > 0; section--) {
        int score = score(candidate, sections.get(section - 1), highest);
        for (int before = 0; score > 0 && before < section; before++) {
          Chain chain = best[before];
          Chain known = best[section];
          if (chain != null && (known == null || chain.score() + score >= known.score())) {
            best[section] = new Chain(chain.score() + score, candidate, section, chain);
          }
        }
      }
    }
    NavigableMap<Integer, Section> headings = new TreeMap<>();
    for (Chain chain = longest(best, sections.size()); chain != null; chain = chain.before()) {
      if (chain.last() != null) {
        headings.put(chain.last().row(), sections.get(chain.section() - 1));
      }
    }
    addInOtherOrder(headings, sections, candidates, lines, highest);
    addRepeatedTitles(headings, sections, candidates, lines);
    addAdjacentTitles(headings, candidates, lines);
    return headings;
  }

  /**
   * Adds the headings of narrative sections that have none in the form's order, because the office
   * placed them elsewhere: 二、存在的主要问题 above the tables.
   */
  private static void addInOtherOrder(
      NavigableMap<Integer, Section> headings,
      List<Section> sections,
      List<Candidate> candidates,
      NavigableMap<Integer, String> lines,
      Style highest) {
    if (headings.isEmpty()) {
      return;
    }
    for (Section section : sections) {
      if (section.narrative() && !headings.containsValue(section)) {
        candidates.stream()
            .filter(each -> each.row() > headings.firstKey() && !headings.containsKey(each.row()))
            .filter(each -> each.line().isTopLevel() && each.line().style() == highest)
            .filter(each -> each.line().isWholeLine() && !each.line().isSentence())
            .filter(each -> each.line().words().length() <= MAX_TOPIC_LENGTH)
            .filter(each -> section.isTopicOf(each.line()) && hasText(each, candidates, lines))
            .findFirst()
            .ifPresent(each -> headings.put(each.row(), section));
      }
    }
  }

  /** Continues the headings chosen so far with a table, below which its section has no heading. */
  private static void addTable(Chain[] best, int section) {
    Chain before = longest(best, section);
    best[section] = new Chain(before.score() + TABLE, null, section, before);
  }

  /** Returns the chain with the highest score of those that end with one of the first sections. */
  private static Chain longest(Chain[] best, int sections) {
    Chain longest = Objects.requireNonNull(best[0]);
    for (Chain each : Arrays.asList(best).subList(0, sections + 1)) {
      longest = each != null && each.score() > longest.score() ? each : longest;
    }
    return longest;
  }

  /** Adds the titles next to the heading of their section: a table has its title as a row again. */
  private static void addAdjacentTitles(
      NavigableMap<Integer, Section> headings,
      List<Candidate> candidates,
      NavigableMap<Integer, String> lines) {
    Map<Integer, Section> adjacent = new HashMap<>();
    for (Candidate candidate : candidates) {
      for (Integer next :
          Arrays.asList(lines.lowerKey(candidate.row()), lines.higherKey(candidate.row()))) {
        Section section = next == null ? null : headings.get(next);
        if (section != null
            && !section.narrative()
            && candidate.line().isWholeLine()
            && isTitle(candidate.whole(), section.title())) {
          adjacent.put(candidate.row(), section);
        }
      }
    }
    adjacent.forEach(headings::putIfAbsent);
  }

  /** Adds further lines with the title of a section where that section may begin. */
  private static void addRepeatedTitles(
      NavigableMap<Integer, Section> headings,
      List<Section> sections,
      List<Candidate> candidates,
      NavigableMap<Integer, String> lines) {
    for (Candidate candidate : candidates) {
      if (candidate.line().isTopLevel() && hasText(candidate, candidates, lines)) {
        var before = headings.floorEntry(candidate.row());
        var after = headings.higherEntry(candidate.row());
        sections.stream()
            .filter(Section::narrative)
            .filter(section -> isTitle(candidate.whole(), section.title()))
            .filter(each -> before == null || before.getValue().number() <= each.number())
            .filter(each -> after == null || after.getValue().number() >= each.number())
            .findFirst()
            .ifPresent(section -> headings.put(candidate.row(), section));
      }
    }
  }

  /**
   * Returns whether a sentence stands between a heading and the next one of the highest level, as
   * it does not in a table of contents.
   */
  private static boolean hasText(
      Candidate heading, List<Candidate> candidates, NavigableMap<Integer, String> lines) {
    int next =
        candidates.stream()
            .filter(each -> each.row() > heading.row() && each.line().isTopLevel())
            .mapToInt(Candidate::row)
            .findFirst()
            .orElse(Integer.MAX_VALUE);
    return lines.subMap(heading.row(), false, next, false).values().stream()
        .anyMatch(line -> line.indexOf('。') >= 0);
  }

  /**
   * Returns how likely a line is the heading of a section; 0 or less if it is not.
   *
   * @param highest the form of the ordinals of the sections' headings: lower ones are within a
   *     section; NONE if that is not known
   */
  private static int score(Candidate candidate, Section section, Style highest) {
    HeadingLine line = candidate.line();
    boolean exact = line.isWholeLine() && isTitle(candidate.whole(), section.title());
    boolean sameTopic = section.isTopicOf(line);
    if (line.style() == Style.NONE && line.isSentence()) {
      return 0;
    }
    if (line.style().compareTo(highest) > 0
        && line.style() != Style.NONE
        && !(exact && section.narrative())) {
      return 0;
    }
    boolean numbered = line.number() == section.number();
    if (!exact && !sameTopic) {
      boolean between =
          line.isTopLevel()
              && numbered
              && line.isWholeLine()
              && line.words().length() <= MAX_ONLY_NUMBERED_LENGTH;
      return between ? ONLY_NUMBERED : 0;
    }
    int score = exact ? EXACT : SAME_TOPIC;
    boolean topLevel = line.isTopLevel() || line.style() == highest;
    score +=
        switch (topLevel ? Style.SECTION : line.style()) {
          case CHAPTER, SECTION -> numbered ? 6 : 4;
          case BRACKETED -> -3;
          case ARABIC, BRACKETED_ARABIC -> numbered ? -1 : -2;
          case DECIMAL, CIRCLED, LETTERED, ENUMERATED -> -6;
          case NONE -> exact ? 0 : -5;
        };
    if (!line.isWholeLine()) {
      score -= topLevel ? 2 : 6;
    }
    if (!exact && line.words().length() > MAX_TOPIC_LENGTH) {
      score -= 3;
    }
    return score > 0 && candidate.beforeText() ? score + FOLLOWED_BY_TEXT : score;
  }

  /** Returns whether a line is a title of the form, apart from notes and a few characters. */
  static boolean isTitle(NormalizedLabel line, NormalizedLabel title) {
    int shorter = Math.min(line.core().length(), title.core().length());
    int longer = Math.max(line.core().length(), title.core().length());
    return LabelComparison.similarity(line, title) >= LabelComparison.CONTAINED
        && shorter * 5 >= longer * 4;
  }

  /** Returns the lines of a document that may be headings. */
  private static List<Candidate> candidates(NavigableMap<Integer, String> lines) {
    List<Candidate> candidates = new ArrayList<>();
    Candidate previous = null;
    for (var line : lines.entrySet()) {
      HeadingLine heading = HeadingLine.parse(line.getValue());
      boolean possible = heading != null && isPossible(heading);
      if (previous != null) {
        boolean alike = possible && heading != null && heading.style() == previous.line().style();
        candidates.add(new Candidate(previous.row(), previous.line(), previous.whole(), !alike));
        previous = null;
      }
      if (possible && heading != null) {
        String whole = heading.isWholeLine() ? line.getValue() : heading.words();
        previous = new Candidate(line.getKey(), heading, NormalizedLabel.of(whole), true);
      }
    }
    if (previous != null) {
      candidates.add(previous);
    }
    return candidates;
  }

  /** Without an ordinal, only a short line of its own may be the heading of a section. */
  private static boolean isPossible(HeadingLine heading) {
    return heading.style() != Style.NONE || heading.isWholeLine();
  }
}
