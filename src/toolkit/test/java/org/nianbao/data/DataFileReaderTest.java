package org.nianbao.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** Data files as spreadsheets save them. */
class DataFileReaderTest {
  @TempDir Path folder;

  private List<Submission> read(byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve("数据.csv"), bytes);
    return DataFileReader.read(Template.current(), file);
  }

  private List<Submission> read(String text) throws Exception {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({
    "UTF-16LE, TAB, ''",
    "UTF-16LE, TAB, \uFEFF",
    "UTF-16BE, TAB, \uFEFF",
    "UTF-16BE, ;, ''",
    "UTF-8, ;, ''",
    "UTF-8, ',', \uFEFF",
    "GBK, TAB, ''",
    "GB18030, ;, ''"
  })
  void readsARowAUnit(Charset charset, String separator, String mark) throws Exception {
    String data =
        """
        2024年度数据,,,,,
        unit.name,year,review.upheld,narrative.other,,
        甲镇,2024,3,"收费0元；无,其他",,
        乙镇,2024,4
        ,,,,,
        ,,,,,
        """;
    String separated = mark + data.replace(",", separator.equals("TAB") ? "\t" : separator);
    List<Submission> read = read(separated.getBytes(charset));
    assertEquals(List.of("甲镇", "乙镇"), read.stream().map(Submission::unit).toList());
    assertEquals(new BigDecimal(3), read.get(0).value("review.upheld"));
    assertEquals(new BigDecimal(4), read.get(1).value("review.upheld"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"';'", "TAB", "','"})
  void readsARowAField(String separator) throws Exception {
    String data =
        """
        年报数据,,,
        key,value,,
        unit.name,甲镇,,
        year,2024,,
        review.upheld,3,,
        review.corrected
        unit.code,１１９９０１００mb0000019l
        ,,,
        """;
    Submission read = read(data.replace(",", separator.equals("TAB") ? "\t" : separator)).get(0);
    assertEquals(new BigDecimal(3), read.value("review.upheld"));
    assertEquals("11990100MB0000019L", read.text(Template.CODE));
  }

  @Test
  void aCodeThatASpreadsheetRuinedIsSaid() throws Exception {
    Submission read = read("unit.name,year,unit.code\n甲镇,2024,1.14107E+17\n").get(0);
    assertEquals("", read.code());
    assertEquals(
        List.of("统一社会信用代码：所填“1.14107E+17”已被表格软件转成数字，后几位已丢失，没有用来认定单位，请把单元格设为文本后重新填写"),
        read.readingDiscrepancies().stream().map(each -> each.message().toString()).toList());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "unit.name,year,review.upheld~甲镇,2024,1,2|第 2 行的列数不对：应为“字段,值”两列，或与标题行的列数相同",
        "unit.name,甲镇~year,2024~第三行|第 3 行的列数不对：应为“字段,值”两列，或与标题行的列数相同",
        "unit.name,甲镇~year,2024,1|第 2 行的列数不对：应为“字段,值”两列，或与标题行的列数相同"
      })
  void refusesWhatHasNoColumn(String text, String reason) {
    UnreadableFileException refusal =
        assertThrows(UnreadableFileException.class, () -> read(text.replace("~", "\n")));
    assertEquals(reason, refusal.reason().toString());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "一、本年新收政府信息公开申请数量·自然人 | requests.received.naturalPerson",
        "自然人 本年新收政府信息公开申请数量 | requests.received.naturalPerson",
        "总计（七）总计 | requests.processedTotal.total",
        "不予公开/属于国家秘密/其他 | requests.refused.stateSecret.otherOrg",
        "行政许可 | disclosure.licensing.decisions",
        "规范性文件制发 | -",
        "行政规范性文件·本年制发件数 | disclosure.normative.issued",
        "本年收费金额（单位：万元） | disclosure.fees.amount",
        "本年收费金额（元） | -",
        "行政复议·结果维持 | review.upheld",
        "上年 行政复议 结果维持 | previous.review.upheld",
        "结果维持 | review.upheld litigation.direct.upheld litigation.afterReview.upheld",
        "（一）主动公开 | narrative.overview.disclosure",
        "1.主动公开 | narrative.overview.disclosure",
        "单位 | unit.name",
        "年度 | year",
        "信用代码 | unit.code",
        "填报 | preparer.name preparedOn",
        "公开 | narrative.overview.disclosure narrative.overview.requests",
        "review.uphold | -",
        "备注 | -"
      })
  void labelsNameTheFieldsThatHaveThem(String name, String keys) {
    List<String> named =
        new FieldNames(Template.current()).fields(name).stream().map(Field::key).sorted().toList();
    assertEquals(
        keys.equals("-") ? List.of() : Stream.of(keys.split(" ")).sorted().toList(), named);
  }

  @Test
  void readsATableOfUnitsWithTheFormsLabels() throws Exception {
    String data =
        """
        序号,单位,年度,行政复议·结果维持,行政许可,（一）主动公开
        1,甲镇,2024,3,5,公开了。
        2,乙镇,2024,4,6,
        """;
    Submission read = read(data).get(0);
    assertEquals(new BigDecimal(3), read.value("review.upheld"));
    assertEquals(new BigDecimal(5), read.value("disclosure.licensing.decisions"));
    assertEquals("公开了。", read.text("narrative.overview.disclosure"));
    assertEquals("乙镇", read(data).get(1).unit());
  }

  @Test
  void readsATableInAWorkbook() throws Exception {
    Path file = folder.resolve("数据.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      XSSFSheet sheet = book.createSheet("数据");
      sheet.createRow(0).createCell(0).setCellValue("各单位数据");
      XSSFRow headings = sheet.createRow(2);
      headings.createCell(1).setCellValue("单位名称");
      headings.createCell(2).setCellValue("报告年度");
      headings.createCell(3).setCellValue("行政复议·总计");
      headings.createCell(4).setCellValue("填报日期");
      XSSFRow row = sheet.createRow(3);
      row.createCell(1).setCellValue("甲镇");
      row.createCell(2).setCellValue(2024);
      row.createCell(3).setCellValue(7);
      row.createCell(4).setCellValue("2025年1月20日");
      row.createCell(6).setCellValue(" ");
      book.createSheet("空");
      book.write(out);
    }
    Submission read = DataFileReader.read(Template.current(), file).get(0);
    assertEquals(new BigDecimal(7), read.value("review.total"));
    assertEquals("2024", read.text(Template.YEAR));
    assertEquals("2025-01-20", read.text(Template.PREPARED_ON));
  }

  @Test
  void aLabelOfSeveralFieldsIsRefusedWithTheirKeys() {
    UnreadableFileException refusal =
        assertThrows(
            UnreadableFileException.class, () -> read("单位名称,年度,结果维持\n甲镇,2024,3\n乙镇,2024,3\n"));
    assertEquals(
        "第 2 行：“结果维持”可以指几个字段：review.upheld（行政复议·结果维持）、"
            + "litigation.direct.upheld（未经复议直接起诉·结果维持）、"
            + "litigation.afterReview.upheld（复议后起诉·结果维持），请写明是哪一个",
        refusal.reason().toString());
    assertThrows(UnreadableFileException.class, () -> read("单位,甲镇\nunit.name,乙镇\n年度,2024\n"));
  }
}
