package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The officer's commands: merging, and validating a folder. */
class MergeCommandTest {
  private static final String CITY = "dist/examples/示例市/";

  private final Console console = new Console();

  @TempDir Path folder;

  private int run(String... arguments) {
    return console.run(arguments);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private String text() {
    return console.text();
  }

  private String errors() {
    return console.errors();
  }

  /** The narrative of a unit, without which its report has a warning. */
  private static final Map<String, String> NARRATIVE =
      Map.of(
          "narrative.overview.disclosure", "全年主动公开政府信息二十条",
          "narrative.overview.requests", "依法办理政府信息公开申请",
          "narrative.overview.management", "严格执行信息发布审核制度",
          "narrative.overview.platform", "按时更新政府网站栏目",
          "narrative.overview.supervision", "组织政府信息公开业务培训",
          "narrative.problems", "公开内容不够全面",
          "narrative.other", "未收取信息处理费");

  /** Returns the folder of two clean units of 2024. */
  private String district() throws Exception {
    Path data = folder.resolve("d.csv");
    String narrative = String.join(",", NARRATIVE.values());
    Files.writeString(
        data,
        "unit.name,unit.level,year,review.upheld,"
            + String.join(",", NARRATIVE.keySet())
            + "\n甲镇,乡镇街道,2024,2,"
            + narrative
            + "\n乙镇,乡镇街道,2024,3,"
            + narrative
            + "\n");
    run("fill", data.toString(), "-o", at("收到"));
    return at("收到");
  }

  @Test
  void mentionsExplainedWarnings() throws Exception {
    String received = district();
    Path form = folder.resolve("收到/甲镇-2024.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(form))) {
      workbook.getSheet("其他事项").getRow(1).getCell(1).setCellValue("没有其他需要报告的事项");
      for (Row row : workbook.getSheet("校验")) {
        if (row.getCell(0) != null && row.getCell(0).toString().equals("N-FEE")) {
          row.getCell(11).setCellValue("本镇不收费");
        }
      }
      try (OutputStream out = Files.newOutputStream(form)) {
        workbook.write(out);
      }
    }
    assertEquals(
        0, run("merge", received, "-u", "甲县", "-y", "2024", "-o", at("甲县.xlsx")), errors());
    assertTrue(text().contains("另有已说明 1 项、提示 6 项，见汇总表的“差异表”。"), text());
    run("merge", received, "-u", "甲县", "-y", "2024", "-o", at("甲县.xlsx"), "--lang", "en");
    assertTrue(text().contains("also found: 1 explained, 6 notices; see the sheet"), text());
  }

  @Test
  void mergesTheExampleCity() throws Exception {
    int status =
        run(
            "merge",
            CITY + "2024",
            "--roster",
            CITY + "名册.csv",
            "--previous",
            CITY + "2023",
            "--reported",
            CITY + "全市上报.xlsx",
            "-u",
            "示例市",
            "-l",
            "设区市政府",
            "-y",
            "2024",
            "-o",
            at("示例市.xlsx"));
    assertEquals(1, status, errors());
    for (String said :
        List.of(
            "应报 12 个单位，已报 11 个，未报 1 个；另有重复报送 1 个文件、不在名册内 1 个文件、年度不符 1 个文件、无法读取 1 个文件。",
            "  未报　示例市住房和城乡建设局\n",
            "名称相近的有：沭水县人民政府",
            "尚有 1 个单位未计入合计（示例市住房和城乡建设局）",
            "已生成 " + at("示例市.xlsx"))) {
      assertTrue(text().contains(said), said + " not in " + text());
    }
    try (XSSFWorkbook book = new XSSFWorkbook(at("示例市.xlsx"))) {
      List<String> sheets = new ArrayList<>();
      book.forEach(sheet -> sheets.add(sheet.getSheetName()));
      assertEquals(
          List.of("汇总明细", "报送情况", "差异表", "文字汇集", "办理比率", "年度对比", "统计图"),
          sheets.subList(11, sheets.size()));
    }
  }

  @Test
  void printsOneJsonObjectWithTheSumsAndTheRoster() throws Exception {
    run(
        "merge",
        CITY + "2024",
        "--roster",
        CITY + "名册.csv",
        "-u",
        "示例市",
        "-y",
        "2024",
        "-o",
        at("m.xlsx"),
        "--format",
        "json");
    List<String> names = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(console.text())) {
      json.nextToken();
      for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        names.add(name);
        json.nextToken();
        if (name.equals("roster")) {
          for (var inner = json.nextFieldName(); inner != null; inner = json.nextFieldName()) {
            json.nextToken();
            names.add(inner + (json.currentToken().isNumeric() ? "=" + json.getIntValue() : ""));
            json.skipChildren();
          }
        } else {
          json.skipChildren();
        }
      }
      assertEquals(null, json.nextToken());
    }
    assertEquals(
        List.of(
            "files",
            "merged",
            "roster",
            "expected=12",
            "received=11",
            "missing",
            "earlier",
            "units",
            "duplicates",
            "unlisted",
            "otherYear",
            "unreadable",
            "blank",
            "unconfirmed",
            "summary"),
        names);
    assertTrue(text().contains("\"requests.received.total\" : 3223"), text());
  }

  @Test
  void aCleanDistrictEndsWithNothingToSay() throws Exception {
    String received = district();
    assertEquals(
        0, run("merge", received, "-u", "红旗区", "-y", "2024", "-o", at("红旗区.xlsx")), text());
    assertEquals(1, run("validate", at("红旗区.xlsx")), text());
    assertTrue(text().contains("年度　警告 1 项"), text()); // the narrative is yet to be written
    assertEquals(1, run("merge", at("红旗区.xlsx"), "-u", "青山市", "-y", "2024", "-o", at("市")), text());
    assertTrue(Files.exists(folder.resolve("市/青山市-2024.xlsx")));
  }

  @Test
  void whereTheWorkbookCannotBeWrittenTheReportIsShownAllTheSame() throws Exception {
    String received = district();
    Files.createDirectories(folder.resolve("汇总/红旗区-2024.xlsx"));
    String[] words = {"merge", received, "-u", "红旗区", "-y", "2024", "-o", at("汇总")};
    assertEquals(2, run(words));
    assertTrue(errors().contains("红旗区-2024.xlsx：这里是一个文件夹"), errors());
    assertTrue(text().contains("收到 2 个单位"), text());
    assertFalse(text().contains("已生成"), text());
    List<String> json = new ArrayList<>(List.of(words));
    json.addAll(List.of("--format", "json"));
    assertEquals(2, run(json.toArray(String[]::new)));
    assertTrue(text().contains("\"merged\"") && text().contains("\"notWritten\""), text());
    assertFalse(text().contains("\"remarks\""), text());
  }

  @Test
  void strictlyNothingIsWrittenWhereSomethingIsInDoubt() {
    int status =
        run(
            "merge",
            CITY + "2024",
            "--roster",
            CITY + "名册.csv",
            "-u",
            "示例市",
            "-y",
            "2024",
            "-o",
            at("m.xlsx"),
            "--strict");
    assertEquals(2, status);
    assertTrue(errors().contains("按 --strict 的要求没有生成汇总表，有 2 处须先处理"), errors());
    assertTrue(errors().contains("城东区人民政府：有 5 项错误"), errors());
    assertTrue(errors().contains("示例经济开发区管理委员会：报送了不止一份"), errors());
    assertFalse(Files.exists(folder.resolve("m.xlsx")));
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    String received = district();
    String[][] wrong = {
      {"缺少参数 -u (--unit)", "-y", "2024", "-o", at("m.xlsx")},
      {"缺少参数 -y (--year)", "-u", "红旗区", "-o", at("m.xlsx")},
      {"缺少参数 -o (--output)", "-u", "红旗区", "-y", "2024"},
      {"没有可以汇总的表", "-u", "红旗区", "-y", "2023", "-o", at("m.xlsx")},
      {"行政层级不能是", "-u", "红旗区", "-y", "2024", "-l", "县", "-o", at("m.xlsx")},
      {"名册.csv：找不到这个文件", "-u", "红旗区", "-y", "2024", "--roster", at("名册.csv"), "-o", at("m.xlsx")},
      {"找不到这个文件", "-u", "红旗区", "-y", "2024", "--reported", at("x.xlsx"), "-o", at("m.xlsx")},
      {"找不到这个文件", "-u", "红旗区", "-y", "2024", "--previous", at("x.xlsx"), "-o", at("m.xlsx")},
    };
    for (String[] each : wrong) {
      List<String> arguments = new ArrayList<>(List.of("merge", received));
      arguments.addAll(List.of(each).subList(1, each.length));
      assertEquals(2, run(arguments.toArray(new String[0])), each[0]);
      assertTrue(errors().contains(each[0]), each[0] + " not in " + errors());
      assertFalse(Files.exists(folder.resolve("m.xlsx")));
    }
  }

  @Test
  void itsOwnResultAmongTheReceivedFilesIsNotMergedAgain() throws Exception {
    String received = district();
    String output = Path.of(received).resolve("汇总.xlsx").toString();
    assertEquals(0, run("merge", received, "-u", "红旗区", "-y", "2024", "-o", output));
    byte[] first = Files.readAllBytes(folder.resolve("收到/甲镇-2024.xlsx"));
    assertEquals(0, run("merge", received, "-u", "红旗区", "-y", "2024", "-o", output), text());
    assertTrue(text().contains("收到 2 个单位"), text());
    assertArrayEquals(first, Files.readAllBytes(folder.resolve("收到/甲镇-2024.xlsx")));
  }

  @Test
  void aReceivedFileIsNeverReplaced() throws Exception {
    String received = district();
    String unit = Path.of(received).resolve("甲镇-2024.xlsx").toString();
    byte[] before = Files.readAllBytes(Path.of(unit));
    assertEquals(2, run("merge", unit, "-u", "红旗区", "-y", "2024", "-o", unit));
    assertTrue(errors().contains("输出文件与报送文件是同一个文件"), errors());
    assertArrayEquals(before, Files.readAllBytes(Path.of(unit)));
  }

  @Test
  void noInputIsReplacedHoweverItIsNamed() throws Exception {
    String received = district();
    Path unit = Path.of(received).resolve("甲镇-2024.xlsx");
    Path typed = Files.copy(unit, folder.resolve("上报.xlsx"));
    Path before = Files.createDirectory(folder.resolve("上年"));
    Path last = Files.copy(unit, before.resolve("甲镇.xlsx"));
    String[][] outputs = {
      {unit.toString()},
      {typed.toString(), "--reported", typed.toString()},
      {last.toString(), "--previous", before.toString()},
    };
    for (String[] each : outputs) {
      byte[] content = Files.readAllBytes(Path.of(each[0]));
      List<String> words =
          new ArrayList<>(List.of("merge", received, "-u", "红旗区", "-y", "2024", "-o", each[0]));
      words.addAll(List.of(each).subList(1, each.length));
      assertEquals(2, run(words.toArray(new String[0])), each[0]);
      assertTrue(errors().contains("输出文件与报送文件是同一个文件"), errors());
      assertArrayEquals(content, Files.readAllBytes(Path.of(each[0])));
    }
  }

  @Test
  void aFilledFormIsNotReplacedByABlankOne() throws Exception {
    Path filled = Path.of(district()).resolve("甲镇-2024.xlsx");
    byte[] content = Files.readAllBytes(filled);
    assertEquals(0, run("new", "-u", "甲镇", "-y", "2024", "-o", filled.toString()));
    assertTrue(text().contains("予以保留；这次的结果另存为 甲镇-2024-2.xlsx"), text());
    assertArrayEquals(content, Files.readAllBytes(filled));
    assertTrue(Files.exists(filled.resolveSibling("甲镇-2024-2.xlsx")));
    assertEquals(0, run("new", "-u", "丙镇", "-y", "2024", "-o", at("丙镇.xlsx")));
    assertEquals(0, run("new", "-u", "丙镇", "-y", "2024", "-o", at("丙镇.xlsx")), errors());
  }

  @Test
  void aFormInWhichOnlyTheNarrativeIsWrittenIsFilledInToo() throws Exception {
    Path data = folder.resolve("d.csv");
    Files.writeString(data, "unit.name,year,narrative.overview.disclosure\n丙镇,2024,本年公开信息若干。\n");
    assertEquals(1, run("fill", data.toString(), "-o", at("丙镇.xlsx")), errors());
    byte[] content = Files.readAllBytes(folder.resolve("丙镇.xlsx"));
    assertEquals(0, run("new", "-u", "丙镇", "-y", "2024", "-o", at("丙镇.xlsx")));
    assertTrue(text().contains("予以保留；这次的结果另存为 丙镇-2.xlsx"), text());
    assertArrayEquals(content, Files.readAllBytes(folder.resolve("丙镇.xlsx")));
  }

  @Test
  void agreesOnlyWhereEveryFigureWasReported() throws Exception {
    String received = district();
    Path data = folder.resolve("r.csv");
    Files.writeString(data, "unit.name,unit.level,year,review.upheld\n红旗区,县级政府,2024,5\n");
    assertEquals(1, run("fill", data.toString(), "-o", at("上报.xlsx")), errors());
    String[] merge = {
      "merge", received, "-u", "红旗区", "-y", "2024", "--reported", at("上报.xlsx"), "-o", at("m.xlsx")
    };
    run(merge);
    assertTrue(text().contains("各项一致"), text());
    Path typed = folder.resolve("上报.xlsx");
    byte[] whole = Files.readAllBytes(typed);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(whole));
        OutputStream out = Files.newOutputStream(typed)) {
      book.removeSheetAt(book.getSheetIndex("依申请公开"));
      book.write(out);
    }
    run(merge);
    assertTrue(text().contains("S-MISSING"), text());
    assertFalse(text().contains("各项一致"), text());
  }

  @Test
  void aDataFileOfHeadingsAloneIsRefused() throws Exception {
    Path data = folder.resolve("表头.csv");
    Files.writeString(data, "unit.name,year,review.upheld\n");
    assertEquals(2, run("fill", data.toString(), "-o", at("a.xlsx")));
    assertTrue(errors().contains("表头.csv"), errors());
    assertEquals(
        2,
        run(
            "merge",
            district(),
            "-u",
            "红旗区",
            "-y",
            "2024",
            "--reported",
            data.toString(),
            "-o",
            at("m.xlsx")));
    assertFalse(errors().contains("程序内部出错"), errors());
  }

  @Test
  void aFileOfAnotherKindIsNamedToo() throws Exception {
    String received = district();
    Files.writeString(Path.of(received).resolve("丙镇年报.zip"), "PK");
    assertEquals(1, run("merge", received, "-u", "红旗区", "-y", "2024", "-o", at("红旗区.xlsx")));
    assertTrue(text().contains("无法读取　?　" + Path.of(received).resolve("丙镇年报.zip")), text());
  }

  @Test
  void lastYearOfFewerUnitsIsNotHeldAgainstTheSum() throws Exception {
    Path data = folder.resolve("上年.csv");
    Files.writeString(data, "unit.name,year,requests.carriedOut.naturalPerson\n甲镇,2023,0\n");
    String received = district();
    int status =
        run(
            "merge",
            received,
            "-u",
            "红旗区",
            "-y",
            "2024",
            "--previous",
            data.toString(),
            "-o",
            at("红旗区.xlsx"));
    assertEquals(0, status, text());
    assertTrue(text().contains("与上年有关的规则没有检查：乙镇"), text());
    run("validate", at("红旗区.xlsx"));
    assertTrue(text().contains("年度　警告 1 项"), text()); // the narrative is yet to be written
  }

  @Test
  void validatingAFolderWritesReturnNoticesAndASummary() throws Exception {
    String output = at("校验结果");
    assertEquals(
        2, run("validate", CITY + "2024", "-y", "2024", "-o", output, "--notices", "xlsx"));
    try (Stream<Path> notices = Files.list(folder.resolve("校验结果/退回通知"))) {
      assertEquals(
          List.of("城东区人民政府-2024.xlsx", "泗南县人民政府年报-2024.xlsx", "示例市教育局-2024.xlsx"),
          notices.map(file -> file.getFileName().toString()).sorted().toList());
    }
    try (XSSFWorkbook notice = new XSSFWorkbook(output + "/退回通知/城东区人民政府-2024.xlsx")) {
      var sheet = notice.getSheetAt(0);
      assertEquals("城东区人民政府：", sheet.getRow(1).getCell(0).getStringCellValue());
      assertTrue(sheet.getRow(2).getCell(0).getStringCellValue().contains("发现错误 5 项、警告 1 项"));
      assertEquals("依申请公开!D5", sheet.getRow(4).getCell(2).getStringCellValue());
      assertEquals(6, sheet.getRow(9).getCell(0).getNumericCellValue());
    }
    try (XSSFWorkbook summary = new XSSFWorkbook(output + "/校验汇总.xlsx")) {
      var sheet = summary.getSheetAt(0);
      assertEquals(17, sheet.getLastRowNum());
      assertEquals(
          "退回通知/城东区人民政府-2024.xlsx", sheet.getRow(3).getCell(10).getHyperlink().getAddress());
      for (int row = 3; row <= 17; row++) {
        boolean isRight = sheet.getRow(row).getCell(3).getStringCellValue().equals("通过");
        XSSFCell reason = sheet.getRow(row).getCell(11);
        assertEquals(
            !isRight, reason != null && !reason.getStringCellValue().isEmpty(), "row " + row);
      }
    }
  }

  @Test
  void theSummaryNamesFilesThatWereNotRead() throws Exception {
    String received = district();
    Files.writeString(Path.of(received).resolve("小店镇年报.pages"), "?");
    String output = at("校验结果");
    assertEquals(0, run("validate", received, "-o", output));
    try (XSSFWorkbook summary = new XSSFWorkbook(output + "/校验汇总.xlsx")) {
      var last = summary.getSheetAt(0).getRow(summary.getSheetAt(0).getLastRowNum());
      assertEquals("未读取", last.getCell(3).getStringCellValue());
      assertEquals("小店镇年报.pages", last.getCell(8).getStringCellValue());
    }
  }

  @Test
  void whatItWroteIsNotReceivedTheNextTime() throws Exception {
    String received = district();
    String output = Path.of(received).resolve("校验结果").toString();
    assertEquals(0, run("validate", received, "-o", output));
    assertEquals(0, run("validate", received, "-o", output));
    assertTrue(text().contains("共 2 个文件"), text());
  }
}
