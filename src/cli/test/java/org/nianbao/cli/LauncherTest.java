package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher for sh, with a script in the place of Java. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String ARCHIVE = "nianbao-17.0.9.jsa";
  private static final String CONTENT = "classes of some length\n".repeat(500);
  private static final String BOOT_ID = "/proc/sys/kernel/random/boot_id";
  private static final long MAX_SECONDS = 60;

  /**
   * Crashes on an archive that is not whole, as Java does on some; says what it was started with.
   */
  private static final String JAVA =
      """
      #!/bin/sh
      for argument; do
          case $argument in
              -XX:ArchiveClassesAtExit=*)
                  echo made >>"$TRACE"
                  [ -z "$NO_ARCHIVE" ] || exit 1
                  cat "$CONTENT" >"${argument#*=}"; exit ;;
              -XX:SharedArchiveFile=*) archive=${argument#*=} ;;
              -XX:OnError=*) on_error=${argument#*=} ;;
              org.nianbao.cli.CdsTraining)
                  [ -z "$REMOVE_ARCHIVE" ] || rm -f "$archive"
                  exit ;;
          esac
      done
      if [ -n "$archive" ] && ! cmp -s "$archive" "$CONTENT"; then
          sh -c "$on_error"
          exit 134
      fi
      echo "started by java${archive:+ with an archive}"
      exit 1
      """;

  /** Counts its runs, and does what the system's does. */
  private static final String CKSUM =
      """
      #!/bin/sh
      echo run >>"$TRACE.cksum"
      PATH=${PATH#*:}
      exec cksum "$@"
      """;

  /** Takes only the options of BSD, and tells each file's size and always the same times. */
  private static final String BSD_STAT =
      """
      #!/bin/sh
      [ "$1 $2 $3" = '-f %z %Fm %Fc --' ] || exit 1
      shift 3
      for file; do
          echo "$(($(wc -c <"$file"))) 1700000000.123456789 1700000000.123456789"
      done
      """;

  private static final String NO_STAT = "#!/bin/sh\nexit 1\n";

  @TempDir Path folder;

  private Path home;
  private Path tools;
  private Path boot;
  private Path archive;
  private Path trace;

  private record Ended(int status, String text) {}

  @BeforeEach
  void unpack() throws IOException {
    home = folder.resolve("年报 & 100%");
    archive = home.resolve("lib").resolve(ARCHIVE);
    trace = folder.resolve("trace");
    tools = folder.resolve("tools");
    boot = folder.resolve("boot_id");
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    String launcher = Files.readString(Path.of("dist/bin/nianbao"));
    assertTrue(launcher.contains(BOOT_ID));
    Files.writeString(home.resolve("bin/nianbao"), launcher.replace(BOOT_ID, "\"$BOOT_ID\""));
    Files.writeString(boot, "a-boot\n");
    writeProgram(tools.resolve("cksum"), CKSUM);
    Files.writeString(home.resolve("lib/nianbao-cli.jar"), "a jar");
    Files.writeString(folder.resolve("content"), CONTENT);
    install(home.resolve("jre"), JAVA);
  }

  private static void install(Path java, String script) throws IOException {
    writeProgram(java.resolve("bin/java"), script);
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
  }

  private static void writeProgram(Path program, String script) throws IOException {
    Files.createDirectories(program.getParent());
    Files.writeString(program, script);
    assertTrue(program.toFile().setExecutable(true));
  }

  private Process begin(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", home.resolve("bin/nianbao").toString(), "validate");
    builder.environment().remove("JAVA_HOME");
    builder.environment().remove("NIANBAO_OPTS");
    builder.environment().merge("PATH", tools + ":", (path, first) -> first + path);
    builder.environment().put("BOOT_ID", boot.toString());
    builder.environment().put("TRACE", trace.toString());
    builder.environment().put("CONTENT", folder.resolve("content").toString());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder.environment().putAll(environment);
    return builder.redirectError(folder.resolve("errors").toFile()).start();
  }

  private static Ended end(Process process) throws IOException, InterruptedException {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(MAX_SECONDS, TimeUnit.SECONDS));
    return new Ended(process.exitValue(), text.strip());
  }

  private Ended start() throws IOException, InterruptedException {
    return end(begin(Map.of()));
  }

  private void assertStartsWithAnArchive() throws IOException, InterruptedException {
    assertEquals(new Ended(1, "started by java with an archive"), start());
  }

  /** How many archives were made. */
  private long made() throws IOException {
    return Files.exists(trace) ? Files.readAllLines(trace).size() : 0;
  }

  /** How many checksums were worked out. */
  private long checksums() throws IOException {
    return Files.readAllLines(trace.resolveSibling("trace.cksum")).size();
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("lib"))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /** What makes an archive useless. */
  private interface Damage {
    void to(Path archive) throws IOException;
  }

  private static Damage bytes(int at) {
    return archive -> {
      byte[] content = Files.readAllBytes(archive);
      content[at]++;
      Files.write(archive, content);
    };
  }

  private static Damage cut(int length) {
    return archive -> Files.writeString(archive, CONTENT.substring(0, length));
  }

  @Test
  void theArchiveIsMadeOnce() throws Exception {
    assertStartsWithAnArchive();
    assertStartsWithAnArchive();
    assertEquals(1, made());
    assertEquals(List.of(ARCHIVE, ARCHIVE + ".txt", "nianbao-cli.jar"), kept());
  }

  @Test
  void aDamagedArchiveIsMadeAnew() throws Exception {
    assertStartsWithAnArchive();
    List<Damage> damages =
        List.of(
            cut(CONTENT.length() / 6),
            cut(0),
            bytes(0),
            bytes(CONTENT.length() / 2),
            bytes(CONTENT.length() - 1),
            Files::delete,
            archive -> Files.writeString(archive, "made by another Java"));
    for (Damage damage : damages) {
      long before = made();
      damage.to(archive);
      assertStartsWithAnArchive();
      assertEquals(before + 1, made(), "not made anew after damage " + damages.indexOf(damage));
    }
    assertEquals(List.of(ARCHIVE, ARCHIVE + ".txt", "nianbao-cli.jar"), kept());
  }

  /** A power cut may leave bytes unwritten without a change of size or times. */
  @Test
  void damageThatKeepsSizeAndTimesIsFoundAfterTheNextBoot() throws Exception {
    writeProgram(tools.resolve("stat"), BSD_STAT);
    assertStartsWithAnArchive();
    bytes(CONTENT.length() / 2).to(archive);
    Files.writeString(boot, "the-next-boot\n");

    assertStartsWithAnArchive();
    assertEquals(2, made());
  }

  @Test
  void anArchiveThatIsWholeIsUsedAfterTheNextBootAndAfterBeingTouched() throws Exception {
    assertStartsWithAnArchive();
    Files.setLastModifiedTime(archive, FileTime.fromMillis(0));
    assertStartsWithAnArchive();
    assertEquals(1, made());
  }

  /** What no check saw costs one start. */
  @Test
  void anArchiveThatJavaCrashesOnIsMadeAnewByTheNextStart() throws Exception {
    writeProgram(tools.resolve("stat"), BSD_STAT);
    assertStartsWithAnArchive();
    bytes(CONTENT.length() / 2).to(archive);
    assertEquals(134, start().status());
    assertStartsWithAnArchive();
    assertEquals(2, made());
  }

  @Test
  void theChecksumIsWorkedOutOnceWhileNothingChanges() throws Exception {
    assertStartsWithAnArchive();
    assertStartsWithAnArchive();
    assertEquals(1, checksums());
  }

  @Test
  void theStatOfBsdIsUnderstoodAndNoBootIsNeeded() throws Exception {
    writeProgram(tools.resolve("stat"), BSD_STAT);
    Files.delete(boot);
    assertStartsWithAnArchive();
    assertStartsWithAnArchive();
    assertEquals(1, made());
    assertEquals(1, checksums());

    cut(CONTENT.length() / 6).to(archive);
    assertStartsWithAnArchive();
    Files.writeString(home.resolve("lib/nianbao-cli.jar"), "another jar");
    assertStartsWithAnArchive();
    assertEquals(3, made());
  }

  @Test
  void withoutStatTheArchiveIsMadeOnceAndComparedAtEveryStart() throws Exception {
    writeProgram(tools.resolve("stat"), NO_STAT);
    assertStartsWithAnArchive();
    assertStartsWithAnArchive();
    assertEquals(1, made());
    assertEquals(2, checksums());

    bytes(CONTENT.length() / 2).to(archive);
    assertStartsWithAnArchive();
    assertEquals(2, made());
  }

  @Test
  void anUnreadableArchiveIsMadeAnew() throws Exception {
    assertStartsWithAnArchive();
    assertTrue(archive.toFile().setReadable(false));
    Assumptions.assumeFalse(Files.isReadable(archive), "root reads everything");
    assertStartsWithAnArchive();
    assertEquals(2, made());
  }

  @Test
  void aFolderInTheArchivesPlaceIsLeftAlone() throws Exception {
    Files.createDirectory(archive);
    assertEquals(new Ended(1, "started by java"), start());
    assertEquals(List.of(ARCHIVE, "nianbao-cli.jar"), kept());
    try (Stream<Path> inside = Files.list(archive)) {
      assertEquals(0, inside.count());
    }
  }

  @Test
  void whatAKilledStartLeftGoesWhenTheArchiveIsMadeAnew() throws Exception {
    Files.writeString(archive.resolveSibling(ARCHIVE + ".99999999"), "half an arch");
    Files.writeString(archive.resolveSibling(ARCHIVE + ".txt.99999999"), "half a reco");
    assertStartsWithAnArchive();
    assertEquals(List.of(ARCHIVE, ARCHIVE + ".txt", "nianbao-cli.jar"), kept());
  }

  @Test
  void aDamagedRecordIsWrittenAnew() throws Exception {
    assertStartsWithAnArchive();
    Files.writeString(archive.resolveSibling(ARCHIVE + ".txt"), "");
    assertStartsWithAnArchive();
    assertStartsWithAnArchive();
    assertEquals(2, made());
  }

  @Test
  void anotherJarOrAnotherPlaceNeedsAnotherArchive() throws Exception {
    assertStartsWithAnArchive();
    Path jar = home.resolve("lib/nianbao-cli.jar");
    Files.writeString(jar, "an older jar, as a zip unpacks it");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    assertStartsWithAnArchive();
    assertEquals(2, made());

    Path moved = folder.resolve("moved");
    Files.move(home, moved);
    home = moved;
    archive = home.resolve("lib").resolve(ARCHIVE);
    assertStartsWithAnArchive();
    assertEquals(3, made());
  }

  @Test
  void aJavaThatMakesNoArchiveIsNotAskedAgain() throws Exception {
    Map<String, String> none = Map.of("NO_ARCHIVE", "yes");
    assertEquals(new Ended(1, "started by java"), end(begin(none)));
    assertEquals(new Ended(1, "started by java"), end(begin(none)));
    assertEquals(1, made());
    assertEquals(List.of(ARCHIVE + ".txt", "nianbao-cli.jar"), kept());
  }

  @Test
  void aJavaThatMakesNoArchiveIsNotAskedAgainWithoutABoot() throws Exception {
    Files.delete(boot);
    aJavaThatMakesNoArchiveIsNotAskedAgain();
  }

  @Test
  void aFolderThatTakesNoFilesKeepsItsArchiveInTheCache() throws Exception {
    Path lib = home.resolve("lib");
    assertTrue(lib.toFile().setWritable(false));
    try {
      Assumptions.assumeFalse(Files.isWritable(lib), "root writes everywhere");
      assertStartsWithAnArchive();
      assertTrue(Files.exists(folder.resolve("cache/nianbao").resolve(ARCHIVE)));
    } finally {
      lib.toFile().setWritable(true);
    }
  }

  @Test
  void anArchiveThatIsRemovedWhileItIsMadeIsNotUsed() throws Exception {
    assertEquals(new Ended(1, "started by java"), end(begin(Map.of("REMOVE_ARCHIVE", "yes"))));
  }

  @Test
  void whatAnotherStartIsMakingIsLeftAlone() throws Exception {
    Path making = archive.resolveSibling(ARCHIVE + "." + ProcessHandle.current().pid());
    Files.writeString(making, "half an arch");
    assertStartsWithAnArchive();
    assertTrue(Files.exists(making));
  }

  @Test
  void startsAtTheSameTimeDoNoHarm() throws Exception {
    List<Process> starts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      starts.add(begin(Map.of()));
    }
    for (Process start : starts) {
      Ended ended = end(start);
      assertEquals(1, ended.status());
      assertTrue(ended.text().startsWith("started by java"), ended.text());
    }
    assertStartsWithAnArchive();
    assertEquals(List.of(ARCHIVE, ARCHIVE + ".txt", "nianbao-cli.jar"), kept());
  }

  @Test
  void theJavaBesideTheProgramComesBeforeJavaHome() throws Exception {
    Path other = folder.resolve("other");
    install(other, "#!/bin/sh\necho another Java\n");
    Map<String, String> environment = Map.of("JAVA_HOME", other.toString());
    assertEquals(new Ended(1, "started by java with an archive"), end(begin(environment)));

    Files.delete(home.resolve("jre/bin/java"));
    assertEquals("another Java", end(begin(environment)).text());
  }
}
