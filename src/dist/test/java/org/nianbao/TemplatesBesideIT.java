package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unpacked program follows the templates in its folder. */
class TemplatesBesideIT {
  private static final Path EXAMPLES = Path.of("dist/examples").toAbsolutePath();
  private static final String UNIT = "宿迁市人民政府-2024";
  private static final String TEMPLATE = "zfxxgk-2021.xlsx";
  private static final String LABEL = "规章（试点）";

  /**
   * What a command did.
   *
   * @param said on either stream
   */
  private record Outcome(int status, String said) {}

  @TempDir Path folder;

  @BeforeEach
  void unpack() throws IOException {
    copy(Path.of("dist/lib"), "*.jar", folder.resolve("程序/lib"));
    copy(Path.of("templates"), "*", folder.resolve("程序/templates"));
  }

  @Test
  void theCommandsFollowAnEditedTemplate() throws Exception {
    edit();
    Outcome issued = run("new", "-u", "某镇", "-y", "2024", "-o", "blank.xlsx");
    assertEquals(0, issued.status(), issued::said);
    assertEquals(1, issued.said().split("本次使用了 templates 文件夹里的", -1).length - 1);
    try (XSSFWorkbook blank = open(folder.resolve("blank.xlsx"))) {
      assertEquals(LABEL, blank.getSheet("主动公开").getRow(3).getCell(0).getStringCellValue());
    }
    String wrong = EXAMPLES.resolve("单位/淮安市洪泽区人民政府-2023.xlsx").toString();
    Outcome validated = run("validate", wrong, "--format", "json");
    assertTrue(validated.said().contains("\"warnings\" : 2"), validated::said);
    assertTrue(validated.said().contains("\"remarks\""), validated::said);
    Outcome summed = run("validate", EXAMPLES.resolve("单位").toString(), "-o", "结果");
    assertEquals(1, summed.status(), summed::said);
    assertTrue(Files.exists(folder.resolve("结果/退回通知/淮安市洪泽区人民政府-2023.docx")));
    Outcome filled =
        run("fill", EXAMPLES.resolve("data/" + UNIT + ".json").toString(), "-o", "form.xlsx");
    assertFalse(filled.status() == 2, filled::said);
    Outcome published = run("publish", "form.xlsx", "-o", "report.html", "--force");
    assertFalse(published.status() == 2, published::said);
    assertTrue(Files.readString(folder.resolve("report.html")).contains(LABEL));
  }

  @Test
  void thePackagedOneServesForADeletedOne() throws Exception {
    Files.delete(template());
    Outcome issued = run("new", "-u", "某镇", "-y", "2024", "-o", "blank.xlsx");
    assertEquals(0, issued.status(), issued::said);
    assertTrue(issued.said().contains("没有 " + TEMPLATE), issued::said);
  }

  @Test
  void nothingIsWrittenByADamagedOne() throws Exception {
    Files.writeString(template(), "PK");
    String examples = EXAMPLES.resolve("单位").toString();
    for (List<String> words :
        List.of(
            List.of("new", "-u", "某镇", "-y", "2024", "-o", "o/blank.xlsx"),
            List.of("validate", examples, "-o", "o"),
            List.of("merge", examples, "-u", "某市", "-y", "2024", "-o", "o/m.xlsx"),
            List.of("publish", examples + "/" + UNIT + ".xlsx", "-o", "o/report.docx"))) {
      Outcome outcome = run(words.toArray(String[]::new));
      assertEquals(2, outcome.status(), outcome::said);
      assertTrue(outcome.said().contains(TEMPLATE + " 不能使用"), outcome::said);
      assertFalse(Files.exists(folder.resolve("o")), words::toString);
    }
    assertEquals(0, run("--version").status());
  }

  private Path template() {
    return folder.resolve("程序/templates").resolve(TEMPLATE);
  }

  /** Changes a label, and a rule from an error to a warning. */
  private void edit() throws IOException {
    try (XSSFWorkbook book = open(template())) {
      set(book.getSheet("主动公开").getRow(3).getCell(0), LABEL);
      for (Row row : book.getSheet("校验")) {
        if (row.getCell(0) != null
            && row.getCell(0).toString().equals("T4-TOTAL")
            && row.getCell(3).toString().startsWith("行政复议：")) {
          set(row.getCell(1), "警告");
        }
      }
      try (OutputStream out = Files.newOutputStream(template())) {
        book.write(out);
      }
    }
  }

  /** POI leaves the text of an inline string as it was, unless the cell is made blank. */
  private static void set(Cell cell, String text) {
    cell.setBlank();
    cell.setCellValue(text);
  }

  private static XSSFWorkbook open(Path file) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)));
  }

  private Outcome run(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder.resolve("程序/lib/nianbao-cli.jar").toString(),
                "org.nianbao.cli.Main"));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), said);
  }

  private static void copy(Path from, String names, Path to) throws IOException {
    Files.createDirectories(to);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from, names)) {
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
