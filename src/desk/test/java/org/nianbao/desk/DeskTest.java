package org.nianbao.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JTabbedPane;
import javax.swing.JTextField;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.StartWindow;
import org.nianbao.check.Finding;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.desk.ReceivedRow.Standing;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.form.Discrepancy;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.message.Messages;
import org.nianbao.template.Editions;

/**
 * What the window shows. Without a screen the tests are skipped, unless the property {@code
 * nianbao.desk} is {@code required}.
 */
class DeskTest {
  private static final Path UNITS = Path.of("dist/examples/单位");
  private static final Path CITY = Path.of("dist/examples/示例市");
  private static final String WRONG = "淮安市洪泽区人民政府-2023.xlsx";

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

  private ReceivedRow row(String fileName) {
    return desk.rows().stream()
        .filter(row -> row.fileName().equals(fileName))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFolderFillsTheTable() {
    desk.drop(UNITS);
    desk.waitUntilIdle();
    assertEquals(4, desk.rows().size());
    assertEquals(Standing.ERROR, row(WRONG).standing());
    assertEquals("淮安市洪泽区人民政府", row(WRONG).unit());
    assertEquals(2, row(WRONG).errors());
    String status = desk.find("status", JLabel.class).getText();
    assertTrue(status.startsWith("共 4 个文件：") && status.contains("有错误或警告"), status);
    desk.drop(UNITS.resolve(WRONG));
    desk.waitUntilIdle();
    assertEquals(4, desk.rows().size(), "a file that is dropped again takes its own place");
  }

  @Test
  void whatIsShownOfAFileIsWhatTheLibraryFinds() {
    desk.drop(UNITS);
    desk.waitUntilIdle();
    desk.choose(WRONG);
    ValidationResult checked =
        Nianbao.validate(Editions.shipped(), UNITS.resolve(WRONG), null, LastYearReports.none());
    List<String> expected = new ArrayList<>();
    for (Discrepancy each : checked.discrepancies()) {
      expected.add(each.rule() + each.place() + Messages.CHINESE.format(each.message()) + "。");
    }
    List<String> shown = new ArrayList<>();
    for (Finding each : desk.findings()) {
      if (each.severity() != null) {
        shown.add(each.title() + each.place() + each.sentence());
      }
    }
    assertEquals(expected.stream().sorted().toList(), shown.stream().sorted().toList());
    assertEquals(
        "建议：最可能：行政复议·总计（复议诉讼!E5）应为 11（现为 0，合计未填）。", desk.findings().get(0).suggestions().get(0));
  }

  @Test
  void aChosenFindingIsPointedAtInTheForm() {
    desk.drop(UNITS.resolve(WRONG));
    desk.waitUntilIdle();
    desk.choose(WRONG);
    FindingsList findings = desk.find("findings", FindingsList.class);
    DeskOnScreen.onEventThread(
        () -> {
          findings.moveSelection(1);
          return true;
        });
    String key = Objects.requireNonNull(findings.getSelectedValue()).keys().get(0);
    SheetView sheet = desk.find("sheet.复议诉讼", SheetView.class);
    JTabbedPane tabs = desk.find("sheets", JTabbedPane.class);
    DeskOnScreen.onEventThread(
        () -> {
          assertTrue(tabs.getTitleAt(tabs.getSelectedIndex()).startsWith("复议诉讼"));
          Rectangle cell = Objects.requireNonNull(sheet.boundsOf(key));
          assertTrue(sheet.getVisibleRect().contains(cell), "scrolled to");
          assertEquals(key, sheet.framed().get(0));
          return true;
        });
  }

  @Test
  void aMarkedCellThatIsClickedChoosesItsFinding() {
    desk.drop(UNITS.resolve(WRONG));
    desk.waitUntilIdle();
    desk.choose(WRONG);
    FindingsList findings = desk.find("findings", FindingsList.class);
    SheetView sheet = desk.find("sheet.复议诉讼", SheetView.class);
    DeskOnScreen.onEventThread(
        () -> {
          Finding second = findings.getModel().getElementAt(1);
          desk.click(sheet, second.keys().get(0));
          assertEquals(second, findings.getSelectedValue());
          return true;
        });
  }

  @Test
  void tabsCountFindingsAndSheetsHaveLettersAndNumbers() {
    desk.drop(UNITS.resolve(WRONG));
    desk.waitUntilIdle();
    desk.choose(WRONG);
    SheetView sheet = desk.find("sheet.复议诉讼", SheetView.class);
    long counted =
        desk.findings().stream()
            .filter(finding -> finding.severity() != null)
            .filter(finding -> finding.keys().stream().anyMatch(key -> sheet.boundsOf(key) != null))
            .count();
    JTabbedPane tabs = desk.find("sheets", JTabbedPane.class);
    SheetHeading columns = desk.find("columns.sheet.复议诉讼", SheetHeading.class);
    SheetHeading rows = desk.find("rows.sheet.复议诉讼", SheetHeading.class);
    DeskOnScreen.onEventThread(
        () -> {
          assertTrue(tabs.indexOfTab("复议诉讼（" + counted + "）") >= 0);
          assertEquals("C", columns.text(2));
          assertEquals("3", rows.text(2));
          int[] edges = sheet.edges(true);
          assertEquals(edges[edges.length - 1] + 1, rows.getPreferredSize().height);
          assertEquals(sheet.getPreferredSize().width, columns.getPreferredSize().width);
          return true;
        });
  }

  @Test
  void mixedYearsAreSaid() {
    desk.drop(UNITS);
    desk.waitUntilIdle();
    JLabel years = desk.find("years", JLabel.class);
    assertTrue(desk.notice().contains("年度不一致"), desk.notice());
    assertEquals("年度不一致：2022 年度 1 份、2023 年度 2 份、2024 年度 1 份。", years.getText());
    desk.choose(WRONG);
    DeskOnScreen.onEventThread(
        () -> {
          List<ReceivedRow> others =
              desk.rows().stream()
                  .filter(row -> !Integer.valueOf(2023).equals(row.year()))
                  .toList();
          desk.window().session().remove(others);
          return true;
        });
    assertEquals("", years.getText());
  }

  @Test
  void aFileThatIsReadForLongIsNamed() {
    Path slow = Path.of("慢.pdf");
    CountDownLatch end = new CountDownLatch(1);
    DeskOnScreen.onEventThread(
        () -> {
          desk.window()
              .background()
              .submit(
                  workers -> {
                    OrderedPipeline.run(
                        List.of(Path.of("快.xlsx"), slow),
                        workers,
                        file -> {
                          try {
                            return file.equals(slow) && end.await(1, TimeUnit.MINUTES);
                          } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                          }
                        },
                        read -> {});
                    return true;
                  },
                  done -> {});
          return true;
        });
    JLabel reading = desk.find("reading", JLabel.class);
    desk.waitUntil(() -> reading.getText().equals("正在读取 慢.pdf"));
    end.countDown();
    desk.waitUntilIdle();
    assertEquals("", reading.getText());
  }

