package org.nianbao.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.check.JsonReport;
import org.nianbao.check.LastYearReports;
import org.nianbao.data.RosterFile;
import org.nianbao.file.WorkerThreads;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.jxls.FormWriter;
import org.nianbao.merge.MergeJson;
import org.nianbao.message.Messages;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.task.Destination;
import org.nianbao.task.MergeTask;
import org.nianbao.task.ValidateTask;
import org.nianbao.template.Editions;
import org.nianbao.validate.NoticeFormat;

/** The page's merge is what the command {@code merge} does with the same files. */
class DistrictMergeTest {
  private static final Path EXAMPLES = Path.of("dist/examples/示例市");
  private static final String DISTRICT = "示例市";
  private static final String LEVEL = "设区市政府";
  private static final int YEAR = 2024;
  private static final String CODE = "11990100MB0000019L";

  private static final Path ROSTER = EXAMPLES.resolve("名册.csv");

  @TempDir Path temporary;

  /** The files beside the received ones; null where there is none. */
  private record Others(@Nullable Path roster, @Nullable Path previous, @Nullable Path reported) {}

  @Test
  void isThatOfTheCommandWithARoster() throws Exception {
    assertSame(files(), new Others(ROSTER, null, null), Messages.CHINESE);
  }

  @Test
  void remindersAreThoseOfTheCommand() throws Exception {
    DistrictMerge merge = new DistrictMerge(DISTRICT, LEVEL, YEAR, "");
    merge.setRoster(ROSTER.toString(), Files.readAllBytes(ROSTER));
    Path received = Files.createDirectory(temporary.resolve("报送"));
    for (Path file : files().subList(0, 3)) {
      Path copy = Files.copy(file, received.resolve(file.getFileName()));
      merge.add(copy.toString(), Files.readAllBytes(copy), Instant.EPOCH);
    }
    Path results = temporary.resolve("结果");
    try (WorkerThreads workers = WorkerThreads.onePerProcessor()) {
      new ValidateTask(
              Editions.shipped(YEAR),
              ValidateTask.findReceived(List.of(received), List.of(), results),
              YEAR,
              RosterFile.read(ROSTER),
              LastYearReports.none(),
              new ValidateTask.ResultFolder(
                  results, false, NoticeFormat.DOCX, ReportFolderTest.OFFICE, Messages.CHINESE))
          .run(workers, file -> {});
    }
    List<OutputFile> reminders = merge.reminders(ReportFolderTest.wording());

    try (Stream<Path> written = Files.list(results.resolve("催报通知"))) {
      assertEquals(written.count(), reminders.size());
    }
    assertTrue(reminders.size() > 2, () -> String.valueOf(reminders.size()));
    for (OutputFile reminder : reminders) {
      byte[] expected = Files.readAllBytes(results.resolve(reminder.name()));
      assertEquals(
          ReportFolderTest.shown(reminder.name(), expected),
          ReportFolderTest.shown(reminder.name(), reminder.content()));
    }
  }

  @Test
  void isThatOfTheCommandWithoutARoster() throws Exception {
    assertSame(files(), new Others(null, null, null), Messages.ENGLISH);
  }

  @Test
  void isThatOfTheCommandWithLastYearsAndTheReportedForm() throws Exception {
    Others all = new Others(ROSTER, EXAMPLES.resolve("2023"), EXAMPLES.resolve("全市上报.xlsx"));
    DistrictMerge merge = assertSame(files(), all, Messages.CHINESE);
    String view = new String(merge.view(Messages.CHINESE), StandardCharsets.UTF_8);
    assertTrue(view.contains("\"total\""), view);
    assertTrue(view.contains("\"reported\""), view);
    assertTrue(view.contains("\"refusal\" : null"), view);
  }

