package org.nianbao.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.check.LastYearReports;
import org.nianbao.file.WorkerThreads;
import org.nianbao.message.Messages;
import org.nianbao.notice.LetterWording;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.task.ValidateTask;
import org.nianbao.template.Editions;
import org.nianbao.validate.NoticeFormat;

/** The page's folder of outputs is what the command {@code validate -o} writes. */
class ReportFolderTest {
  private static final Path EXAMPLES = Path.of("dist/examples/单位");

  /** What the office sets for its letters, with deadlines that are to come. */
  static final OfficeSettings OFFICE =
      OfficeFields.settings(new String[] {"红旗区<政务>公开办", "王一", "0351-1", "2999-1-20", "2999年2月10日"});

  @TempDir Path temporary;

  @Test
  void hasTheOutputsAndTheSummaryOfTheCommand() throws Exception {
    Path received = received();

    Map<String, Map<String, String>> expected = written(received);
    Map<String, Map<String, String>> made = made(received);

    assertTrue(expected.containsKey("校验汇总.xlsx"));
    assertTrue(expected.containsKey("退回通知/城关镇-2024-政府网站工作年度报表.xlsx"), () -> "" + expected.keySet());
    assertTrue(expected.containsKey("退回通知/全部退回通知.docx"), () -> "" + expected.keySet());
    assertEquals(expected.keySet(), made.keySet());
    expected.forEach((name, parts) -> assertTrue(parts.equals(made.get(name)), name));
  }

  @Test
  void aReasonOfThePageStandsInTheSummary() throws Exception {
    ReportFolder folder = new ReportFolder(Messages.CHINESE, false, false, wording());
    folder.addUnreadable("报送/甲'{0}.xlsx", "读了 '120' 秒{0}");
    folder.finish();
    assertEquals(List.of(), folder.next());
    String text = String.join("", EngineInNodeTest.parts(folder.summary().content()).values());
    assertTrue(text.contains("读了 '120' 秒{0}"), text);
    assertTrue(text.contains("甲'{0}.xlsx"), text);
  }

  /** Returns a wording of today with {@link #OFFICE}. */
  static LetterWording wording() {
    return new LetterWording(OFFICE, LocalDate.now(ZoneId.systemDefault()), Messages.CHINESE);
  }

  /**
   * The examples, two reports of the second form, with a file that is no report and one that is not
   * read.
   */
  private Path received() throws IOException {
    Path received = Files.createDirectory(temporary.resolve("报送"));
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".xlsx")).toList()) {
        Files.copy(file, received.resolve(file.getFileName()));
      }
    }
    WebsiteReports.write(received, "小店镇", 7);
    WebsiteReports.write(received, "城关镇", 8);
    Files.writeString(received.resolve("坏.xlsx"), "none");
    Files.writeString(received.resolve("照片.jpg"), "none");
    return received;
  }

  private Map<String, Map<String, String>> written(Path received) throws Exception {
    Path results = temporary.resolve("结果");
    try (WorkerThreads workers = WorkerThreads.onePerProcessor()) {
      new ValidateTask(
              Editions.shipped(),
              ValidateTask.findReceived(List.of(received), List.of(), results),
              null,
              LastYearReports.none(),
              new ValidateTask.ResultFolder(
                  results, false, NoticeFormat.BOTH, OFFICE, Messages.CHINESE))
          .run(workers, file -> {});
    }
    Map<String, Map<String, String>> outputs = new TreeMap<>();
    try (Stream<Path> files = Files.walk(results)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = results.relativize(file).toString().replace('\\', '/');
        if (!name.contains("收件台账")) { // needs the folder of earlier rounds
          outputs.put(name, shown(name, Files.readAllBytes(file)));
        }
      }
    }
    return outputs;
  }

  private static Map<String, Map<String, String>> made(Path received) throws IOException {
    ReportFolder folder = new ReportFolder(Messages.CHINESE, true, true, wording());
    List<OutputFile> outputs = new ArrayList<>();
    try (Stream<Path> files = Files.list(received)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".xlsx")).sorted().toList()) {
        folder.add(file.toString(), Files.readAllBytes(file));
      }
    }
    folder.finish();
    for (List<OutputFile> next = folder.next(); next != null; next = folder.next()) {
      outputs.addAll(next);
    }
    outputs.addAll(folder.allLetters());
    folder.addUnread("照片.jpg");
    outputs.add(folder.summary());
    Map<String, Map<String, String>> made = new TreeMap<>();
    for (OutputFile output : outputs) {
      made.put(output.name(), shown(output.name(), output.content()));
    }
    return made;
  }

  /** Returns the parts of a workbook, and of a document its content, which POI writes otherwise. */
  static Map<String, String> shown(String name, byte[] content) throws IOException {
    if (name.endsWith(".xlsx")) {
      return EngineInNodeTest.parts(content);
    }
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(content))) {
      return Map.of("", document.getDocument().getBody().xmlText());
    }
  }
}
