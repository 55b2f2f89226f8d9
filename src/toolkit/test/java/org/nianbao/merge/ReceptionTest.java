package org.nianbao.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.check.LastYearReports;
import org.nianbao.district.DistrictFiles;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.FilledForms;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.jxls.MergedWorkbookWriter;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Messages;
import org.nianbao.roster.Roster;
import org.nianbao.task.MergeTask;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** What is made of the files that came in. */
class ReceptionTest {
  private static final Template TEMPLATE = Template.current();
  private static final String RECEIVED = "requests.received.total";

  @TempDir Path folder;

  /** A form with one figure, which is wrong if the parts of its total are not filled in. */
  private Path form(String name, String unit, int year, String preparedOn, int received)
      throws Exception {
    Map<String, String> texts = new HashMap<>(Map.of(Template.UNIT, unit));
    texts.put(Template.PREPARED_ON, preparedOn);
    Map<String, BigDecimal> values = new HashMap<>();
    for (String row : List.of("received", "granted", "processedTotal")) {
      values.put("requests." + row + ".naturalPerson", BigDecimal.valueOf(received));
      values.put("requests." + row + ".total", BigDecimal.valueOf(received));
    }
    Path file = folder.resolve(name);
    FormWriter.writeForm(Submission.of("", TEMPLATE, values, texts, year), file);
    return file;
  }

  private DistrictReport merged(@Nullable Roster roster) throws Exception {
    return merged(roster, null);
  }

  private DistrictReport merged(@Nullable Roster roster, @Nullable Submission reported)
      throws Exception {
    return DistrictFiles.merge(
        TEMPLATE,
        ReceivedFiles.find(List.of(folder)),
        new DistrictReport.Request(
            "红旗区", "", 2024, roster, LastYearReports.none(), reported, null));
  }

  private static Roster roster(String... names) {
    return new Roster(Arrays.stream(names).map(name -> Roster.Unit.named(name, "")).toList());
  }

  private static List<String> rows(DistrictReport merged) {
    return merged.reception().entries().stream()
        .map(
            receipt ->
                receipt.status().word()
                    + " "
                    + receipt.unitName()
                    + (receipt.note() == null ? "" : "：" + receipt.note()))
        .toList();
  }

