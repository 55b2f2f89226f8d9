package org.nianbao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.nianbao.template.Template;

/** What the form looks like, as the window and the page draw it. */
class FormLayoutTest {
  private static final double UNITS_PER_CHARACTER = 256;

  @Test
  void columnsAreAsWideAsPoiReadsThem() throws Exception {
    Template template = Template.current();
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template.workbook()))) {
      for (FormLayout.Sheet sheet : FormLayout.of(template).sheets()) {
        XSSFSheet expected = workbook.getSheet(sheet.name());
        for (int i = 0; i < sheet.widths().size(); i++) {
          assertEquals(
              expected.getColumnWidth(i) / UNITS_PER_CHARACTER,
              sheet.widths().get(i),
              1 / UNITS_PER_CHARACTER,
              sheet.name() + " " + i);
        }
      }
    }
  }

  @Test
  void cellsCoverTheSheetOnce() {
    for (FormLayout.Sheet sheet : FormLayout.of(Template.current()).sheets()) {
      int covered = sheet.cells().stream().mapToInt(cell -> cell.height() * cell.width()).sum();
      assertEquals(sheet.rows() * sheet.widths().size(), covered, sheet.name());
      assertTrue(sheet.cells().stream().anyMatch(cell -> cell.field() != null), sheet.name());
    }
  }
}
