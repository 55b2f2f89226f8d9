package org.nianbao.workbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves sheets out of the parts that list the sheets of a workbook (ECMA-376 part 1, 18.2.20 and
 * 18.2.5).
 */
final class OmittedSheets {
  static final String WORKBOOK = "xl/workbook.xml";

  private static final String RELATIONSHIPS = "xl/_rels/workbook.xml.rels";
  private static final String CONTENT_TYPES = "[Content_Types].xml";

  /** The parts that list the sheets. */
  private static final Set<String> PARTS = Set.of(WORKBOOK, RELATIONSHIPS, CONTENT_TYPES);

  private static final Pattern SHEET = Pattern.compile("<sheet [^>]*/>");
  private static final Pattern NAME = Pattern.compile("<definedName [^>]*>[^<]*</definedName>");
  private static final Pattern LOCAL = Pattern.compile(" localSheetId=\"(\\d+)\"");
  private static final Pattern RELATIONSHIP = Pattern.compile("<Relationship [^>]*/>");
  private static final Pattern CONTENT_TYPE = Pattern.compile("<Override [^>]*/>");

  private static final Pattern TARGET = Pattern.compile(" Target=\"(?:\\.\\./|/xl/)([^\"]*)\"");

  private final Set<String> names;

  /** The parts of the sheets, their relationships, and what only these refer to. */
  private final Set<String> parts = new HashSet<>();

  /** The positions of the sheets among all. */
  private final List<Integer> positions = new ArrayList<>();

  private final Set<String> relationships = new HashSet<>();

  /**
   * Finds the sheets in a workbook.
   *
   * @param workbook the content of the part {@link #WORKBOOK}
   * @param sheets the names of the sheets, by their parts
   * @param relationships the contents of the relationships of these sheets, by their parts; a sheet
   *     may have none
   */
  OmittedSheets(String workbook, Map<String, String> sheets, Map<String, String> relationships) {
    this.names = Set.copyOf(sheets.values());
    parts.addAll(sheets.keySet());
    relationships.forEach(
        (part, content) -> {
          parts.add(part);
          Matcher target = TARGET.matcher(content);
          while (target.find()) {
            parts.add("xl/" + target.group(1)); // a drawing, which belongs to one sheet
          }
        });
    Matcher sheet = SHEET.matcher(workbook);
    for (int position = 0; sheet.find(); position++) {
      if (isOmitted(sheet.group())) {
        positions.add(position);
        this.relationships.add(attribute(sheet.group(), "r:id"));
      }
    }
  }

  /** Returns whether a part is left out with the sheets. */
  boolean has(String part) {
    return parts.contains(part);
  }

  /** Returns whether a part lists sheets that are left out. */
  boolean changes(String part) {
    return !names.isEmpty() && PARTS.contains(part);
  }

  /** Returns a part without the sheets. */
  String without(String part, String content) {
    return switch (part) {
      case WORKBOOK -> workbook(content);
      case RELATIONSHIPS ->
          remove(RELATIONSHIP, content, each -> relationships.contains(attribute(each, "Id")));
      case CONTENT_TYPES ->
          remove(
              CONTENT_TYPE,
              content,
              each -> parts.contains(attribute(each, "PartName").substring(1)));
      default -> content;
    };
  }

  private String workbook(String content) {
    String sheets = remove(SHEET, content, this::isOmitted);
    StringBuilder all = new StringBuilder();
    int at = 0;
    Matcher name = NAME.matcher(sheets);
    while (name.find()) {
      all.append(sheets, at, name.start()).append(renumbered(name.group()));
      at = name.end();
    }
    return all.append(sheets, at, sheets.length()).toString();
  }

  /** Returns a name with the new position of its sheet; empty if its sheet is left out. */
  private String renumbered(String name) {
    Matcher local = LOCAL.matcher(name);
    if (!local.find()) {
      return name;
    }
    int position = Integer.parseInt(local.group(1));
    if (positions.contains(position)) {
      return "";
    }
    int before = 0;
    for (int omitted : positions) {
      before += omitted < position ? 1 : 0;
    }
    return name.substring(0, local.start(1)) + (position - before) + name.substring(local.end(1));
  }

  private boolean isOmitted(String sheet) {
    return names.contains(attribute(sheet, "name"));
  }

  /** Decides about an element. */
  private interface Condition {
    boolean holds(String element);
  }

  private static String remove(Pattern element, String content, Condition condition) {
    StringBuilder rest = new StringBuilder();
    int at = 0;
    Matcher each = element.matcher(content);
    while (each.find()) {
      rest.append(content, at, condition.holds(each.group()) ? each.start() : each.end());
      at = each.end();
    }
    return rest.append(content, at, content.length()).toString();
  }

  private static String attribute(String element, String name) {
    String begin = " " + name + "=\"";
    int at = element.indexOf(begin);
    return at < 0
        ? ""
        : element.substring(at + begin.length(), element.indexOf('"', at + begin.length()));
  }
}
