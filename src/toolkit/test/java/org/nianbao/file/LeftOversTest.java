package org.nianbao.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.jxls.StalledWriter;

/** What a killed run has left is removed by the next; what a run is writing is not. */
class LeftOversTest {
  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  /** A run that is in the midst of writing a file. */
  private Process writing(Path file) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                StalledWriter.class.getName(),
                file.toString())
            .start();
    started.add(process);
    assertEquals('w', process.getInputStream().read());
    return process;
  }

  private List<Path> temporaries() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(".nianbao-")).toList();
    }
  }

  private void write(String name) throws IOException {
    AtomicFile.write(
        folder.resolve(name),
        OutputKind.FILLED,
        out -> out.write(name.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void ofAKilledRunNothingIsLeftAndOfALivingOneAllIs() throws Exception {
    Process killed = writing(folder.resolve("a.xlsx"));
    List<Path> left = temporaries();
    assertFalse(left.isEmpty());
    killed.destroyForcibly().waitFor();
    writing(folder.resolve("b.xlsx"));
    List<Path> living = temporaries();
    assertFalse(living.isEmpty());
    assertTrue(
        living.stream().noneMatch(left::contains), "the second run has removed what was left");
    write("c.xlsx");
    assertEquals(living, temporaries());
  }

  @Test
  void whatWasLeftByAnotherVersionIsRemoved() throws Exception {
    Files.writeString(folder.resolve(".nianbao-9c4b2f0e-7b0e-4a55-9b7e-0d6f3a1c2b11.tmp"), "half");
    write("a.xlsx");
    assertEquals(List.of(), temporaries());
  }

  @Test
  void whatHasNoNameOfTheProgramsStays() throws Exception {
    List<String> names =
        List.of(
            ".nianbao-.tmp",
            ".nianbao-0123456789abcdef.0.tmp",
            ".nianbao-0123456789abcdef.1.2.tmp",
            ".nianbao-0123456789abcdef.tmp.tmp",
            ".nianbao-1.2.3.tmp",
            ".nianbao-2024.backup.tmp",
            ".nianbao-2024.tmp",
            ".nianbao-report.tmp");
    for (String name : names) {
      Files.writeString(folder.resolve(name), "own");
    }
    Files.writeString(folder.resolve(".nianbao-0123456789abcdef.tmp"), "");
    Files.writeString(folder.resolve(".nianbao-0123456789abcdef.12.tmp"), "half");
    write("a.xlsx");
    assertEquals(
        names, temporaries().stream().map(Path::getFileName).map(Path::toString).sorted().toList());
  }

  @Test
  void whatIsNoFileStays() throws Exception {
    Files.createDirectory(folder.resolve(".nianbao-0123456789abcdef.tmp"));
    try {
      Path pipe = folder.resolve(".nianbao-fedcba9876543210.1.tmp");
      Assumptions.assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    } catch (IOException e) {
      Assumptions.abort("no pipes here");
    }
    write("a.xlsx");
    assertEquals(2, temporaries().size());
  }

  @Test
  void filesThatAreWrittenAtOnceKeepTheirs() throws Exception {
    AtomicFile.write(
        folder.resolve("a.xlsx"),
        OutputKind.FILLED,
        out -> {
          out.write('a');
          List<Path> outer = temporaries();
          write("b.xlsx");
          AtomicFile.removeLeftOvers(folder.resolve(".")); // the same under another name
          Process other = writing(folder.resolve("c.xlsx")); // sees that the lock is held
          other.destroy();
          other.onExit().join();
          assertTrue(temporaries().containsAll(outer));
        });
    assertTrue(Files.readString(folder.resolve("a.xlsx")).startsWith("a"));
    assertTrue(Files.readString(folder.resolve("b.xlsx")).startsWith("b.xlsx"));
  }
}
