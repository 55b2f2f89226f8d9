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
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.nianbao.notice.LetterWording;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;

/**
 * The page, opened from the disk in headless Chromium, shows and gives what the same classes do on
 * the JVM, sends nothing, and has no fault of accessibility that axe-core finds.
 *
 * <p>It needs the program chromium and, found by {@code NODE_PATH}, the packages puppeteer-core and
 * axe-core. Without these the test is skipped, unless {@code -Dnianbao.chromium=required}.
 */
class PageInChromiumTest {
  private static final Path PAGE = Path.of("src/web/target/年报校验.html");
  private static final Path ROSTER = Path.of("dist/examples/示例市/名册.csv");
  private static final Path EXAMPLES = Path.of("dist/examples/单位");
  private static final Path DATA = Path.of("dist/examples/data/红旗区小店镇-2022.json");

  /** Deeper than a browser nests elements. */
  private static final int NESTED_TABLES = 600;

  /** Enough to cancel in between. */
  private static final int MANY = 30;

  /** Some hundred times what the engine lets a part of this size become. */
  private static final int BOMB_MEGABYTES = 300;

  /** What the file 设置.txt sets, and the page then keeps. */
  private static final String[] OFFICE = {"红旗区政务公开办", "王一", "", "", "2999-02-10"};

  private static final String OFFICE_FILE = "落款：红旗区政务公开办\n联系人：李二\n改正截止日期：2999年2月10日\n地址：甲\n";

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
    Nianbao.publish(Nianbao.data(Template.current(), DATA).get(0), units.resolve("公布.html"));
    Files.writeString(
        units.resolve("嵌套.html"), "<html><body>" + "<table><tr><td>".repeat(NESTED_TABLES) + "1");
    Files.writeString(units.resolve("说明.txt"), "not a report");
    Path websites = Files.createDirectory(inputs.resolve("网站"));
    WebsiteReports.write(websites, "小店镇", 8);
    WebsiteReports.write(websites, "城关镇", 7);
    Path city = Path.of("dist/examples/示例市");
    for (Path file : files(city)) {
      Path copy = inputs.resolve("示例市").resolve(city.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
    Files.copy(ROSTER, inputs.resolve("名册.csv"));
    Files.writeString(inputs.resolve("空.csv"), "none");
    Files.writeString(inputs.resolve("设置.txt"), OFFICE_FILE);
    Path many = Files.createDirectory(inputs.resolve("很多"));
    for (int i = 0; i < MANY; i++) {
      Files.copy(examples.get(0), many.resolve(i + ".xlsx"));
    }
    Path downloads = Files.createDirectory(folder.resolve("downloads"));

    drive(inputs, rows(inputs, units, hostile), downloads);

    for (Path taken : files(downloads)) {
      if (nameOf(taken).matches("[某二]区-.*|示例市-.*")) {
        assertTrue(EngineInNodeTest.parts(Files.readAllBytes(taken)).size() > 1);
      } else if (nameOf(taken).contains("-" + WebsiteReports.FORM)) {
        String received = nameOf(taken).replace("-" + WebsiteReports.FORM, "");
        byte[] here = check(inputs, websites.resolve(received)).workbook(Messages.CHINESE);
        assertSame(here, Files.readAllBytes(taken), nameOf(taken));
      } else if (nameOf(taken).matches("(?:空白表|blank-forms)-2024\\.zip")) {
        assertIssued(
            nameOf(taken).startsWith("空白表") ? "政府信息公开工作年度报告" : WebsiteReports.FORM, members(taken));
      } else if (nameOf(taken).equals("催报通知.zip")) {
        Map<String, byte[]> reminders = members(taken);
        assertNotNull(reminders.get("催报通知/示例市住房和城乡建设局.docx"), () -> "" + reminders.keySet());
      } else if (nameOf(taken).endsWith(".docx")) {
        String shown =
            ReportFolderTest.shown(nameOf(taken), Files.readAllBytes(taken)).values().toString();
        assertTrue(shown.contains("红旗区政务公开办") && shown.contains("2999年2月10日"), shown);
      } else if (nameOf(taken).equals("设置.txt")) {
        assertTrue(Files.size(taken) > 0);
      } else if (nameOf(taken).endsWith(".zip")) {
        assertAllTaken(inputs, many, nameOf(examples.get(0)), members(taken));
      } else {
        byte[] here = check(inputs, units.resolve(nameOf(taken))).workbook(Messages.CHINESE);
        assertSame(here, Files.readAllBytes(taken), nameOf(taken));
      }
    }
  }

  /** Asserts that an archive has the blank form of each unit of the roster. */
  private static void assertIssued(String form, Map<String, byte[]> archive) throws IOException {
    IssuedForms here =
        new IssuedForms(
            form, 2024, "", DistrictMerge.roster(nameOf(ROSTER), Files.readAllBytes(ROSTER)));
    int count = 0;
    for (OutputFile next = here.next(); next != null; next = here.next()) {
      assertSame(next.content(), archive.get(next.name()), next.name());
      count++;
    }
    assertEquals(count, archive.size());
  }

  /** Asserts that an archive has the outputs of each file of a folder, numbered in their order. */
  private static void assertAllTaken(
      Path inputs, Path received, String name, Map<String, byte[]> archive) throws IOException {
    int count = 1;
    LetterWording wording =
        new LetterWording(
            OfficeFields.settings(OFFICE), LocalDate.now(ZoneId.systemDefault()), Messages.CHINESE);
    assertNotNull(archive.get("校验汇总.xlsx"));
    List<Path> files = files(received);
    for (int i = 0; i < files.size(); i++) {
      FileCheck here = check(inputs, files.get(i));
      String numbered = i == 0 ? name : name.replace(".xlsx", "-" + (i + 1) + ".xlsx");
      assertSame(here.workbook(Messages.CHINESE), archive.get(numbered), numbered);
      count++;
      byte[] notice = here.notice(wording, Messages.CHINESE);
      if (notice.length > 0) {
        assertSame(notice, archive.get("退回通知/" + numbered), numbered);
        String letter = "退回通知/" + numbered.replace(".xlsx", ".docx");
        assertSame(here.letterDocument(wording), archive.get(letter), letter);
        count += 2;
      }
    }
    assertNotNull(archive.get("退回通知/全部退回通知.docx"));
    assertEquals(count + 1, archive.size());
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
      } else if (nameOf(file).matches(".*\\.(?:xlsx|html)")) {
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
    node.environment().put("TZ", ZoneId.systemDefault().getId()); // the letters bear the day's date
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
