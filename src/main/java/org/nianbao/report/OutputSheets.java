package org.nianbao.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.template.Template;

/** The sheets of a template that are no part of the form, but show what became of it. */
public final class OutputSheets {
  private OutputSheets() {}

  /** Takes out of a workbook the output sheets that are not wanted, with their charts. */
  public static void keep(XSSFWorkbook workbook, Set<String> wanted) {
    for (String name : Template.OUTPUT_SHEETS) {
      XSSFSheet sheet = workbook.getSheet(name);
      if (sheet != null && !wanted.contains(name)) {
        // POI takes out the drawing, but would leave its charts behind
        List<POIXMLDocumentPart> charts = new ArrayList<>();
        if (sheet.getDrawingPatriarch() != null) {
          charts.addAll(sheet.getDrawingPatriarch().getRelations());
        }
        workbook.removeSheetAt(workbook.getSheetIndex(sheet));
        charts.forEach(
            chart ->
                workbook.getPackage().deletePartRecursive(chart.getPackagePart().getPartName()));
      }
    }
  }
}