  @Test
  void theWindowFitsSmallScreensAndEveryMenuItemHasAKey() {
    DeskOnScreen.onEventThread(
        () -> {
          JFrame frame = desk.window().frame();
          assertTrue(frame.getRootPane().getMinimumSize().width <= 1280);
          Set<Integer> menus = new HashSet<>();
          for (Component each : frame.getJMenuBar().getComponents()) {
            JMenu menu = (JMenu) each;
            assertTrue(menus.add(menu.getMnemonic()), menu.getText());
            Set<Integer> items = new HashSet<>();
            for (Component item : menu.getMenuComponents()) {
              if (item instanceof JMenuItem entry) {
                assertTrue(entry.getMnemonic() != 0, entry.getText());
                assertTrue(items.add(entry.getMnemonic()), entry.getText());
              }
            }
          }
          return true;
        });
  }

  @Test
  void aRosterShowsWhoIsMissing() {
    desk.drop(CITY.resolve("2024"), CITY.resolve("名册.csv"));
    desk.waitUntilIdle();
    assertEquals(16, desk.rows().size());
    ReceivedRow missing =
        desk.rows().stream().filter(row -> row.checked() == null).findFirst().orElseThrow();
    assertEquals("示例市住房和城乡建设局", missing.unit());
    assertEquals(ReceptionEntry.Status.UNLISTED, row("沭水县-2024.xlsx").status());
    assertEquals(ReceptionEntry.Status.OTHER_YEAR, row("示例市教育局年度报告.xlsx").status());
    assertEquals(ReceptionEntry.Status.DUPLICATE, row("示例经济开发区管理委员会-2024（初稿）.xlsx").status());
    assertEquals(Standing.UNREADABLE, row("泗南县人民政府年报.xlsx").standing());
    assertEquals(
        "应报 12 个单位，已报 11 个，未报 1 个；另有重复报送 1 个文件、不在名册内 1 个文件、年度不符 1 个文件、无法读取 1 个文件。",
        desk.find("units", JLabel.class).getText());
    desk.choose("示例市住房和城乡建设局");
    assertEquals("还没有收到这个单位的年报。", desk.findings().get(0).sentence());
    DeskOnScreen.onEventThread(
        () -> {
          desk.window().session().setRoster(null);
          return true;
        });
    assertEquals(15, desk.rows().size());
    ReceivedTable table = desk.find("received", ReceivedTable.class);
    assertEquals(6, (int) DeskOnScreen.onEventThread(table::getColumnCount), "its column is gone");
  }

