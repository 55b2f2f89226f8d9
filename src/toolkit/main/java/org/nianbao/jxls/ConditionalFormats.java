package org.nianbao.jxls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTConditionalFormatting;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;

/**
 * Hides the conditional formats of a template from Jxls while it fills the template.
 *
 * <p>Jxls 3 would expand them cell by cell and leave empty ranges, which Excel reports as damage.
 */
final class ConditionalFormats {
  private final Map<String, List<CTConditionalFormatting>> removed = new HashMap<>();

  void remove(XSSFWorkbook workbook) {
    for (Sheet sheet : workbook) {
      CTWorksheet worksheet = ((XSSFSheet) sheet).getCTWorksheet();
      List<CTConditionalFormatting> formats = new ArrayList<>();
      worksheet
          .getConditionalFormattingList()
          .forEach(format -> formats.add((CTConditionalFormatting) format.copy()));
      removed.put(sheet.getSheetName(), formats);
      worksheet.setConditionalFormattingArray(new CTConditionalFormatting[0]);
    }
  }

  void restore(XSSFWorkbook workbook) {
    for (Sheet sheet : workbook) {
      List<CTConditionalFormatting> formats = removed.getOrDefault(sheet.getSheetName(), List.of());
      ((XSSFSheet) sheet)
          .getCTWorksheet()
          .setConditionalFormattingArray(formats.toArray(new CTConditionalFormatting[0]));
    }
  }
}
