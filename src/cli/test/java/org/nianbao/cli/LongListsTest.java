package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.ZipParts;

/** Of a long list a console shows the first fifty entries, and JSON all. */
class LongListsTest {
  private static final Path GOOD = Path.of("dist/examples/单位/红旗区小店镇-2022.xlsx");
  private static final String CITY = "dist/examples/示例市/2024";

  private final Console console = new Console();
  private @TempDir Path folder;

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private static long lines(String text, String beginning) {
    return text.lines().filter(line -> line.startsWith(beginning)).count();
  }

  /** Every number of the form is a word, so that each is a discrepancy of its own. */
  private Path wordsForNumbers() throws IOException {
    Path file = folder.resolve("字.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(GOOD));
        OutputStream to = Files.newOutputStream(file)) {
      for (Sheet sheet : List.of(book.getSheet("依申请公开"), book.getSheet("复议诉讼"))) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.NUMERIC) {
              cell.setCellValue("若干");
            }
          }
        }
      }
      book.write(to);
    }
    return file;
  }

  @Test
  void discrepanciesOfAFile() throws IOException {
    String file = wordsForNumbers().toString();
    assertEquals(ExitStatus.DISCREPANCIES, console.run("validate", file, "--format", "json"));
    int all = console.text().split("\"rule\"", -1).length - 1;
    assertTrue(all > 100, () -> "only " + all);
    assertEquals(ExitStatus.DISCREPANCIES, console.run("validate", file));
    String text = console.text();
    long shown = lines(text, "  错误　") + lines(text, "  警告　") + lines(text, "  提示　");
    assertEquals(50, shown, text);
    assertTrue(
        text.contains("  ……另有 " + (all - 50) + " 项没有列出，validate 命令加 -o 或 --format json"), text);
    assertEquals(
        ExitStatus.DISCREPANCIES, console.run("publish", file, "--force", "-o", at("报告.html")));
    assertTrue(console.text().matches("(?s).*报告里按原样写出：.* 等 \\d+ 个。.*"), console.text());
  }

  private Path roster(int units) throws IOException {
    String names =
        IntStream.range(0, units)
            .mapToObj(i -> String.format("第%03d镇\n", i))
            .collect(Collectors.joining());
    return Files.writeString(folder.resolve("名册.csv"), "单位名称\n" + names);
  }

  @Test
  void unitsThatAreMissingOrWithoutLastYear() throws IOException {
    String roster = roster(120).toString();
    console.run("merge", CITY, "-u", "示例市", "-y", "2024", "--roster", roster, "-o", at("果.xlsx"));
    assertEquals(50, lines(console.text(), "  未报　"), console.text());
    assertTrue(console.text().contains("  ……未报的另有 70 个，见汇总表的“报送情况”。"), console.text());
    assertEquals(
        ExitStatus.CLEAN,
        console.run(
            "new", "--roster", roster, "-y", "2024", "--previous", GOOD.toString(), "-o", at("表")));
    assertTrue(console.text().contains("第049镇 等 120 个"), console.text());
  }

  @Test
  void objectionsAndFilesOfLastYear() throws IOException {
    Path received = Files.createDirectory(folder.resolve("收到"));
    for (int i = 0; i < 62; i++) {
      Files.copy(GOOD, received.resolve(i + ".xlsx"));
      Files.writeString(received.resolve(i + ".docx"), "");
    }
    assertEquals(
        ExitStatus.FAILED,
        console.run(
            "merge",
            received.toString(),
            "-u",
            "红旗区",
            "-y",
            "2022",
            "--strict",
            "-o",
            at("果.xlsx")));
    assertTrue(console.errors().contains("有 61 处须先处理"), console.errors());
    assertEquals(50, lines(console.errors(), "  红旗区小店镇："), console.errors());
    assertTrue(console.errors().contains("  ……另有 11 项没有列出。"), console.errors());
    console.run("validate", GOOD.toString(), "--previous", received.toString());
    assertEquals(51, lines(console.errors(), "错误：上年文件"), console.errors());
    assertTrue(console.errors().contains("上年文件另有 12 个无法读取"), console.errors());
  }

  @Test
  void faultsOfATemplate() throws IOException {
    Path template = folder.resolve("模板.xlsx");
    ZipParts parts = ZipParts.of(Files.readAllBytes(Path.of("templates/zfxxgk-2021.xlsx")));
    Files.write(template, parts.xml(xml -> xml.replace("${requests.", "${Requests.")).pack());
    assertEquals(ExitStatus.DISCREPANCIES, console.run("template", template.toString()));
    assertEquals(52, console.text().lines().count(), console.text());
    assertTrue(console.text().contains("项没有列出。"), console.text());
  }

  private static final String BESIDE = "这次的结果另存为";

  private static long remarks(String text) {
    return text.lines().filter(line -> line.contains(BESIDE)).count();
  }

  @Test
  void outputsBesideTheirPlaces() throws IOException {
    for (int i = 0; i < 62; i++) {
      Files.writeString(folder.resolve(String.format("第%03d镇-2024.xlsx", i)), "别的文件");
    }
    String roster = roster(62).toString();
    assertEquals(
        ExitStatus.CLEAN,
        console.run("new", "--roster", roster, "-y", "2024", "-o", folder.toString()));
    assertEquals(50, remarks(console.text()), console.text());
    assertTrue(console.text().contains("另有 12 条同类说明未列出。"), console.text());
  }

  @Test
  void resultsBesideTheirPlaces() throws IOException {
    Path received = Files.createDirectory(folder.resolve("收到"));
    Path results = Files.createDirectory(folder.resolve("结果"));
    for (int i = 0; i < 52; i++) {
      Files.copy(GOOD, received.resolve(i + ".xlsx"));
      String number = i == 0 ? "" : "-" + (i + 1);
      Files.writeString(results.resolve("红旗区小店镇-2022" + number + ".xlsx"), "别的文件");
    }
    Files.writeString(results.resolve("校验汇总.xlsx"), "别的文件");
    console.run("validate", received.toString(), "-o", results.toString());
    assertEquals(51, remarks(console.text()), console.text()); // that of the summary is always said
    assertTrue(console.text().contains("另有 2 条同类说明未列出。"), console.text());
    console.run("validate", received.toString(), "-o", results.toString(), "--format", "json");
    assertEquals(53, remarks(console.text()), console.text());
  }
}
