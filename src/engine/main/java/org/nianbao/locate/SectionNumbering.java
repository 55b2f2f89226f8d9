package org.nianbao.locate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.grid.Whitespace;
import org.nianbao.locate.SectionOutline.Section;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Severity;

/** Checks that the ordinals of a document's section headings are in ascending order. */
final class SectionNumbering {
  private static final String RULE = "S-ORDINAL";

  /** The first ordinal of two characters; no report has as many sections. */
  private static final int MIN_UNKNOWN_NUMBER = 10;

  /** The maximum length of the beginning of a heading's line in a message. */
  private static final int MAX_QUOTED = 24;

  private SectionNumbering() {}

  /**
   * Returns the discrepancy of the first heading whose ordinal is not greater than that of the
   * heading before it; null if there is none. Only headings with the same form of ordinal are
   * compared.
   *
   * @param headings the sections, by the line of their heading
   * @param lines the lines of the document
   * @param places the cells of the lines
   */
  static @Nullable Discrepancy check(
      NavigableMap<Integer, Section> headings,
      NavigableMap<Integer, String> lines,
      Map<Integer, CellPlace> places) {
    Set<Section> sections = new HashSet<>();
    HeadingLine last = null;
    String lastLine = "";
    for (Map.Entry<Integer, Section> each : headings.entrySet()) {
      String line = lines.getOrDefault(each.getKey(), "");
      HeadingLine heading = HeadingLine.parse(line);
      if (heading == null
          || !heading.isTopLevel()
          || heading.number() >= MIN_UNKNOWN_NUMBER
          || !sections.add(each.getValue())) {
        continue;
      }
      String quoted = ShortenedText.shortened(Whitespace.strip(line), MAX_QUOTED);
      if (last != null && last.style() == heading.style() && last.number() >= heading.number()) {
        boolean repeated = last.number() == heading.number();
        String problem = repeated ? "form.ordinal.repeated" : "form.ordinal.reversed";
        CellPlace place = Objects.requireNonNull(places.get(each.getKey()));
        Message message = Message.of(problem, lastLine, quoted);
        return new Discrepancy(
            RULE, Severity.WARNING, null, place, List.of(place), "", quoted, "", message);
      }
      last = heading;
      lastLine = quoted;
    }
    return null;
  }
}
