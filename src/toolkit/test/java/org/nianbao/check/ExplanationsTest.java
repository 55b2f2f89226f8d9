package org.nianbao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.DiscrepancyCounts;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.message.Messages;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.template.Template;

/** What a unit writes in the column 情况说明 of the sheet 校验. */
class ExplanationsTest {
  private static final Template TEMPLATE = Template.current();
  private static final int EXPLANATION = 11;
  private static final String REASON = "正文按办结口径统计，表格按收到口径";

  private static final Map<String, BigDecimal> FIGURES =
      Stream.of(
              "requests.received.naturalPerson",
              "requests.received.total",
              "requests.granted.naturalPerson",
              "requests.granted.total",
              "requests.processedTotal.naturalPerson",
              "requests.processedTotal.total")
          .collect(Collectors.toMap(key -> key, key -> BigDecimal.valueOf(5)));

  @TempDir Path folder;

  /** A form whose text states 3 requests and whose tables have 5. */
  private Path form() throws Exception {
    Map<String, String> texts = new HashMap<>();
    TEMPLATE.narratives().forEach(part -> texts.put(part.key(), part.label() + "的各项工作已按要求完成。"));
    texts.put(Template.UNIT, "红旗区小店镇");
    texts.put(Template.LEVEL, "乡镇街道");
    texts.put("narrative.overview.requests", "2024年收到政府信息公开申请3件，办结2件。");
    texts.put("narrative.other", "本年度未收取信息处理费。");
    Path file = folder.resolve("form.xlsx");
    FormWriter.writeForm(Submission.of("", TEMPLATE, FIGURES, texts, 2024), file);
    return file;
  }

  private static void changed(Path from, Path to, Consumer<XSSFWorkbook> change)
      throws IOException {
    try (InputStream in = Files.newInputStream(from);
        XSSFWorkbook book = new XSSFWorkbook(in);
        OutputStream out = Files.newOutputStream(to)) {
      change.accept(book);
      book.write(out);
    }
  }

  private static Row row(Sheet sheet, String rule) {
    for (Row row : sheet) {
      if (row.getCell(0) != null && row.getCell(0).toString().equals(rule)) {
        return row;
      }
    }
    throw new AssertionError("no row " + rule);
  }

  private ValidationResult checked(Consumer<Sheet> change) throws Exception {
    Path file = folder.resolve("年报.xlsx");
    changed(form(), file, book -> change.accept(book.getSheet(Template.CHECK_SHEET)));
    return SubmissionCheck.check(file.toString(), SubmissionFile.read(TEMPLATE, file));
  }

  private static void explain(Sheet sheet, String rule, String text) {
    row(sheet, rule).getCell(EXPLANATION).setCellValue(text);
  }

