package org.nianbao.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.SmallForm;

/** The names of fields for staff. */
class FieldLabelTest {
  @TempDir Path folder;

  @Test
  void choicesOfOneRowAreToldApartByTheirColumns() throws Exception {
    Template template =
        SmallForm.with(
            folder,
            book -> {
              SmallForm.addChoice(book, "统计表", "是否公布日程", "work.schedule.first");
              XSSFSheet table = book.getSheet("统计表");
              table.getRow(5).getCell(2).setCellValue("${work.schedule.second}");
              DataValidationHelper helper = table.getDataValidationHelper();
              table.addValidationData(
                  helper.createValidation(
                      helper.createExplicitListConstraint(new String[] {"是", "否"}),
                      new CellRangeAddressList(5, 5, 2, 2)));
            });
    assertEquals("是否公布日程·甲类", template.label("work.schedule.first"));
    assertEquals("是否公布日程·乙类", template.label("work.schedule.second"));
    assertEquals("行政层级", template.label(Template.LEVEL));
    assertEquals("填报日期", template.label(Template.PREPARED_ON));
  }
}
