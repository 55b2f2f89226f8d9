package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.nianbao.format.FormatReader;
import org.nianbao.locate.SubmissionReader;
import org.nianbao.template.Editions;

/** A workbook with a damaged byte, wherever it is. */
class DamagedArchiveTest {
  private static final Path EXAMPLE = Path.of("dist/examples/单位/淮安市洪泽区人民政府-2023.xlsx");
  private static final int STEP = 397;

  @Test
  void isNotCalledAFaultOfTheDisk() throws IOException {
    byte[] content = Files.readAllBytes(EXAMPLE);
    for (int at = STEP; at < content.length; at += STEP) {
      byte[] damaged = content.clone();
      damaged[at] ^= 0x55;
      try {
        SubmissionReader.read(
            Editions.shipped(),
            "甲镇.xlsx",
            known ->
                OpenXmlReader.withFileName(
                    "甲镇.xlsx",
                    () -> FormatReader.read(damaged, new Budget(Limits.DEFAULT), known)));
      } catch (UnreadableFileException e) {
        assertNotEquals("grid.broken-off", e.reason().key(), "byte " + at);
      }
    }
  }
}
