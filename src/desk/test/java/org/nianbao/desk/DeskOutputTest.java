package org.nianbao.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTextField;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.check.Finding;
import org.nianbao.check.ValidationResult;
import org.nianbao.desk.ReceivedRow.Standing;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Messages;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.roster.Roster;
import org.nianbao.rounds.OfficerEntries;
import org.nianbao.rounds.ReceiptLedger;
import org.nianbao.task.MergeTask;
import org.nianbao.task.TypingIn;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** What the window writes, and that it stops. */
class DeskOutputTest {
  private static final Path UNITS = Path.of("dist/examples/单位");
  private static final Path CITY = Path.of("dist/examples/示例市");

  /** So many that they are not done before anybody can say stop. */
  private static final int MANY = 300;

  @TempDir Path folder;
  private DeskOnScreen desk;

  @BeforeEach
  void open() {
    desk = DeskOnScreen.open();
  }

  @AfterEach
  void close() {
    if (desk != null) {
      desk.close();
    }
  }

  private List<String> written(Path in) throws IOException {
    try (Stream<Path> files = Files.walk(in)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> in.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private void work(Runnable task) {
    DeskOnScreen.onEventThread(
        () -> {
          task.run();
          return true;
        });
    desk.waitUntilIdle();
  }

  private List<Path> files() {
    return desk.rows().stream().map(ReceivedRow::file).filter(Objects::nonNull).toList();
  }

  @Test
  void formattedWorkbooksNoticesAndSummaryAreThoseOfTheCommand() throws Exception {
    desk.drop(UNITS);
    desk.waitUntilIdle();
    Path output = folder.resolve("结果");
    work(() -> desk.window().output().writeForms(files(), output));
    assertEquals(
        List.of(
            "台账备份/收件台账（最近一次登记）.xlsx",
            "宿迁市人民政府-2023.xlsx",
            "宿迁市人民政府-2024.xlsx",
            "收件台账.xlsx",
            "校验汇总.xlsx",
            "淮安市洪泽区人民政府-2023.xlsx",
            "红旗区小店镇-2022.xlsx",
            "退回通知/全部退回通知.docx",
            "退回通知/宿迁市人民政府-2023.docx",
            "退回通知/宿迁市人民政府-2024.docx",
            "退回通知/淮安市洪泽区人民政府-2023.docx"),
        written(output));
    assertEquals(
        "已生成 4 份规范表、3 份退回通知、收件台账.xlsx、校验汇总.xlsx，放在 " + output, desk.notice().split("。", 2)[0]);
    assertTrue(desk.notice().contains("没有填写落款、联系人、联系电话、改正截止日期"), desk.notice());
  }

  @Test
  void returnNoticesAloneAreWrittenForThoseWithFindings() throws Exception {
    desk.drop(UNITS);
    desk.waitUntilIdle();
    Path output = folder.resolve("退回");
    work(() -> desk.window().output().writeNotices(files(), output));
    assertEquals(
        List.of(
            "退回通知/全部退回通知.docx",
            "退回通知/宿迁市人民政府-2023.docx",
            "退回通知/宿迁市人民政府-2024.docx",
            "退回通知/淮安市洪泽区人民政府-2023.docx"),
        written(output));
    assertEquals("已生成 3 份退回通知，放在 " + output, desk.notice().split("。", 2)[0]);
  }

  @Test
  void aReceivedFileIsNeverWrittenOver() throws Exception {
    Path received = folder.resolve("红旗区小店镇-2022.xlsx");
    Files.copy(UNITS.resolve("红旗区小店镇-2022.xlsx"), received);
    byte[] before = Files.readAllBytes(received);
    desk.drop(received);
    desk.waitUntilIdle();
    desk.drop(UNITS); // the same unit from elsewhere, too
    desk.waitUntilIdle();
    List<Path> others = files().stream().filter(file -> !file.startsWith(folder)).toList();
    work(() -> desk.window().output().writeForms(others, folder));
    assertTrue(desk.notice().contains("予以保留；这次的结果另存为 红旗区小店镇-2022-2.xlsx"), desk.notice());
    assertTrue(Arrays.equals(before, Files.readAllBytes(received)));
  }

  @Test
  void returnNoticesMayLieBesideTheReceivedFiles() throws Exception {
    String name = "淮安市洪泽区人民政府-2023";
    Path received = folder.resolve(name + ".xlsx");
    desk.drop(Files.copy(UNITS.resolve(name + ".xlsx"), received));
    desk.waitUntilIdle();
    work(() -> desk.window().output().writeNotices(files(), folder));
    assertEquals(List.of(name + ".xlsx", "退回通知/" + name + ".docx"), written(folder));
  }

  @Test
  void theCityIsMergedWithItsRosterAndLastYear() throws Exception {
    desk.drop(CITY.resolve("2024"), CITY.resolve("名册.csv"));
    desk.waitUntilIdle();
    work(() -> desk.window().session().setLastYear(CITY.resolve("2023")));
    MergePanel form =
        DeskOnScreen.onEventThread(
            () ->
                new MergePanel(
                    Messages.CHINESE,
                    desk.settings(),
                    desk.window().session().settings(),
                    desk.window().session().form(),
                    desk.window().session().year()));
    MergeTask task =
        DeskOnScreen.onEventThread(
            () -> {
              assertEquals(
                  "desk.merge.unit.absent", Objects.requireNonNull(form.inputError()).key());
              type(form, "merge.unit", "示例市");
              type(form, "merge.output", folder.toString());
              type(form, "merge.reported", CITY.resolve("全市上报.xlsx").toString());
              assertNull(form.inputError());
              return form.task(files(), desk.settings(), OfficeSettings.NONE);
            });
    assertEquals(2024, task.year());
    assertEquals(folder.resolve("示例市-2024.xlsx"), task.output().path());
    work(() -> desk.window().output().merge(task));
    assertTrue(desk.notice().contains("已报 11 个，未报 1 个"), desk.notice());
    assertEquals(
        BigDecimal.valueOf(3223),
        Nianbao.read(Template.current(), task.output().path()).value("requests.received.total"));
    assertEquals("示例市", desk.settings().text("unit"));
  }

  @Test
  void formsAreIssuedToTheUnitsOfARoster() throws Exception {
    Path roster = Files.writeString(folder.resolve("名册.csv"), "单位名称,行政层级\n甲镇,乡镇街道\n乙镇,乡镇街道\n");
    Path output = folder.resolve("空白表");
    IssuePanel panel =
        onEventThread(
            () ->
                new IssuePanel(
                    Messages.CHINESE,
                    desk.settings(),
                    desk.window().session().settings(),
                    desk.window().session().form(),
                    desk.window().session().year()));
    work(
        () -> {
          assertEquals("desk.issue.units", Objects.requireNonNull(panel.inputError()).key());
          type(panel, "issue.unit", "丙镇");
          assertNull(panel.inputError());
          type(panel, "issue.roster", roster.toString());
          assertEquals("desk.issue.units", Objects.requireNonNull(panel.inputError()).key());
          type(panel, "issue.unit", "");
          type(panel, "issue.year", "1999");
          type(panel, "issue.output", output.toString());
          assertEquals("cli.edition", Objects.requireNonNull(panel.inputError()).key());
          type(panel, "issue.year", "2024");
          assertNull(panel.inputError());
          panel.issue(desk.window().forms(), desk.settings());
        });
    assertEquals(List.of("乙镇-2024.xlsx", "甲镇-2024.xlsx"), written(output));
    assertEquals("已为 2 个单位生成表格，放在 " + output, desk.notice());
  }

  @Test
  void aFormOtherThanTheUsualOneIsIssued() throws Exception {
    Path output = folder.resolve("空白表");
    IssuePanel panel =
        onEventThread(
            () ->
                new IssuePanel(
                    Messages.CHINESE,
                    desk.settings(),
                    desk.window().session().settings(),
                    desk.window().session().form(),
                    desk.window().session().year()));
    work(
        () -> {
          JComboBox<?> form =
              Objects.requireNonNull((JComboBox<?>) DeskOnScreen.in(panel, "issue.form"));
          assertEquals("政府信息公开工作年度报告", form.getSelectedItem());
          type(panel, "issue.unit", "丙镇");
          type(panel, "issue.output", output.toString());
          form.setSelectedItem("政府网站工作年度报表");
          type(panel, "issue.year", "2008");
          assertEquals("cli.form.year", Objects.requireNonNull(panel.inputError()).key());
          type(panel, "issue.year", "2018");
          assertNull(panel.inputError());
          panel.issue(desk.window().forms(), desk.settings());
        });
    assertEquals(List.of("丙镇-2018-政府网站工作年度报表.xlsx"), written(output));
    assertEquals(
        "政府网站工作年度报表",
        Nianbao.read(Editions.shipped(), output.resolve("丙镇-2018-政府网站工作年度报表.xlsx"))
            .template()
            .form());
  }

  @Test
  void aFormIsPublishedAndImportedAgainAndDrafted() throws Exception {
    Path form = UNITS.resolve("红旗区小店镇-2022.xlsx");
    Path page = folder.resolve("报告.html");
    work(() -> desk.window().forms().publish(form, page));
    assertTrue(desk.notice().startsWith("已生成 " + page), desk.notice());
    work(() -> desk.window().forms().importFiles(List.of(page), folder));
    Path imported = folder.resolve("红旗区小店镇-2022.xlsx");
    assertTrue(desk.notice().endsWith("已生成 " + imported), desk.notice());
    Path drafts = folder.resolve("草稿");
    Path broken = Files.writeString(folder.resolve("坏.xlsx"), "坏");
    work(() -> desk.window().forms().draft(List.of(imported, broken), drafts));
    assertEquals(List.of("红旗区小店镇-2022.xlsx"), written(drafts));
    assertTrue(desk.notice().contains(broken.toString()), desk.notice());
    work(() -> desk.window().forms().publish(broken, page));
    assertTrue(desk.notice().contains(broken.toString()), desk.notice());
  }

  @Test
  void lettersUseTheRosterAndTheSettingsOfTheOffice() throws Exception {
    desk.drop(CITY.resolve("2024"), CITY.resolve("名册.csv"));
    desk.waitUntilIdle();
    OfficeSettingsPanel panel =
        onEventThread(
            () -> new OfficeSettingsPanel(Messages.CHINESE, OfficeSettings.NONE, List.of(folder)));
    work(
        () -> {
          type(panel, "settings.signature", "示例市政务公开办");
          type(panel, "settings.reportDeadline", "一月");
          assertEquals("desk.settings.date", Objects.requireNonNull(panel.inputError()).key());
          type(panel, "settings.reportDeadline", "2025年1月31日");
          assertNull(panel.inputError());
          desk.window().entries().save(panel.settings(), panel.file());
        });
    assertEquals("落款：示例市政务公开办\n报送截止日期：2025-01-31\n", Files.readString(panel.file()));
    work(() -> desk.window().output().writeNotices(files(), folder));
    assertTrue(desk.notice().contains("、1 份催报通知"), desk.notice());
    String reminder =
        written(folder).stream()
            .filter(name -> name.contains("住房和城乡建设局"))
            .findFirst()
            .orElseThrow();
    try (XWPFDocument letter = new XWPFDocument(Files.newInputStream(folder.resolve(reminder)))) {
      String text =
          letter.getParagraphs().stream()
              .map(XWPFParagraph::getText)
              .collect(Collectors.joining("\n"));
      assertTrue(text.contains("示例市政务公开办"), text);
    }
    Path some = folder.resolve("一份");
    work(() -> desk.window().output().writeNotices(files().subList(0, 1), some));
    assertFalse(desk.notice().contains("催报"), desk.notice());
  }

  @Test
  void aClickedFigureIsCorrectedInTheLedger() throws Exception {
    String name = "红旗区小店镇-2022.xlsx";
    desk.drop(UNITS);
    desk.waitUntilIdle();
    desk.choose(name);
    SelectedReportPane pane = desk.window().reportPane();
    OfficerEntryPanel panel =
        onEventThread(() -> new OfficerEntryPanel(Messages.CHINESE, desk.settings(), "更正", true));
    SheetView sheet = desk.find("sheet.依申请公开", SheetView.class);
    work(
        () -> {
          desk.click(sheet, "requests.received.naturalPerson");
          Field figure = Objects.requireNonNull(pane.currentFigure());
          assertEquals("requests.received.naturalPerson", figure.key());
          assertEquals(List.of(figure.key()), sheet.framed());
          desk.pressArrow(sheet, "RIGHT");
          assertEquals(
              "requests.received.enterprise", Objects.requireNonNull(pane.currentFigure()).key());
          desk.pressArrow(sheet, "LEFT");
          type(panel, "entry.value", "三");
          type(panel, "entry.reason", "来电");
          type(panel, "entry.officer", "张三");
          type(panel, "entry.folder", folder.toString());
          assertEquals("desk.entry.number", Objects.requireNonNull(panel.inputError()).key());
          type(panel, "entry.value", "3");
          assertEquals("desk.entry.noLedger", Objects.requireNonNull(panel.inputError()).key());
        });
    work(() -> desk.window().output().writeForms(files(), folder));
    work(
        () -> {
          assertNull(panel.inputError());
          Field figure = Objects.requireNonNull(pane.currentFigure());
          Submission submission =
              Objects.requireNonNull(
                  Objects.requireNonNull(Objects.requireNonNull(pane.report()).checked())
                      .submission());
          OfficerEntries entry =
              panel.entry(Roster.Unit.named("红旗区小店镇", ""), submission, desk.settings());
          desk.window().entries().correct(entry, figure, panel.value());
        });
    Path ledger = folder.resolve("收件台账.xlsx");
    assertEquals("已把 红旗区小店镇 的更正记入 " + ledger + "；汇总表存到同一文件夹的，使用更正后的数", desk.notice());
    Submission submission = Nianbao.read(Template.current(), UNITS.resolve(name));
    assertEquals(
        BigDecimal.valueOf(3),
        ReceiptLedger.find(List.of(folder), null, null)
            .orElseThrow()
            .corrected(submission, "红旗区小店镇")
            .value("requests.received.naturalPerson"));
  }

  @Test
  void roundsAcceptancesAndCorrectionsOfTheLedgerAreShown() throws Exception {
    String name = "红旗区小店镇-2022.xlsx";
    Path first = folder.resolve("第一次.xlsx");
    Path second = folder.resolve("第二次.xlsx");
    change(UNITS.resolve(name), first, 99); // the balance of a column fails
    change(UNITS.resolve(name), second, 98);
    Path results = Files.createDirectory(folder.resolve("结果"));
    desk.drop(UNITS.resolve("宿迁市人民政府-2024.xlsx"), first);
    desk.waitUntilIdle();
    desk.choose("宿迁市人民政府-2024.xlsx");
    work(() -> desk.window().output().writeForms(files(), results));
    ReceivedRow before = row("宿迁市人民政府-2024.xlsx");
    assertEquals("第 1 次", ledger(before), before + desk.notice());
    SelectedReport report =
        Objects.requireNonNull(onEventThread(() -> desk.window().reportPane().report()));
    ValidationResult checked = Objects.requireNonNull(report.checked());
    Discrepancy warning =
        checked.discrepancies().stream()
            .filter(each -> each.severity() == Severity.WARNING)
            .findFirst()
            .orElseThrow();
    Submission submission = Objects.requireNonNull(checked.submission());
    OfficerEntries entry =
        new OfficerEntries(
            results,
            Roster.Unit.named(submission.unit(), submission.code()),
            2024,
            submission.template(),
            "已核实",
            "王一");
    work(() -> desk.window().entries().accept(entry, checked, warning));
    ReceivedRow accepted = row("宿迁市人民政府-2024.xlsx");
    assertEquals("第 1 次、已认可 1 项", ledger(accepted));
    assertEquals(before.warnings() - 1, accepted.warnings());
    Field figure =
        Objects.requireNonNull(submission.template().field("requests.received.enterprise"));
    work(() -> desk.window().entries().correct(entry, figure, new BigDecimal("123456")));
    assertEquals("第 1 次、已认可 1 项、已更正 1 处", ledger(row("宿迁市人民政府-2024.xlsx")));
    desk.waitUntil(
        () -> desk.findings().stream().anyMatch(each -> each.title().equals("R-CORRECTED")));

    desk.drop(second);
    desk.waitUntilIdle();
    assertTrue(ledger(row("第二次.xlsx")).startsWith("第 2 次、未改"), ledger(row("第二次.xlsx")));
    desk.choose("第二次.xlsx");
    assertTrue(
        desk.findings().get(0).sentence().contains("第 2 次报送"), desk.findings().get(0).sentence());
  }

  @Test
  void aUnitThatReportedInAnEarlierRoundIsNotMissing() throws Exception {
    Path roster = Files.writeString(folder.resolve("名册.csv"), "单位名称\n红旗区小店镇\n甲镇\n");
    Path results = Files.createDirectory(folder.resolve("结果"));
    desk.drop(UNITS, roster);
    desk.waitUntilIdle();
    work(() -> desk.window().session().setYear(2022));
    work(() -> desk.window().output().writeForms(files(), results));
    work(() -> desk.window().session().remove(withFile()));
    assertEquals(List.of(Standing.EARLIER, Standing.MISSING), standings());
    assertEquals(
        "应报 2 个单位，本次收到 0 个，前次已收、本次没有文件 1 个，未报 1 个。", desk.find("units", JLabel.class).getText());
    desk.choose("红旗区小店镇");
    assertEquals(List.of("前次已收"), desk.findings().stream().map(Finding::title).toList());
    work(() -> desk.window().session().setRoster(null));
    work(() -> desk.window().session().setResults(folder)); // without a ledger
    work(() -> desk.window().session().setRoster(roster));
    assertEquals(List.of(Standing.MISSING, Standing.MISSING), standings());
    work(() -> desk.window().session().setResults(results));
    assertEquals(List.of(Standing.EARLIER, Standing.MISSING), standings());
  }

  @Test
  void theFiguresOfAPictureAreTypedInBesideIt() throws Exception {
    Path picture = folder.resolve("红旗区小店镇-2022.png");
    ImageIO.write(
        new BufferedImage(3000, 4200, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
    desk.drop(picture);
    desk.waitUntilIdle();
    ValidationResult checked = Objects.requireNonNull(row("红旗区小店镇-2022.png").checked());
    assertTrue(TypingIn.isPicture(checked));
    List<BufferedImage> pages = new ArrayList<>();
    work(() -> desk.window().forms().readScan(picture, pages::addAll));
    assertEquals(1400, pages.get(0).getHeight(), "reduced to what a window shows");
    TypeInPanel panel =
        onEventThread(
            () ->
                new TypeInPanel(
                    Messages.CHINESE,
                    desk.settings(),
                    picture,
                    pages,
                    desk.window().session().form(),
                    2022));
    assertTrue(panel.getPreferredSize().width < 1240 && panel.getPreferredSize().height < 640);
    work(
        () -> {
          assertEquals("desk.typeIn.absent", Objects.requireNonNull(panel.inputError()).key());
          type(panel, "typeIn.year", "2020");
          assertEquals("desk.typeIn.absent", Objects.requireNonNull(panel.inputError()).key());
          type(panel, "typeIn.year", "2022");
          FigureTable table =
              Objects.requireNonNull((FigureTable) DeskOnScreen.in(panel, "figures.依申请公开"));
          assertTrue(table.editCellAt(0, 1));
          JTextField typed = (JTextField) table.getEditorComponent();
          typed.setText("三");
          assertEquals("desk.typeIn.number", Objects.requireNonNull(panel.inputError()).key());
          typed.setText("3");
          assertNull(panel.inputError());
          panel.save(picture, desk.window().forms(), desk.settings());
        });
    Path form = folder.resolve("红旗区小店镇-2022.xlsx");
    assertEquals("已生成 " + form + "（红旗区小店镇，2022 年度，录入 1 个数）；文字部分请在表中补写", desk.notice());
    Submission submission = Nianbao.read(Template.current(), form);
    assertEquals(BigDecimal.valueOf(3), submission.value("requests.received.naturalPerson"));
    assertEquals(BigDecimal.valueOf(3), submission.value("requests.received.total"));
    assertEquals(2022, row("红旗区小店镇-2022.xlsx").year());
  }

  @Test
  void aScanIsShownPageByPageAndADamagedOneIsRefused() throws Exception {
    Path scan = folder.resolve("扫描.pdf");
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(PDRectangle.A4));
      document.addPage(new PDPage(PDRectangle.A4));
      document.save(scan.toFile());
    }
    List<BufferedImage> pages = ScannedPages.read(scan);
    assertEquals(2, pages.size());
    ScanView view = onEventThread(() -> new ScanView(pages, 600, "原件"));
    assertEquals(600, view.getPreferredSize().width);
    view.zoomBy(1);
    assertEquals(750, view.getPreferredSize().width);
    Path damaged = Files.writeString(folder.resolve("坏.png"), "\u0089PNG");
    assertThrows(UnreadableFileException.class, () -> ScannedPages.read(damaged));
  }

  private List<ReceivedRow> withFile() {
    return desk.rows().stream().filter(row -> row.file() != null).toList();
  }

  private List<Standing> standings() {
    return desk.rows().stream().map(ReceivedRow::standing).toList();
  }

  private ReceivedRow row(String fileName) {
    return desk.rows().stream()
        .filter(row -> row.fileName().equals(fileName))
        .findFirst()
        .orElseThrow();
  }

  private static String ledger(ReceivedRow row) {
    return Messages.CHINESE.format("desk.ledger", row.ledgerSummary());
  }

  /** Copies a form with another count of requests. */
  private static void change(Path form, Path copy, int count) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(form));
        OutputStream out = Files.newOutputStream(copy)) {
      book.getSheet("依申请公开").getRow(4).getCell(3).setCellValue(count);
      book.write(out);
    }
  }

  private static <T> T onEventThread(Callable<T> task) {
    return DeskOnScreen.onEventThread(task);
  }

  private static void type(JComponent form, String name, String text) {
    Objects.requireNonNull((JTextField) DeskOnScreen.in(form, name)).setText(text);
  }

  @Test
  void readingStopsAtOnceAndWhatWasReadStays() throws Exception {
    Path many = copies();
    desk.drop(many);
    desk.waitUntil(() -> desk.window().background().state().done() > 0);
    work(() -> desk.window().background().cancel());
    assertTrue(desk.rows().size() < MANY, "it was not stopped");
    assertEquals("已取消；已完成的文件保留，没有未写完的文件。", desk.notice());
    desk.drop(UNITS);
    desk.waitUntilIdle();
    assertTrue(desk.rows().size() >= 4, "it works on");
  }

  @Test
  void writingStopsAtOnceAndNothingIsHalfWritten() throws Exception {
    desk.drop(copies());
    desk.waitUntilIdle();
    assertEquals(MANY, desk.rows().size());
    Path output = folder.resolve("结果");
    List<Path> all = files();
    DeskOnScreen.onEventThread(
        () -> {
          desk.window().output().writeForms(all, output);
          return true;
        });
    // results wait until their texts have been compared with those of others
    desk.waitUntil(() -> Files.isDirectory(output));
    work(() -> desk.window().background().cancel());
    List<String> names = written(output);
    assertTrue(names.size() < MANY, "it was not stopped");
    for (String name : names) {
      assertTrue(name.endsWith(".xlsx"), name);
      Nianbao.read(Template.current(), output.resolve(name));
    }
    Thread.sleep(300);
    assertEquals(names, written(output), "nothing is written afterwards");
  }

  @Test
  void theWindowAnswersWhileManyFilesAreRead() throws Exception {
    Path many = copies();
    List<Long> delays = new ArrayList<>();
    desk.drop(many);
    while (DeskOnScreen.onEventThread(() -> desk.window().background().isBusy())) {
      long asked = System.nanoTime();
      DeskOnScreen.onEventThread(() -> true);
      delays.add((System.nanoTime() - asked) / 1_000_000);
      Thread.sleep(5);
    }
    assertEquals(MANY, desk.rows().size());
    long longest = delays.stream().mapToLong(Long::longValue).max().orElse(0);
    assertTrue(longest < 1000, () -> "it did not answer for " + longest + " ms");
  }

  private Path copies() throws IOException {
    Path many = Files.createDirectory(folder.resolve("收到"));
    byte[] form = Files.readAllBytes(UNITS.resolve("红旗区小店镇-2022.xlsx"));
    for (int i = 0; i < MANY; i++) {
      Files.write(many.resolve("单位" + i + ".xlsx"), form);
    }
    return many;
  }
}
