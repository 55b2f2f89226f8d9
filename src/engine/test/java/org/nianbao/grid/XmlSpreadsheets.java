package org.nianbao.grid;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes sheets as spreadsheets of formats that are a single XML file. */
public final class XmlSpreadsheets {
  private XmlSpreadsheets() {}

  /** Returns an OpenDocument spreadsheet; equal rows below one another are written once. */
  public static byte[] openDocument(List<Grid> sheets) {
    StringBuilder xml =
        new StringBuilder(
            "<?xml version='1.0'?><office:document"
                + " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>"
                + "<office:automatic-styles><style:style style:name='ta1' style:family='table'>"
                + "<style:table-properties table:display='false'/></style:style>"
                + "</office:automatic-styles><office:body><office:spreadsheet>");
    for (Grid sheet : sheets) {
      xml.append("<table:table table:name='").append(escaped(sheet.name())).append('\'');
      xml.append(sheet.isHidden() ? " table:style-name='ta1'>" : ">");
      int last = sheet.extent().last().row();
      for (int row = 0; row <= last; ) {
        String cells = openDocumentCells(sheet, row);
        int end = row + 1;
        while (end <= last
            && sheet.isRowHidden(end) == sheet.isRowHidden(row)
            && cells.equals(openDocumentCells(sheet, end))) {
          end++;
        }
        xml.append("<table:table-row table:number-rows-repeated='").append(end - row);
        xml.append(sheet.isRowHidden(row) ? "' table:visibility='collapse'>" : "'>");
        xml.append(cells).append("</table:table-row>");
        row = end;
      }
      xml.append("</table:table>");
    }
    return bytes(xml.append("</office:spreadsheet></office:body></office:document>"));
  }

  private static String openDocumentCells(Grid sheet, int row) {
    StringBuilder cells = new StringBuilder();
    int last = sheet.extent().last().column();
    for (int column = 0; column <= last; column++) {
      Address at = new Address(row, column);
      Region region = sheet.regionOf(at);
      cells.append("<table:table-cell");
      if (region.first().equals(at) && !region.last().equals(at)) {
        cells.append(" table:number-rows-spanned='").append(region.last().row() - row + 1);
        cells.append("' table:number-columns-spanned='");
        cells.append(region.last().column() - column + 1).append('\'');
      }
      CellContent content = sheet.content(at);
      if (content instanceof CellContent.Numeric number) {
        cells.append(" office:value-type='float' office:value='").append(number).append("'/>");
      } else if (content instanceof CellContent.Day day) {
        cells.append(" office:value-type='date' office:date-value='").append(day).append("'/>");
      } else if (content != null) {
        cells.append(" office:value-type='string'><text:p>");
        cells.append(
            escaped(content.toString())
                .replace(" ", "<text:s/>")
                .replace("\n", "</text:p><text:p>"));
        cells.append("</text:p></table:table-cell>");
      } else {
        cells.append("/>");
      }
    }
    return cells.toString();
  }

  /** Returns a workbook as Excel 2003 saves it as XML. */
  public static byte[] excel2003(List<Grid> sheets) {
    StringBuilder xml =
        new StringBuilder(
            "<?xml version='1.0'?><Workbook"
                + " xmlns='urn:schemas-microsoft-com:office:spreadsheet'>");
    for (Grid sheet : sheets) {
      xml.append("<Worksheet ss:Name='").append(escaped(sheet.name())).append("'><Table>");
      for (int row = 0; row <= sheet.extent().last().row(); row++) {
        xml.append("<Row ss:Index='").append(row + 1);
        xml.append(sheet.isRowHidden(row) ? "' ss:Hidden='1'>" : "'>");
        for (int column = 0; column <= sheet.extent().last().column(); column++) {
          appendExcelCell(sheet, new Address(row, column), xml);
        }
        xml.append("</Row>");
      }
      xml.append("</Table><WorksheetOptions>");
      xml.append(sheet.isHidden() ? "<Visible>SheetHidden</Visible>" : "");
      xml.append("</WorksheetOptions></Worksheet>");
    }
    return bytes(xml.append("</Workbook>"));
  }

  private static void appendExcelCell(Grid sheet, Address at, StringBuilder xml) {
    Region region = sheet.regionOf(at);
    if (!region.first().equals(at)) {
      return;
    }
    xml.append("<Cell ss:Index='").append(at.column() + 1);
    xml.append("' ss:MergeAcross='").append(region.last().column() - at.column());
    xml.append("' ss:MergeDown='").append(region.last().row() - at.row()).append("'>");
    CellContent content = sheet.content(at);
    if (content != null) {
      String type =
          content instanceof CellContent.Numeric
              ? "Number"
              : content instanceof CellContent.Day ? "DateTime" : "String";
      xml.append("<Data ss:Type='").append(type).append("'>");
      xml.append(escaped(content.toString())).append("</Data>");
    }
    xml.append("</Cell>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
  }

  private static byte[] bytes(StringBuilder xml) {
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }
}
