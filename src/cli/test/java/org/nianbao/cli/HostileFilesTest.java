package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.ZipParts;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.jxls.StalledWriter;

/** Files made to do harm, and accidents: a sentence for each, and the others go on. */
class HostileFilesTest {
  private static final Path GOOD = Path.of("dist/examples/单位/红旗区小店镇-2022.xlsx");
  private static final long LONGEST_SECONDS = 150;

  @TempDir Path folder;

  private final Console console = new Console();

  private int run(String... arguments) {
    return console.run(arguments);
  }

  private String said() {
    return console.said();
  }

  private static List<String> java(String main, String... arguments) {
    return Stream.concat(
            Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                main),
            Stream.of(arguments))
        .toList();
  }

  /** A workbook of one sheet that is so many times the same. */
  private Path repeated(String name, String before, String each, int times, String after)
      throws IOException {
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    Path file = folder.resolve("in").resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(Deflater.NO_COMPRESSION); // the ratio would be refused before anything else
      put(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns='"
              + main
              + "' xmlns:r='r'><sheets><sheet name='表' r:id='a'/></sheets></workbook>");
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id='a' Type='r/worksheet'"
              + " Target='sheet.xml'/></Relationships>");
      zip.putNextEntry(new ZipEntry("xl/sheet.xml"));
      zip.write(
          ("<worksheet xmlns='" + main + "'><sheetData>" + before)
              .getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < times; i++) {
        zip.write(each.replace("#", String.valueOf(i)).getBytes(StandardCharsets.UTF_8));
      }
      zip.write((after + "</sheetData></worksheet>").getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return file;
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  @Test
  void inAQuarterOfAGigabyteTheOthersGoOn() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    repeated("一.xlsx", "<row ", " a#='1'", 2_000_000, "/>");
    repeated("二.xlsx", "", "<row><c t='inlineStr'><is><t>3.其他#</t></is></c></row>", 900_000, "");
    repeated("三.xlsx", "", "<row><c><v>#.5</v></c><c><v>#</v></c></row>", 650_000, "");
    Path good = Files.copy(GOOD, folder.resolve("in/好.xlsx"));
    Path output = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                java("org.nianbao.cli.Main", "validate", folder.resolve("in").toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "takes too long");
    String said = Files.readString(output);
    assertEquals(2, process.exitValue(), said);
    assertTrue(said.contains("一.xlsx　无法读取：") && said.contains("好.xlsx　红旗区小店镇"), said);
    assertTrue(said.contains("共 4 个文件"), said);
    assertFalse(said.contains("Exception") || said.contains("Error"), said);
    assertArrayEquals(Files.readAllBytes(GOOD), Files.readAllBytes(good));
  }

  private Path edited(String sheet, int row, int column, String text) throws IOException {
    Path file = folder.resolve("表.xlsx");
    run("new", "-u", "甲镇", "-y", "2024", "-l", "乡镇街道", "-o", file.toString());
    Path edited = folder.resolve("改.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file));
        OutputStream to = Files.newOutputStream(edited)) {
      Cell cell = book.getSheet(sheet).getRow(row).getCell(column);
      cell.setBlank();
      cell.setCellValue(text);
      book.write(to);
    }
    return edited;
  }

  private void assertWritten(Path file) {
    int status = run("validate", file.toString(), "-o", folder.resolve("out").toString());
    assertEquals(1, status, this::said);
    assertFalse(said().contains("程序内部出错"), this::said);
  }

  @Test
  void asMuchTextAsACellHolds() throws IOException {
    assertWritten(edited("依申请公开", 4, 3, "约".repeat(32_767)));
    // a figure that is wrong, so that a return notice is written, too
    Path named = edited("依申请公开", 4, 3, "若干");
    ZipParts parts = ZipParts.of(Files.readAllBytes(named));
    Files.write(named, parts.xml(xml -> xml.replace("甲镇", "县".repeat(32_767))).pack());
    assertWritten(named);
    assertWritten(edited("总体情况", 2, 1, "收到政府信息公开申请3件" + "甲".repeat(32_700)));
  }

  @Test
  void aUnitsNameIsNeitherAFormulaNorAnExpressionNorAPath() throws IOException {
    for (String name :
        List.of("=1+2", "+1", "-1", "@SUM(A1)", "${1+2}", "$[1+2]", "../../甲", "甲\u202e乙")) {
      assertWritten(edited("封面", 2, 1, name));
    }
    try (Stream<Path> written = Files.list(folder.resolve("out"))) {
      List<Path> files = written.filter(Files::isRegularFile).toList();
      assertEquals(8, files.size());
      for (Path file : files) {
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
          Cell name = book.getSheet("封面").getRow(2).getCell(1);
          assertEquals(org.apache.poi.ss.usermodel.CellType.STRING, name.getCellType());
          assertFalse(name.getStringCellValue().equals("3"), file::toString);
        }
      }
    }
    assertFalse(Files.exists(folder.resolve("甲-2024.xlsx")));
  }

  @Test
  void dataFilesThatDemandTooMuch() throws IOException {
    Path data = folder.resolve("数据.json");
    Path to = folder.resolve("表.xlsx");
    for (String key : List.of("disclosure.fees.amount", "unit.name", "year")) {
      for (String number : List.of("1e999999999", "1e-999999999")) {
        Files.writeString(data, "{\"" + key + "\":" + number + "}");
        assertEquals(2, run("fill", data.toString(), "-o", to.toString()));
      }
    }
    Files.writeString(data, " ".repeat(9 << 20) + "{}");
    assertEquals(2, run("fill", data.toString(), "-o", to.toString()));
    assertTrue(said().contains("数据文件超过 8 MB"), this::said);
    assertFalse(said().contains("程序内部出错"), this::said);
    assertFalse(Files.exists(to));
  }

  @Test
  void halfACharacterInAUnitsName() throws IOException {
    Path file = edited("封面", 2, 1, "半个字符");
    ZipParts parts = ZipParts.of(Files.readAllBytes(file));
    Files.write(file, parts.xml(xml -> xml.replace("半个字符", "_xD83D_甲")).pack());
    assertWritten(file);
    assertTrue(Files.exists(folder.resolve("out/_甲-2024.xlsx")));
  }

  @Test
  void namesGiveNoOrdersToTheTerminal() throws IOException {
    Path odd = folder.resolve("甲\n乙\u001b[31m\u202e.xlsx");
    Files.writeString(odd, "无");
    assertEquals(2, run("validate", odd.toString()));
    assertTrue(said().contains("甲 乙\ufffd[31m\ufffd.xlsx　"), this::said);
  }

  @Test
  void linksInCirclesAndLinksToFolders() throws IOException {
    Path received = Files.createDirectory(folder.resolve("收到"));
    Files.copy(GOOD, received.resolve("好.xlsx"));
    try {
      Files.createSymbolicLink(received.resolve("圈"), received);
      Files.createSymbolicLink(folder.resolve("环.xlsx"), folder.resolve("环.xlsx"));
      Files.createSymbolicLink(folder.resolve("链"), received);
    } catch (IOException | UnsupportedOperationException e) {
      Assumptions.abort("no links here");
    }
    assertEquals(List.of(received.resolve("好.xlsx")), ReceivedFiles.find(List.of(received)));
    Path linked = folder.resolve("链");
    assertEquals(List.of(linked.resolve("好.xlsx")), ReceivedFiles.find(List.of(linked)));
    assertEquals(2, run("validate", folder.resolve("环.xlsx").toString(), GOOD.toString()));
    assertTrue(said().contains("这个链接没有指向可用的文件") && said().contains("通过"), this::said);
  }

  @Test
  void aFullDiskLeavesEverythingAsItWas() throws IOException {
    Path file = Files.writeString(folder.resolve("表.xlsx"), "旧");
    assertThrows(
        IOException.class,
        () ->
            AtomicFile.write(
                file,
                OutputKind.FILLED,
                to -> {
                  to.write(new byte[100_000]);
                  throw new IOException("No space left on device");
                }));
    assertEquals("旧", Files.readString(file));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(file), left.toList());
    }
  }

  @Test
  void aFileWhereAFolderShouldBe() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "旧");
    assertEquals(2, run("validate", GOOD.toString(), "-o", file.toString()));
    assertEquals("旧", Files.readString(file));
  }

  @Test
  void killedWhileWriting() throws Exception {
    Path file = folder.resolve("表.xlsx");
    Process process =
        new ProcessBuilder(java(StalledWriter.class.getName(), file.toString())).start();
    assertEquals('w', process.getInputStream().read());
    process.destroyForcibly().waitFor();
    assertFalse(Files.exists(file));
    assertEquals(List.of(), ReceivedFiles.find(List.of(folder)));
  }

  @Test
  void endedWhileWritingLeavesNothing() throws Exception {
    Path file = Files.writeString(folder.resolve("表.xlsx"), "旧");
    Process process =
        new ProcessBuilder(java(StalledWriter.class.getName(), file.toString())).start();
    Assumptions.assumeTrue(process.supportsNormalTermination(), "no way to ask it to end");
    assertEquals('w', process.getInputStream().read());
    process.destroy(); // SIGTERM, and like Ctrl-C
    assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS));
    assertEquals("旧", Files.readString(file));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(file), left.toList());
    }
  }

  /** The next run has no notice to write, and looks for them all the same. */
  @Test
  void aKilledRunLeavesNothingAmongTheNotices() throws IOException {
    Path notices = Files.createDirectories(folder.resolve("out/退回通知"));
    Path left = Files.writeString(notices.resolve(".nianbao-0123456789abcdef.tmp"), "半");
    Path beside = Files.writeString(folder.resolve("out/.nianbao-0123456789abcdef.1.tmp"), "半");
    assertEquals(0, run("validate", GOOD.toString(), "-o", folder.resolve("out").toString()));
    assertFalse(Files.exists(left) || Files.exists(beside));
  }

  @Test
  void whatIsWrongWithTheOptionsIsSaidInChinese() {
    assertEquals(2, run("validate", "--nonsense"));
    assertTrue(said().contains("--nonsense") && !said().contains("Unrecognized"), this::said);
  }
}
