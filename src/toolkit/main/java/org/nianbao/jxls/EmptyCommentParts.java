package org.nianbao.jxls;

import java.util.List;
import org.apache.poi.ooxml.POIXMLDocumentPart.RelationPart;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.model.CommentsTable;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFVMLDrawing;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;

/**
 * Removes the parts for comments from sheets without comments. They remain when Jxls has removed
 * the comments with its commands, and ExcelJS cannot read a workbook that has them.
 */
final class EmptyCommentParts {
  private EmptyCommentParts() {}

  static void remove(XSSFWorkbook workbook) {
    for (Sheet sheet : workbook) {
      if (sheet.getCellComments().isEmpty()) {
        remove((XSSFSheet) sheet);
      }
    }
  }

  private static void remove(XSSFSheet sheet) {
    CTWorksheet worksheet = sheet.getCTWorksheet();
    // such a drawing also holds the shapes of buttons and of embedded objects
    boolean removeDrawing = !worksheet.isSetControls() && !worksheet.isSetOleObjects();
    for (RelationPart relation : List.copyOf(sheet.getRelationParts())) {
      boolean drawing = removeDrawing && relation.getDocumentPart() instanceof XSSFVMLDrawing;
      if (drawing || relation.getDocumentPart() instanceof CommentsTable) {
        PackagePart part = relation.getDocumentPart().getPackagePart();
        sheet.getPackagePart().removeRelationship(relation.getRelationship().getId());
        part.getPackage().removePart(part);
        relation.getDocumentPart().setCommitted(true); // else POI writes a part that is gone
      }
      if (drawing && worksheet.isSetLegacyDrawing()) {
        worksheet.unsetLegacyDrawing();
      }
    }
  }
}
