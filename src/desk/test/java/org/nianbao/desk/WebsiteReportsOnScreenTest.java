package org.nianbao.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JTextField;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.desk.ReceivedRow.Standing;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Messages;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.task.MergeTask;
import org.nianbao.template.Editions;

/** A folder of reports of the second form, that of government websites, in the window. */
class WebsiteReportsOnScreenTest {
  private static final String FORM = "政府网站工作年度报表";
  private static final String LATE = "柳河镇";

  @TempDir Path folder;
  private DeskOnScreen desk;
  private Path reports;

  @BeforeEach
  void open() throws Exception {
    desk = DeskOnScreen.open();
    reports = Files.createDirectory(folder.resolve("收到"));
    write("小店镇", 7);
    write("城关镇", 8);
    Files.writeString(folder.resolve("名册.csv"), "单位名称,行政层级\n小店镇,乡镇街道\n城关镇,乡镇街道\n柳河镇,乡镇街道\n");
  }

  @AfterEach
  void close() {
    if (desk != null) {
      desk.close();
    }
  }

  /** Writes a report whose cases are 4 of natural persons and 3 of legal persons. */
  private void write(String unit, int cases) throws Exception {
    Path data =
        Files.writeString(
            folder.resolve("data.json"),
            """
            {"unit.name": "%s", "unit.level": "乡镇街道", "year": 2024, "site.name": "%s网站",
             "site.type": "政府门户网站", "services.catalogue": "是", "cases.total": %d,
             "cases.naturalPersons": 4, "cases.legalPersons": 3, "messages.received": 30,
             "messages.answered": 30, "messages.days": 2.5}
            """
                .formatted(unit, unit, cases));
    Editions editions = Editions.ofForm(FORM, 2024).orElseThrow();
    FormWriter.writeForm(Nianbao.data(editions, data).get(0), reports.resolve(unit + "-2024.xlsx"));
  }

  private void work(Runnable task) {
    DeskOnScreen.onEventThread(
        () -> {
          task.run();
          return true;
        });
    desk.waitUntilIdle();
  }

  private void drop() {
    desk.drop(reports, folder.resolve("名册.csv"));
    desk.waitUntilIdle();
    work(() -> desk.window().session().setYear(2024));
  }

  private List<Path> files() {
    return desk.rows().stream().map(ReceivedRow::file).filter(Objects::nonNull).toList();
  }

  private ReceivedRow row(String unit) {
    return desk.rows().stream().filter(row -> row.unit().equals(unit)).findFirst().orElseThrow();
  }

  private static void type(JComponent form, String name, String text) {
    Objects.requireNonNull((JTextField) DeskOnScreen.in(form, name)).setText(text);
  }

  private static String text(Path letter) throws Exception {
    try (XWPFDocument document = new XWPFDocument(Files.newInputStream(letter));
        XWPFWordExtractor words = new XWPFWordExtractor(document)) {
      return words.getText();
    }
  }

  @Test
  void theRosterIsComparedWithTheFormThatTheFilesAre() {
    drop();
    assertEquals(FORM, DeskOnScreen.onEventThread(() -> desk.window().session().form()));
    assertEquals(Status.RECEIVED, row("小店镇").status());
    assertEquals(Standing.ERROR, row("城关镇").standing());
    assertEquals(Status.MISSING, row(LATE).status());
    desk.choose("城关镇-2024.xlsx");
    assertNotNull(desk.find("sheet.工作报表", SheetView.class));
    assertTrue(desk.findings().stream().anyMatch(each -> each.title().equals("W-CASES")));
  }

  @Test
  void workbooksNoticesAndRemindersNameTheForm() throws Exception {
    drop();
    Path results = folder.resolve("结果");
    work(() -> desk.window().output().writeForms(files(), results));
    for (String name : List.of("小店镇-2024-" + FORM + ".xlsx", "退回通知/城关镇-2024-" + FORM + ".docx")) {
      assertTrue(Files.exists(results.resolve(name)), name + desk.notice());
    }
    String reminder = text(results.resolve("催报通知/" + LATE + "-" + FORM + ".docx"));
    assertTrue(reminder.contains("2024年度" + FORM), reminder);
  }

