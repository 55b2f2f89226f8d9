package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An output replaces only an output, and one that cannot be written does not stop the others. */
class OutputPlacesTest {
  private static final Path FORM = Path.of("dist/examples/单位/淮安市洪泽区人民政府-2023.xlsx");
  private static final String OUTPUT = "淮安市洪泽区人民政府-2023.xlsx";
  private static final String NOTICE = "淮安市洪泽区人民政府-2023.docx";
  private static final String SECOND_NOTICE = "淮安市洪泽区人民政府-2023-2.docx";
  private static final String BESIDE = "淮安市洪泽区人民政府-2023-2.xlsx";

  private final Console console = new Console();

  @TempDir Path folder;

  private Path received;
  private Path results;

  @BeforeEach
  void aReportIsReceived() throws IOException {
    received = Files.createDirectory(folder.resolve("收到"));
    results = folder.resolve("结果");
    Files.copy(FORM, received.resolve("甲.xlsx"));
  }

  private int validate(Path... files) {
    List<String> words = new ArrayList<>(List.of("validate"));
    Stream.of(files).map(Path::toString).forEach(words::add);
    words.addAll(List.of("-o", results.toString()));
    return console.run(words.toArray(new String[0]));
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The unit of a received form, as its cover has it. */
  private void rename(Path form, String unit) throws IOException {
    byte[] content = Files.readAllBytes(form);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(content));
        OutputStream out = Files.newOutputStream(form)) {
      book.getSheet("封面").getRow(2).getCell(1).setCellValue(unit);
      book.write(out);
    }
  }

  @Test
  void aReceivedFileOfTheOutputsNameStays() throws Exception {
    Path other = Files.writeString(received.resolve(OUTPUT), "别人报送的");
    results = received;
    assertEquals(1, validate(received.resolve("甲.xlsx")), console.said());
    assertEquals("别人报送的", Files.readString(other));
    assertEquals(Set.of("甲.xlsx", OUTPUT, BESIDE, "退回通知"), names(received));
    assertTrue(
        console.text().contains(other + " 不是本程序生成的，或者生成后有人改过，予以保留；这次的结果另存为 " + BESIDE),
        console.text());
  }

  @Test
  void whereItWritesToTheFolderItReadsItFindsTheSameFilesAgain() throws Exception {
    Files.copy(FORM, received.resolve(OUTPUT));
    results = received;
    validate(received);
    Set<String> once = names(received);
    byte[] form = Files.readAllBytes(FORM);
    for (int run = 0; run < 3; run++) {
      assertEquals(1, validate(received), console.said());
      assertEquals(once, names(received));
      Path[] all =
          names(received).stream()
              .map(received::resolve)
              .filter(Files::isRegularFile)
              .toArray(Path[]::new);
      assertEquals(1, validate(all), console.said());
      assertEquals(once, names(received));
    }
    assertArrayEquals(form, Files.readAllBytes(received.resolve(OUTPUT)));
  }

  /** The folder it reads and the one it writes to are one, though named as two. */
  @ParameterizedTest
  @ValueSource(strings = {"validate", "import", "draft", "merge"})
  void underAnotherNameItFindsTheSameFilesAgain(String command) throws Exception {
    Files.copy(FORM, received.resolve("乙.xlsx"));
    rename(received.resolve("乙.xlsx"), "乙镇");
    Path link = link("L", received);
    for (Path in : List.of(received, link)) {
      Path out = in.equals(link) ? received : link;
      List<String> words = new ArrayList<>(List.of(command, in.toString(), "-o", out.toString()));
      if (command.equals("merge")) {
        words.addAll(List.of("-u", "甲县", "-y", "2023"));
      }
      assertTrue(console.run(words.toArray(new String[0])) < 2, console.said());
      Set<String> once = names(received);
      for (int run = 0; run < 2; run++) {
        assertTrue(console.run(words.toArray(new String[0])) < 2, console.said());
        assertEquals(once, names(received));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"import", "draft"})
  void inAFolderBelowThatIsNamedByALinkNothingIsReceived(String command) throws Exception {
    results = link("L", received).resolve("整理");
    for (int run = 0; run < 3; run++) {
      assertEquals(
          1, console.run(command, received.toString(), "-o", results.toString()), console.said());
      assertEquals(Set.of(OUTPUT), names(results));
    }
  }

  @Test
  void aFolderIsKnownByANameThatLeadsThroughALinkToTheFolderAboveIt() throws Exception {
    results = link("s", folder).resolve("收到");
    validate(received);
    Set<String> once = names(received);
    assertEquals(1, validate(received.resolve("../s/收到")), console.said());
    assertEquals(1, validate(received), console.said());
    assertEquals(once, names(received));
  }

  private Path link(String name, Path to) throws IOException {
    try {
      return Files.createSymbolicLink(folder.resolve(name), to);
    } catch (IOException | UnsupportedOperationException e) {
      return Assumptions.abort("no links here");
    }
  }

  @Test
  void aResultIsReplacedUntilItIsSaved() throws Exception {
    validate(received);
    Path result = results.resolve(OUTPUT);
    validate(received);
    assertFalse(Files.exists(results.resolve(BESIDE)));
    rename(result, "有人改过");
    byte[] saved = Files.readAllBytes(result);
    validate(received);
    assertArrayEquals(saved, Files.readAllBytes(result));
    assertTrue(Files.exists(results.resolve(BESIDE)));
    assertEquals(Set.of(NOTICE), names(results.resolve("退回通知"))); // nobody touched that
  }

  /** A unit that has corrected its report must not get the notice of the round before. */
  @Test
  void aNoticeOfTheRoundBeforeGoesWhereverTheFormWent() throws Exception {
    validate(received);
    rename(results.resolve(OUTPUT), "有人改过"); // so that the next form goes beside it
    validate(received);
    Path notices = results.resolve("退回通知");
    assertEquals(Set.of(NOTICE), names(notices));
    Files.copy(
        Path.of("dist/examples/单位/红旗区小店镇-2022.xlsx"),
        received.resolve("甲.xlsx"),
        StandardCopyOption.REPLACE_EXISTING);
    rename(received.resolve("甲.xlsx"), "淮安市洪泽区人民政府");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(received.resolve("甲.xlsx")));
        OutputStream out = Files.newOutputStream(received.resolve("乙.xlsx"))) {
      book.getSheet("封面").getRow(4).getCell(1).setCellValue("县级政府");
      book.getSheet("封面").getRow(5).getCell(1).setCellValue(2023);
      book.write(out);
    }
    Files.delete(received.resolve("甲.xlsx"));
    validate(received);
    assertEquals(Set.of("以前各次"), names(notices), console.said());
    assertTrue(console.text().contains("以前发出的退回通知已经过时，留存了 1 份"), console.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"校验汇总", "年终总结", "退回通知"})
  void aUnitTakesNobodysPlace(String name) throws Exception {
    rename(received.resolve("甲.xlsx"), name);
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(received.resolve("甲.xlsx")));
        OutputStream out = Files.newOutputStream(received.resolve("乙.xlsx"))) {
      book.getSheet("封面")
          .getRow(5)
          .getCell(1)
          .setBlank(); // without a year its output is called as it is
      book.write(out);
    }
    Files.createDirectories(results);
    Path own = Files.writeString(results.resolve("年终总结.xlsx"), "总结");
    assertEquals(1, validate(received), console.said());
    assertEquals("总结", Files.readString(own));
    Set<String> written = names(results);
    assertTrue(written.contains("校验汇总.xlsx"), written::toString);
    boolean taken = !name.equals("退回通知");
    assertTrue(written.contains(taken ? name + "-2.xlsx" : name + ".xlsx"), written::toString);
    assertEquals(1, validate(received), console.said());
    assertEquals(written, names(results));
  }

  @Test
  void everyCommandGoesBesideWhatIsThere() throws Exception {
    Path data = Path.of("dist/examples/data/宿迁市人民政府-2024.json");
    Path form = Path.of("dist/examples/单位/宿迁市人民政府-2024.xlsx");
    for (List<String> command :
        List.of(
            List.of("new", "-u", "甲镇", "-y", "2024"),
            List.of("fill", data.toString()),
            List.of("import", form.toString()),
            List.of("draft", form.toString()),
            List.of("merge", form.toString(), "-u", "甲县", "-y", "2024"),
            List.of("publish", form.toString(), "--force"))) {
      String name = command.get(0) + (command.get(0).equals("publish") ? ".docx" : ".xlsx");
      Path there = Files.writeString(folder.resolve(name), "别的文件");
      List<String> words = new ArrayList<>(command);
      words.addAll(List.of("-o", there.toString()));
      int status = console.run(words.toArray(new String[0]));
      assertTrue(status < 2, console.said());
      assertEquals("别的文件", Files.readString(there), name);
      Path beside = folder.resolve(name.replace(".", "-2."));
      assertTrue(Files.exists(beside), name);
      assertTrue(console.text().contains("予以保留；这次的结果另存为 " + beside.getFileName()), console.text());
      status = console.run(words.toArray(new String[0]));
      assertTrue(status < 2, console.said());
      assertFalse(Files.exists(folder.resolve(name.replace(".", "-3."))), name);
    }
  }

  @Test
  void whatIsMergedTwiceBesideAnotherFileIsNoPart() throws Exception {
    Files.writeString(received.resolve("甲县-2023.xlsx"), "别的文件");
    String[] words = {
      "merge", received.toString(), "-u", "甲县", "-y", "2023", "-o", received.toString()
    };
    for (int run = 0; run < 3; run++) {
      console.run(words);
      assertTrue(console.text().contains("没有名册，收到 1 个单位；另有无法读取 1 个文件。"), console.text());
      assertEquals(Set.of("甲.xlsx", "甲县-2023.xlsx", "甲县-2023-2.xlsx"), names(received));
    }
  }

  @Test
  void anOutputThatCannotBeWrittenDoesNotStopTheOthers() throws Exception {
    Path second = Files.copy(FORM, received.resolve("乙.xlsx"));
    rename(second, "乙镇");
    Files.createDirectories(results.resolve(OUTPUT).resolve("里面"));
    assertEquals(2, validate(received), console.said());
    assertTrue(console.errors().contains(results.resolve(OUTPUT) + "：这里是一个文件夹"), console.errors());
    assertTrue(Files.exists(results.resolve("乙镇-2023.xlsx")));
    assertTrue(Files.exists(results.resolve("退回通知").resolve(NOTICE)));
    assertTrue(Files.exists(results.resolve("校验汇总.xlsx")));
    assertEquals(1, console.run("validate", second.toString(), "-o", results.toString()));
  }

  @Test
  void aFileInThePlaceOfTheNoticesDoesNotStopTheRest() throws Exception {
    Files.createDirectories(results);
    Files.writeString(results.resolve("退回通知"), "不是文件夹");
    Files.createDirectories(results.resolve("校验汇总.xlsx"));
    assertEquals(2, validate(received), console.said());
    assertTrue(console.errors().contains("退回通知 是一个文件，无法建立同名文件夹"), console.errors());
    assertTrue(console.errors().contains("校验汇总.xlsx：这里是一个文件夹"), console.errors());
    results = received.resolve("json");
    Files.createDirectories(results.resolve(OUTPUT));
    console.run("validate", received.toString(), "-o", results.toString(), "--format", "json");
    assertTrue(console.text().contains("\"notWritten\""), console.text());
    assertTrue(Files.exists(results.resolve(OUTPUT)));
    assertFalse(console.said().contains("Exception"), console.said());
  }

  @Test
  void aDataFileThatCannotBeReadDoesNotStopTheOthers() throws Exception {
    Path bad = Files.writeString(folder.resolve("0.json"), "[[[[");
    int status =
        console.run(
            "fill",
            bad.toString(),
            "dist/examples/data/宿迁市人民政府-2024.json",
            folder.resolve("没有.json").toString(),
            "dist/examples/data/红旗区小店镇-2022.json",
            "-o",
            results.toString());
    assertEquals(2, status, console.said());
    assertEquals(2, names(results).size());
    assertTrue(console.errors().contains("0.json"), console.errors());
    assertTrue(console.errors().contains("没有.json"), console.errors());
  }

  /** Its unit still has errors: it is not said that it has none. */
  @Test
  void aChangedNoticeOfAUnitWithErrorsIsNotCalledOutdated() throws Exception {
    validate(received);
    Path notice = results.resolve("退回通知").resolve(NOTICE);
    Files.write(notice, new byte[] {1}, StandardOpenOption.APPEND);
    validate(received);
    assertTrue(console.text().contains(notice + " 不是本程序生成的，或者生成后有人改过"), console.text());
    assertFalse(console.text().contains("单位已没有错误"), console.text());
    assertEquals(Set.of(NOTICE, SECOND_NOTICE), names(results.resolve("退回通知")));
  }

  /** Two units of one name: that the first has answered says nothing of the second. */
  @Test
  void theNoticeOfANamesakeStays() throws Exception {
    Files.copy(FORM, received.resolve("乙.xlsx"));
    validate(received);
    Set<String> all = Set.of(NOTICE, SECOND_NOTICE, "全部退回通知.docx");
    assertEquals(all, names(results.resolve("退回通知")));
    validate(received.resolve("乙.xlsx"));
    assertEquals(Set.of(NOTICE, SECOND_NOTICE), names(results.resolve("退回通知")));
  }

  @Test
  void aFormThatCannotBeIssuedDoesNotStopTheOthers() throws Exception {
    Path roster = Files.writeString(folder.resolve("名册.csv"), "单位名称\n甲镇\n乙镇\n丙镇\n");
    Files.createDirectories(results.resolve("乙镇-2024.xlsx"));
    int status =
        console.run("new", "--roster", roster.toString(), "-y", "2024", "-o", results.toString());
    assertEquals(2, status, console.said());
    assertTrue(console.text().contains("已为 2 个单位生成表格"), console.text());
    assertTrue(console.errors().contains("乙镇-2024.xlsx"), console.errors());
    assertTrue(Files.isRegularFile(results.resolve("丙镇-2024.xlsx")));
  }
}