  @Test
  void theNewestByItsStatedDateCounts() throws Exception {
    form("a.xlsx", "小店镇", 2024, "2025-01-20", 7);
    Path later = form("b.xlsx", "小店镇", 2024, "2025-01-10", 5);
    Files.setLastModifiedTime(later, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
    form("c.xlsx", "小店镇", 2024, "", 3);
    DistrictReport merged = merged(roster("小店镇"));
    assertEquals(
        List.of(
            "已报 小店镇：有多份，采用填报日期最新的（2025-01-20）", "重复 小店镇：没有计入，采用“a.xlsx”", "重复 小店镇：没有计入，采用“a.xlsx”"),
        rows(merged));
    assertEquals(new BigDecimal(7), merged.total().value(RECEIVED));
  }

  @Test
  void ofTheSameDateTheNewestFileCounts() throws Exception {
    Path later = form("a.xlsx", "小店镇", 2024, "2025-01-20", 7);
    form("b.xlsx", "小店镇", 2024, "2025-01-20", 5);
    Files.setLastModifiedTime(later, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
    DistrictReport merged = merged(null);
    assertEquals("已报 小店镇：有多份，填报日期相同，采用文件时间最新的", rows(merged).get(0));
    assertEquals(new BigDecimal(7), merged.total().value(RECEIVED));
  }

  @Test
  void theSameFiguresTwiceAreSaidToBeTheSame() throws Exception {
    form("a.xlsx", "小店镇", 2024, "2025-01-20", 7);
    form("b.xlsx", "小店镇", 2024, "2025-01-21", 7);
    assertEquals("重复 小店镇：与采用的“b.xlsx”数据相同，没有重复计入", rows(merged(null)).get(1));
  }

  /** The roster and the reports name the government, the command its territory, or the reverse. */
  @ParameterizedTest
  @CsvSource({"红旗区人民政府, 红旗区", "红旗区, 红旗区人民政府"})
  void aDistrictAndItsGovernmentAreOne(String listed, String district) {
    Roster units = roster(listed, "红旗区人民政府办公室").withoutDistrict(district);
    assertEquals(List.of("红旗区人民政府办公室"), units.units().stream().map(Roster.Unit::name).toList());
    assertEquals(
        List.of("名册中的“" + listed + "”是本级，没有算作应报单位"),
        units.remarks().stream().map(Messages.CHINESE::format).toList());
  }

  @Test
  void theReportOfTheGovernmentIsTheDistricts() throws Exception {
    form("a.xlsx", "红旗区人民政府", 2024, "", 99);
    form("b.xlsx", "小店镇", 2024, "", 1);
    assertEquals(List.of("已报 小店镇", "不在名册内 红旗区人民政府：这是本级的汇总表，没有计入"), rows(merged(null)));
  }

  @Test
  void nearNamesAreProposedAndNotJoined() throws Exception {
    form("a.xlsx", "小店镇人民政府", 2024, "", 7);
    DistrictReport merged = merged(roster("红旗区小店镇", "大店镇"));
    assertEquals(
        List.of(
            "待确认 红旗区小店镇：文件中的单位名称为“小店镇人民政府”，请核对是否为“红旗区小店镇”；如是，可在名册中“红旗区小店镇”一行的“别名”栏填写“小店镇人民政府”，再校验或汇总一次",
            "未报 大店镇"),
        rows(merged));
    assertEquals(BigDecimal.ZERO, merged.total().value(RECEIVED));
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "红旗区小店镇, -, 已报 红旗区小店镇",
        "红旗区 小店镇, -, 已报 红旗区小店镇",
        "小店镇, -, 已报 红旗区小店镇：报送文件中的单位名称是“小店镇”，按名册的别名认定",
        "小店镇人民政府, -, 待确认 红旗区小店镇：文件中的单位名称为“小店镇人民政府”，请核对是否为“红旗区小店镇”",
        "随便什么, 11990100MB0000019L, 已报 红旗区小店镇：报送文件中的单位名称是“随便什么”，按统一社会信用代码认定",
        "随便什么, 11990100mb0000019l, 已报 红旗区小店镇：报送文件中的单位名称是“随便什么”，按统一社会信用代码认定",
        "-, 11990100MB0000019L, 已报 红旗区小店镇：报送文件中的单位名称是“—”，按统一社会信用代码认定",
        "红旗区小店镇, 11990100MB0000027F, 待确认 红旗区小店镇：按统一社会信用代码认定为“红旗区教育局”，按名称认定为“红旗区小店镇”，没有计入，请核对",
        "红旗区小店镇, 11990100MB00000435, 已报 红旗区小店镇：单位名称与名册相同，但统一社会信用代码（11990100MB00000435）不同，请核对",
        "红旗区小店镇, 1.14107E+17, 已报 红旗区小店镇",
        "红旗区小店镇, 11990100MB0000027E, 已报 红旗区小店镇",
        "-, -, 无法读取 ：没有读到单位名称，请在封面或标题中写明"
      })
  void theCodeCountsThenTheNameThenAnAlias(@Nullable String name, @Nullable String code, String row)
      throws Exception {
    Map<String, String> texts = new HashMap<>();
    texts.put(Template.UNIT, name == null ? "" : name);
    texts.put(Template.CODE, code == null ? "" : code);
    FormWriter.writeForm(
        Submission.of("", TEMPLATE, Map.of(), texts, 2024), folder.resolve("a.xlsx"));
    Roster.Unit town =
        new Roster.Unit("红旗区小店镇", "11990100MB0000019L", "", "", "", "", List.of("小店镇"));
    Roster.Unit bureau = Roster.Unit.named("红旗区教育局", "11990100mb0000027f");
    List<String> rows = rows(merged(new Roster(List.of(town, bureau))));
    assertTrue(rows.stream().anyMatch(each -> each.startsWith(row)), rows::toString);
  }

  @Test
  void withoutARosterTheSameNameWithTwoCodesIsTwoUnits() throws Exception {
    for (String code : List.of("11990100MB0000019L", "11990100MB0000027F", "")) {
      Map<String, String> texts = Map.of(Template.UNIT, "城关镇", Template.CODE, code);
      FormWriter.writeForm(
          Submission.of("", TEMPLATE, Map.of(), texts, 2024), folder.resolve("a" + code + ".xlsx"));
    }
    Map<Status, Integer> counts = new HashMap<>();
    merged(null)
        .reception()
        .entries()
        .forEach(each -> counts.merge(each.status(), 1, Integer::sum));
    assertEquals(Map.of(Status.RECEIVED, 2, Status.UNLISTED, 1), counts);
    assertTrue(rows(merged(null)).get(2).startsWith("不在名册内 城关镇：同名单位不止一个"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"1.14107E+17", "114107000143900000", "11990100MB0000018L"})
  void withoutARosterACodeThatIsNoneJoinsNothing(String code) throws Exception {
    for (String name : List.of("城关镇", "小店镇")) {
      Map<String, String> texts = Map.of(Template.UNIT, name, Template.CODE, code);
      FormWriter.writeForm(
          Submission.of("", TEMPLATE, Map.of(), texts, 2024), folder.resolve(name + ".xlsx"));
    }
    assertEquals(2, merged(null).reception().of(Status.RECEIVED).size());
  }

  @Test
  void withoutARosterTwoSpellingsBothCountAndItIsSaid() throws Exception {
    form("a.xlsx", "小店镇", 2024, "", 7);
    form("b.xlsx", "红旗区小店镇", 2024, "", 5);
    DistrictReport merged = merged(null);
    assertEquals(
        List.of("已报 小店镇：与“红旗区小店镇”名称相近，均已计入，请确认不是同一单位", "已报 红旗区小店镇：与“小店镇”名称相近，均已计入，请确认不是同一单位"),
        rows(merged));
  }

  @Test
  void theDistrictsOwnReportIsNotAddedToItself() throws Exception {
    form("a.xlsx", "红旗区", 2024, "", 99);
    form("b.xlsx", "小店镇", 2024, "", 5);
    DistrictReport merged = merged(null);
    assertEquals(List.of("已报 小店镇", "不在名册内 红旗区：这是本级的汇总表，没有计入"), rows(merged));
    assertEquals(new BigDecimal(5), merged.total().value(RECEIVED));
  }

  @Test
  void aStrictMergeNamesWhatIsInDoubt() throws Exception {
    form("a.xlsx", "小店镇", 2024, "2025-01-20", 7);
    form("b.xlsx", "小店镇", 2024, "2025-01-10", 7);
    form("c.xlsx", "大店镇", 2024, "", 5);
    assertEquals(1, merged(null).objections().size());
    Map<String, BigDecimal> wrong = Map.of("review.total", BigDecimal.TEN);
    FormWriter.writeForm(
        Submission.of("", TEMPLATE, wrong, Map.of(Template.UNIT, "中店镇"), 2024),
        folder.resolve("d.xlsx"));
    List<String> objections = merged(null).objections().stream().map(Object::toString).toList();
    assertEquals(2, objections.size());
    assertTrue(objections.get(1).startsWith("中店镇：有 1 项错误"), objections::toString);
  }

  @Test
  void aReportCountedTwiceExplainsTheDifference() throws Exception {
    form("a.xlsx", "小店镇", 2024, "", 17);
    form("b.xlsx", "大店镇", 2024, "", 5);
    assertEquals("差额正好是“小店镇”的数，请核对是否重复计入", explanation(39));
    assertEquals("差额正好是“小店镇”的数，请核对是否漏计", explanation(5));
    assertEquals(6, reported(30, null).size());
    assertEquals("小店镇 17、大店镇 5", explanation(30));
  }

  @Test
  void twoReportsThatExplainAllDifferencesAreNamed() throws Exception {
    form("a.xlsx", "小店镇", 2024, "", 17);
    form("b.xlsx", "中店镇", 2024, "", 300);
    form("c.xlsx", "大店镇", 2024, "", 5000);
    form("d.xlsx", "店上镇", 2023, "", 70000);
    assertEquals("差额正好由两处造成：漏计“小店镇”，漏计“中店镇”，请核对", explanation(5000));
    assertEquals("差额正好由两处造成：漏计“小店镇”，重复计入“大店镇”，请核对", explanation(10300));
    assertEquals("差额正好由两处造成：重复计入“小店镇”，重复计入“大店镇”，请核对", explanation(10334));
    String file = folder.resolve("d.xlsx").toString();
    assertEquals("差额正好由两处造成：漏计“大店镇”，计入了没有汇总的 " + file + "（年度不符），请核对", explanation(70317));
  }

  /** The units that sent nothing come first, with the figures that they may account for at once. */
  @Test
  void missingUnitsComeBeforeTheFigures() throws Exception {
    form("a.xlsx", "小店镇", 2024, "", 17);
    List<Discrepancy> found = reported(30, roster("小店镇", "大店镇", "中店镇"));
    assertEquals(1, found.size());
    String sentence = found.get(0).message().toString();
    assertTrue(sentence.startsWith("尚有 2 个单位未计入合计（大店镇、中店镇），上报数比合计多的有 6 格"), sentence);
    assertTrue(sentence.contains("总计（上报 30，合计 17）"), sentence);
    assertEquals(6, found.get(0).cells().size());
    // what is less than the sum is not for want of a unit
    List<Discrepancy> less = reported(16, roster("小店镇", "大店镇"));
    assertEquals(7, less.size());
    assertEquals(Severity.NOTICE, less.get(6).severity());
    assertEquals("尚有 1 个单位未计入合计（大店镇）", less.get(6).message().toString());
  }

  @Test
  void aReportLeftOutExplainsTheDifference() throws Exception {
    form("a.xlsx", "小店镇", 2024, "", 17);
    form("b.xlsx", "中店镇", 2023, "", 11);
    String file = folder.resolve("b.xlsx").toString();
    assertEquals("差额正好是没有计入的 " + file + "（年度不符）的数", explanation(28));
  }

  @Test
  void aReportedFormOfAnotherUnitOrYearIsSaidToBe() throws Exception {
    form("a.xlsx", "小店镇", 2024, "", 17);
    Path typed = form("own.xlsx", "青山区", 2023, "", 17);
    Submission own = MergeTask.readReported(TEMPLATE, typed);
    Files.delete(typed);
    assertEquals(
        List.of("报告年度为 2023 年，应为 2024 年，请核对是否误送文件", "上报表的单位是“青山区”，不是本级“红旗区”，请核对是否误用文件"),
        Objects.requireNonNull(merged(null, own).reported()).discrepancies().stream()
            .filter(each -> each.rule().startsWith("I-"))
            .map(each -> each.message().toString())
            .toList());
  }

  /** What is said last of the received total, where the district reported this many. */
  private String explanation(int reported) throws Exception {
    List<Discrepancy> found = reported(reported, null);
    String sentence =
        found.stream()
            .filter(each -> each.field() == null || each.field().equals(RECEIVED))
            .findFirst()
            .orElseThrow()
            .message()
            .toString();
    return sentence.substring(sentence.lastIndexOf('。') + 1).replace("其中：", "");
  }

  /** Compares the sums with a report of the district in which each figure is this one. */
  private List<Discrepancy> reported(int reported, @Nullable Roster roster) throws Exception {
    Path typed = form("own.xlsx", "红旗区", 2024, "", reported);
    Submission own = MergeTask.readReported(TEMPLATE, typed);
    Files.delete(typed);
    return Objects.requireNonNull(merged(roster, own).reported()).discrepancies().stream()
        .filter(each -> each.rule().equals("M-SUM"))
        .toList();
  }

  @Test
  void aFormThatNobodyFilledInDoesNotTakeThePlaceOfAReport() throws Exception {
    form("填好.xlsx", "甲镇", 2024, "2025-01-10", 7);
    Map<String, String> identity =
        Map.of(Template.UNIT, "甲镇", Template.PREPARED_ON, "2025-01-20", Template.YEAR, "2024");
    FormWriter.writeForm(FilledForms.of(TEMPLATE, identity), folder.resolve("空表.xlsx"));
    DistrictReport merged = merged(roster("甲镇"));
    assertEquals(BigDecimal.valueOf(7), merged.total().value(RECEIVED));
    ReceptionEntry left = merged.reception().of(Status.DUPLICATE).get(0);
    assertTrue(left.file().endsWith("空表.xlsx"), left.file());
    assertEquals("merge.note.blank", Objects.requireNonNull(left.note()).key());
  }

  /** The district's report is what its units add up to. */
  @Test
  void theDistrictOnItsOwnRosterIsNotExpected() throws Exception {
    form("a.xlsx", "小店镇", 2024, "", 7);
    DistrictReport merged = merged(roster("红旗区", "小店镇"));
    assertEquals(List.of("已报 小店镇"), rows(merged));
    assertEquals(1, merged.reception().expected());
    assertEquals(
        List.of("名册中的“红旗区”是本级，没有算作应报单位"),
        roster("红旗区", "小店镇").withoutDistrict("红旗区").remarks().stream()
            .map(Object::toString)
            .toList());
  }

  @Test
  void namesWithAdditionsAndAbbreviationsAreConfirmed() throws Exception {
    form("a.xlsx", "教育局", 2024, "", 7);
    form("b.xlsx", "交警大队", 2024, "", 7);
    assertEquals(
        List.of(
            "待确认 教育局（体育局）：文件中的单位名称为“教育局”，请核对是否为“教育局（体育局）”；"
                + "如是，可在名册中“教育局（体育局）”一行的“别名”栏填写“教育局”，再校验或汇总一次",
            "未报 民政局",
            "待确认 公安局交通警察大队：文件中的单位名称为“交警大队”，请核对是否为“公安局交通警察大队”；"
                + "如是，可在名册中“公安局交通警察大队”一行的“别名”栏填写“交警大队”，再校验或汇总一次"),
        rows(merged(roster("教育局（体育局）", "民政局", "公安局交通警察大队"))));
    // not if it may be of two
    assertEquals(
        List.of("未报", "未报", "不在名册内", "不在名册内"),
        merged(roster("一中队交通警察大队", "公安局交通警察大队")).reception().entries().stream()
            .map(entry -> entry.status().word())
            .toList());
  }

  @Test
  void aFileNamedAfterAnotherUnitCountsForTheUnitInItAndIsRemarkedOn() throws Exception {
    form("2024年民政局年报.xlsx", "教育局", 2024, "", 7);
    form("民政局（转教育局）.xlsx", "民政局", 2024, "", 7);
    form("年报.xlsx", "财政局", 2024, "", 7);
    assertEquals(
        List.of("已报 民政局", "已报 教育局：文件名与填报单位不符：文件名写的是“民政局”，按表中的“教育局”计入，请核对", "已报 财政局"),
        rows(merged(roster("民政局", "教育局", "财政局"))));
  }

  @Test
  void aBlankFormDoesNotHideAReportUnderAnotherName() throws Exception {
    FormWriter.writeForm(
        FilledForms.of(TEMPLATE, Map.of(Template.UNIT, "红旗区小店镇", Template.YEAR, "2024")),
        folder.resolve("a.xlsx"));
    form("b.xlsx", "小店镇", 2024, "", 7);
    DistrictReport merged = merged(roster("红旗区小店镇"));
    assertEquals(
        List.of(Status.UNCONFIRMED, Status.BLANK),
        merged.reception().entries().stream().map(ReceptionEntry::status).toList());
    assertTrue(merged.reception().entries().get(0).file().endsWith("b.xlsx"));
    Files.delete(folder.resolve("b.xlsx"));
    assertEquals(List.of("空表 红旗区小店镇：没有填写任何数，没有计入，请填写完整后重新报送"), rows(merged(roster("红旗区小店镇"))));
  }

  private void blankWithoutUnit(String name) throws Exception {
    Map<String, String> identity = Map.of(Template.UNIT, "甲镇", Template.YEAR, "2024");
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    Path issued = folder.resolve("issued.xlsx");
    FormWriter.writeForm(FilledForms.of(TEMPLATE, identity), issued);
    try (Workbook workbook = new XSSFWorkbook(Files.newInputStream(issued))) {
      for (Sheet sheet : workbook) {
        sheet.forEach(
            row ->
                row.forEach(
                    cell -> {
                      if (cell.toString().equals("甲镇")) {
                        cell.setBlank();
                      }
                    }));
      }
      workbook.write(content);
    }
    Files.delete(issued);
    Files.write(folder.resolve(name), content.toByteArray());
  }

  /** A form without the name of its unit is of the unit that its file is named after. */
  @Test
  void aFileWithoutAUnitIsOfTheUnitInItsFileName() throws Exception {
    for (String unit : List.of("小店镇", "大店镇")) {
      blankWithoutUnit(unit + ".xlsx");
    }
    form("大店镇2.xlsx", "红旗区大店镇", 2024, "", 7);
    form("北营.xlsx", "", 2024, "", 7);
    form("财政局.xlsx", "", 2024, "", 7);
    form("财政局2.xlsx", "红旗区财政局", 2024, "", 7);
    form("民政局.xlsx", "", 2023, "", 7);
    DistrictReport merged = merged(roster("红旗区小店镇", "红旗区大店镇", "红旗区北营街道", "红旗区财政局", "红旗区民政局"));
    assertEquals(
        List.of(
            "空表 红旗区小店镇",
            "已报 红旗区大店镇",
            "重复 红旗区大店镇",
            "待确认 红旗区北营街道",
            "已报 红旗区财政局",
            "年度不符 红旗区民政局",
            "无法读取 红旗区财政局"),
        rows(merged).stream().map(row -> row.replaceFirst("：.*", "")).toList());
    assertEquals(
        "待确认 红旗区北营街道：文件中没有单位名称，按文件名可能是“红旗区北营街道”，请核对；如是，请在文件封面填写单位名称，再校验或汇总一次", rows(merged).get(3));
  }

  /** A unit from which something came is not said to have sent nothing. */
  @Test
  void whatCameFromAUnitSaysHowItReported() throws Exception {
    form("a.xlsx", "红旗区小店镇", 2024, "", 7);
    form("b.xlsx", "红旗区教育局", 2023, "", 7);
    FormWriter.writeForm(
        FilledForms.of(TEMPLATE, Map.of(Template.UNIT, "大店镇", Template.YEAR, "2024")),
        folder.resolve("c.xlsx"));
    Files.writeString(folder.resolve("2024年民政局年报（盖章扫描件）.pdf"), "%PDF-1.4 损坏");
    Path inFolder = Files.createDirectories(folder.resolve("红旗区财政局"));
    Files.writeString(inFolder.resolve("年报.xlsx"), "损坏");
    Roster roster = roster("红旗区小店镇", "红旗区教育局", "大店镇", "红旗区民政局", "红旗区财政局", "红旗区交通局");
    DistrictReport merged = merged(roster);
    assertEquals(
        List.of("已报 红旗区小店镇", "年度不符 红旗区教育局", "空表 大店镇", "无法读取 红旗区民政局", "无法读取 红旗区财政局", "未报 红旗区交通局"),
        rows(merged).stream().map(row -> row.replaceFirst("：.*", "")).toList());
    assertEquals(
        "应报 6 个单位，已报 1 个，已收到但不能计入 4 个（空表 1 个、无法读取 2 个、年度不符 1 个），未报 1 个。",
        Messages.CHINESE.format(MergeSentences.reception(merged)));
    assertEquals(BigDecimal.valueOf(7), merged.total().value(RECEIVED));
  }

  /** Files of kinds that no report has are read only if they are named after a unit. */
  @Test
  void aFileNamedAfterAUnitIsReadWhateverItsKind() throws Exception {
    form("红旗区教育局.xlsx", "红旗区教育局", 2024, "", 5);
    Path notes = Files.writeString(folder.resolve("教育局电话记录.txt"), "王科长");
    Path other = Files.writeString(folder.resolve("通知.txt"), "请各单位报送");
    Path sent = Files.writeString(folder.resolve("红旗区林业局2024.ofd"), "OFD");
    DistrictReport merged;
    try (WorkerThreads workers = WorkerThreads.onePerProcessor()) {
      merged =
          DistrictFiles.merge(
              TEMPLATE,
              List.of(folder.resolve("红旗区教育局.xlsx")),
              List.of(notes, other, sent),
              new DistrictReport.Request(
                  "红旗区", "", 2024, roster("红旗区教育局", "红旗区林业局"), LastYearReports.none(), null, null),
              workers);
    }
    assertEquals(
        List.of("已报 红旗区教育局", "无法读取 红旗区林业局"),
        rows(merged).stream().map(row -> row.replaceFirst("：.*", "")).toList());
  }

  /** A readable report comes before what lies beside it in the folder of the unit. */
  @Test
  void aReportUnderAnotherNameComesBeforeAnUnreadableFile() throws Exception {
    Path inFolder = Files.createDirectories(folder.resolve("红旗区教育局"));
    Files.move(form("a.xlsx", "本单位", 2024, "", 7), inFolder.resolve("年报.xlsx"));
    Files.writeString(inFolder.resolve("盖章页.pdf"), "损坏");
    form("b.xlsx", "红旗区北营街道", 2023, "", 7);
    DistrictReport merged = merged(roster("红旗区教育局", "红旗区北营街道办事处"));
    assertEquals(
        List.of("待确认 红旗区教育局", "年度不符 红旗区北营街道办事处", "无法读取 红旗区教育局"),
        rows(merged).stream().map(row -> row.replaceFirst("：.*", "")).toList());
  }

  @Test
  void aFileThatMayBeOfTwoUnitsIsOfNone() throws Exception {
    form("a.xlsx", "小店镇", 2024, "", 7);
    DistrictReport merged = merged(roster("红旗区小店镇", "白旗区小店镇"));
    assertEquals(
        List.of("待确认 红旗区小店镇", "待确认 白旗区小店镇", "不在名册内 小店镇"),
        rows(merged).stream().map(row -> row.replaceFirst("：.*", "")).toList());
  }

  @Test
  void sixtyUnitsOfAllKindsStillMakeADistrict() throws Exception {
    List<String> listed = new ArrayList<>();
    byte[] sound = {};
    for (int unit = 0; unit < 60; unit++) {
      String name = "第" + (char) ('一' + unit) + "单位";
      listed.add(name);
      Path file = folder.resolve(unit + ".xlsx");
      if (unit % 10 == 3) { // cut off
        Files.write(file, Arrays.copyOf(sound, sound.length / 2));
      } else if (unit % 10 == 5) {
        form(unit + ".xlsx", name, 2023, "", 100);
      } else if (unit % 10 == 7) {
        form(unit + ".xlsx", name, 2024, "2025-01-20", 1);
        form(unit + "-old.xlsx", name, 2024, "2025-01-19", 100);
      } else if (unit % 10 == 8) {
        form(unit + ".xlsx", "名册上没有的单位" + unit, 2024, "", 100);
      } else if (unit % 10 == 9) {
        Map<String, BigDecimal> wrong =
            Map.of(RECEIVED, BigDecimal.ONE, "review.total", BigDecimal.TEN);
        FormWriter.writeForm(
            Submission.of("", TEMPLATE, wrong, Map.of(Template.UNIT, name), 2024), file);
      } else {
        form(unit + ".xlsx", name, 2024, "", 1);
        sound = Files.readAllBytes(file);
      }
    }
    DistrictReport merged = merged(roster(listed.toArray(new String[0])));
    Map<Status, Integer> counts = new HashMap<>();
    merged.reception().entries().forEach(each -> counts.merge(each.status(), 1, Integer::sum));
    assertEquals(
        Map.of(
            Status.RECEIVED, 42,
            Status.MISSING, 12,
            Status.DUPLICATE, 6,
            Status.UNLISTED, 6,
            Status.OTHER_YEAR, 6,
            Status.UNREADABLE, 6),
        counts);
    assertEquals(new BigDecimal(42), merged.total().value(RECEIVED));
    assertEquals(new BigDecimal(60), merged.total().value("review.total"));
    assertTrue(merged.checkedTotal().count(Severity.ERROR) > 0);
    assertTrue(
        merged.reception().entries().stream()
            .filter(each -> !each.isMerged() && each.status() != Status.MISSING)
            .allMatch(each -> each.note() != null));
    Path file = folder.resolve("out/红旗区.xlsx");
    MergedWorkbookWriter.write(merged, Messages.CHINESE, file);
    assertEquals(
        merged.total().values(), org.nianbao.reader.SubmissionFile.read(TEMPLATE, file).values());
  }
}