  @Test
  void theyAreMergedAsThatForm() throws Exception {
    drop();
    MergePanel panel =
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
              JComboBox<?> form = (JComboBox<?>) DeskOnScreen.in(panel, "merge.form");
              assertEquals(FORM, Objects.requireNonNull(form).getSelectedItem());
              type(panel, "merge.unit", "红旗区");
              type(panel, "merge.output", folder.toString());
              assertNull(panel.inputError());
              return panel.task(files(), desk.settings(), OfficeSettings.NONE);
            });
    Path merged = folder.resolve("红旗区-2024-" + FORM + ".xlsx");
    assertEquals(merged, task.output().path());
    work(() -> desk.window().output().merge(task));
    assertTrue(desk.notice().contains("已报 2 个，未报 1 个"), desk.notice());
    assertFalse(desk.notice().contains("都是《"), "the form was chosen");
    Submission sum = Nianbao.read(Editions.shipped(), merged);
    assertEquals(FORM, sum.template().form());
    assertEquals(BigDecimal.valueOf(60), sum.value("messages.received"));
    assertEquals(Status.RECEIVED, row("小店镇").status(), "the merge does not change the form");
  }

  @Test
  void oneOfThemIsPublishedAndImportedAgain() throws Exception {
    Path report = folder.resolve("报表.docx");
    work(() -> desk.window().forms().publish(reports.resolve("小店镇-2024.xlsx"), report));
    Path imported = folder.resolve("导入");
    work(() -> desk.window().forms().importFiles(List.of(report), imported));
    Path form = imported.resolve("小店镇-2024-" + FORM + ".xlsx");
    assertTrue(Files.exists(form), desk.notice());
    assertEquals("是", Nianbao.read(Editions.shipped(), form).text("services.catalogue"));
  }

  @Test
  void aPictureOfOneIsTypedInWithItsChoices() throws Exception {
    drop();
    Path picture = reports.resolve("柳河镇2024.png");
    ImageIO.write(
        new BufferedImage(300, 420, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
    TypeInPanel panel =
        DeskOnScreen.onEventThread(
            () ->
                new TypeInPanel(
                    Messages.CHINESE,
                    desk.settings(),
                    picture,
                    ScannedPages.read(picture),
                    desk.window().session().form(),
                    2024));
    work(
        () -> {
          FigureTable table =
              Objects.requireNonNull((FigureTable) DeskOnScreen.in(panel, "figures.工作报表"));
          rowOf(table, "办件量（单位：件）·总数"); // as there are several rows 总数
          enter(table, "总数（单位：条）", "12");
          choose(table, "是否发布服务事项目录", "是");
          enter(table, "网站名称", "柳河镇网站");
          assertNull(panel.inputError());
          JComboBox<?> form =
              Objects.requireNonNull((JComboBox<?>) DeskOnScreen.in(panel, "typeIn.form"));
          form.setSelectedIndex(0);
          assertEquals("desk.typeIn.absent", Objects.requireNonNull(panel.inputError()).key());
          form.setSelectedItem(FORM); // what was typed is still there
          assertNull(panel.inputError());
          panel.save(picture, desk.window().forms(), desk.settings());
        });
    Path form = reports.resolve("柳河镇-2024-" + FORM + ".xlsx");
    assertTrue(desk.notice().contains("录入 1 个数、2 项选项或文字"), desk.notice());
    Submission typed = Nianbao.read(Editions.shipped(), form);
    assertEquals(BigDecimal.valueOf(12), typed.value("interpretation.total"));
    assertEquals("是", typed.text("services.catalogue"));
    assertEquals("柳河镇网站", typed.text("site.name"));
  }

  private static int rowOf(FigureTable table, String label) {
    for (int i = 0; i < table.getRowCount(); i++) {
      if (String.valueOf(table.getValueAt(i, 0)).contains(label)) {
        return i;
      }
    }
    throw new AssertionError("no " + label);
  }

  private static void enter(FigureTable table, String label, String text) {
    assertTrue(table.editCellAt(rowOf(table, label), 1));
    ((JTextField) table.getEditorComponent()).setText(text);
    assertTrue(table.getCellEditor().stopCellEditing());
  }

  private static void choose(FigureTable table, String label, String option) {
    assertTrue(table.editCellAt(rowOf(table, label), 1));
    ((JComboBox<?>) table.getEditorComponent()).setSelectedItem(option);
    if (table.isEditing()) {
      assertTrue(table.getCellEditor().stopCellEditing());
    }
  }
}
