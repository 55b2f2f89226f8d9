package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdsTrainingTest {
  @TempDir Path folder;

  @Test
  void everyTaskIsDone() {
    assertDoesNotThrow(() -> CdsTraining.main(new String[0]));
  }

  @Test
  void anArchiveThatIsReadOnlyIsForcedToTheDiskAndCanBeReplaced() throws IOException {
    Path archive = Files.writeString(folder.resolve("made.jsa"), "classes");
    assertTrue(archive.toFile().setReadOnly());

    CdsTraining.main(new String[] {archive.toString()});

    assertEquals("classes", Files.readString(archive));
    assertTrue(Files.isWritable(archive));
  }

  @Test
  void anArchiveThatWasNotMadeIsAFailure() {
    String none = folder.resolve("none.jsa").toString();
    assertThrows(NoSuchFileException.class, () -> CdsTraining.main(new String[] {none}));
  }
}
