package org.nianbao.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.form.DiscrepancyCounts;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Messages;
import org.nianbao.template.Editions;

/**
 * The page, opened from the disk in headless Chromium, shows and gives what the same classes do on
 * the JVM, sends nothing, and has no fault of accessibility that axe-core finds.
 *
 * <p>It needs the program chromium and, found by {@code NODE_PATH}, the packages puppeteer-core and
 * axe-core. Without these the test is skipped, unless {@code -Dnianbao.chromium=required}.
 */
class PageInChromiumTest {
  private static final Path PAGE = Path.of("src/web/target/年报校验.html");
  private static final Path EXAMPLES = Path.of("dist/examples/单位");

  /** Enough to cancel in between. */
  private static final int MANY = 30;

  /** Some hundred times what the engine lets a part of this size become. */
  private static final int BOMB_MEGABYTES = 300;

  private static final int MAX_MINUTES = 5;

  private static final String ARCHIVE = "报送.zip";
  private static final String MEMBER = "乡镇/甲镇.xlsx";

  @TempDir Path folder;

  private Path chromium = Path.of("chromium");

  @BeforeEach
  void findChromium() throws Exception {
    Optional<Path> found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .map(directory -> Path.of(directory, "chromium"))
            .filter(Files::isExecutable)
            .findFirst();
    boolean required = System.getProperty("nianbao.chromium", "").equals("required");
    assumeTrue(
        required || (found.isPresent() && arePackagesThere()),
        "skipped: no chromium on the path, or no puppeteer-core and axe-core by NODE_PATH");
    chromium = found.orElseThrow(() -> new AssertionError("there is no chromium on the path"));
  }

