package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.form.Submission;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.template.Editions;

/** Pictures, for which blank forms are written. */
class TypeInTest {
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0};

  private final Console console = new Console();

  @TempDir Path folder;

  @Test
  void unitAndYearAreThoseInTheNameOfTheFile() throws IOException {
    Path form = folder.resolve("表.xlsx");
    run("小店镇2024年政府信息公开年报（扫描件）.jpg", "--type-in", "-o", form.toString());
    assertTrue(console.text().contains("小店镇，2024 年度"), console.said());
    Submission blank = SubmissionFile.read(Editions.shipped(), form);
    assertEquals("小店镇", blank.unit());
    assertEquals("2024", blank.text("year"));
  }

  @Test
  void unitLevelAndYearAreGiven() throws IOException {
    Path form = folder.resolve("表.xlsx");
    String output = form.toString();
    run("1.jpg", "--type-in", "-u", "城关镇", "-l", "乡镇街道", "-y", "2020", "-o", output);
    assertEquals("城关镇", SubmissionFile.read(Editions.shipped(), form).unit());
    run("IMG_0001.jpg", "--type-in", "-u", "城关镇", "-o", output + "x");
    assertTrue(console.said().contains("-y"), console.said());
  }

  @Test
  void nothingIsWrittenWithoutAWord() throws IOException {
    Path form = folder.resolve("表.xlsx");
    run("小店镇2024.jpg", "-o", form.toString());
    assertFalse(Files.exists(form));
    assertTrue(console.said().contains("这是图片"), console.said());
  }

  private void run(String name, String... options) throws IOException {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "import";
    arguments[1] = Files.write(folder.resolve(name), JPEG).toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    console.run(arguments);
  }
}
