package org.nianbao.report;

import java.util.Locale;

/** The links of a sheet, and the relationships that those to other files need. */
final class SheetLinks {
  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** Excel takes a sheet with more for damaged. */
  private static final int MOST = 65_530;

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

  /** The element of the sheet; empty if it has no links. */
  String element() {
    return count == 0
        ? ""
        : "<hyperlinks xmlns:r=\"" + RELATIONSHIPS + "\">" + links + "</hyperlinks>";
  }

  /** What the relationships of the sheet are to hold besides. */
  String relationships() {
    return relationships.toString();
  }
}
