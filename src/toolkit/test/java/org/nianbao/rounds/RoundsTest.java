package org.nianbao.rounds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.district.DistrictFiles;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.DiscrepancyCounts;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.jxls.FormWriter;
import org.nianbao.merge.DistrictReport;
import org.nianbao.merge.MergeSentences;
import org.nianbao.merge.Receipts;
import org.nianbao.merge.Reception;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.roster.Roster;
import org.nianbao.task.ValidateTask;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.validate.NoticeFormat;
import org.nianbao.validate.ValidationOutputs.Written;

/** What happens when units send their reports again. */
class RoundsTest {
  private static final String UNIT = "红旗区小店镇";
  private static final String TOTAL = "requests.received.total";
  private static final String OTHER = "disclosure.licensing.decisions";

  /** Settings that leave nothing to remark. */
  private static final OfficeSettings SETTINGS =
      new OfficeSettings(
          "红旗区人民政府办公室", "王一", "0351-1234567", null, LocalDate.of(2999, 12, 31), List.of());

  @TempDir Path folder;

  private Path received;
  private Path results;

  @BeforeEach
  void createFolder() throws IOException {
    received = Files.createDirectory(folder.resolve("收到的报表"));
    results = folder.resolve("结果");
  }

  /** Figures of a report without errors. */
  private static Map<String, Integer> figures() {
    Map<String, Integer> figures = new HashMap<>();
    for (String row : List.of("received", "granted", "processedTotal")) {
      figures.put("requests." + row + ".naturalPerson", 12);
      figures.put("requests." + row + ".total", 12);
    }
    return figures;
  }

  private void send(String name, String unit, String preparedOn, Map<String, Integer> figures)
      throws Exception {
    send(name, unit, preparedOn, figures, "");
  }

  private void send(
      String name, String unit, String preparedOn, Map<String, Integer> figures, String narrative)
      throws Exception {
    Map<String, BigDecimal> values = new HashMap<>();
    figures.forEach((key, value) -> values.put(key, BigDecimal.valueOf(value)));
    Map<String, String> texts =
        Map.of(
            Template.UNIT,
            unit,
            Template.PREPARED_ON,
            preparedOn,
            "narrative.overview.requests",
            narrative);
    FormWriter.writeForm(
        Submission.of("", Template.current(), values, texts, 2024), received.resolve(name));
  }

  private void send(String name, String preparedOn, Map<String, Integer> figures) throws Exception {
    send(name, UNIT, preparedOn, figures);
  }

  /** The outcome of a run: the outputs by the names of the received files, and the remarks. */
  private record Run(
      Map<String, Written> files, List<String> remarks, @Nullable Reception reception) {
    /** The statuses of the units on the roster. */
    List<String> statuses() {
      return Objects.requireNonNull(reception).entries().stream()
          .map(entry -> entry.unitName() + " " + entry.status().word())
          .toList();
    }

    DiscrepancyCounts counts(String name) {
      return Objects.requireNonNull(files.get(name), name).checked().counts();
    }

    List<Discrepancy> accepted(String name) {
      return Objects.requireNonNull(files.get(name), name).checked().discrepancies().stream()
          .filter(Discrepancy::isAccepted)
          .toList();
    }

    String round(String name) {
      Round round = Objects.requireNonNull(files.get(name), name).round();
      Message message = round == null ? null : round.message();
      return message == null ? "" : Messages.CHINESE.format(message);
    }

    List<String> unrequested(String name) {
      return Objects.requireNonNull(files.get(name), name).checked().discrepancies().stream()
          .filter(found -> found.rule().equals("R-CHANGED"))
          .map(found -> Messages.CHINESE.format(found.message()))
          .toList();
    }
  }

  private Run validate() throws IOException {
    return validate(null);
  }

  private Run validate(@Nullable Roster roster) throws IOException {
    return validate(roster, NoticeFormat.DOCX);
  }

  private Run validate(@Nullable Roster roster, NoticeFormat format) throws IOException {
    Map<String, Written> files = new HashMap<>();
    ValidateTask task =
        new ValidateTask(
            Editions.shipped(2024),
            ValidateTask.findReceived(List.of(received), List.of(), results),
            2024,
            roster,
            LastYearReports.none(),
            new ValidateTask.ResultFolder(results, false, format, SETTINGS, Messages.CHINESE));
    try (WorkerThreads workers = WorkerThreads.onePerProcessor()) {
      ValidateTask.ValidateOutcome outcome =
          task.run(
              workers,
              written ->
                  files.put(
                      String.valueOf(Path.of(written.checked().file()).getFileName()), written));
      assertEquals(List.of(), outcome.failures());
      assertNotNull(outcome.ledger());
      return new Run(
          files,
          outcome.remarks().stream().map(Messages.CHINESE::format).toList(),
          outcome.reception());
    }
  }

  private Path ledger() {
    return results.resolve("收件台账.xlsx");
  }

  /** The values of some columns of a sheet of the ledger, by their headings, row by row. */
  private List<String> rows(String sheetName, String... headings) throws IOException {
    try (Workbook workbook = new XSSFWorkbook(Files.newInputStream(ledger()))) {
      Sheet sheet = workbook.getSheet(sheetName);
      DataFormatter formatter = new DataFormatter();
      List<String> rows = new ArrayList<>();
      for (int row = 3; row <= sheet.getLastRowNum(); row++) {
        List<String> cells = new ArrayList<>();
        for (String heading : headings) {
          cells.add(formatter.formatCellValue(cell(sheet, row, heading)));
        }
        String text = String.join("|", cells);
        if (!text.replace("|", "").isEmpty()) {
          rows.add(text);
        }
      }
      return rows;
    }
  }

