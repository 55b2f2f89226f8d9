package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slips in what is typed, and what is said of them. */
class WrongUsageTest {
  private static final String CITY = "dist/examples/示例市/2024";

  private final Console console = new Console();
  @TempDir Path folder;

  @BeforeEach
  void roster() throws Exception {
    Files.writeString(folder.resolve("名册.csv"), "单位名称,行政层级\n甲镇,乡镇街道\n乙镇,乡镇\n");
    Files.writeString(folder.resolve("好.csv"), "单位名称\n甲镇\n乙镇\n");
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private void assertSays(String sentence, String... arguments) throws Exception {
    List<Path> before = files();
    assertEquals(ExitStatus.FAILED, console.run(arguments), String.join(" ", arguments));
    assertTrue(console.errors().contains(sentence), console.errors());
    assertEquals(before, files());
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void aFileIsNamedWhereSeveralAreWritten() throws Exception {
    String output = at("结果.xlsx");
    String sentence = output + " 像是一个文件的名字，而这里要写出多个文件，请用 -o 指定一个文件夹";
    assertSays(sentence, "new", "--roster", at("好.csv"), "-y", "2024", "-o", output);
    assertSays(sentence, "validate", CITY, "-o", output);
    assertSays(sentence, "import", CITY, "-o", output);
    assertSays(sentence, "draft", CITY, "-o", output);
  }

  @Test
  void aFolderMayBeNamedLikeAFile() throws Exception {
    Files.createDirectory(folder.resolve("结果.xlsx"));
    assertEquals(0, console.run("new", "--roster", at("好.csv"), "-y", "2024", "-o", at("结果.xlsx")));
    assertEquals(
        2,
        files().stream()
            .filter(file -> folder.resolve("结果.xlsx").equals(file.getParent()))
            .count());
  }

  @Test
  void aLevelOfTheRosterIsNone() throws Exception {
    assertSays(
        "名册中“乙镇”的行政层级不能是“乡镇”，应为其中之一：",
        "new",
        "--roster",
        at("名册.csv"),
        "-y",
        "2024",
        "-o",
        at("下发"));
  }

  @Test
  void nothingStandsBehindAnOption() throws Exception {
    assertSays("--year 后面没有写值", "validate", CITY, "-y");
  }
}