  @Test
  void aRosterMayComeFirst() {
    desk.drop(CITY.resolve("名册.csv"));
    desk.waitUntilIdle();
    assertEquals(12, desk.rows().size());
    desk.drop(CITY.resolve("2024/河西区人民政府-2024.xlsx"));
    desk.waitUntilIdle();
    assertEquals(12, desk.rows().size());
    assertEquals(11, desk.rows().stream().filter(row -> row.checked() == null).count());
  }

  @Test
  void aRosterMayBeAWorkbook() throws Exception {
    Path roster = folder.resolve("名册.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(roster)) {
      XSSFSheet sheet = book.createSheet();
      sheet.createRow(0).createCell(0).setCellValue("单位名称");
      sheet.createRow(1).createCell(0).setCellValue("甲局");
      book.write(out);
    }
    desk.drop(roster);
    desk.waitUntilIdle();
    ReceivedTable table = desk.find("received", ReceivedTable.class);
    assertEquals(1, table.getRowCount());
    assertTrue(
        desk.find("units", JLabel.class).getText().contains("应报 1 个"),
        desk.find("units", JLabel.class).getText());
  }

  @Test
  void filesOfAFolderThatAreNoReportsAreNamed() throws Exception {
    Path received = Files.createDirectory(folder.resolve("收到"));
    Files.copy(UNITS.resolve(WRONG), received.resolve(WRONG));
    Path note = Files.writeString(received.resolve("说明.txt"), "请查收");
    desk.drop(received);
    desk.waitUntilIdle();
    assertEquals(1, desk.rows().size());
    assertEquals("有 1 个文件不是可读的类型，没有读取：" + note, desk.notice());
  }

  @Test
  void whatIsFilteredAwayIsNotShown() {
    desk.drop(UNITS);
    desk.waitUntilIdle();
    ReceivedTable table = desk.find("received", ReceivedTable.class);
    JTextField filter = desk.find("filter", JTextField.class);
    for (String words : List.of("洪泽", "有错误", "2023 淮安", "洪泽区人民政府-2023.XLSX")) {
      int shown =
          DeskOnScreen.onEventThread(
              () -> {
                filter.setText(words);
                return table.getRowCount();
              });
      assertEquals(1, shown, words);
    }
  }

  @Test
  void theWorstComeFirstWhereOneSortsSo() {
    desk.drop(UNITS);
    desk.waitUntilIdle();
    ReceivedTable table = desk.find("received", ReceivedTable.class);
    String first =
        DeskOnScreen.onEventThread(
            () -> {
              table
                  .getRowSorter()
                  .toggleSortOrder(ReceivedTableModel.indexOf(ReceivedTableModel.Column.STANDING));
              table.setRowSelectionInterval(0, 0);
              return Objects.requireNonNull(table.selectedRow()).fileName();
            });
    assertEquals(WRONG, first);
  }

  @Test
  void aFileThatIsGoneOrNoReportIsSaidToBeUnreadable() throws Exception {
    Path gone = Files.copy(UNITS.resolve(WRONG), folder.resolve("gone.xlsx"));
    Path note = Files.writeString(folder.resolve("note.txt"), "开会通知");
    desk.drop(gone, note);
    desk.waitUntilIdle();
    assertEquals(Standing.ERROR, row("gone.xlsx").standing());
    assertEquals(Standing.UNREADABLE, row("note.txt").standing());
    Files.delete(gone);
    desk.choose("gone.xlsx");
    assertEquals("找不到这个文件，请检查文件名和所在文件夹。", desk.findings().get(0).sentence());
    assertEquals(Standing.UNREADABLE, row("gone.xlsx").standing(), "its row follows");
  }