  private static Cell cell(Sheet sheet, int row, String heading) {
    for (Cell cell : sheet.getRow(2)) {
      if (cell.getStringCellValue().equals(heading)) {
        Row found = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        return found.getCell(cell.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
      }
    }
    throw new IllegalArgumentException("no heading " + heading);
  }

  /** Changes the ledger as an office program does. */
  private void edit(Consumer<Workbook> change) throws IOException {
    byte[] before = Files.readAllBytes(ledger());
    try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(before));
        OutputStream out = Files.newOutputStream(ledger())) {
      change.accept(workbook);
      workbook.write(out);
    }
  }

  /** POI keeps an inline text that is not removed first. */
  private static void set(Cell cell, String text) {
    cell.setBlank();
    cell.setCellValue(text);
  }

  private void type(String sheet, int row, String heading, String text) throws IOException {
    edit(workbook -> set(cell(workbook.getSheet(sheet), row, heading), text));
  }

  @Test
  void theFirstVersionIsRegistered() throws Exception {
    send("小店镇.xlsx", "2025-01-10", figures());
    Files.writeString(received.resolve("大店镇.pdf"), "no PDF");
    Run run = validate();
    assertEquals("", run.round("小店镇.xlsx"));
    assertEquals(List.of(), run.remarks());
    assertEquals(
        List.of("1||大店镇.pdf||无法读取|", "2|红旗区小店镇|小店镇.xlsx|1|有警告|0"),
        rows("收件台账", "序号", "填报单位", "报送文件", "第几次报送", "结论", "错误"));
  }

  @Test
  void theSameFileIsTheSameVersion() throws Exception {
    send("小店镇.xlsx", "2025-01-10", figures());
    validate();
    Files.copy(received.resolve("小店镇.xlsx"), received.resolve("小店镇（再发一次）.xlsx"));
    Run run = validate();
    assertEquals("", run.round("小店镇.xlsx"));
    assertEquals("", run.round("小店镇（再发一次）.xlsx"));
    assertEquals(List.of("1|1"), rows("收件台账", "序号", "第几次报送"));
  }

  /** The ledger keeps what is registered, so a mistyped name must not get into it. */
  @Test
  void aFileThatDoesNotExistIsNotRegistered() throws Exception {
    send("小店镇.xlsx", "2025-01-10", figures());
    validate();
    Rounds rounds = Rounds.open(results, 2024, null, LocalDateTime.of(2025, 1, 11, 9, 0));
    ValidationResult missing =
        ValidationResult.unreadable(
            folder.resolve("收到9").toString(), Message.of(UnreadableFileException.MISSING));
    rounds.add(rounds.compared(missing, null));
    assertNull(rounds.write().failure());
    assertEquals(List.of("1|小店镇.xlsx"), rows("收件台账", "序号", "报送文件"));
  }

  @Test
  void correctedAsAsked() throws Exception {
    Map<String, Integer> wrong = figures();
    wrong.put(TOTAL, 21);
    send("小店镇.xlsx", "2025-01-10", wrong);
    validate();
    assertTrue(rows("问题清单", "规则", "现状").contains("T3-TOTAL|待改"));
    Files.delete(received.resolve("小店镇.xlsx"));
    send("小店镇（修改）.xlsx", "2025-01-15", figures());
    Run run = validate();
    assertTrue(run.round("小店镇（修改）.xlsx").startsWith("第 2 次报送：上次的问题 "), run::toString);
    assertEquals(List.of(), run.unrequested("小店镇（修改）.xlsx"));
    assertTrue(rows("问题清单", "规则", "现状").contains("T3-TOTAL|已改"));
    assertEquals(
        List.of("依申请公开·一、本年新收政府信息公开申请数量·总计|21|12|是"), rows("数字改动", "位置", "上次报送", "本次报送", "是否要求改动"));
  }

  @Test
  void notCorrected() throws Exception {
    Map<String, Integer> wrong = figures();
    wrong.put(TOTAL, 21);
    send("小店镇1.xlsx", "2025-01-10", wrong);
    validate();
    Files.delete(received.resolve("小店镇1.xlsx"));
    send("小店镇2.xlsx", "2025-01-15", wrong);
    validate();
    assertTrue(rows("问题清单", "规则", "现状").contains("T3-TOTAL|未改"));
    assertEquals("2", rows("收件台账", "第几次报送").get(1));
  }

  @Test
  void aFigureThatNobodyAskedToChange() throws Exception {
    Map<String, Integer> wrong = figures();
    wrong.put(TOTAL, 21);
    wrong.put(OTHER, 45);
    send("小店镇1.xlsx", "2025-01-10", wrong);
    validate();
    Files.delete(received.resolve("小店镇1.xlsx"));
    Map<String, Integer> corrected = figures();
    corrected.put(OTHER, 54);
    send("小店镇2.xlsx", "2025-01-10", corrected);
    Run run = validate();
    assertEquals(1, run.unrequested("小店镇2.xlsx").size());
    assertTrue(run.unrequested("小店镇2.xlsx").get(0).contains("上次报送为 45，本次为 54"));
    assertTrue(run.round("小店镇2.xlsx").contains("未要求更正而改动的数字 1 处"), run::toString);
    assertTrue(run.round("小店镇2.xlsx").contains("数字有改动，填报日期仍为 2025-01-10"), run::toString);
    assertEquals(run.unrequested("小店镇2.xlsx"), validate().unrequested("小店镇2.xlsx"));
  }

  /** Returns figures of which the natural persons do not balance; one outcome is left out. */
  private static Map<String, Integer> withoutAnOutcome() {
    Map<String, Integer> wrong = figures();
    for (String row : List.of("granted", "processedTotal")) {
      wrong.put("requests." + row + ".naturalPerson", 11);
      wrong.put("requests." + row + ".total", 11);
    }
    return wrong;
  }

  /** Whoever is told that a column does not balance may correct its outcomes. */
  @Test
  void anOutcomeOfAColumnThatDidNotBalance() throws Exception {
    send("小店镇1.xlsx", "2025-01-10", withoutAnOutcome());
    validate();
    Files.delete(received.resolve("小店镇1.xlsx"));
    Map<String, Integer> corrected = figures();
    corrected.put("requests.granted.naturalPerson", 11);
    corrected.put("requests.granted.total", 11);
    corrected.put("requests.unavailable.notHeld.naturalPerson", 1);
    corrected.put("requests.unavailable.notHeld.total", 1);
    send("小店镇2.xlsx", "2025-01-11", corrected);
    assertEquals(List.of(), validate().unrequested("小店镇2.xlsx"));
  }

  /** The other columns of the table were not asked for. */
  @Test
  void anOutcomeOfAnotherColumn() throws Exception {
    send("小店镇1.xlsx", "2025-01-10", withoutAnOutcome());
    validate();
    Files.delete(received.resolve("小店镇1.xlsx"));
    Map<String, Integer> changed = figures();
    for (String row : List.of("received", "granted", "processedTotal")) {
      changed.put("requests." + row + ".enterprise", 2);
      changed.put("requests." + row + ".total", 14);
    }
    send("小店镇2.xlsx", "2025-01-11", changed);
    List<String> places =
        validate().unrequested("小店镇2.xlsx").stream()
            .map(each -> each.substring(0, each.indexOf('：')))
            .toList();
    assertEquals(List.of("依申请公开·一、本年新收政府信息公开申请数量·商业企业", "依申请公开·（一）予以公开·商业企业"), places);
  }

  /** A total that differs from the text is corrected by its parts. */
  @Test
  void aPartOfATotalThatDiffersFromTheText() throws Exception {
    String text = "本年因政府信息公开引发的行政复议1件。";
    send("小店镇1.xlsx", UNIT, "2025-01-10", figures(), text);
    validate();
    assertTrue(rows("问题清单", "规则", "现状").contains("N-REVIEW|待改"));
    Files.delete(received.resolve("小店镇1.xlsx"));
    Map<String, Integer> corrected = figures();
    corrected.put("review.upheld", 1);
    corrected.put("review.total", 1);
    send("小店镇2.xlsx", UNIT, "2025-01-11", corrected, text);
    assertEquals(List.of(), validate().unrequested("小店镇2.xlsx"));
  }

  /** A total follows its parts; only the part is named. */
  @Test
  void aTotalThatFollowsItsPart() throws Exception {
    send("小店镇1.xlsx", "2025-01-10", figures());
    validate();
    Files.delete(received.resolve("小店镇1.xlsx"));
    Map<String, Integer> changed = figures();
    changed.replaceAll((key, value) -> 13);
    send("小店镇2.xlsx", "2025-01-11", changed);
    List<String> places =
        validate().unrequested("小店镇2.xlsx").stream()
            .map(each -> each.substring(0, each.indexOf('：')))
            .toList();
    assertEquals(List.of("依申请公开·一、本年新收政府信息公开申请数量·自然人", "依申请公开·（一）予以公开·自然人"), places);
  }

  @Test
  void anAcceptedWarningIsNotReturnedAgain() throws Exception {
    send("小店镇.xlsx", "2025-01-10", figures());
    validate();
    List<String> before = rows("问题清单", "规则", "级别", "现状");
    assertTrue(before.get(0).endsWith("|警告|待改"), before::toString);
    type("问题清单", 3, "认可理由", "电话核实无误");
    assertEquals("问题清单 1-1 号填了认可理由，没有填认可人，请补填", validate().remarks().get(0));
    type("问题清单", 3, "认可人", "张三");
    Run run = validate();
    assertTrue(
        Objects.requireNonNull(run.files().get("小店镇.xlsx")).checked().discrepancies().stream()
            .anyMatch(found -> found.explanation().equals("电话核实无误")));
    assertTrue(rows("问题清单", "级别", "现状").get(0).endsWith("|已认可"));
    assertEquals("|电话核实无误", rows("问题清单", "情况说明", "认可理由").get(0), "the unit has explained nothing");
    assertEquals("电话核实无误|张三", rows("问题清单", "认可理由", "认可人").get(0));
  }

  /** Sends a report in which a warning speaks of a figure: the text says 15, the table 12 or 18. */
  private void sendWithWarning(String name, String preparedOn, int received) throws Exception {
    Map<String, Integer> figures = figures();
    for (String row : List.of("received", "granted", "processedTotal")) {
      figures.put("requests." + row + ".naturalPerson", received);
      figures.put("requests." + row + ".total", received);
    }
    send(name, UNIT, preparedOn, figures, "2024年，本单位收到政府信息公开申请15件。");
  }

  @Test
  void anAcceptanceStaysWithOneOfSeveralUnreadTexts() throws Exception {
    send("一.xlsx", "2025-01-10", figures());
    byte[] form = Files.readAllBytes(received.resolve("一.xlsx"));
    try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(form));
        OutputStream out = Files.newOutputStream(received.resolve("一.xlsx"))) {
      Sheet added = workbook.createSheet("补充");
      for (int i = 0; i < 3; i++) {
        added.createRow(2 * i).createCell(0).setCellValue("本单位另行报送的第" + i + "项内容，请一并审核，共3件。");
      }
      workbook.write(out);
    }
    validate();
    int row = 3 + rows("问题清单", "规则").indexOf("S-UNREAD") + 1;
    String number = rows("问题清单", "编号").get(row - 3);
    type("问题清单", row, "认可理由", "已转有关科室");
    type("问题清单", row, "认可人", "张三");
    for (int run = 0; run < 3; run++) {
      assertEquals(
          List.of("本单位另行报送的第1项内容，请一并审核，共3件。"),
          validate().accepted("一.xlsx").stream().map(Discrepancy::actual).toList(),
          "run " + run);
      List<String> states = rows("问题清单", "编号", "现状", "认可人");
      assertTrue(states.contains(number + "|已认可|张三"), states::toString);
    }
    assertEquals(List.of("0"), rows("收件台账", "已说明"), "the unit has explained nothing");
    String counts = Messages.CHINESE.format(validate().counts("一.xlsx").message());
    assertTrue(counts.contains("审核已认可或更正 1 项"), counts);
    assertFalse(counts.contains("已说明"), counts);
  }

  /** An accepted warning comes after the others, which must not be taken for it. */
  @Test
  void findingsOfOneRuleAboutOneFieldAreToldApartInAnyOrder() {
    LedgerFinding one = finding("5");
    LedgerFinding other = finding("7");
    assertEquals(
        LedgerFinding.bySubject(List.of(one, other)), LedgerFinding.bySubject(List.of(other, one)));
    assertEquals(
        List.of(other, one),
        List.copyOf(LedgerFinding.bySubject(List.of(other, one)).values()),
        "in the given order");
  }

  private static LedgerFinding finding(String actual) {
    return new LedgerFinding(
        "", "N-HANDLED", Severity.WARNING, TOTAL, "", "", "4", actual, "", List.of());
  }

  @Test
  void anAcceptanceEndsWithTheValuesThatWereAccepted() throws Exception {
    sendWithWarning("一.xlsx", "2025-01-10", 12);
    validate();
    int row = 3 + rows("问题清单", "规则").indexOf("N-RECEIVED");
    type("问题清单", row, "认可理由", "含转办三件");
    type("问题清单", row, "认可人", "张三");
    assertEquals(1, validate().accepted("一.xlsx").size());
    assertEquals(1, validate().accepted("一.xlsx").size(), "the findings keep their numbers");
    Files.delete(received.resolve("一.xlsx"));
    sendWithWarning("二.xlsx", "2025-01-12", 18);
    for (int run = 0; run < 3; run++) {
      assertEquals(List.of(), validate().accepted("二.xlsx"), "run " + run);
      assertEquals("N-RECEIVED|认可后有变动", rows("问题清单", "规则", "现状").get(row - 3));
    }
    type("问题清单", row, "认可理由", "含转办三件，二次核实");
    Run again = validate();
    assertEquals(1, again.accepted("二.xlsx").size(), () -> again + " " + row);
  }

  @Test
  void unitsThatSendTheSameContent() throws Exception {
    Files.writeString(received.resolve("小店镇.pdf"), "no PDF");
    Files.writeString(received.resolve("大店镇.pdf"), "no PDF");
    Roster roster =
        new Roster(List.of(Roster.Unit.named("红旗区小店镇", ""), Roster.Unit.named("红旗区大店镇", "")));
    for (int run = 0; run < 2; run++) {
      validate(roster);
      assertEquals(
          List.of("红旗区大店镇|大店镇.pdf|1", "红旗区小店镇|小店镇.pdf|1"),
          rows("收件台账", "填报单位", "报送文件", "第几次报送").stream().sorted().toList());
    }
  }

  @ParameterizedTest
  @CsvSource({"小店镇.pdf, 无法读取", "小店镇.xlsx, 2023年度"})
  void aNoticeWithoutFindingsAsAWorkbook(String name, String reason) throws Exception {
    if (name.endsWith(".pdf")) {
      Files.writeString(received.resolve(name), "no PDF");
    } else {
      Map<String, String> texts = Map.of(Template.UNIT, UNIT);
      Map<String, BigDecimal> values = Map.of(OTHER, BigDecimal.ONE);
      FormWriter.writeForm(
          Submission.of("", Template.current(), values, texts, 2023), received.resolve(name));
    }
    validate(new Roster(List.of(Roster.Unit.named(UNIT, ""))), NoticeFormat.XLSX);
    Path notice = results.resolve("退回通知").resolve(UNIT + "-2024.xlsx");
    try (Workbook workbook = new XSSFWorkbook(Files.newInputStream(notice))) {
      Sheet sheet = workbook.getSheetAt(0);
      assertEquals(UNIT + "：", sheet.getRow(1).getCell(0).getStringCellValue());
      String text = sheet.getRow(2).getCell(0).getStringCellValue();
      assertTrue(text.contains(reason), text);
    }
  }

  @Test
  void unitsOfEarlierRoundsHaveReported() throws Exception {
    send("小店镇.xlsx", "2025-01-10", figures());
    Roster roster =
        new Roster(List.of(Roster.Unit.named(UNIT, ""), Roster.Unit.named("红旗区大店镇", "")));
    validate(roster);
    Files.delete(received.resolve("小店镇.xlsx"));
    send("大店镇.xlsx", "红旗区大店镇", "2025-01-12", figures());
    Run run = validate(roster);
    assertEquals(List.of(UNIT + " 前次已收", "红旗区大店镇 已报"), run.statuses());
    assertEquals(
        "应报 2 个单位，本次收到 1 个，前次已收、本次没有文件 1 个，未报 0 个。",
        Messages.CHINESE.format(MergeSentences.reception(Objects.requireNonNull(run.reception()))));
    assertFalse(Files.exists(results.resolve("催报通知").resolve("红旗区小店镇.docx")));
  }

  @Test
  void aUnitThatWasRenamedKeepsItsRounds() throws Exception {
    send("一.xlsx", "2025-01-10", figures());
    validate(new Roster(List.of(Roster.Unit.named(UNIT, ""))));
    correct(3, "主动公开!B8", "3", "张三");
    Files.delete(received.resolve("一.xlsx"));
    send("二.xlsx", "红旗区小店街道", "2025-01-12", figures());
    Roster.Unit renamed = new Roster.Unit("红旗区小店街道", "", "", "", "", "", List.of(UNIT));
    Run run = validate(new Roster(List.of(renamed)));
    assertTrue(run.round("二.xlsx").startsWith("第 2 次报送"), run::toString);
    assertEquals(List.of("汇总时使用"), rows("更正", "情况"));
  }

  /** It is what the unit has sent last that counts, not what has arrived last. */
  @Test
  void anOlderVersionThatComesLater() throws Exception {
    send("二.xlsx", "2025-01-16", figures());
    validate();
    List<String> before = rows("问题清单", "规则", "现状");
    Map<String, Integer> wrong = figures();
    wrong.put(TOTAL, 21);
    send("一.xlsx", "2025-01-09", wrong);
    assertEquals(List.of(), validate().unrequested("一.xlsx"));
    assertEquals(before, rows("问题清单", "规则", "现状"));
    assertEquals(List.of("1", "2"), rows("收件台账", "第几次报送"));
  }

  @Test
  void theWorkbookOfTheLastVersionHasThePlainName() throws Exception {
    Map<String, Integer> last = figures();
    last.put(OTHER, 2);
    send("一.xlsx", "2025-01-09", figures());
    send("二.xlsx", "2025-01-16", last);
    send("三.xlsx", "2025-01-12", figures());
    Run run = validate();
    Editions editions = Editions.shipped(2024);
    List<String> days = new ArrayList<>();
    for (String number : List.of("", "-2", "-3")) {
      Path formatted = results.resolve(UNIT + "-2024" + number + ".xlsx");
      days.add(SubmissionFile.read(editions, formatted).preparedOn().toString());
    }
    assertEquals("2025-01-16", days.get(0));
    assertEquals(
        List.of("2025-01-09", "2025-01-12"), days.subList(1, 3).stream().sorted().toList());
    assertTrue(
        run.remarks().stream().anyMatch(each -> each.contains("二.xlsx　是最后的一份")), run::toString);
    try (Workbook summary = new XSSFWorkbook(Files.newInputStream(results.resolve("校验汇总.xlsx")))) {
      List<String> links =
          summary.getSheetAt(0).getHyperlinkList().stream()
              .map(link -> link.getAddress())
              .filter(address -> !address.contains("/"))
              .toList();
      assertEquals(3, links.stream().distinct().count(), links::toString);
    }
  }

  /** A copy or a download has the time at which it was made, and units forget to change the day. */
  @Test
  void theLedgerKnowsWhichOfTwoVersionsOfOneDayCameLast() throws Exception {
    send("一.xlsx", "2025-01-10", figures());
    validate();
    Map<String, Integer> corrected = figures();
    corrected.put(OTHER, 2);
    send("二.xlsx", "2025-01-10", corrected);
    validate();
    save("一.xlsx", 60);
    assertEquals("已报 有多份，填报日期相同，采用收件台账中后登记的（第 2 号，另一份是第 1 号）|重复 没有计入，采用“二.xlsx”", merged());
    Roster roster = new Roster(List.of(Roster.Unit.named(UNIT, "")));
    assertEquals("二.xlsx", received(validate(roster).reception()));
    Path plain = results.resolve(UNIT + "-2024.xlsx");
    assertEquals(
        BigDecimal.valueOf(2), SubmissionFile.read(Editions.shipped(2024), plain).value(OTHER));
    corrected.put(OTHER, 3);
    send("三.xlsx", "2025-01-10", corrected);
    save("三.xlsx", -60);
    assertTrue(merged().startsWith("已报 有多份，填报日期相同，采用收件台账还没有登记的（另一份是第 2 号）|"), this::merged);
  }

  private void save(String name, long secondsFromNow) throws IOException {
    Files.setLastModifiedTime(
        received.resolve(name), FileTime.from(Instant.now().plusSeconds(secondsFromNow)));
  }

  private static String received(@Nullable Reception reception) {
    return Objects.requireNonNull(reception).of(ReceptionEntry.Status.RECEIVED).stream()
        .map(entry -> String.valueOf(Path.of(entry.file()).getFileName()))
        .collect(Collectors.joining("|"));
  }

  /** The statuses of the files in a merge, with their notes. */
  private String merged() {
    try (Stream<Path> files = Files.list(received)) {
      DistrictReport.Request request =
          new DistrictReport.Request(
              "红旗区",
              "县级政府",
              2024,
              null,
              LastYearReports.none(),
              null,
              ReceiptLedger.find(List.of(results), null, null).orElseThrow());
      return DistrictFiles.merge(Editions.shipped(2024), files.sorted().toList(), request)
          .reception()
          .entries()
          .stream()
          .map(
              entry ->
                  entry.status().word()
                      + " "
                      + Messages.CHINESE.format(Objects.requireNonNull(entry.note())))
          .collect(Collectors.joining("|"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anErrorCannotBeAccepted() throws Exception {
    Map<String, Integer> wrong = figures();
    wrong.put(TOTAL, 21);
    send("小店镇.xlsx", "2025-01-10", wrong);
    validate();
    type("问题清单", 3, "认可理由", "没有问题");
    Run run = validate();
    assertEquals(List.of("问题清单 1-1 号是错误，须更正报表，不能认可"), run.remarks());
    assertTrue(rows("问题清单", "级别", "现状").contains("错误|待改"));
  }

  @Test
  void whatPeopleTypeIsKept() throws Exception {
    send("小店镇.xlsx", "2025-01-10", figures());
    validate();
    type("收件台账", 3, "收到日期", "2025-01-11");
    type("收件台账", 3, "备注", "电话催过一次");
    send("大店镇.xlsx", "红旗区大店镇", "2025-01-12", figures());
    assertEquals(List.of(), validate().remarks());
    assertEquals(
        List.of("红旗区小店镇|2025-01-11|电话催过一次", "红旗区大店镇||"), rows("收件台账", "填报单位", "收到日期", "备注"));
    try (Stream<Path> copies = Files.list(results.resolve("台账备份"))) {
      assertEquals(2, copies.count()); // the last one, and the one that was edited
    }
  }

  @Test
  void whatTheProgramRegisteredIsRestored() throws Exception {
    send("小店镇.xlsx", "2025-01-10", figures());
    validate();
    type("收件台账", 3, "填报单位", "红旗区大店镇");
    assertEquals(List.of("收件台账的“收件台账”中，程序登记的内容被改动，已按登记内容恢复：1 号的“填报单位”"), validate().remarks());
    assertEquals(List.of(UNIT), rows("收件台账", "填报单位"));
  }

  @Test
  void changedDataAreRestoredFromTheCopy() throws Exception {
    send("小店镇.xlsx", "2025-01-10", figures());
    validate();
    edit(
        workbook -> {
          Cell content = cell(workbook.getSheet("登记数据"), 3, "内容");
          set(content, content.getStringCellValue().replace("\"12\"", "\"13\""));
        });
    assertEquals(List.of("收件台账缺少或被改动的第 1 号登记已按备份恢复"), validate().remarks());
    Files.delete(results.resolve("台账备份").resolve("收件台账（最近一次登记）.xlsx"));
    edit(
        workbook -> {
          Cell content = cell(workbook.getSheet("登记数据"), 3, "内容");
          set(content, content.getStringCellValue().replace("\"12\"", "\"13\""));
        });
    assertEquals(List.of("收件台账第 1 号登记已丢失或被改动，无法恢复，不作为比较的依据"), validate().remarks());
  }

  @Test
  void aLostLedgerIsTold() throws Exception {
    send("小店镇1.xlsx", "2025-01-10", figures());
    validate();
    Files.delete(ledger());
    Files.delete(received.resolve("小店镇1.xlsx"));
    send("小店镇2.xlsx", "2025-01-12", figures());
    Run run = validate();
    assertTrue(run.remarks().get(0).startsWith("没有找到 "), run::toString);
    assertTrue(run.round("小店镇2.xlsx").startsWith("第 2 次报送"), run::toString);
    Files.delete(ledger());
    Files.delete(results.resolve("台账备份").resolve("收件台账（最近一次登记）.xlsx"));
    Files.delete(results.resolve("台账备份"));
    assertTrue(validate().remarks().get(0).startsWith("文件夹中有以前的校验结果，但没有收件台账"));
  }

  /** Another workbook of that name is not replaced. */
  @Test
  void anotherWorkbookIsKept() throws Exception {
    send("小店镇.xlsx", "2025-01-10", figures());
    Files.createDirectory(results);
    try (Workbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(ledger())) {
      workbook.createSheet("我的台账").createRow(0).createCell(0).setCellValue("收文");
      workbook.write(out);
    }
    byte[] before = Files.readAllBytes(ledger());
    assertThrows(IOException.class, this::validate);
    assertArrayEquals(before, Files.readAllBytes(ledger()));
  }

  @Test
  void unitsWithOddNames() throws Exception {
    String odd = "红旗区_x0041_镇\ud83c\udf3e";
    send("一.xlsx", odd, "2025-01-10", figures());
    validate();
    Files.delete(received.resolve("一.xlsx"));
    send("二.xlsx", odd, "2025-01-12", figures());
    Run run = validate();
    assertEquals(1, run.remarks().size(), "the letter about the first version is kept");
    assertTrue(run.round("二.xlsx").startsWith("第 2 次报送"), run::toString);
  }

  @Test
  void aSingleFileIsRegisteredForAnOffice() throws Exception {
    send("小店镇.xlsx", "2025-01-10", figures());
    assertFalse(isSingleFileRegistered(null), "a unit checks its own report");
    Roster roster = new Roster(List.of(Roster.Unit.named(UNIT, "")));
    assertTrue(isSingleFileRegistered(roster));
    assertTrue(isSingleFileRegistered(null), "there is a ledger");
    validate();
    Files.delete(ledger());
    try (Stream<Path> copies = Files.list(results.resolve("台账备份"))) {
      for (Path copy : copies.toList()) {
        Files.delete(copy);
      }
    }
    Files.delete(results.resolve("台账备份"));
    assertTrue(isSingleFileRegistered(null), "there are earlier results");
  }

  private boolean isSingleFileRegistered(@Nullable Roster roster) throws IOException {
    ValidateTask task =
        new ValidateTask(
            Editions.shipped(2024),
            ValidateTask.findReceived(List.of(received.resolve("小店镇.xlsx")), List.of(), results),
            2024,
            roster,
            LastYearReports.none(),
            new ValidateTask.ResultFolder(
                results, false, NoticeFormat.DOCX, SETTINGS, Messages.CHINESE));
    try (WorkerThreads workers = WorkerThreads.onePerProcessor()) {
      boolean isRegistered = task.run(workers, written -> {}).ledger() != null;
      assertEquals(isRegistered, Files.exists(ledger()));
      return isRegistered;
    }
  }

  private void correct(int row, String place, String value, String officer) throws IOException {
    type("更正", row, "填报单位", UNIT);
    type("更正", row, "位置", place);
    type("更正", row, "更正为", value);
    type("更正", row, "理由", "单位来电，漏报一件");
    type("更正", row, "经办人", officer);
  }

  @Test
  void aCorrectionIsCheckedAtTheNextRound() throws Exception {
    send("小店镇1.xlsx", "2025-01-10", figures());
    validate();
    correct(3, "主动公开!B8", "3", "张三");
    correct(4, "依申请公开·（一）予以公开·自然人", "12", "张三");
    correct(5, "依申请公开!A1", "12", "张三");
    correct(6, "主动公开 B11", "4", "");
    correct(7, "主动公开!B12", "六", "张三");
    Run run = validate();
    assertEquals(
        List.of("主动公开·行政许可·本年处理决定数量：报表为 0，审核已更正为 3（张三：单位来电，漏报一件）"),
        Objects.requireNonNull(run.files().get("小店镇1.xlsx")).checked().discrepancies().stream()
            .filter(found -> found.rule().equals("R-CORRECTED"))
            .map(found -> Messages.CHINESE.format(found.message()))
            .toList());
    List<String> states = rows("更正", "最近报送的数", "情况");
    assertEquals(List.of("0|汇总时使用", "12|单位已照此更正"), states.subList(0, 2));
    assertTrue(states.get(2).startsWith("|位置不是规范表中的单元格"), states::toString);
    assertEquals("0|缺更正后的数、理由或经办人", states.get(3));
    assertEquals("0|“更正为”不是数，请填阿拉伯数字", states.get(4));
    assertEquals(3, run.remarks().size(), "of the corrections that cannot be used");
  }

  @Test
  void whatACorrectionMakesRightIsNotReturned() throws Exception {
    Map<String, Integer> wrong = figures();
    wrong.put("requests.granted.naturalPerson", 13);
    send("小店镇.xlsx", "2025-01-10", wrong);
    validate();
    assertEquals(List.of("T3-PROCESSED|待改", "T3-TOTAL|待改"), errors());
    correct(3, "依申请公开·（一）予以公开·自然人", "12", "张三");
    Run run = validate();
    assertEquals(0, run.counts("小店镇.xlsx").errors());
    assertEquals(2, run.counts("小店镇.xlsx").accepted());
    assertEquals(List.of("T3-PROCESSED|已更正", "T3-TOTAL|已更正"), errors());
    assertEquals(List.of("0"), rows("收件台账", "错误"));
    String letter = letter();
    assertFalse(letter.contains("错误"), letter);
    assertTrue(letter.contains("已与你单位核实、需照改的数1处"), letter);
    correct(4, "依申请公开·（一）予以公开·自然人", "14", "张三");
    assertEquals(2, validate().counts("小店镇.xlsx").errors(), "the correction is wrong, too");
  }

  private List<String> errors() throws IOException {
    return rows("问题清单", "规则", "现状", "级别").stream()
        .filter(row -> row.endsWith("|错误"))
        .map(row -> row.replaceFirst("\\|错误$", ""))
        .toList();
  }

  private String letter() throws IOException {
    Path file = results.resolve("退回通知").resolve(UNIT + "-2024.docx");
    try (XWPFWordExtractor text =
        new XWPFWordExtractor(new XWPFDocument(Files.newInputStream(file)))) {
      return text.getText();
    }
  }

  @Test
  void theLettersOfEarlierVersionsAreKept() throws Exception {
    Roster roster =
        new Roster(
            List.of(
                Roster.Unit.named(UNIT, ""),
                Roster.Unit.named("红旗区大店镇", ""),
                Roster.Unit.named("红旗区中店镇", "")));
    send("大.xlsx", "红旗区大店镇", "2025-01-10", figures());
    send("中.xlsx", "红旗区中店镇", "2025-01-10", figures());
    send("一.xlsx", "2025-01-10", figures());
    validate(roster);
    String name = UNIT + "-2024.docx";
    validate(roster);
    assertEquals(List.of("退回通知/" + name), notices(UNIT), "it is the same version");
    byte[] first = Files.readAllBytes(results.resolve("退回通知").resolve(name));
    byte[] all = Files.readAllBytes(results.resolve("退回通知/全部退回通知.docx"));
    for (String each : List.of("大.xlsx", "中.xlsx", "一.xlsx")) {
      Files.delete(received.resolve(each));
    }
    Map<String, Integer> changed = figures();
    changed.put(OTHER, 2);
    send("二.xlsx", "2025-01-12", changed);
    validate(roster);
    String kept = "退回通知/以前各次/" + UNIT + "-2024（台账第1号）.docx";
    assertEquals(List.of(kept, "退回通知/" + name), notices(UNIT));
    assertArrayEquals(first, Files.readAllBytes(results.resolve(kept)));
    assertArrayEquals(all, Files.readAllBytes(results.resolve("退回通知/全部退回通知.docx")));
    assertEquals(3, notices("红旗区大店镇").size() + notices(UNIT).size());
  }

  /** The files that the ledger links to for the versions of a unit, all of which exist. */
  private List<String> notices(String unit) throws IOException {
    try (Workbook workbook = new XSSFWorkbook(Files.newInputStream(ledger()))) {
      Sheet sheet = workbook.getSheet("收件台账");
      List<String> links = new ArrayList<>();
      for (int row = 3; row <= sheet.getLastRowNum(); row++) {
        Hyperlink link = cell(sheet, row, "退回通知").getHyperlink();
        if (link != null && cell(sheet, row, "填报单位").getStringCellValue().equals(unit)) {
          String path = URI.create(link.getAddress()).getPath();
          assertTrue(Files.exists(results.resolve(path)), path);
          links.add(path);
        }
      }
      return links;
    }
  }

  @Test
  void theLedgerSaysWhenUnitsReportedAndWhatIsAddedUp() throws Exception {
    send("小店镇1.xlsx", "2025-01-10", figures());
    validate();
    type("收件台账", 3, "收到日期", "2025年1月11日");
    correct(3, "主动公开!B8", "3", "张三");
    Map<String, Integer> later = figures();
    later.put(OTHER, 2);
    send("小店镇2.xlsx", "2025-01-15", later);
    validate();
    ReceiptLedger found =
        ReceiptLedger.find(List.of(folder, results), LocalDate.of(2025, 1, 10), null).orElseThrow();
    Receipts.Receipt receipt = found.receipt("红旗区 小店镇", "", Template.current(), 2024).orElseThrow();
    assertEquals(2, receipt.versions());
    assertEquals(LocalDate.of(2025, 1, 11), receipt.first());
    assertEquals(Receipts.Punctuality.LATE, receipt.punctuality());
    Submission submission =
        SubmissionFile.read(Editions.shipped(2024), received.resolve("小店镇2.xlsx"));
    assertEquals(BigDecimal.valueOf(3), found.corrected(submission, UNIT).value(OTHER));
    assertEquals(List.of(), found.unusedCorrections(Map.of(UNIT, submission)));
  }

  /** A day that cannot be read may have been in time. */
  @ParameterizedTest
  @CsvSource({
    "2025-01-10, 按时",
    "1月10日, 按时",
    "二〇二五年一月十日, 按时",
    "45667, 按时",
    "1月20日, 逾期",
    "10/1/2025, 待核",
    "46032, 待核",
    "下午收到, 待核",
  })
  void theDayOfReceipt(String typed, String punctuality) throws Exception {
    send("小店镇1.xlsx", "2025-01-10", figures());
    validate();
    type("收件台账", 3, "收到日期", typed);
    ReceiptLedger found =
        ReceiptLedger.find(List.of(results), LocalDate.of(2025, 1, 15), null).orElseThrow();
    assertEquals(
        punctuality,
        found.receipt(UNIT, "", Template.current(), 2024).orElseThrow().punctuality().word());
    assertEquals(punctuality.equals("待核") ? 1 : 0, found.remarks().size());
  }

  @Test
  void totalsThatAreTheSumsOfTheirPartsFollowACorrection() throws Exception {
    send("一.xlsx", "2025-01-10", figures());
    validate();
    correct(3, "依申请公开·（一）予以公开·自然人", "14", "张三");
    Map<String, BigDecimal> typed = new HashMap<>();
    figures().forEach((key, value) -> typed.put(key, BigDecimal.valueOf(value)));
    typed.put("requests.processedTotal.total", BigDecimal.valueOf(13));
    Submission submission =
        Submission.of("", Template.current(), typed, Map.of(Template.UNIT, UNIT), 2024);
    ReceiptLedger found = ReceiptLedger.find(List.of(results), null, null).orElseThrow();
    Submission corrected = found.corrected(submission, UNIT);
    assertEquals(BigDecimal.valueOf(14), corrected.value("requests.granted.total"));
    assertEquals(BigDecimal.valueOf(14), corrected.value("requests.processedTotal.naturalPerson"));
    assertEquals(BigDecimal.valueOf(13), corrected.value("requests.processedTotal.total"));
    assertEquals(BigDecimal.valueOf(12), corrected.value(TOTAL));
    assertEquals(
        List.of(
            "依申请公开·（一）予以公开·自然人：报表为 12，按审核更正的 14 汇总（张三：单位来电，漏报一件）",
            "依申请公开·（一）予以公开·总计：报表为 12，随更正的数改为 14",
            "依申请公开·（七）总计·自然人：报表为 12，随更正的数改为 14"),
        corrected.readingDiscrepancies().stream()
            .filter(each -> each.rule().equals("R-CORRECTED"))
            .map(each -> Messages.CHINESE.format(each.message()))
            .toList());
  }

  @Test
  void aDamagedLedgerNamesItsCopy() throws Exception {
    send("一.xlsx", "2025-01-10", figures());
    validate();
    byte[] whole = Files.readAllBytes(ledger());
    Files.write(ledger(), Arrays.copyOf(whole, whole.length / 2));
    UnreadableFileException e = assertThrows(UnreadableFileException.class, this::validate);
    assertTrue(e.reason().toString().contains("台账备份"), e.reason()::toString);
    Files.delete(ledger());
    validate();
    assertEquals(1, rows("收件台账", "报送文件").size());
  }

  @Test
  void theLastCorrectionOfAFigureCounts() throws Exception {
    send("一.xlsx", "2025-01-10", figures());
    validate();
    correct(3, "主动公开!B8", "7", "张三");
    correct(4, "主动公开!B8", "8", "张三");
    validate();
    assertEquals(List.of("后面另有更正，不再使用", "汇总时使用"), rows("更正", "情况"));
    Submission submission = SubmissionFile.read(Editions.shipped(2024), received.resolve("一.xlsx"));
    ReceiptLedger found = ReceiptLedger.find(List.of(results), null, null).orElseThrow();
    assertEquals(BigDecimal.valueOf(8), found.corrected(submission, UNIT).value(OTHER));
  }

  @Test
  void aRenamedSheetAndAnInsertedColumn() throws Exception {
    send("一.xlsx", "2025-01-10", figures());
    validate();
    correct(3, "主动公开!B8", "7", "张三");
    edit(
        workbook -> {
          workbook.setSheetName(workbook.getSheetIndex("更正"), "更正（李四）");
          Sheet versions = workbook.getSheet("收件台账");
          versions.shiftColumns(1, 20, 1);
          set(cell(versions, 3, "收到日期"), "2025-01-11");
        });
    assertEquals(List.of(), validate().remarks());
    assertEquals(List.of("汇总时使用"), rows("更正", "情况"));
    assertEquals(List.of("2025-01-11"), rows("收件台账", "收到日期"));
  }

  @Test
  void whatWasTypedBeforeTheLedgerWasLostIsRestored() throws Exception {
    send("一.xlsx", "2025-01-10", figures());
    validate();
    correct(3, "主动公开!B8", "7", "张三");
    type("收件台账", 3, "收到日期", "上星期一");
    assertEquals(List.of("收件台账第 1 号的收到日期“上星期一”无法识别，未采用，请按 2025-01-20 的样式填写"), validate().remarks());
    Files.delete(ledger());
    assertTrue(validate().remarks().get(0).contains("已按备份"));
    assertEquals(List.of("汇总时使用"), rows("更正", "情况"));
  }

  private OfficerEntries entries(String reason) {
    return new OfficerEntries(
        results, Roster.Unit.named(UNIT, ""), 2024, Template.current(), reason, "张三");
  }

  @Test
  void aCorrectionIsEnteredByTheProgram() throws Exception {
    send("小店镇1.xlsx", "2025-01-10", figures());
    validate();
    Field figure = Objects.requireNonNull(Template.current().field(OTHER));
    Field other =
        Objects.requireNonNull(Template.current().field("requests.granted.naturalPerson"));
    entries("来电").correct(figure, BigDecimal.valueOf(2));
    entries("来电").correct(other, BigDecimal.valueOf(12));
    entries("再次来电").correct(figure, BigDecimal.valueOf(3));
    assertEquals(
        List.of("12|来电|张三|12|单位已照此更正", "3|再次来电|张三|0|汇总时使用"),
        rows("更正", "更正为", "理由", "经办人", "最近报送的数", "情况"));
    assertEquals(List.of(), validate().remarks(), "the program itself has written them");
  }

  @Test
  void anAcceptanceIsEnteredByTheProgram() throws Exception {
    send("小店镇1.xlsx", "2025-01-10", figures());
    ValidationResult checked =
        Objects.requireNonNull(validate().files().get("小店镇1.xlsx")).checked();
    Discrepancy warning =
        checked.discrepancies().stream()
            .filter(found -> found.severity() == Severity.WARNING)
            .findFirst()
            .orElseThrow();
    entries("核实无误").accept(checked, warning);
    assertEquals(1, rows("问题清单", "认可理由", "认可人").stream().filter("核实无误|张三"::equals).count());
    assertTrue(
        Objects.requireNonNull(validate().files().get("小店镇1.xlsx"))
            .checked()
            .discrepancies()
            .stream()
            .filter(found -> found.rule().equals(warning.rule()))
            .allMatch(Discrepancy::isExplained));
    OfficerEntries elsewhere =
        new OfficerEntries(
            folder.resolve("别处"),
            Roster.Unit.named(UNIT, ""),
            2024,
            Template.current(),
            "核实无误",
            "张三");
    assertThrows(UnreadableFileException.class, () -> elsewhere.accept(checked, warning));
  }
}