  @Test
  void isThatOfTheCommandWithLastYearsMergedWorkbook() throws Exception {
    Path merged = temporary.resolve("上年汇总.xlsx");
    outcome(
        files(EXAMPLES.resolve("2023")),
        new Others(null, null, null),
        merged,
        Messages.CHINESE,
        2023);
    DistrictMerge merge = assertSame(files(), new Others(null, merged, null), Messages.ENGLISH);
    assertTrue(merge.result().lastYear().size() > 1);
  }

  @Test
  void aFileThatOthersShowToBeOfAnotherUnitIsCheckedAgain() throws Exception {
    Path previous = report("地方志办公室", CODE, YEAR - 1); // its name then
    List<Path> files = List.of(report("档案馆", CODE, YEAR), report("档案馆", "", YEAR));
    Others others = new Others(null, previous, null);
    DistrictMerge once = added(files, others, "");
    assertEquals(List.of(files.get(1).toString()), once.filesToAddAgain());
    assertThrows(IllegalStateException.class, () -> once.json(Messages.CHINESE));
    assertSame(files, others, Messages.CHINESE);
  }

  private Path report(String unit, String code, int year) throws Exception {
    Path data = temporary.resolve(unit + code + year + ".json");
    Files.writeString(
        data,
        Files.readString(Path.of("dist/examples/data/红旗区小店镇-2022.json"))
            .replace("\"红旗区小店镇\"", "\"" + unit + "\", \"unit.code\": \"" + code + "\"")
            .replace("2022", String.valueOf(year)));
    Path report = temporary.resolve(unit + code + year + ".xlsx");
    Editions editions = Editions.shipped(year);
    FormWriter.writeForm(Nianbao.data(editions, data).get(0), report);
    return report;
  }

  @Test
  void refusesWhatTheCommandRefuses() throws Exception {
    RefusedMergeException year =
        assertThrows(
            RefusedMergeException.class, () -> new DistrictMerge(DISTRICT, LEVEL, 1999, ""));
    assertEquals("没有适用于 1999 年度的表样。", Messages.CHINESE.format(year.reason()));
    RefusedMergeException level =
        assertThrows(RefusedMergeException.class, () -> new DistrictMerge(DISTRICT, "市", YEAR, ""));
    assertTrue(Messages.CHINESE.format(level.reason()).startsWith("行政层级不能是“市”"));
    DistrictMerge merge = new DistrictMerge(DISTRICT, LEVEL, YEAR, "");
    UnreadableFileException data =
        assertThrows(
            UnreadableFileException.class, () -> merge.setReported("上报.json", new byte[1]));
    assertTrue(Messages.CHINESE.format(data.reason()).contains("数据文件"));
    String view = new String(merge.view(Messages.CHINESE), StandardCharsets.UTF_8);
    assertTrue(view.contains("没有可以汇总的表，未生成汇总表"), view);
  }

  @Test
  void lastYearsUnreadableFilesAreNamed() throws Exception {
    DistrictMerge merge = new DistrictMerge(DISTRICT, LEVEL, YEAR, "");
    assertThrows(UnreadableFileException.class, () -> merge.addLastYear("坏.xlsx", new byte[] {1}));
    merge.addUnreadableLastYear("坏.xlsx");
    String view = new String(merge.view(Messages.CHINESE), StandardCharsets.UTF_8);
    assertTrue(view.contains("坏.xlsx"), view);
  }

  @Test
  void leavesReportsOfTheSecondFormOutWhereTheCommandDoes() throws Exception {
    List<Path> files = files();
    files.add(WebsiteReports.write(temporary, "沭水县人民政府", 7));
    DistrictMerge merge = assertSame(files, new Others(ROSTER, null, null), Messages.CHINESE);
    assertEquals("", merge.formOfMost());
  }

  @Test
  void mergesTheSecondFormIfNoFileIsOfTheUsualOne() throws Exception {
    List<Path> files =
        List.of(
            WebsiteReports.write(temporary, "沭水县人民政府", 7),
            WebsiteReports.write(temporary, "河西区人民政府", 8));
    DistrictMerge merge = assertSame(files, new Others(ROSTER, null, null), Messages.CHINESE);
    String view = new String(merge.view(Messages.CHINESE), StandardCharsets.UTF_8);
    assertTrue(view.contains("收到的都是《" + WebsiteReports.FORM + "》"), view);
  }

