package org.nianbao.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.SmallForm;
import org.nianbao.jxls.FormWriter;
import org.nianbao.template.Template;

/** The choices and texts of last year's report on the sheet 上年, beside its figures. */
class LastYearEntriesTest {
  private static final String KEY = "work.schedule";

  @TempDir Path folder;

  private Template template() throws Exception {
    return SmallForm.with(
        folder,
        book -> {
          SmallForm.addChoice(book, "统计表", "是否公布日程", KEY);
          SmallForm.addChoice(book, "上年", "是否公布日程", "previous." + KEY);
        });
  }

  private Submission report(Template template, int year, String choice) throws Exception {
    Path data =
        Files.writeString(
            folder.resolve("data.json"),
            """
            {"unit.name": "小店镇", "year": %d, "work.received.first": 3, "work.schedule": "%s"}
            """
                .formatted(year, choice));
    return Nianbao.data(template, data).get(0);
  }

  @Test
  void areThoseOfTheReportOfTheYearBefore() throws Exception {
    Template template = template();
    Submission now = report(template, 2026, "否").withPrevious(report(template, 2025, "是"));
    assertEquals("是", now.text("previous." + KEY));
    assertEquals("否", now.text(KEY));
    assertEquals(BigDecimal.valueOf(3), now.value("previous.work.received.first"));
    assertEquals("", now.withoutPrevious().text("previous." + KEY));
    assertFalse(now.withoutPrevious().hasPrevious());
  }

  @Test
  void standInTheIssuedFormAndAreReadFromIt() throws Exception {
    Template template = template();
    Path form = folder.resolve("表.xlsx");
    Submission now = report(template, 2026, "否").withPrevious(report(template, 2025, "是"));
    FormWriter.writeForm(now, form);
    Submission read = Nianbao.read(template, form);
    assertEquals("是", read.text("previous." + KEY));
    assertTrue(read.hasPrevious());
  }
}
