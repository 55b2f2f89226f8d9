package org.nianbao.file;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.grid.UnreadableFileException;

/** Names of outputs, and the inputs they must not take. */
class OutputNamesTest {
  @TempDir Path folder;

  @Test
  void eachNameOnce() {
    OutputNames names = new OutputNames(Path.of("out"));
    List<String> given =
        List.of("甲", "甲-2024", "甲", "a", "A", "甲-2024", "甲", "A").stream()
            .map(unit -> names.next(unit, unit.endsWith("2024") ? 2 : 2024).getFileName().toString())
            .toList();
    assertEquals(
        List.of(
            "甲-2024.xlsx", "甲-2024-2.xlsx", "甲-2024-3.xlsx", "a-2024.xlsx", "A-2024-2.xlsx",
            "甲-2024-2-2.xlsx", "甲-2024-4.xlsx", "A-2024-3.xlsx"),
        given);
  }

  @Test
  void noInputIsReplacedUnderWhateverName() throws Exception {
    Path input = Files.writeString(folder.resolve("甲.xlsx"), "旧");
    Inputs inputs = new Inputs(List.of(folder.resolve("没有.xlsx"), input));
    assertDoesNotThrow(() -> inputs.requireNotAmong(folder.resolve("新.xlsx")));
    Path roundabout = folder.resolve("a").resolve("..").resolve("甲.xlsx");
    Files.createDirectory(folder.resolve("a"));
    assertThrows(UnreadableFileException.class, () -> inputs.requireNotAmong(roundabout));
    Path other = Files.writeString(folder.resolve("乙.xlsx"), "旧");
    assertDoesNotThrow(() -> inputs.requireNotAmong(other));
  }
}
