package org.nianbao.locate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.grid.Whitespace;
import org.nianbao.locate.LabelComparison.NormalizedLabel;
import org.nianbao.locate.NarrativeSections.Passage;
import org.nianbao.template.Field;

/** The parts of a section of the narrative, told by their headings. */
final class NarrativeParts {
  /** Words of a part's heading that do not tell which part it is. */
  private static final Pattern COMMON_WORDS = Pattern.compile("政府|政务|信息|公开|工作|情况|方面|建设|办理|机关|行政|的");

  /**
   * A paragraph of a section.
   *
   * @param styled whether it has a heading's style
   * @param blank the number of blank lines before it
   */
  record Paragraph(String text, CellPlace place, boolean styled, int blank) {
    private Paragraph withText(String part) {
      return new Paragraph(Whitespace.strip(part), place, styled, blank);
    }
  }

  /** Where a part may begin within a paragraph: in another line, or with a heading's ordinal. */
  private static final Pattern BREAK =
      Pattern.compile("\\n|(?<=[。；;！])\\s*(?=[（(【][一二三四五六七八九十][）)】])");

  /** The same, or with 一是, which also counts measures within a part that has a heading. */
  private static final Pattern BREAK_OR_COUNT =
      Pattern.compile(BREAK.pattern() + "|(?<=[。；;！])\\s*(?=[一二三四五六七八九十]是)");

  /** The maximum length of a heading that is looked for within a paragraph. */
  private static final int MAX_HEADING_LENGTH = 100;

