package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.message.Messages;
import org.nianbao.reader.GridReader;
import org.nianbao.template.Template;

/** The command line, as its users call it. */
class MainTest {
  private final Console console = new Console();

  @TempDir Path folder;

  private int run(String... arguments) {
    return console.run(arguments);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void issuesOneFormAUnitOfARosterInAWorkbook() throws Exception {
    try (XSSFWorkbook roster = new XSSFWorkbook();
        var file = Files.newOutputStream(folder.resolve("名册.xlsx"))) {
      var sheet = roster.createSheet();
      String[][] rows = {{"2024 年名册", ""}, {"单位名称", "行政层级"}, {"甲镇", "乡镇街道"}, {"乙/局", "县级部门"}};
      for (int row = 0; row < rows.length; row++) {
        for (int column = 0; column < 2; column++) {
          sheet = row == 0 && column == 0 ? sheet : roster.getSheetAt(0);
          var line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
          line.createCell(column).setCellValue(rows[row][column]);
        }
      }
      roster.write(file);
    }
    assertEquals(0, run("new", "--roster", at("名册.xlsx"), "-y", "2024", "-o", at("下发")));
    try (Stream<Path> issued = Files.list(folder.resolve("下发"))) {
      assertEquals(
          List.of("乙_局-2024.xlsx", "甲镇-2024.xlsx"),
          issued.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aBlankFormIsOneWarningWhateverLastYearWas() {
    String previous = "dist/examples/单位/上年/宿迁市人民政府-2023.xlsx";
    assertEquals(0, run("new", "-u", "宿迁市人民政府", "-y", "2024", "-o", at("a.xlsx")));
    assertEquals(1, run("validate", at("a.xlsx")));
    assertTrue(text().contains("2024 年度　警告 1 项\n"), text());
    assertTrue(text().contains("警告　V-BLANK　整份表没有填写任何数"), text());

    assertEquals(1, run("validate", at("a.xlsx"), "--previous", previous));
    assertTrue(text().contains("V-BLANK") && !text().contains("Y-JUMP"), text());

    run("new", "-u", "宿迁市人民政府", "-y", "2024", "--previous", previous, "-o", at("b.xlsx"));
    assertEquals(1, run("validate", at("b.xlsx")));
    assertTrue(text().contains("整份表没有填写任何数") && !text().contains("Y-JUMP"), text());
  }

  @Test
  void saysTheSameInTheSameOrderHoweverManyThreadsThereAre() {
    for (String format : List.of("text", "json")) {
      run("validate", "dist/examples", "--format", format, "--threads", "1");
      String one = text();
      run("validate", "dist/examples", "--format", format, "--threads", "7");
      assertEquals(one, text());
    }
    assertEquals(2, run("validate", "dist/examples", "--threads", "0"));
    assertTrue(console.errors().contains("--threads"));
  }

  @Test
  void whatMustCarryOverIsFilledIn() throws Exception {
    String previous = "dist/examples/单位/上年/宿迁市人民政府-2023.xlsx";
    assertEquals(
        0, run("new", "-u", "宿迁市人民政府", "-y", "2024", "--previous", previous, "-o", at("a.xlsx")));
    run("validate", at("a.xlsx"));
    assertFalse(text().contains("Y-CARRIED"), text());
    assertFalse(text().contains("错误　"), text()); // a form that nobody has filled in is one warning
    assertTrue(text().contains("未填写任何数，勾稽关系未检查"), text());
    Template template = Template.current();
    BigDecimal last =
        Nianbao.read(template, Path.of(previous)).value("requests.carriedOut.naturalPerson");
    assertEquals(
        last,
        Nianbao.read(template, folder.resolve("a.xlsx")).value("requests.carriedIn.naturalPerson"));
    assertTrue(last != null && last.signum() > 0, () -> "" + last);
  }

  /** A form with cells typed into, by sheet and cell. */
  private Path typed(String form, Map<String, Object> cells) throws Exception {
    Path file = folder.resolve("typed.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(Path.of(form)))) {
      cells.forEach(
          (place, value) -> {
            CellReference at = new CellReference(place);
            Cell cell = book.getSheet(at.getSheetName()).getRow(at.getRow()).getCell(at.getCol());
            cell.setBlank();
            if (value instanceof Integer number) {
              cell.setCellValue(number);
            } else {
              cell.setCellValue((String) value);
            }
          });
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
    }
    return file;
  }

  @Test
  void whoHasNoReportOfLastYearIsNamed() throws Exception {
    Path roster = folder.resolve("名册.csv");
    Files.writeString(roster, "单位名称\n宿迁市人民政府\n甲镇\n乙镇\n");
    assertEquals(
        0,
        run(
            "new",
            "--roster",
            roster.toString(),
            "-y",
            "2024",
            "--previous",
            "dist/examples/单位/上年",
            "-o",
            at("下发")));
    assertTrue(text().contains("其中 2 个单位在指定的上年文件里没有 2023 年度的年报，没有填入上年数：甲镇、乙镇"), text());
  }

  @Test
  void figuresOfAnyOtherYearAreNotLastYears() throws Exception {
    String form = "dist/examples/单位/宿迁市人民政府-2024.xlsx";
    Path ofThisYear = typed(form, Map.of("上年!D2", 2024, "上年!D46", 8));
    assertEquals(1, run("validate", ofThisYear.toString()));
    assertTrue(text().contains("上年报告年度：填报 2024，应为 2023（报告年度是 2024）"), text());
    assertFalse(text().contains("Y-CARRIED"), text());
    assertTrue(text().contains("缺少上年数据，与上年核对的规则未检查"), text());
    assertEquals(
        1, run("validate", typed(form, Map.of("上年!D2", "２０２３年度", "上年!D46", 8)).toString()));
    assertTrue(text().contains("Y-CARRIED"), text());
  }

  @Test
  void whereNothingIsWrittenOfLastYearNothingIsWrong() throws Exception {
    String form = "dist/examples/单位/宿迁市人民政府-2024.xlsx";
    for (String nothing : List.of("无", "/", "没有")) {
      run("validate", typed(form, Map.of("上年!D2", nothing)).toString());
      assertFalse(text().contains("V-TYPE"), text());
      assertFalse(text().contains("I-YEAR"), text());
    }
  }

  @Test
  void figuresOfAnotherYearStayInTheWorkbook() throws Exception {
    String form = "dist/examples/单位/宿迁市人民政府-2024.xlsx";
    run("validate", typed(form, Map.of("上年!D2", 2022, "上年!D46", 8)).toString(), "-o", at("果"));
    Path formatted = folder.resolve("果/宿迁市人民政府-2024.xlsx");
    BigDecimal kept =
        Nianbao.read(Template.current(), formatted)
            .value("previous.requests.carriedOut.naturalPerson");
    assertEquals(BigDecimal.valueOf(8), kept);
  }

  @Test
  void theResultsOfACheckAreLastYearsFormsWhereTheyAreNamed() throws Exception {
    run("validate", "dist/examples/单位/上年", "-o", at("上年结果"));
    run("validate", "dist/examples/单位/宿迁市人民政府-2024.xlsx", "--previous", at("上年结果"));
    assertFalse(text().contains("没有可以读取的年报"), text());
    assertFalse(text().contains("缺少上年数据"), text());
    assertEquals(1, run("validate", at("上年结果")), text());
    assertTrue(text().contains("年度　警告 1 项"), text()); // it has no narrative
  }

  @Test
  void aTableOnASheetThatIsCalledLikeACommentIsReadAllTheSame() throws Exception {
    Path file = folder.resolve("草稿.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      book.createSheet("目录").createRow(0).createCell(0).setCellValue("目录");
      XSSFSheet sheet = book.createSheet("草稿");
      List<Grid> grids = GridReader.read(Path.of("dist/examples/单位/红旗区小店镇-2022.xlsx"));
      for (org.nianbao.grid.Cell cell : grids.get(3).cells()) {
        Row row = sheet.getRow(cell.address().row());
        Row at = row == null ? sheet.createRow(cell.address().row()) : row;
        if (cell.content() instanceof CellContent.Numeric number) {
          at.createCell(cell.address().column()).setCellValue(number.value().doubleValue());
        } else {
          at.createCell(cell.address().column()).setCellValue(cell.content().toString());
        }
      }
      book.write(out);
    }
    run("validate", file.toString());
    assertFalse(text().contains("没有找到表样中的任何一张表"), text());
    assertTrue(text().contains("S-MISSING"), text());
  }

  @Test
  void whatKeepsARuleFromBeingCheckedIsNamedItself() throws Exception {
    String form = "dist/examples/单位/宿迁市人民政府-2024.xlsx";
    run("validate", typed(form, Map.of("依申请公开!E9", "约5")).toString());
    assertTrue(text().contains("未检查　“1.属于国家秘密·商业企业”不是数，有关的规则未检查"), text());
    assertFalse(text().contains("“（七）总计"), text());
    run("validate", typed(form, Map.of("上年!D2", 2023, "上年!D46", "约3", "上年!E46", 1)).toString());
    assertTrue(text().contains("未检查　“上年·"), text());
    assertFalse(text().contains("缺少上年数据"), text());
  }

  @Test
  void whatAnEarlierCheckWroteIsNotReceived() throws Exception {
    Path received = Files.createDirectory(folder.resolve("收到"));
    Path form = received.resolve("洪泽.xlsx");
    Files.copy(Path.of("dist/examples/单位/淮安市洪泽区人民政府-2023.xlsx"), form);
    Files.writeString(received.resolve("说明.txt"), "x");
    Files.writeString(received.resolve("民政局扫描件.JPG"), "x");
    String results = received.resolve("结果").toString();
    assertEquals(1, run("validate", received.toString(), "-o", results));
    Path notice = received.resolve("结果/退回通知/淮安市洪泽区人民政府-2023.docx");
    assertTrue(Files.exists(notice));
    assertEquals(1, run("validate", received.toString()));
    assertTrue(text().contains("有 5 个文件是本程序以前生成的，没有作为报送的表读取"), text());
    assertTrue(text().contains("有 1 个文件不是可读的类型，没有读取：" + received.resolve("说明.txt")), text());
    assertTrue(text().contains("有 1 个文件是图片，其中的数不能读取：" + received.resolve("民政局扫描件.JPG")), text());
    assertTrue(text().contains("nianbao import --type-in"), text());
    // once an office program has saved it, it may have been corrected and sent in
    Path formatted = received.resolve("结果/淮安市洪泽区人民政府-2023.xlsx");
    byte[] content = Files.readAllBytes(formatted);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(content));
        OutputStream out = Files.newOutputStream(formatted)) {
      book.getProperties().getExtendedProperties().setApplication("Microsoft Excel");
      book.write(out);
    }
    run("validate", received.toString());
    assertTrue(text().contains("共 2 个文件"), text());
    // where the results go there again it is none, but it is named
    run("validate", received.toString(), "-o", results);
    assertTrue(text().contains("有 1 个文件是本程序以前生成的，没有作为报送的表读取：" + formatted), text());
  }

  @Test
  void aNoticeOfTheRoundBeforeGoes() throws Exception {
    String right = "dist/examples/单位/红旗区小店镇-2022.xlsx";
    Path form = folder.resolve("小店.xlsx");
    Files.move(typed(right, Map.of("复议诉讼!E5", 11)), form);
    assertEquals(1, run("validate", form.toString(), "-o", at("果")));
    Path notice = folder.resolve("果/退回通知/红旗区小店镇-2022.docx");
    assertTrue(Files.exists(notice));
    Files.copy(Path.of(right), form, StandardCopyOption.REPLACE_EXISTING);
    assertEquals(0, run("validate", form.toString(), "-o", at("果")), text());
    assertFalse(Files.exists(notice));
  }

  @Test
  void theLanguageMayStandBeforeTheCommandAndIsOneOfTwo() {
    assertEquals(2, run("--lang", "en", "validate", at("x.xlsx")));
    assertEquals(2, run("--debug", "--lang=en", "validate", at("x.xlsx")));
    assertTrue(text().contains("x.xlsx"), text());
    assertTrue(text().contains("does not exist"), text());
    assertEquals(2, run("validate", at("x.xlsx"), "--lang", "fr"));
    assertTrue(console.errors().contains("--lang 只能是 zh 或 en"), console.errors());
    assertEquals(2, run("new", "-u", "甲镇", "-y", "2024", "-o", at("a.pdf")));
    assertTrue(console.errors().contains("不是 .xlsx"), console.errors());
  }

  @Test
  void aWorkbookThatIsNoReportIsSaidToBeNone() throws Exception {
    Path payroll = folder.resolve("工资.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(payroll)) {
      book.createSheet().createRow(0).createCell(0).setCellValue("工资表");
      book.write(out);
    }
    assertEquals(2, run("validate", payroll.toString(), "-o", at("果")));
    assertTrue(text().contains("文件里没有找到表样中的任何一张表，请确认这是不是年度报告"), text());
    assertTrue(
        Files.exists(folder.resolve("果/退回通知/工资.docx"))); // the unit may have sent a wrong file
  }

  @Test
  void aLevelOfLastYearThatTheFormDoesNotOfferIsLeftOpen() throws Exception {
    Path last = folder.resolve("上年.xlsx");
    assertEquals(0, run("new", "-u", "甲镇", "-l", "乡镇街道", "-y", "2023", "-o", last.toString()));
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(last))) {
      for (Row row : book.getSheet("封面")) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.STRING && cell.getStringCellValue().equals("乡镇街道")) {
            cell.setCellValue("镇级");
          }
        }
      }
      try (OutputStream out = Files.newOutputStream(last)) {
        book.write(out);
      }
    }
    assertEquals(
        0,
        run("new", "-u", "甲镇", "-y", "2024", "--previous", last.toString(), "-o", at("a.xlsx")),
        console.errors());
    run("validate", at("a.xlsx"));
    assertTrue(text().contains("行政层级未填"), text());
  }

  @Test
  void saysThatTheNarrativeOfNoYearWasNotChecked() throws Exception {
    Path file = folder.resolve("a.xlsx");
    try (XSSFWorkbook book =
        new XSSFWorkbook(Files.newInputStream(Path.of("dist/examples/单位/红旗区小店镇-2022.xlsx")))) {
      for (Row row : book.getSheet("封面")) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.NUMERIC && cell.getNumericCellValue() == 2022) {
            cell.setBlank();
          }
        }
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
    }
    run("validate", file.toString());
    assertTrue(text().contains("I-YEAR"), text());
    assertTrue(text().contains("缺少报告年度，有关文字的规则未检查"), text());
  }

  @Test
  void anOutputThatBreaksOffIsNoSuccess() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream broken = new PrintStream(full, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(broken, errors, full, Messages.CHINESE);
    assertEquals(2, Main.run(terminal, "template", "templates/zfxxgk-2021.xlsx"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("结果没有全部显示"), err::toString);
  }

  @Test
  void aFigureOfACsvIsNoDay() throws Exception {
    Path data = folder.resolve("数据.csv");
    Files.writeString(data, "unit.name,year,disclosure.licensing.decisions\n甲镇,2024,20241231\n");
    assertEquals(1, run("fill", data.toString(), "-o", at("a.xlsx")), text());
    run("validate", at("a.xlsx"), "--format", "json");
    assertTrue(text().contains("\"disclosure.licensing.decisions\" : 20241231"), text());
  }

  @Test
  void saysThatItWantsAFolder() throws Exception {
    Files.writeString(folder.resolve("a.xlsx"), "kept");
    assertEquals(2, run("validate", "dist/examples/单位/红旗区小店镇-2022.xlsx", "-o", at("a.xlsx")));
    assertTrue(console.errors().contains("请用 -o 指定文件夹"));
    assertEquals("kept", Files.readString(folder.resolve("a.xlsx")));
  }

  @Test
  void saysWhatLastYearsFilesHoldInstead() throws Exception {
    String file = "dist/examples/单位/红旗区小店镇-2022.xlsx";
    run("validate", file);
    assertTrue(text().contains("未检查　缺少上年数据，与上年核对的规则未检查。"), text());
    run("validate", file, "--previous", "dist/examples/单位/上年");
    assertTrue(
        text().contains("未检查　指定的上年文件中没有“红旗区小店镇”2021 年度的年报" + "（只有 宿迁市人民政府 2023），与上年核对的规则未检查。"),
        text());
    assertFalse(text().contains("缺少上年数据"), text());
    Files.createDirectory(folder.resolve("空"));
    run("validate", file, "--previous", at("空"));
    assertTrue(text().contains("指定的上年文件中没有可以读取的年报，与上年核对"), text());
    Path many = folder.resolve("许多.csv");
    Files.writeString(many, "unit.name,year,review.upheld\n" + "甲镇,2021,0\n".repeat(6));
    run("validate", file, "--previous", many.toString());
    assertTrue(text().contains("（共 6 份，均为其他单位或其他年度的）"), text());
    run("new", "-u", "甲镇", "-y", "2024", "--previous", many.toString(), "-o", at("a.xlsx"));
    assertTrue(text().contains("没有“甲镇”2023 年度的年报"), text());
  }

  @Test
  void whatIsCarriedOverFromTheDataItselfCounts() throws Exception {
    Path data = folder.resolve("d.json");
    Files.writeString(
        data,
        "{\"unit.name\":\"甲镇\",\"year\":2024,\"previous.requests.carriedOut.naturalPerson\":3,"
            + "\"requests.granted.naturalPerson\":3}");
    assertEquals(1, run("fill", data.toString(), "-o", at("f.xlsx")), text());
    run("validate", at("f.xlsx"), "--format", "json");
    assertTrue(text().contains("\"requests.carriedIn.naturalPerson\" : 3"), text());
    assertTrue(text().contains("\"requests.carriedIn.total\" : 3"), text());
    assertFalse(text().contains("Y-CARRIED") || text().contains("T3-BALANCE"), text());
  }

  @Test
  void refusesWhatItCannotUnderstand() throws Exception {
    Path data = folder.resolve("d.json");
    String[][] wrong = {
      {
        "{\"unit.name\":\"甲镇\",\"year\":2024,\"requests.recieved.total\":1}",
        "requests.recieved.total"
      },
      {"{\"unit.name\":\"甲镇\",\"year\":2024,\"review\":{\"upheld\":\"一件\"}}", "review.upheld"},
      {"{\"unit.name\":\"甲镇\",\"year\":2024,\"review.upheld\":-1}", "review.upheld"},
      {"{\"unit.name\":\"甲镇\",\"year\":2024,\"review.upheld\":1.5}", "review.upheld"},
      {"[]", "没有数据"},
      {"{\"year\":2024}", "unit.name"},
      {"{\"unit.name\":\"甲镇\"}", "year"},
      {"{\"unit.name\":\"甲镇\",\"year\":2024,", "JSON"},
      {"{\"unit.name\":\"甲镇\",\"year\":2024,\"unit.level\":\"镇\"}", "unit.level"},
    };
    for (String[] each : wrong) {
      Files.writeString(data, each[0]);
      assertEquals(2, run("fill", data.toString(), "-o", at("f.xlsx")), each[0]);
      assertTrue(errors().contains(each[1]), errors());
      assertFalse(Files.exists(folder.resolve("f.xlsx")));
    }
  }

  @Test
  void saysWhereInADataFileAFaultStands() throws Exception {
    String[][] wrong = {
      {"d.csv", "unit.name,year,review.upheld\n甲镇,2024,1\n乙镇,2024,一件\n", "第 3 行：字段 review.upheld"},
      {"d.csv", "unit.name,year,review.upheld\n甲镇,2024,1\n,2024,1\n", "第 3 行：缺少单位名称"},
      {
        "d.csv", "key,value\nunit.name,甲镇\nyear,2024\nreview.uphelt,1\n", "第 4 行：没有名为 review.uphelt"
      },
      {"d.csv", "year,2024\nyear,2024\n", "第 2 行：字段 year 出现了两次"},
      {"d.json", "[{\"unit.name\":\"甲\",\"year\":2024},{\"unit.name\":\"乙\"}]", "第 2 个对象：缺少报告年度"},
      {"d.json", "[{\"unit.name\":\"甲\",\"year\":true}]", "第 1 个对象：字段 year 的值"},
      {"d.json", "{\"unit.name\":\"甲\"}", "d.json：缺少报告年度"},
    };
    for (String[] each : wrong) {
      Path data = Files.writeString(folder.resolve(each[0]), each[1]);
      assertEquals(2, run("fill", data.toString(), "-o", at("out")), each[1]);
      assertTrue(errors().contains(each[2]), errors());
    }
  }

  @Test
  void keepsAGivenTotalThatIsWrongAndComputesAnAbsentOne() throws Exception {
    Path data = folder.resolve("d.csv");
    Files.writeString(
        data,
        """
        key,value
        unit.name,甲镇
        year,2024
        review.upheld,2
        litigation.direct.upheld,3
        review.total,5
        """);
    assertEquals(1, run("fill", data.toString(), "-o", at("f.xlsx")));
    assertEquals(1, run("validate", at("f.xlsx"), "--format", "json"));
    assertTrue(text().contains("\"review.total\" : 5"), text());
    assertTrue(text().contains("\"litigation.direct.total\" : 3"), text());
  }

  @Test
  void fillsOneFormARowOfACsv() throws Exception {
    Path data = folder.resolve("d.csv");
    Files.writeString(data, "unit.name,year,review.upheld\n甲镇,2024,0\n乙镇,2024,0\n");
    assertEquals(1, run("fill", data.toString(), "-o", at("out")));
    assertTrue(Files.exists(folder.resolve("out/甲镇-2024.xlsx")));
    assertTrue(Files.exists(folder.resolve("out/乙镇-2024.xlsx")));
  }

  @Test
  void readsWhatExcelSavesAsCsvOnAChineseWindows() throws Exception {
    Path data = folder.resolve("gbk.csv");
    Files.write(data, "unit.name,甲镇\nyear,2024\n".getBytes("GBK"));
    assertEquals(0, run("fill", data.toString(), "-o", at("out")));
    assertTrue(Files.exists(folder.resolve("out/甲镇-2024.xlsx")));
  }

  @Test
  void aNameIsConfirmedOnce() throws Exception {
    Path sent = Path.of("dist/examples/单位/红旗区小店镇-2022.xlsx");
    Path roster = Files.writeString(folder.resolve("名册.csv"), "单位名称\n红旗区小店镇人民政府\n");
    String[] validate = {"validate", sent.toString(), "-y", "2022", "--roster", roster.toString()};
    assertEquals(1, run(validate));
    assertTrue(text().contains("--confirm 红旗区小店镇=红旗区小店镇人民政府"), text());
    List<String> confirming = new ArrayList<>(List.of(validate));
    confirming.addAll(List.of("--confirm", "红旗区小店镇=红旗区小店镇人民政府"));
    assertEquals(0, run(confirming.toArray(String[]::new)));
    assertTrue(text().contains("“别名”栏已填上“红旗区小店镇”"), text());
    assertEquals("单位名称,别名\n红旗区小店镇人民政府,红旗区小店镇\n", Files.readString(roster));
    assertEquals(0, run(validate));
    assertFalse(text().contains("待确认"), text());
  }

  @Test
  void printsOneJsonObjectAndNothingElse() throws Exception {
    assertEquals(1, run("validate", "dist/examples/单位", "--format", "json"));
    List<String> top = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(console.text())) {
      json.nextToken();
      for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        top.add(name);
        json.nextToken();
        json.skipChildren();
      }
      assertEquals(null, json.nextToken());
    }
    assertEquals(List.of("files", "summary"), top);
  }

  @Test
  void saysWhichOutputWasWrittenForWhichFile() throws Exception {
    Path sent = Path.of("dist/examples/单位/红旗区小店镇-2022.xlsx");
    Path again = Files.copy(sent, folder.resolve("重报.xlsx"));
    assertEquals(0, run("validate", sent.toString(), again.toString(), "-o", at("out")));
    assertTrue(text().contains(sent + "　已整理为 " + folder.resolve("out/红旗区小店镇-2022.xlsx")), text());
    assertTrue(
        text().contains(again + "　已整理为 " + folder.resolve("out/红旗区小店镇-2022-2.xlsx")), text());
    run("validate", sent.toString());
    assertFalse(text().contains("已整理为"), text());
    run("validate", sent.toString(), "-o", at("out"), "--format", "json");
    assertFalse(text().contains("已整理为"), text());
  }

  @Test
  void anUnreadableFileDoesNotKeepTheOthersFromBeingChecked() throws Exception {
    Files.writeString(folder.resolve("坏.xlsx"), "no workbook");
    assertEquals(2, run("validate", at("坏.xlsx"), "dist/examples/单位/红旗区小店镇-2022.xlsx"));
    assertTrue(text().contains("无法读取") && text().contains("通过"), text());
  }

  @Test
  void speaksEnglishWhenAsked() {
    assertEquals(2, run("validate", "--lang", "en"));
    assertTrue(errors().startsWith("error: name the files"), errors());
  }

  private String text() {
    return console.text();
  }

  private String errors() {
    return console.errors();
  }
}
