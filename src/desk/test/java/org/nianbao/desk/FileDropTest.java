package org.nianbao.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.datatransfer.StringSelection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files come as text, too, in the ways of several systems. */
class FileDropTest {
  @TempDir Path folder;
  private Path file;
  private final List<Path> taken = new ArrayList<>();
  private final FileDrop drop = new FileDrop(taken::addAll);

  @BeforeEach
  void make() throws Exception {
    file = Files.createFile(folder.resolve("小店镇 年报.xlsx"));
  }

  @Test
  void asAddressesOfAFileManager() {
    assertTrue(drop.importFiles(new StringSelection("copy\r\n" + file.toUri() + "\r\n")));
    assertEquals(List.of(file), taken);
  }

  @Test
  void asPathsInQuotes() {
    assertTrue(drop.importFiles(new StringSelection("\"" + file + "\"\n" + folder)));
    assertEquals(List.of(file, folder), taken);
  }

  @Test
  void otherTextIsNoFile() {
    assertFalse(drop.importFiles(new StringSelection("小店镇 年报.xlsx")));
    assertFalse(drop.importFiles(new StringSelection(folder.resolve("没有.xlsx").toString())));
    assertFalse(drop.importFiles(new StringSelection("")));
    assertEquals(List.of(), taken);
  }
}
