package org.nianbao.workbook;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Texts that are added to those a workbook shares between its cells (ECMA-376 part 1, 18.4). Texts
 * inside the cells would do as well, but not every program that changes them later knows how.
 */
final class AddedTexts {
  static final String PART = "xl/sharedStrings.xml";

  private static final Pattern COUNTS = Pattern.compile(" (?:count|uniqueCount)=\"\\d*\"");
  private static final String ITEM = "<si>";
  private static final String END = "</sst>";

  private final String before;
  private final int first;
  private final StringBuilder added = new StringBuilder();
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * Adds to these.
   *
   * @param shared the texts' part of the workbook, as POI writes it
   */
  AddedTexts(Shared shared) {
    this.before = shared.xml();
    this.first = shared.count();
  }

  /**
   * The shared texts of a workbook.
   *
   * @param xml up to their end
   * @param count how many there are
   */
  record Shared(String xml, int count) {
    static Shared of(String part) {
      int count = 0;
      for (int at = part.indexOf(ITEM); at >= 0; at = part.indexOf(ITEM, at + 1)) {
        count++;
      }
      int first = Math.max(part.indexOf(ITEM), 0);
      String head = COUNTS.matcher(part.substring(0, first)).replaceAll(""); // no longer right
      return new Shared(head + part.substring(first, part.lastIndexOf(END)), count);
    }
  }

  /** The place of a text among the shared ones. */
  int place(String text) {
    return places.computeIfAbsent(
        text,
        each -> {
          added.append(ITEM).append(SheetXml.element(each)).append("</si>");
          return first + places.size();
        });
  }

  /** The part with all of them. */
  String part() {
    return before + added + END;
  }
}
