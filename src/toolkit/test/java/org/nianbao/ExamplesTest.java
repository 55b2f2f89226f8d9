package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.form.Submission;
import org.nianbao.grid.Grid;
import org.nianbao.jxls.FormWriter;
import org.nianbao.reader.GridReader;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.workbook.FormWorkbook;

/**
 * The workbooks in dist/examples are forms of today. With {@code -Dnianbao.examples=write} they are
 * written again: from their data file, else with what they hold, wrong figures included.
 */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("dist/examples");
  private static final Path CITY = EXAMPLES.resolve("示例市/2024");

  /** A form that another program saved, with figures typed as text. */
  private static final Path SAVED_ELSEWHERE = CITY.resolve("示例市人力资源和社会保障局-2024.xlsx");

  /** A form that broke off while it was sent. */
  private static final Path CUT_OFF = CITY.resolve("泗南县人民政府年报.xlsx");

  private static final Path WHOLE = CITY.resolve("泗南县人民政府-2024.xlsx");
  private static final int CUT_OFF_BYTES = 9000;

  @TempDir Path folder;

  @BeforeAll
  static void writeIfAsked() throws IOException {
    if (System.getProperty("nianbao.examples", "").equals("write")) {
      for (Path example : forms()) {
        Files.write(example, writtenToday(example));
      }
      Files.write(CUT_OFF, Arrays.copyOf(Files.readAllBytes(WHOLE), CUT_OFF_BYTES));
    }
  }

  @Test
  void areWhatTheProgramWritesToday() throws Exception {
    for (Path example : forms()) {
      Path today = Files.write(folder.resolve("today.xlsx"), writtenToday(example));
      assertIterableEquals(contents(today), contents(example), example::toString);
      assertEquals(List.of(), PackageConsistency.faults(example), example::toString);
    }
  }

  @Test
  void haveNoTextsBesideTheNarrative() throws Exception {
    for (Path example : forms()) {
      Submission read = Nianbao.read(Template.current(), example);
      for (Field field : read.template().texts()) {
        boolean note = !read.template().narratives().contains(field);
        assertEquals("", note ? read.text(field.key()) : "", example + " " + field.key());
      }
    }
  }

  @Test
  void theFormThatBrokeOffBeginsLikeTheWholeOne() throws Exception {
    assertArrayEquals(
        Arrays.copyOf(Files.readAllBytes(WHOLE), CUT_OFF_BYTES), Files.readAllBytes(CUT_OFF));
  }

  private static byte[] writtenToday(Path example) throws IOException {
    Path data =
        EXAMPLES.resolve("data").resolve(example.getFileName().toString().replace("xlsx", "json"));
    Submission submission =
        Files.exists(data)
            ? Nianbao.data(Template.current(), data).get(0)
            : Nianbao.read(Template.current(), example);
    return FormWriter.workbook(new FormWorkbook(submission));
  }

  private static List<Path> forms() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files
          .filter(file -> file.toString().endsWith(".xlsx"))
          .filter(file -> !file.equals(SAVED_ELSEWHERE) && !file.equals(CUT_OFF))
          .sorted()
          .toList();
    }
  }

  private static List<Object> contents(Path workbook) throws IOException {
    List<Object> contents = new ArrayList<>();
    for (Grid sheet : GridReader.read(workbook)) {
      contents.add(sheet.name());
      contents.addAll(sheet.cells());
      contents.addAll(sheet.mergedRegions());
    }
    return contents;
  }
}
