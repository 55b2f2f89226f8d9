package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparing two reports, as an office calls it. */
class CompareCommandTest {
  private static final String FIRST = "dist/examples/示例市/2023/泗南县人民政府-2023.xlsx";
  private static final String SECOND = "dist/examples/示例市/2024/泗南县人民政府-2024.xlsx";

  private final Console console = new Console();

  @TempDir Path folder;

  @Test
  void listsOnlyWhatDiffersUnlessAllIsAskedFor() {
    assertEquals(1, console.run("compare", FIRST, SECOND));
    assertTrue(console.text().contains("差额"), console.text());
    assertFalse(console.text().contains("都是"), console.text());
    assertEquals(1, console.run("compare", FIRST, SECOND, "--all"));
    assertTrue(console.text().contains("都是"), console.text());
  }

  @Test
  void aReportEqualsItself() {
    assertEquals(0, console.run("compare", FIRST, FIRST));
    assertTrue(console.text().contains("数字和文字都相同。"), console.text());
  }

  @Test
  void saysThatAFormIsBlank() {
    String blank = folder.resolve("空表.xlsx").toString();
    assertEquals(0, console.run("new", "-o", blank, "--year", "2024", "-u", "甲镇"));
    assertEquals(1, console.run("compare", blank, SECOND));
    assertTrue(console.text().contains("2024 年度　空表，没有填报数字"), console.text());
    assertEquals(1, console.text().split("空表，没有填报数字", -1).length - 1, console.text());
  }

  @Test
  void saysThatTheReportsAreOfDifferentEditions() {
    String old = folder.resolve("旧表.xlsx").toString();
    assertEquals(0, console.run("new", "-o", old, "--year", "2020", "-u", "甲镇"));
    assertEquals(1, console.run("compare", old, SECOND));
    assertTrue(console.text().contains("甲为 2019 版格式，乙为 2021 版格式"), console.text());
  }

  @Test
  void writesAWorkbookOrAPageAndReplacesItsOwn() throws IOException {
    for (String name : new String[] {"对照.xlsx", "对照.html"}) {
      Path output = folder.resolve(name);
      assertEquals(1, console.run("compare", FIRST, SECOND, "-o", output.toString()));
      assertEquals(1, console.run("compare", FIRST, SECOND, "-o", output.toString()));
      assertTrue(Files.size(output) > 0);
    }
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void refusesOtherFormatsAndItsInputs() throws IOException {
    Path other = folder.resolve("对照.docx");
    assertEquals(2, console.run("compare", FIRST, SECOND, "-o", other.toString()));
    assertTrue(console.errors().contains(".xlsx 或 .html"), console.errors());
    Path copy = Files.copy(Path.of(FIRST), folder.resolve("表.xlsx"));
    byte[] before = Files.readAllBytes(copy);
    assertEquals(2, console.run("compare", copy.toString(), SECOND, "-o", copy.toString()));
    assertEquals(-1, java.util.Arrays.mismatch(before, Files.readAllBytes(copy)));
  }
}