  @Test
  void anEmptyFolderAndAFaultyRosterAreSaidInOneSentence() throws Exception {
    desk.drop(Files.createDirectory(folder.resolve("空")));
    desk.waitUntilIdle();
    assertTrue(desk.notice().contains("这里没有年报文件"), desk.notice());
    desk.drop(Files.writeString(folder.resolve("名册.csv"), "单位名称\n甲局\n甲局\n"));
    desk.waitUntilIdle();
    assertTrue(desk.notice().contains("名册里“甲局”出现了两次"), desk.notice());
    assertFalse(desk.notice().contains("Exception"), desk.notice());
  }

  @Test
  void aYearThatIsAskedForIsRequiredOfAll() {
    desk.drop(UNITS);
    desk.waitUntilIdle();
    DeskOnScreen.onEventThread(
        () -> {
          desk.window().session().setYear(2022);
          return true;
        });
    desk.waitUntilIdle();
    assertEquals(0, row("红旗区小店镇-2022.xlsx").errors());
    assertEquals(3, row(WRONG).errors());
    FindingsList findings = desk.find("findings", FindingsList.class);
    desk.waitUntil( // what is looked at follows
        () ->
            findings.getModel().getSize() > 0
                && findings.getModel().getElementAt(0).title().equals("I-YEAR"));
  }

  @Test
  void lettersGrowAndStaySo() {
    desk.drop(UNITS);
    desk.waitUntilIdle();
    ReceivedTable table = desk.find("received", ReceivedTable.class);
    int before = DeskOnScreen.onEventThread(table::getRowHeight);
    desk.press(KeyEvent.VK_EQUALS, KeyEvent.CTRL_DOWN_MASK);
    desk.press(KeyEvent.VK_ADD, KeyEvent.CTRL_DOWN_MASK);
    assertTrue(DeskOnScreen.onEventThread(table::getRowHeight) > before);
    assertEquals(4, desk.settings().textEnlargement());
    desk.press(KeyEvent.VK_0, KeyEvent.CTRL_DOWN_MASK);
    assertEquals(before, (int) DeskOnScreen.onEventThread(table::getRowHeight));
  }

  @Test
  void keysGoThroughTheFindings() {
    desk.drop(UNITS.resolve(WRONG));
    desk.waitUntilIdle();
    desk.choose(WRONG);
    FindingsList findings = desk.find("findings", FindingsList.class);
    assertEquals(0, (int) DeskOnScreen.onEventThread(findings::getSelectedIndex));
    desk.press(KeyEvent.VK_F7, 0);
    assertEquals(1, (int) DeskOnScreen.onEventThread(findings::getSelectedIndex));
    desk.press(KeyEvent.VK_F7, KeyEvent.SHIFT_DOWN_MASK);
    assertEquals(0, (int) DeskOnScreen.onEventThread(findings::getSelectedIndex));
  }

  @Test
  void keysGoOnToTheNextReportWithProblems() {
    desk.drop(CITY.resolve("2024"), CITY.resolve("名册.csv"));
    desk.waitUntilIdle();
    desk.choose("示例市住房和城乡建设局"); // which is missing, and in the first row
    desk.press(KeyEvent.VK_F7, 0);
    ReceivedTable table = desk.find("received", ReceivedTable.class);
    Standing standing =
        DeskOnScreen.onEventThread(() -> Objects.requireNonNull(table.selectedRow()).standing());
    assertTrue(List.of(Standing.ERROR, Standing.WARNING, Standing.UNREADABLE).contains(standing));
  }

  @Test
  void keysReachUnitsWithoutAReport() {
    desk.drop(CITY.resolve("2024"), CITY.resolve("名册.csv"));
    desk.waitUntilIdle();
    desk.choose("城东区人民政府-2024.xlsx"); // below the missing unit
    ReceivedTable table = desk.find("received", ReceivedTable.class);
    ReceivedRow reached =
        DeskOnScreen.onEventThread(
            () -> {
              table.selectProblem(-1);
              return Objects.requireNonNull(table.selectedRow());
            });
    assertEquals(Standing.MISSING, reached.standing());
  }

  @Test
  void theMessageOfATaskGoesWithTheNext() {
    desk.drop(CITY);
    desk.waitUntilIdle();
    assertNotEquals("", desk.notice()); // the years differ
    List<ReceivedRow> all = desk.rows();
    DeskOnScreen.onEventThread(
        () -> {
          desk.window().session().remove(all);
          return true;
        });
    desk.drop(UNITS.resolve(WRONG));
    desk.waitUntilIdle();
    assertEquals("", desk.notice());
  }

