package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of two forms from the same units in one folder, over two rounds. */
class TwoFormsTest {
  private static final String FORM = "政府网站工作年度报表";

  @TempDir Path folder;
  private final Console console = new Console();
  private Path received;
  private Path results;

  @BeforeEach
  void receive() throws Exception {
    received = folder.resolve("收到");
    results = folder.resolve("结果");
    for (String unit : List.of("小店镇", "城关镇")) {
      sendDisclosure(unit, 5);
      sendWebsite(unit, 9);
    }
  }

  /** Sends a report of the usual form, whose sum is wrong unless it is 5. */
  private void sendDisclosure(String unit, int sum) throws Exception {
    Path data = folder.resolve(unit + ".json");
    Files.writeString(
        data,
        """
        {"unit.name": "%s", "unit.level": "乡镇街道", "year": 2025,
         "requests.received.naturalPerson": 5, "requests.granted.naturalPerson": 5,
         "requests.received.total": 5, "requests.granted.total": 5,
         "requests.processedTotal.naturalPerson": 5, "requests.processedTotal.total": %d,
         "narrative.overview.requests": "全年收到申请5件。"}
        """
            .formatted(unit, sum));
    fill(data, unit + "公开.xlsx");
  }

  /** Sends a report of the other form; cases are wrong unless they are 9. */
  private void sendWebsite(String unit, int cases) throws Exception {
    Path data = folder.resolve(unit + ".json");
    Files.writeString(
        data,
        """
        {"form": "政府网站工作年度报表", "unit.name": "%s", "unit.level": "乡镇街道", "year": 2025,
         "site.name": "%s人民政府网", "cases.total": %d, "cases.naturalPersons": 5,
         "cases.legalPersons": 4}
        """
            .formatted(unit, unit, cases));
    fill(data, unit + "网站.xlsx");
  }

  private void fill(Path data, String name) {
    Path form = received.resolve(name);
    console.run("fill", data.toString(), "-o", form.toString());
    assertTrue(Files.exists(form), console::said);
  }

  @Test
  void eachFormHasItsOwnVersions() throws Exception {
    run(1, "validate", received.toString(), "-y", "2025", "-o", results.toString());
    assertEquals(List.of("1", "1", "1", "1"), ledger("第几次报送"), console.said());
    Files.delete(received.resolve("小店镇公开.xlsx"));
    sendWebsite("小店镇", 8);
    sendDisclosure("城关镇", 4);
    run(1, "validate", received.toString(), "-y", "2025", "-o", results.toString());
    assertEquals(List.of("1", "1", "1", "1", "2", "2"), ledger("第几次报送"), console.said());
    assertEquals(3, ledger("表样").stream().filter(FORM::equals).count(), "each row names its form");
  }

  @Test
  void outputsOfTheOtherFormAreNamedAfterIt() throws Exception {
    sendWebsite("小店镇", 8);
    sendDisclosure("小店镇", 4);
    run(1, "validate", received.toString(), "-y", "2025", "-o", results.toString());
    String other = "小店镇-2025-" + FORM;
    for (String file :
        List.of(
            "小店镇-2025.xlsx", other + ".xlsx", "退回通知/小店镇-2025.docx", "退回通知/" + other + ".docx")) {
      assertTrue(Files.exists(results.resolve(file)), file + console.said());
    }
    // a later round with one of the forms leaves the notice about the other as it is
    Files.delete(received.resolve("小店镇公开.xlsx"));
    Files.delete(received.resolve("城关镇公开.xlsx"));
    run(1, "validate", received.toString(), "-y", "2025", "-o", results.toString());
    assertTrue(Files.exists(results.resolve("退回通知/小店镇-2025.docx")), console.said());
  }

  @Test
  void aUnitIsRemindedOfTheFormThatItDidNotSend() throws Exception {
    Path roster = roster();
    Files.delete(received.resolve("小店镇公开.xlsx"));
    validate(roster);
    String letter = text(results.resolve("催报通知/小店镇.docx"));
    assertTrue(letter.contains("2025年度政府信息公开工作年度报告"), letter);
    assertEquals(List.of("有问题", "通过", "通过", "未报"), summary("结论"), console.said());
  }