  /** A line without an ordinal that has the form of a title. */
  private static final Pattern TITLE = Pattern.compile("[^\\d，。；、：,.;:“”\"]{2,16}(?:情况|工作)");

  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]");

  private NarrativeParts() {}

  /**
   * Returns the text of each part. Text before the first heading introduces the section; without a
   * heading of the first part, it is the text of that part. Text below a heading of no part belongs
   * to the part before it. If the headings of all parts have a heading's style, no other paragraph
   * is one.
   *
   * @param introduction the field of the text before the first part; null if the form has none
   */
  static Map<Field, Passage> read(
      List<Field> parts, @Nullable Field introduction, List<Paragraph> all) {
    List<Paragraph> headings = all.stream().filter(Paragraph::styled).toList();
    Map.Entry<HeadingLine.Style, Set<Field>> usual = usualHeadings(parts, headings);
    boolean exact = usual != null && usual.getValue().size() == parts.size();
    List<Paragraph> paragraphs = exact ? all : separated(all, parts, breaks(parts, all));
    usual = exact ? usual : usualHeadings(parts, paragraphs);
    HeadingLine.Style style = usual == null ? null : usual.getKey();
    Set<Field> named = usual == null ? Set.of() : usual.getValue();
    Map<Field, StringBuilder> builders = new LinkedHashMap<>();
    Map<Field, CellPlace> places = new HashMap<>();
    Set<Field> begun = new HashSet<>();
    Field first = parts.get(0);
    Field current = introduction == null ? first : introduction;
    for (Paragraph paragraph : paragraphs) {
      boolean possible = !exact || paragraph.styled();
      HeadingLine heading = possible ? heading(paragraph.text(), parts) : null;
      Field part = heading == null ? null : partOf(heading, parts, begun);
      if (part != null
          && heading != null
          && heading.style() != style
          && (named.contains(part)
              || !isLabel(heading, part)
              || parts.indexOf(part) < parts.indexOf(current))) {
        part = null; // a heading within the part
      }
      String text = paragraph.text();
      if (part != null && heading != null) {
        begun.add(part);
        current = part;
        boolean counted = heading.style() == HeadingLine.Style.ENUMERATED; // 一是 begins a sentence
        text =
            heading.isWholeLine() && isLabel(heading, part)
                ? ""
                : counted ? Whitespace.strip(paragraph.text()) : heading.body();
      }
      if (!text.isEmpty()) {
        String blank = "\n".repeat(paragraph.blank() + 1);
        StringBuilder whole = builders.get(current);
        if (whole == null) {
          builders.put(current, new StringBuilder(text));
          places.put(current, paragraph.place());
        } else {
          whole.append(blank).append(text);
        }
      }
    }
    Map<Field, Passage> texts = new LinkedHashMap<>();
    builders.forEach(
        (part, text) ->
            texts.put(
                part.equals(introduction) && !begun.contains(first) ? first : part,
                new Passage(text.toString(), Objects.requireNonNull(places.get(part)), 0)));
    return texts;
  }

  /** Returns where a part may begin within a paragraph. */
  private static Pattern breaks(List<Field> parts, List<Paragraph> paragraphs) {
    Map.Entry<HeadingLine.Style, Set<Field>> usual = usualHeadings(parts, paragraphs);
    boolean counted = usual == null || usual.getKey() == HeadingLine.Style.ENUMERATED;
    return counted ? BREAK_OR_COUNT : BREAK;
  }

  /** Separates the parts that stand in one paragraph, or in the lines of one cell. */
  private static List<Paragraph> separated(
      List<Paragraph> paragraphs, List<Field> parts, Pattern breaks) {
    List<Paragraph> separated = new ArrayList<>();
    for (Paragraph paragraph : paragraphs) {
      String text = paragraph.text();
      int begin = 0;
      int last = partBeginning(text, parts);
      boolean headed = last >= 0;
      Matcher at = breaks.matcher(text);
      while (at.find()) {
        int end = Math.min(text.length(), at.end() + MAX_HEADING_LENGTH);
        int part = partBeginning(text.substring(at.end(), end), parts);
        boolean belowHeading = headed && text.charAt(at.start()) == '\n';
        if (part > last || belowHeading) { // the parts follow one another in the form's order
          separated.add(paragraph.withText(text.substring(begin, at.start())));
          headed = part > last;
          last = Math.max(last, part);
          begin = at.end();
        }
      }
      separated.add(begin == 0 ? paragraph : paragraph.withText(text.substring(begin)));
    }
    return separated;
  }

  /** Returns the index of the part whose heading a text begins with; -1 if there is none. */
  private static int partBeginning(String text, List<Field> parts) {
    HeadingLine heading = heading(text, parts);
    Field part = heading == null ? null : partOf(heading, parts, Set.of());
    return part == null ? -1 : parts.indexOf(part);
  }

  /**
   * Returns the heading that a text is or begins with; without an ordinal, a blank ends it, too.
   */
  private static @Nullable HeadingLine heading(String text, List<Field> parts) {
    HeadingLine heading = HeadingLine.parse(text);
    Matcher blank = BLANK.matcher(text);
    if ((heading == null || heading.style() == HeadingLine.Style.NONE) && blank.find()) {
      HeadingLine first = HeadingLine.parse(text.substring(0, blank.start()));
      if (first != null && first.style() == HeadingLine.Style.NONE && isShort(first, parts)) {
        String rest = Whitespace.strip(text.substring(blank.end()));
        return new HeadingLine(first.style(), 0, first.words(), rest, text);
      }
    }
    return heading;
  }

  /**
   * Returns the form of the ordinals of the parts' headings, and the parts that such headings name:
   * the form of most different parts, the highest of several; null if no heading names a part.
   * Headings of other forms are within a part, unless they are the label of a later one.
   */
  private static Map.@Nullable Entry<HeadingLine.Style, Set<Field>> usualHeadings(
      List<Field> parts, List<Paragraph> paragraphs) {
    Map<HeadingLine.Style, Set<Field>> found = new EnumMap<>(HeadingLine.Style.class);
    for (Paragraph paragraph : paragraphs) {
      HeadingLine heading = heading(paragraph.text(), parts);
      Field part = heading == null ? null : partOf(heading, parts, Set.of());
      if (heading != null && part != null) {
        found.computeIfAbsent(heading.style(), style -> new HashSet<>()).add(part);
      }
    }
    return found.entrySet().stream() // from the highest level: the first of several is taken
        .max(Comparator.comparingInt(style -> style.getValue().size()))
        .orElse(null);
  }

  /** Returns the part that a heading names, unless it has begun already; null if none. */
  private static @Nullable Field partOf(HeadingLine heading, List<Field> parts, Set<Field> begun) {
    if (parts.size() == 1) {
      return null;
    }
    boolean sentence =
        heading.style() == HeadingLine.Style.NONE
            && !isShort(heading, parts)
            && !(heading.isWholeLine() && TITLE.matcher(heading.words()).matches());
    return sentence
        ? null
        : parts.stream()
            .filter(part -> !begun.contains(part) && names(heading.words(), label(part)))
            .findFirst()
            .orElse(null);
  }

  /** Returns whether a line without an ordinal consists of a part's label and common words. */
  private static boolean isShort(HeadingLine heading, List<Field> parts) {
    return parts.stream().anyMatch(part -> isLabel(heading, part));
  }

  private static boolean names(String words, String label) {
    HeadingTopic topic = HeadingTopic.ofLabel(label);
    return topic == null
        ? LabelComparison.normalised(words).contains(NormalizedLabel.of(label).core())
        : topic.matches(words);
  }

  static String label(Field part) {
    List<String> labels = part.rowLabels();
    return labels.isEmpty() ? part.label() : labels.get(labels.size() - 1);
  }

  /** Returns whether a heading is a part's label, apart from common words: 平台建设情况. */
  private static boolean isLabel(HeadingLine heading, Field part) {
    String words = bare(LabelComparison.normalised(heading.words()));
    return words.equals(bare(NormalizedLabel.of(label(part)).core()));
  }

  private static String bare(String words) {
    return COMMON_WORDS.matcher(words).replaceAll("");
  }

  /** Returns whether a line without an ordinal is the heading of a part. */
  static boolean isLabel(String line, List<Field> parts) {
    HeadingLine heading = HeadingLine.parse(line);
    return heading != null
        && heading.style() == HeadingLine.Style.NONE
        && heading.isWholeLine()
        && parts.size() > 1
        && isShort(heading, parts);
  }
}