  @Test
  void theSameSuggestionIsShownOnce() {
    desk.drop(CITY.resolve("2024"));
    desk.waitUntilIdle();
    desk.choose("城东区人民政府-2024.xlsx");
    FindingsList findings = desk.find("findings", FindingsList.class);
    List<Finding> shown = desk.findings();
    assertEquals(shown.get(0).suggestions(), shown.get(1).suggestions());
    assertEquals(shown.get(0).suggestions(), findings.shownSuggestions(shown.get(0), 0));
    assertEquals(List.of("建议同上一项。"), findings.shownSuggestions(shown.get(1), 1));
  }

  @Test
  void aYearIsUsedAfterAPause() {
    JComboBox<?> years = desk.find("year", JComboBox.class);
    List<Integer> used = new ArrayList<>();
    DeskOnScreen.onEventThread(
        () -> {
          for (int index = 1; index <= 3; index++) {
            years.setSelectedIndex(index);
            used.add(desk.window().session().settings().year());
          }
          return true;
        });
    assertEquals(Arrays.asList(null, null, null), used);
    desk.waitUntil(() -> desk.window().session().settings().year() != null);
    assertEquals(
        years.getSelectedItem(), String.valueOf(desk.window().session().settings().year()));
  }

  @Test
  void rowsThatACancelledReadingLeftAreMarked() {
    desk.drop(UNITS);
    desk.waitUntilIdle();
    DeskOnScreen.onEventThread(
        () -> {
          desk.window().session().setYear(2022);
          desk.window().background().cancel();
          return true;
        });
    desk.waitUntilIdle();
    // the selected report is read on its own
    assertEquals(Standing.STALE, row("红旗区小店镇-2022.xlsx").standing());
    assertTrue(desk.notice().startsWith("已取消；有 "), desk.notice());
    desk.press(KeyEvent.VK_F5, 0);
    desk.waitUntilIdle();
    assertNotEquals(Standing.STALE, row("红旗区小店镇-2022.xlsx").standing());
    assertFalse(desk.notice().startsWith("已取消"), desk.notice());
  }

  @Test
  void anEmptiedListStaysEmpty() throws Exception {
    Path received = Files.createDirectory(folder.resolve("收到"));
    Files.copy(UNITS.resolve(WRONG), received.resolve(WRONG));
    Files.writeString(received.resolve("乙镇.csv"), "单位名称\n丙镇\n");
    desk.drop(received, Files.writeString(folder.resolve("名册.csv"), "单位名称\n甲镇\n乙镇\n"));
    desk.waitUntilIdle();
    DeskOnScreen.onEventThread(
        () -> {
          desk.window().session().remove(desk.rows());
          desk.window().session().readAgain();
          return true;
        });
    desk.waitUntilIdle();
    assertEquals(List.of("甲镇", "乙镇"), desk.rows().stream().map(ReceivedRow::key).toList());
  }

  @Test
  void disabledActionsSayWhy() {
    DeskOnScreen.onEventThread(
        () -> {
          JMenu tasks = desk.window().frame().getJMenuBar().getMenu(2);
          assertFalse(tasks.getItem(1).isEnabled());
          assertTrue(tasks.getItem(1).getToolTipText().contains("列表里还没有文件"));
          return true;
        });
  }

  @Test
  void rowsAreTakenOffAndTheirFilesStay() {
    desk.drop(UNITS);
    desk.waitUntilIdle();
    desk.choose(WRONG);
    desk.press(KeyEvent.VK_DELETE, 0);
    assertEquals(3, desk.rows().size());
    assertTrue(Files.exists(UNITS.resolve(WRONG)));
  }

  @Test
  void everythingHasANameThatIsReadAloud() {
    desk.drop(UNITS);
    desk.waitUntilIdle();
    desk.choose(WRONG);
    for (String name : List.of("received", "findings", "sheets", "sheet.复议诉讼")) {
      String said =
          DeskOnScreen.onEventThread(
              () ->
                  String.valueOf(
                      desk.find(name, JComponent.class)
                          .getAccessibleContext()
                          .getAccessibleName()));
      assertFalse(said.equals("null") || said.isBlank(), name);
    }
  }

  @Test
  void theWindowIsFoundWhereThereIsNoCommand() {
    assertInstanceOf(Desk.class, ServiceLoader.load(StartWindow.class).findFirst().orElseThrow());
  }
}