  private static Discrepancy of(ValidationResult checked, String rule) {
    return checked.discrepancies().stream()
        .filter(each -> each.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aWarningWithoutExplanationCounts() throws Exception {
    ValidationResult checked = checked(sheet -> {});
    assertEquals(ValidationResult.Status.DISCREPANCIES, checked.status());
    assertEquals(new DiscrepancyCounts(0, 2, 0, 0, 0), checked.counts());
  }

  @Test
  void anExplainedWarningDoesNotReturnTheReport() throws Exception {
    ValidationResult checked =
        checked(
            sheet -> {
              explain(sheet, "N-RECEIVED", REASON);
              explain(sheet, "N-PROCESSED", "同上");
            });
    assertEquals(ValidationResult.Status.OK, checked.status());
    assertEquals(new DiscrepancyCounts(0, 0, 2, 0, 0), checked.counts());
    Discrepancy received = of(checked, "N-RECEIVED");
    assertEquals(REASON, received.explanation());
    String message = Messages.CHINESE.format(received.message());
    assertTrue(message.endsWith("；单位已说明：“" + REASON + "”"), message);
  }

  /** N-PROCESSED has several rows, which are alternatives. */
  @Test
  void anyRowOfAnAlternativeExplains() throws Exception {
    ValidationResult checked =
        checked(
            sheet -> {
              Row row = sheet.getRow(row(sheet, "N-PROCESSED").getRowNum() + 1);
              assertEquals("N-PROCESSED", row.getCell(0).toString());
              row.getCell(EXPLANATION).setCellValue(REASON);
            });
    assertEquals(new DiscrepancyCounts(0, 1, 1, 0, 0), checked.counts());
    assertEquals(
        List.of(false, true),
        checked.discrepancies().stream().map(Discrepancy::isExplained).toList());
  }

  @Test
  void aWordForNothingExplainsNothing() throws Exception {
    for (String nothing : List.of("无", "/", "—", " 　", "。", "0")) {
      ValidationResult checked = checked(sheet -> explain(sheet, "N-RECEIVED", nothing));
      assertEquals(new DiscrepancyCounts(0, 2, 0, 0, 0), checked.counts(), nothing);
    }
  }

  /** The check sheet has no open cell beside an error; what is typed there is told as unread. */
  @Test
  void anErrorCannotBeExplained() throws Exception {
    ValidationResult checked =
        checked(
            sheet -> {
              explain(sheet, "V-TYPE", REASON);
              Row balance = row(sheet, "T3-BALANCE");
              balance.createCell(EXPLANATION).setCellValue(REASON);
              sheet.getWorkbook().getSheet("依申请公开").getRow(4).getCell(3).setCellValue("三件左右");
            });
    Discrepancy type = of(checked, "V-TYPE");
    assertFalse(type.isExplained());
    String message = Messages.CHINESE.format(type.message());
    assertTrue(message.endsWith("；单位写有说明“" + REASON + "”，但错误应当改正"), message);
    assertEquals(ValidationResult.Status.DISCREPANCIES, checked.status());
    assertEquals(REASON, of(checked, "S-UNREAD").actual());
  }

  /** Last year's figures are compared column by column; the explanation belongs to one. */
  @Test
  void anExplanationBelongsToItsRow() throws Exception {
    Path last = folder.resolve("上年.xlsx");
    FormWriter.writeForm(
        Submission.of(
            "",
            TEMPLATE,
            Map.of(
                "requests.carriedOut.naturalPerson",
                BigDecimal.ONE,
                "requests.carriedOut.enterprise",
                BigDecimal.valueOf(2)),
            Map.of(Template.UNIT, "红旗区小店镇"),
            2023),
        last);
    Path file = folder.resolve("年报.xlsx");
    changed(
        form(), file, book -> explain(book.getSheet(Template.CHECK_SHEET), "Y-CARRIED", "上年一件撤回"));
    Submission read =
        SubmissionFile.read(TEMPLATE, file).withPrevious(SubmissionFile.read(TEMPLATE, last));
    List<Discrepancy> carried =
        SubmissionCheck.check("年报.xlsx", read).discrepancies().stream()
            .filter(each -> each.rule().equals("Y-CARRIED"))
            .toList();
    assertEquals(
        List.of("requests.carriedIn.naturalPerson"),
        carried.stream().filter(Discrepancy::isExplained).map(Discrepancy::field).toList());
    assertTrue(carried.size() > 1);
  }

  /** A form issued by an earlier version has its rules in other rows. */
  @Test
  void rowsAreFoundByTheirRules() throws Exception {
    ValidationResult checked =
        checked(
            sheet -> {
              Row row = row(sheet, "N-RECEIVED");
              row.getCell(0).setCellValue("N-PROCESSED");
              row.getCell(3).setCellValue("叙述中“办结（答复）”件数与表三一致");
              row.getCell(EXPLANATION).setCellValue(REASON);
            });
    assertTrue(of(checked, "N-PROCESSED").isExplained());
    assertFalse(of(checked, "N-RECEIVED").isExplained());
  }

  @Test
  void theHeadingOfTheColumnMayBeChanged() throws Exception {
    for (String heading : List.of("说明", "情况说明（请写明原因）", "")) {
      ValidationResult checked =
          checked(
              sheet -> {
                sheet.getRow(2).getCell(EXPLANATION).setCellValue(heading);
                explain(sheet, "N-RECEIVED", REASON);
              });
      assertTrue(of(checked, "N-RECEIVED").isExplained(), heading);
    }
  }

  @Test
  void theFormattedWorkbookKeepsTheExplanation() throws Exception {
    ValidationResult checked =
        checked(
            sheet -> {
              explain(sheet, "N-RECEIVED", REASON);
            });
    Path written = folder.resolve("规范表.xlsx");
    FormWriter.writeChecked(
        Objects.requireNonNull(checked.submission()),
        checked.discrepancies(),
        checked.faults(),
        Messages.CHINESE,
        written);
    ValidationResult again =
        SubmissionCheck.check("规范表.xlsx", SubmissionFile.read(TEMPLATE, written));
    assertEquals(REASON, of(again, "N-RECEIVED").explanation());
    assertEquals(checked.counts(), again.counts());
  }
}