  private DistrictMerge assertSame(List<Path> files, Others others, Messages messages)
      throws Exception {
    Path output = temporary.resolve("汇总.xlsx");
    MergeTask.MergeOutcome outcome = outcome(files, others, output, messages);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    MergeJson.write(
        outcome.merged(),
        messages,
        expected,
        json ->
            JsonReport.writeTexts(
                json, "remarks", outcome.inputRemarks().stream().map(messages::format).toList()));

    DistrictMerge merge = merge(files, others, "");
    String form = merge.formOfMost();
    if (!form.isEmpty()) {
      merge = merge(files, others, form);
    }

    assertEquals(
        expected.toString(StandardCharsets.UTF_8),
        new String(merge.json(messages), StandardCharsets.UTF_8));
    assertNotNull(outcome.written());
    assertTrue(
        EngineInNodeTest.parts(Files.readAllBytes(output))
            .equals(EngineInNodeTest.parts(merge.workbook(messages, ZoneId.systemDefault()))));
    return merge;
  }

  private static DistrictMerge added(List<Path> files, Others others, String form)
      throws IOException {
    DistrictMerge merge = new DistrictMerge(DISTRICT, LEVEL, YEAR, form);
    if (others.roster() != null) {
      merge.setRoster(others.roster().toString(), Files.readAllBytes(others.roster()));
    }
    if (others.previous() != null) {
      for (Path file :
          Files.isDirectory(others.previous())
              ? files(others.previous())
              : List.of(others.previous())) {
        merge.addLastYear(file.toString(), Files.readAllBytes(file));
      }
    }
    if (others.reported() != null) {
      merge.setReported(others.reported().toString(), Files.readAllBytes(others.reported()));
    }
    for (Path file : files) {
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      merge.add(file.toString(), Files.readAllBytes(file), modified);
    }
    return merge;
  }

  private static DistrictMerge merge(List<Path> files, Others others, String form)
      throws IOException {
    DistrictMerge merge = added(files, others, form);
    for (String file : merge.filesToAddAgain()) {
      merge.addAgain(file, Files.readAllBytes(Path.of(file)));
    }
    return merge;
  }

  @Test
  void aFileThatThePageCouldNotReadIsLeftOutWithItsReason() throws IOException {
    DistrictMerge merge = new DistrictMerge(DISTRICT, LEVEL, YEAR, "");
    merge.addUnreadable("甲.xlsx", "读了 '120' 秒{0}", Instant.EPOCH);
    String json = new String(merge.json(Messages.CHINESE), StandardCharsets.UTF_8);
    assertTrue(json.contains("读了 '120' 秒{0}"), json);
    assertEquals(0, merge.workbook(Messages.CHINESE, ZoneId.of("Asia/Shanghai")).length);
  }

  private static MergeTask.MergeOutcome outcome(
      List<Path> files, Others others, Path output, Messages messages) throws Exception {
    return outcome(files, others, output, messages, YEAR);
  }

  private static MergeTask.MergeOutcome outcome(
      List<Path> files, Others others, Path output, Messages messages, int year) throws Exception {
    try (WorkerThreads workers = WorkerThreads.onePerProcessor()) {
      return new MergeTask(
              Editions.shipped(year),
              files,
              List.of(),
              DISTRICT,
              LEVEL,
              year,
              others.roster(),
              others.previous(),
              others.reported(),
              Destination.ofFile(output),
              OfficeSettings.NONE,
              false,
              messages)
          .run(workers);
    }
  }

  private List<Path> files() throws IOException {
    List<Path> files = files(EXAMPLES.resolve(String.valueOf(YEAR)));
    files.add(Files.writeString(temporary.resolve("坏.xlsx"), "none"));
    return files;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".xlsx"))
          .sorted()
          .collect(Collectors.toCollection(ArrayList::new));
    }
  }
}
