package org.nianbao.workbook;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Strings to add to the shared strings of a workbook (ECMA-376 part 1, 18.4). Inline strings are
 * not used, because not every program can edit them.
 */
final class AddedSharedStrings {
  static final String PART = "xl/sharedStrings.xml";

  private static final Pattern COUNTS = Pattern.compile(" (?:count|uniqueCount)=\"\\d*\"");
  private static final String ITEM = "<si>";
  private static final String END = "</sst>";

  private final String existingXml;
  private final int existingCount;
  private final StringBuilder added = new StringBuilder();
  private final Map<String, Integer> indexes = new HashMap<>();

  /**
   * Creates an empty addition.
   *
   * @param shared the shared strings of the workbook
   */
  AddedSharedStrings(Shared shared) {
    this.existingXml = shared.xml();
    this.existingCount = shared.count();
  }

  /**
   * The shared strings of a workbook.
   *
   * @param xml the part up to its end tag
   * @param count the number of strings
   */
  record Shared(String xml, int count) {
    static Shared of(String part) {
      int count = 0;
      for (int at = part.indexOf(ITEM); at >= 0; at = part.indexOf(ITEM, at + 1)) {
        count++;
      }
      int firstItem = Math.max(part.indexOf(ITEM), 0);
      String head = COUNTS.matcher(part.substring(0, firstItem)).replaceAll(""); // outdated
      return new Shared(head + part.substring(firstItem, part.lastIndexOf(END)), count);
    }
  }

  /** Returns the index of a string, which is added if it is new. */
  int indexOf(String text) {
    return indexes.computeIfAbsent(
        text,
        each -> {
          added.append(ITEM).append(SheetXmlWriter.textElement(each)).append("</si>");
          return existingCount + indexes.size();
        });
  }

  /** Returns the part with all strings. */
  String part() {
    return existingXml + added + END;
  }
}