  private static boolean arePackagesThere() throws InterruptedException {
    String packages = "require.resolve('puppeteer-core'); require.resolve('axe-core')";
    try {
      return new ProcessBuilder("node", "-e", packages)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void showsAndGivesWhatTheProgramDoes() throws Exception {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Path hostile = Files.writeString(inputs.resolve("<img src=x onerror=alert(1)>.xlsx"), "none");
    Path units = Files.createDirectories(inputs.resolve("单位/乡镇")).resolve("..").normalize();
    List<Path> examples = examples();
    for (int i = 0; i < examples.size(); i++) {
      Path into = i == 0 ? units.resolve("乡镇") : units;
      Files.copy(examples.get(i), into.resolve(nameOf(examples.get(i))));
    }
    Files.write(units.resolve("bomb.xlsx"), bomb());
    Files.write(units.resolve(ARCHIVE), archive(examples.get(0)));
    Files.writeString(units.resolve("说明.txt"), "not a report");
    Path many = Files.createDirectory(inputs.resolve("很多"));
    for (int i = 0; i < MANY; i++) {
      Files.copy(examples.get(0), many.resolve(i + ".xlsx"));
    }
    Path downloads = Files.createDirectory(folder.resolve("downloads"));

    drive(inputs, rows(inputs, units, hostile), downloads);

    for (Path taken : files(downloads)) {
      if (nameOf(taken).endsWith(".zip")) {
        assertAllTaken(inputs, many, nameOf(examples.get(0)), members(taken));
      } else {
        byte[] here = check(inputs, units.resolve(nameOf(taken))).workbook(Messages.CHINESE);
        assertSame(here, Files.readAllBytes(taken), nameOf(taken));
      }
    }
  }

  /** Asserts that an archive has the outputs of each file of a folder, numbered in their order. */
  private static void assertAllTaken(
      Path inputs, Path received, String name, Map<String, byte[]> archive) throws IOException {
    int count = 0;
    List<Path> files = files(received);
    for (int i = 0; i < files.size(); i++) {
      FileCheck here = check(inputs, files.get(i));
      String numbered = i == 0 ? name : name.replace(".xlsx", "-" + (i + 1) + ".xlsx");
      assertSame(here.workbook(Messages.CHINESE), archive.get(numbered), numbered);
      count++;
      byte[] notice = here.notice(Messages.CHINESE);
      if (notice.length > 0) {
        assertSame(notice, archive.get("退回通知/" + numbered), numbered);
        count++;
      }
    }
    assertEquals(count, archive.size());
  }

  private static FileCheck check(Path inputs, Path report) throws IOException {
    return FileCheck.of(shown(inputs, report), Files.readAllBytes(report));
  }

  private static void assertSame(byte[] here, byte @Nullable [] taken, String name)
      throws IOException {
    assertNotNull(taken, name);
    assertTrue(EngineInNodeTest.parts(here).equals(EngineInNodeTest.parts(taken)), name);
  }

  /** Returns the path of a file as the page shows it. */
  private static String shown(Path inputs, Path file) {
    return inputs.relativize(file).toString().replace('\\', '/');
  }

  private static List<Path> examples() throws IOException {
    return files(EXAMPLES).stream().filter(file -> nameOf(file).endsWith(".xlsx")).toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String nameOf(Path file) {
    return Objects.toString(file.getFileName());
  }

  /** An archive with a report, as Windows makes it: the names are in GBK. */
  private static byte[] archive(Path report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, Charset.forName("GBK"))) {
      zip.putNextEntry(new ZipEntry(MEMBER));
      zip.write(Files.readAllBytes(report));
    }
    return out.toByteArray();
  }

  /** A workbook with a sheet of blanks that is hundreds of megabytes long. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < BOMB_MEGABYTES; i++) {
        zip.write(blanks);
      }
    }
    return out.toByteArray();
  }

  /** The rows that the page must show, each with its cells between tabs. */
  private static List<String> rows(Path inputs, Path units, Path alone) throws IOException {
    List<String> rows = new ArrayList<>(List.of(row(nameOf(alone), alone)));
    for (Path file : files(units)) {
      if (nameOf(file).equals(ARCHIVE)) {
        rows.add(row(shown(inputs, file) + "/" + MEMBER, examples().get(0)));
      } else if (nameOf(file).endsWith(".xlsx")) {
        rows.add(row(shown(inputs, file), file));
      }
    }
    return rows;
  }

  private static String row(String shown, Path file) throws IOException {
    try {
      Submission submission = Nianbao.read(Editions.shipped(), file);
      DiscrepancyCounts counts = DiscrepancyCounts.of(Nianbao.check(submission));
      return String.format(
          Locale.ROOT,
          "%s\t%s\t%s\t%d\t%d\t%d\t%d",
          shown,
          submission.unit(),
          submission.year(),
          counts.errors(),
          counts.warnings(),
          counts.explained(),
          counts.notices());
    } catch (UnreadableFileException e) {
      return shown + "\t\t\t0\t0\t0\t0";
    }
  }

  private void drive(Path inputs, List<String> rows, Path downloads) throws Exception {
    assertTrue(Files.exists(PAGE), () -> PAGE + " is missing");
    Path runner = folder.resolve("page.mjs");
    try (InputStream in =
        Objects.requireNonNull(PageInChromiumTest.class.getResourceAsStream("page.mjs"))) {
      Files.copy(in, runner);
    }
    Path log = folder.resolve("node.log");
    ProcessBuilder node =
        new ProcessBuilder(
            "node",
            runner.toString(),
            PAGE.toAbsolutePath().toString(),
            inputs.toString(),
            Files.write(folder.resolve("rows.txt"), rows).toString(),
            downloads.toString());
    node.environment().put("CHROMIUM", chromium.toString());
    Process run = node.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = run.waitFor(MAX_MINUTES, TimeUnit.MINUTES);
    run.destroyForcibly();
    if (!ended || run.exitValue() != 0) {
      fail(Files.readString(log));
    }
  }

  private static Map<String, byte[]> members(Path archive) throws IOException {
    Map<String, byte[]> members = new TreeMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(
            new ByteArrayInputStream(Files.readAllBytes(archive)), StandardCharsets.UTF_8)) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        members.put(each.getName(), zip.readAllBytes());
      }
    }
    return members;
  }
}
