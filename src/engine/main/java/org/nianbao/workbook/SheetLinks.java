package org.nianbao.workbook;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links of a sheet, and the relationships that those to other files need. */
public final class SheetLinks {
  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** Excel takes a sheet with more for damaged. */
  private static final int MOST = 65_530;

  /** What may stand behind the links of a sheet (ECMA-376 part 1, 18.3.1.99). */
  private static final Pattern BEHIND_LINKS =
      Pattern.compile(
          "<(printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties"
              + "|cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|picture"
              + "|oleObjects|controls|webPublishItems|tableParts|extLst|/worksheet)\\b");

  private static final List<String> BEFORE_LINKS =
      List.of("customSheetViews", "conditionalFormatting", "dataValidations");

  private final StringBuilder links = new StringBuilder();
  private final StringBuilder relationships = new StringBuilder();
  private int count;

  void add(String cell, Link link) {
    if (count >= MOST) {
      return;
    }
    count++;
    links.append("<hyperlink ref=\"").append(cell).append('"');
    if (link.inside()) {
      links.append(" location=\"").append(SheetXml.escaped(link.target())).append('"');
    } else {
      String id = String.format(Locale.ROOT, "link%d", count);
      links.append(" r:id=\"").append(id).append('"');
      relationships
          .append("<Relationship Id=\"")
          .append(id)
          .append("\" Type=\"" + RELATIONSHIPS + "/hyperlink\" Target=\"")
          .append(SheetXml.escaped(link.target()))
          .append("\" TargetMode=\"External\"/>");
    }
    links.append(" display=\"").append(SheetXml.escaped(link.title())).append("\"/>");
  }

  /**
   * Where the links of a sheet stand in its XML; -1 if it has no end. What stands before them may
   * hold elements of the same names as what stands behind.
   */
  public static int placeIn(String xml, int from) {
    int begin = xml.indexOf("</sheetData>", from);
    for (String before : BEFORE_LINKS) {
      begin = Math.max(begin, xml.lastIndexOf("</" + before + ">"));
    }
    Matcher behind = BEHIND_LINKS.matcher(xml);
    return begin >= 0 && behind.find(begin + 1) ? behind.start() : -1;
  }

  /** The element of the sheet; empty if it has no links. */
  public String element() {
    return count == 0
        ? ""
        : "<hyperlinks xmlns:r=\"" + RELATIONSHIPS + "\">" + links + "</hyperlinks>";
  }

  /** What the relationships of the sheet are to hold besides. */
  public String relationships() {
    return relationships.toString();
  }
}