  @Test
  void whereAllSentTheOtherFormTheUnitsAreRemindedOfIt() throws Exception {
    Path roster = roster();
    for (String name : List.of("小店镇公开.xlsx", "城关镇公开.xlsx", "小店镇网站.xlsx")) {
      Files.delete(received.resolve(name));
    }
    validate(roster);
    String letter = text(results.resolve("催报通知/小店镇-" + FORM + ".docx"));
    assertTrue(letter.contains("2025年度" + FORM), letter);
    assertTrue(console.said().contains("应报 2 个单位，已报 1 个，未报 1 个"), console.said());
  }

  @Test
  void theNewestVersionOfEachFormCounts() throws Exception {
    Path roster = roster();
    validate(roster);
    Files.move(received.resolve("小店镇网站.xlsx"), received.resolve("小店镇网站旧.xlsx"));
    sendWebsite("小店镇", 8);
    validate(roster);
    assertTrue(summary("结论").contains("重复"), console.said());
    assertEquals("2", ledger("第几次报送").get(4), console.said());
  }

  @Test
  void aMergeOfAGivenFormTellsTheFilesOfTheOther() {
    merge(0, "--form", FORM);
    assertTrue(console.said().contains("收到 2 个单位；另有表样不符 2 个文件"), console.said());
    assertTrue(console.said().contains("报送的是《政府信息公开工作年度报告》，不是《" + FORM + "》"), console.said());
    assertTrue(Files.exists(folder.resolve("汇总/红旗区-2025-" + FORM + ".xlsx")));
  }

  @Test
  void aUnitThatSentOnlyTheOtherFormIsMissingInAMerge() throws Exception {
    Files.delete(received.resolve("小店镇网站.xlsx"));
    merge(1, "--form", FORM, "--roster", roster().toString());
    assertTrue(console.said().contains("未报　小店镇"), console.said());
  }

  @Test
  void aFileThatCannotBeReadIsReturnedAsTheFormThatAllOthersAre() throws Exception {
    Files.delete(received.resolve("小店镇公开.xlsx"));
    Files.delete(received.resolve("城关镇公开.xlsx"));
    Files.writeString(received.resolve("柳河镇.xlsx"), "no workbook");
    run(2, "validate", received.toString(), "-y", "2025", "-o", results.toString());
    Path letter = results.resolve("退回通知/柳河镇-2025-" + FORM + ".docx");
    assertTrue(Files.exists(letter), console.said());
    assertTrue(text(letter).contains("2025年度" + FORM), text(letter));
    assertFalse(Files.exists(results.resolve("退回通知/柳河镇-2025.docx")));
  }

  private void merge(int status, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("merge", received.toString(), "-u", "红旗区", "-y", "2025"));
    arguments.addAll(List.of("-o", folder.resolve("汇总").toString()));
    arguments.addAll(List.of(options));
    run(status, arguments.toArray(String[]::new));
  }

  private Path roster() throws Exception {
    Path roster = folder.resolve("名册.csv");
    Files.writeString(roster, "单位名称\n小店镇\n城关镇\n");
    return roster;
  }

  private void validate(Path roster) {
    run(
        1,
        "validate",
        received.toString(),
        "-y",
        "2025",
        "--roster",
        roster.toString(),
        "-o",
        results.toString());
  }

  private static String text(Path letter) throws Exception {
    try (XWPFDocument document = new XWPFDocument(Files.newInputStream(letter));
        XWPFWordExtractor words = new XWPFWordExtractor(document)) {
      return words.getText();
    }
  }

  private List<String> ledger(String column) throws Exception {
    return values(results.resolve("收件台账.xlsx"), column);
  }

  private List<String> summary(String column) throws Exception {
    return values(results.resolve("校验汇总.xlsx"), column);
  }

  /** Returns the values of a column of a workbook's first sheet. */
  private static List<String> values(Path file, String column) throws Exception {
    List<String> values = new ArrayList<>();
    DataFormatter text = new DataFormatter();
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
      int index = -1;
      for (Row row : workbook.getSheetAt(0)) {
        for (int i = 0; i < row.getLastCellNum() && index < 0; i++) {
          if (text.formatCellValue(row.getCell(i)).equals(column)) {
            index = i;
          }
        }
        String value = index < 0 ? "" : text.formatCellValue(row.getCell(index));
        if (!value.isEmpty() && !value.equals(column)) {
          values.add(value);
        }
      }
    }
    return values;
  }

  private void run(int status, String... arguments) {
    assertEquals(status, console.run(arguments), console::said);
  }
}
