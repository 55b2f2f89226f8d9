package org.nianbao.workbook;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hyperlinks of a sheet, and the relationships for those to other files. */
public final class SheetHyperlinks {
  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** The maximum number of hyperlinks of a sheet; Excel reports a sheet with more as damaged. */
  private static final int MAX_LINKS = 65_530;

  /** The elements that may follow the hyperlinks of a sheet (ECMA-376 part 1, 18.3.1.99). */
  private static final Pattern AFTER_LINKS =
      Pattern.compile(
          "<(printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties"
              + "|cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|picture"
              + "|oleObjects|controls|webPublishItems|tableParts|extLst|/worksheet)\\b");

  private static final List<String> BEFORE_LINKS =
      List.of("customSheetViews", "conditionalFormatting", "dataValidations");

  private final StringBuilder links = new StringBuilder();
  private final StringBuilder relationships = new StringBuilder();
  private int count;

  void add(String cell, CellHyperlink link) {
    if (count >= MAX_LINKS) {
      return;
    }
    count++;
    links.append("<hyperlink ref=\"").append(cell).append('"');
    if (link.internal()) {
      links.append(" location=\"").append(SheetXmlWriter.escaped(link.target())).append('"');
    } else {
      String id = "link" + count;
      links.append(" r:id=\"").append(id).append('"');
      relationships
          .append("<Relationship Id=\"")
          .append(id)
          .append("\" Type=\"" + RELATIONSHIPS + "/hyperlink\" Target=\"")
          .append(SheetXmlWriter.escaped(link.target()))
          .append("\" TargetMode=\"External\"/>");
    }
    links.append(" display=\"").append(SheetXmlWriter.escaped(link.title())).append("\"/>");
  }

  /**
   * Returns the position of the hyperlinks in the XML of a sheet; -1 if the sheet has no end.
   * Elements before the hyperlinks may contain elements with the names of those after them.
   */
  public static int positionIn(String xml, int from) {
    int begin = xml.indexOf("</sheetData>", from);
    for (String before : BEFORE_LINKS) {
      begin = Math.max(begin, xml.lastIndexOf("</" + before + ">"));
    }
    Matcher after = AFTER_LINKS.matcher(xml);
    return begin >= 0 && after.find(begin + 1) ? after.start() : -1;
  }

  /** Returns the element of the hyperlinks; empty if there are none. */
  public String element() {
    return count == 0
        ? ""
        : "<hyperlinks xmlns:r=\"" + RELATIONSHIPS + "\">" + links + "</hyperlinks>";
  }

  /** Returns the relationships to add to those of the sheet. */
  public String relationships() {
    return relationships.toString();
  }
}
