package org.nianbao.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JTextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.message.Messages;
import org.nianbao.task.MergeTask;
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
            "宿迁市人民政府-2023.xlsx",
            "宿迁市人民政府-2024.xlsx",
            "校验汇总.xlsx",
            "淮安市洪泽区人民政府-2023.xlsx",
            "红旗区小店镇-2022.xlsx",
            "退回通知/淮安市洪泽区人民政府-2023.docx"),
        written(output));
    assertEquals("已生成 4 份规范表，放在 " + output, desk.notice());
  }

  @Test
  void returnNoticesAloneAreWrittenForThoseWithErrors() throws Exception {
    desk.drop(UNITS);
    desk.waitUntilIdle();
    Path output = folder.resolve("退回");
    work(() -> desk.window().output().writeNotices(files(), output));
    assertEquals(List.of("退回通知/淮安市洪泽区人民政府-2023.docx"), written(output));
    assertEquals("已生成 1 份退回通知，放在 " + output, desk.notice());
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
    String name = "淮安市洪泽区人民政府-2023.xlsx";
    desk.drop(Files.copy(UNITS.resolve(name), folder.resolve(name)));
    desk.waitUntilIdle();
    work(() -> desk.window().output().writeNotices(files(), folder));
    assertEquals(List.of(name, "退回通知/淮安市洪泽区人民政府-2023.docx"), written(folder));
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
              return form.task(files(), desk.settings());
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
    assertEquals("已取消；已经完成的保留，没有写了一半的文件。", desk.notice());
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
