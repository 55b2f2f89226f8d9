package org.nianbao.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.form.Submission;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Limits;
import org.nianbao.grid.OpenXmlReader;
import org.nianbao.grid.ReportArchive;
import org.nianbao.jxls.FormWriter;
import org.nianbao.message.Messages;
import org.nianbao.notice.LetterWording;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/**
 * The script in Node answers as the same classes do on the JVM: JSON to the byte, and workbooks
 * part by part. The files are the shipped examples, their formatted workbooks, forms filled with
 * published figures, text in several encodings, reports with the sentences of another test, and
 * what lies in the folder that the property {@code nianbao.samples} names.
 *
 * <p>Without Node the test is skipped, unless {@code -Dnianbao.node=required}.
 */
class EngineInNodeTest {
  private static final Path SCRIPT = Path.of("src/web/target/javascript/engine.js");
  private static final Path EXAMPLES = Path.of("dist/examples");
  private static final Path CITY = EXAMPLES.resolve("示例市");
  private static final Path ROSTER = EXAMPLES.resolve("示例市/名册.csv");
  private static final Path DATA = EXAMPLES.resolve("data/红旗区小店镇-2022.json");

  /** The endings of the formats that the engine reads. */
  private static final Set<String> READ =
      Set.of(
          "xlsx", "xlsm", "xlsb", "ods", "fods", "xml", "docx", "ofd", "csv", "txt", "rtf", "zip",
          "html", "htm", "mht");

  private static final Set<String> WORKBOOKS = Set.of("xlsx");

  /** The date of letters, as run.mjs gives it. */
  private static final LocalDate TODAY = LocalDate.of(2025, 1, 25);

  /** Sentences: year, unit, text and what it claims, with bars between. */
  private static final Path SENTENCES =
      Path.of("src/engine/test/resources/org/nianbao/rule/narrative-cases.txt");

  /** A member of the object in {@link #DATA}: name and colon, name alone, comma. */
  private static final Pattern MEMBER = Pattern.compile("(\\s*\"([^\"]+)\": ?).*?(,)?");

  /** Few, as each takes a while; not one, as no count is taken from sentences that contradict. */
  private static final int REPORTS_OF_SENTENCES = 12;

  /** Longer than any run takes on a busy computer. */
  private static final int MAX_MINUTES = 10;

  @TempDir Path folder;

  /** Returns a wording of the settings that run.mjs gives, those of the file 设置.txt. */
  private static LetterWording wording(Messages messages) {
    String[] office = {"红旗区政务公开办", "王一", "0351-1", "2025-01-20", "2025-02-10"};
    return new LetterWording(OfficeFields.settings(office), TODAY, messages);
  }

  @BeforeEach
  void findNode() throws InterruptedException {
    boolean required = System.getProperty("nianbao.node", "").equals("required");
    assumeTrue(required || isNodeThere(), "skipped: there is no program node on the path");
  }

  private static boolean isNodeThere() throws InterruptedException {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void answersAsOnTheJvm() throws Exception {
    List<Path> files = files();
    Path answers = Files.createDirectory(folder.resolve("answers"));

    run(
        "run.mjs",
        files,
        answers,
        Files.write(folder.resolve("together.txt"), together()).toString());

    assertSameFolder(answers);
    assertSameMerge(answers);
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      FileCheck here = FileCheck.of(nameOf(file), Files.readAllBytes(file));
      assertEquals(members(file), Files.readString(answers.resolve(i + "-members.txt")));
      Messages messages = i % 2 == 0 ? Messages.CHINESE : Messages.ENGLISH; // as the script does
      assertSame(here, messages, answers.resolve(String.valueOf(i)), file);
    }
  }

  @Test
  void issuesTheFormsThatItIssuesOnTheJvm() throws Exception {
    List<Path> lastYear = received(EXAMPLES.resolve("示例市/2023"), Set.of("xlsx"));
    assertSameForms("政府信息公开工作年度报告", lastYear);
    assertSameForms(WebsiteReports.FORM, List.of());
  }

  private void assertSameForms(String form, List<Path> lastYear) throws Exception {
    int year = 2024;
    Path answers = Files.createDirectory(folder.resolve(form));
    run("issue.mjs", lastYear, answers, form, String.valueOf(year), ROSTER.toString());

    IssuedForms here =
        new IssuedForms(
            form, year, "", DistrictMerge.roster(ROSTER.toString(), Files.readAllBytes(ROSTER)));
    for (Path report : lastYear) {
      here.addLastYear(report.toString(), Files.readAllBytes(report));
    }
    int count = 0;
    for (OutputFile next = here.next(); next != null; next = here.next()) {
      byte[] there = Files.readAllBytes(answers.resolve(next.name()));
      assertTrue(parts(next.content()).equals(parts(there)), next.name());
      count++;
    }
    assertEquals(12, count);
    String remarks =
        here.remarks().stream().map(Messages.CHINESE::format).collect(Collectors.joining("\n"));
    assertEquals(remarks, Files.readString(answers.resolve("remarks.txt")));
  }

  private static void assertSame(FileCheck here, Messages messages, Path answer, Path file)
      throws IOException {
    String json = new String(here.json(messages), StandardCharsets.UTF_8);
    assertEquals(json, Files.readString(Path.of(answer + ".json")), file::toString);
    String view = new String(here.view(messages), StandardCharsets.UTF_8);
    assertEquals(view, Files.readString(Path.of(answer + "-view.json")), file::toString);
    byte[] workbook = Files.readAllBytes(Path.of(answer + ".xlsx"));
    assertEquals(parts(here.workbook(messages)), parts(workbook), file::toString);
    LetterWording wording = wording(messages);
    byte[] notice = Files.readAllBytes(Path.of(answer + "-notice.xlsx"));
    assertEquals(parts(here.notice(wording, messages)), parts(notice), file::toString);
    byte[] letter = Files.readAllBytes(Path.of(answer + "-letter.docx"));
    assertEquals(parts(here.letterDocument(wording)), parts(letter), file::toString);
  }

  /** The uses of files together, each with a file; the reports of the folder are there twice. */
  private List<String> together() throws IOException {
    List<String> uses = new ArrayList<>(List.of("roster\t" + CITY.resolve("名册.csv")));
    received(CITY.resolve("2023"), WORKBOOKS).forEach(file -> uses.add("previous\t" + file));
    uses.add("reported\t" + CITY.resolve("全市上报.xlsx"));
    received(CITY.resolve("2024"), WORKBOOKS).forEach(file -> uses.add("merge\t" + file));
    folder().forEach(file -> uses.add("folder\t" + file));
    return uses;
  }

  private static List<Path> folder() throws IOException {
    List<Path> files = received(EXAMPLES.resolve("单位"), WORKBOOKS);
    return Stream.concat(files.stream(), files.stream()).toList();
  }

  private static void assertSameFolder(Path answers) throws IOException {
    ReportFolder here = new ReportFolder(Messages.CHINESE, true, true, wording(Messages.CHINESE));
    for (Path file : folder()) {
      here.add(file.toString(), Files.readAllBytes(file));
    }
    here.addUnreadable("甲.xlsx", "读了 '120' 秒{0}");
    here.finish();
    List<OutputFile> outputs = new ArrayList<>();
    for (List<OutputFile> next = here.next(); next != null; next = here.next()) {
      outputs.addAll(next);
    }
    outputs.addAll(here.allLetters());
    here.addUnread("照片.jpg");
    outputs.add(here.summary());
    for (OutputFile output : outputs) {
      byte[] there = Files.readAllBytes(answers.resolve("outputs").resolve(output.name()));
      assertEquals(parts(output.content()), parts(there), output.name());
    }
    try (Stream<Path> all = Files.walk(answers.resolve("outputs"))) {
      assertEquals(outputs.size(), all.filter(Files::isRegularFile).count());
    }
  }

  private static void assertSameMerge(Path answers) throws IOException {
    DistrictMerge here = new DistrictMerge("示例市", "设区市政府", 2024, "");
    Path roster = CITY.resolve("名册.csv");
    here.setRoster(roster.toString(), Files.readAllBytes(roster));
    for (Path file : received(CITY.resolve("2023"), WORKBOOKS)) {
      here.addLastYear(file.toString(), Files.readAllBytes(file));
    }
    Path reported = CITY.resolve("全市上报.xlsx");
    here.setReported(reported.toString(), Files.readAllBytes(reported));
    for (Path file : received(CITY.resolve("2024"), WORKBOOKS)) {
      here.add(file.toString(), Files.readAllBytes(file), Instant.ofEpochMilli(1704067200000L));
    }
    here.addUnreadable("甲.xlsx", "读了 '120' 秒{0}", Instant.EPOCH);
    assertEquals(
        text(here.json(Messages.CHINESE)), Files.readString(answers.resolve("merge.json")));
    assertEquals(
        text(here.view(Messages.CHINESE)), Files.readString(answers.resolve("merge-view.json")));
    assertEquals(
        parts(here.workbook(Messages.CHINESE, ZoneOffset.ofHours(8))),
        parts(Files.readAllBytes(answers.resolve("merge.xlsx"))));
    int reminders = 0;
    for (OutputFile reminder : here.reminders(wording(Messages.CHINESE))) {
      byte[] there = Files.readAllBytes(answers.resolve("reminders").resolve(reminder.name()));
      assertEquals(parts(reminder.content()), parts(there), reminder.name());
      reminders++;
    }
    assertTrue(reminders > 0);
    String[] refusals = Files.readString(answers.resolve("refusals.txt")).split("\n", -1);
    assertEquals(2, refusals.length, () -> String.join("\n", refusals));
    assertEquals("没有适用于 1999 年度的表样。", refusals[0]);
    assertTrue(refusals[1].contains("市"), refusals[1]);
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private List<Path> files() throws Exception {
    List<Path> files = new ArrayList<>(received(EXAMPLES, Set.of("xlsx", "docx")));
    assertFalse(files.isEmpty());
    for (Path example : List.copyOf(files)) {
      FileCheck check = FileCheck.of(nameOf(example), Files.readAllBytes(example));
      Path formatted = folder.resolve("formatted-" + files.size() + ".xlsx");
      files.add(Files.write(formatted, check.workbook(Messages.CHINESE)));
    }
    files.addAll(texts(files.get(0)));
    files.add(archive());
    files.addAll(reports());
    files.addAll(filled(EXAMPLES.resolve("data")));
    files.addAll(pages());
    files.add(withLostText(files.get(0)));
    files.add(WebsiteReports.write(folder, "小店镇", 7));
    files.add(WebsiteReports.write(folder, "城关镇", 8));
    files.add(SecondFormTest.ofUnknownForm(folder));
    String samples = System.getProperty("nianbao.samples", "");
    if (!samples.isEmpty()) {
      files.addAll(received(Path.of(samples), READ));
      files.addAll(filled(Path.of(samples)));
    }
    return files;
  }

  /** Writes the cells of a workbook as text: in several encodings, with and without damage. */
  private List<Path> texts(Path workbook) throws IOException {
    StringBuilder csv = new StringBuilder();
    for (Grid sheet : OpenXmlReader.read(nameOf(workbook), Files.readAllBytes(workbook))) {
      int row = 0;
      for (Cell cell : sheet.cells()) {
        csv.append(cell.address().row() == row ? "," : "\n");
        row = cell.address().row();
        csv.append('"').append(cell.content().toString().replace("\"", "\"\"")).append('"');
      }
      csv.append('\n');
    }
    // characters of four bytes, and those that editions of GB 18030 encode differently
    String text = csv + "㐀𠀀Ａ\u1e3f\ufe12\u9fb4\ue000\n";
    byte[] chinese = text.getBytes(Charset.forName("GB18030"));
    StringBuilder rtf = new StringBuilder("{\\rtf1\\ansi\\ansicpg936 ");
    for (byte each : chinese) {
      rtf.append(each == '\n' ? "\\par " : String.format("\\'%02x", each));
    }
    return List.of(
        write("utf-8.csv", text.getBytes(StandardCharsets.UTF_8)),
        write("utf-16.txt", text.replace(',', '\t').getBytes(StandardCharsets.UTF_16)),
        write("gb18030.csv", chinese),
        write("report.rtf", rtf.append('}').toString().getBytes(StandardCharsets.US_ASCII)),
        write("damaged-gb18030.csv", damaged(chinese, 40)),
        write("damaged-utf-8.csv", damaged(text.getBytes(StandardCharsets.UTF_8), 2_000)));
  }

  /** Writes a workbook with a cell whose text is not in the table of texts. */
  private Path withLostText(Path workbook) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts(Files.readAllBytes(workbook)).entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        String lost = part.getValue().replaceFirst("( t=\"s\"><v>)\\d+", "$1999999");
        zip.write(lost.getBytes(StandardCharsets.UTF_8));
      }
    }
    return write("lost-text.xlsx", out.toByteArray());
  }

  /**
   * Publishes a report as a page: in several encodings, damaged, and in one file; two are refused.
   */
  private List<Path> pages() throws Exception {
    Path published = folder.resolve("published.html");
    Nianbao.publish(Nianbao.data(Template.current(), DATA).get(0), published);
    String page = Files.readString(published);
    Charset chinese = Charset.forName("GB18030");
    Charset big5 = Charset.forName("Big5");
    String archive =
        "From: <saved>\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/related; type=\"text/html\"; boundary=\"part\"\r\n\r\n"
            + "--part\r\nContent-Type: text/html; charset=\"utf-8\"\r\n"
            + "Content-Transfer-Encoding: base64\r\nContent-Location: file:///report.html\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8))
            + "\r\n--part--\r\n";
    return List.of(
        published,
        write("gb18030.html", page.replaceAll("(?i)utf-8", "GBK").getBytes(chinese)),
        write("big5.html", page.replaceAll("(?i)utf-8", "big5").getBytes(big5)),
        write("damaged.html", damaged(page.getBytes(StandardCharsets.UTF_8), 200)),
        write("report.mht", archive.getBytes(StandardCharsets.US_ASCII)),
        write("frame.html", ascii("<html><frameset><frame src=a.htm></frameset></html>")),
        write("tags.html", ascii("<html>" + "<p>1".repeat(600_000))));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Changes one of so many bytes. */
  private static byte[] damaged(byte[] text, int each) {
    Random random = new Random(1);
    byte[] damaged = text.clone();
    for (int i = 0; i < text.length; i += 1 + random.nextInt(2 * each)) {
      damaged[i] = (byte) (0x80 + random.nextInt(0x80));
    }
    return damaged;
  }

  /** Writes an archive with names in GBK, two of which are the same, and an archive in it. */
  private Path archive() throws IOException {
    Charset charset = Charset.forName("GBK");
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(inner, charset)) {
      zip.putNextEntry(new ZipEntry("年报.txt"));
      zip.write("甲".getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream outer = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(outer, charset)) {
      zip.putNextEntry(new ZipEntry("小店镇\\年报.txt"));
      zip.putNextEntry(new ZipEntry("小店镇/年报.txt"));
      zip.putNextEntry(new ZipEntry("城关镇.zip"));
      zip.write(inner.toByteArray());
    }
    return write("archive.zip", outer.toByteArray());
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  /** Returns the names of the files in an archive, each with its content in Base64. */
  private static String members(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    StringBuilder members = new StringBuilder();
    for (String name : ReportArchive.namesIn(nameOf(file), content, Limits.DEFAULT)) {
      byte[] member = ReportArchive.open(content, Limits.DEFAULT).member(name);
      members.append(name).append(' ').append(Base64.getEncoder().encodeToString(member));
      members.append('\n');
    }
    return members.toString();
  }

  private static List<Path> received(Path folder, Set<String> endings) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> endings.contains(endingOf(file))).sorted().toList();
    }
  }

  /** Fills a form with each data file of a folder. */
  private List<Path> filled(Path data) throws Exception {
    List<Path> sources;
    try (Stream<Path> all = Files.list(data)) {
      sources = all.filter(file -> nameOf(file).endsWith(".json")).sorted().toList();
    }
    List<Path> forms = new ArrayList<>();
    for (Path source : sources) {
      Submission figures = Nianbao.data(Template.current(), source).get(0);
      Path form = folder.resolve(nameOf(source).replace(".json", ".xlsx"));
      FormWriter.writeForm(figures, form);
      forms.add(form);
    }
    return forms;
  }

  /** Publishes reports with sentences in their narrative: those of another test, and long ones. */
  private List<Path> reports() throws Exception {
    List<String> sentences =
        Files.readAllLines(SENTENCES).stream()
            .map(line -> line.split(" \\| ", -1))
            .filter(parts -> parts.length > 2)
            .map(parts -> parts[2].replace("\\n", ""))
            .toList();
    List<String> parts = Template.current().narratives().stream().map(Field::key).toList();
    List<Path> reports = new ArrayList<>();
    for (int i = 0; i < REPORTS_OF_SENTENCES; i++) {
      Map<String, String> narrative = new HashMap<>();
      for (int at = i; at < sentences.size(); at += REPORTS_OF_SENTENCES) {
        String part = parts.get(at / REPORTS_OF_SENTENCES % parts.size());
        narrative.merge(part, sentences.get(at), (text, next) -> text + "。" + next);
      }
      reports.add(report(narrative, "sentences-" + i));
    }
    // takes long where each count means a look at all of the sentence
    String endless = "2022年收到1件、2件、3件、4件，其中，".repeat(1_000);
    String shortened = "全年收到政府信息公开申请12件，" + "均已按期答复，".repeat(20);
    reports.add(report(Map.of(parts.get(0), endless, parts.get(1), shortened), "long-sentences"));
    return reports;
  }

  private Path report(Map<String, String> narrative, String name) throws Exception {
    Map<String, String> values = new HashMap<>(narrative);
    values.put("unit.name", "平原县民政局");
    List<String> data = Files.readAllLines(DATA).stream().map(line -> with(values, line)).toList();
    Path source = Files.write(folder.resolve(name + ".json"), data);
    Path report = folder.resolve(name + ".docx");
    Nianbao.publish(Nianbao.data(Template.current(), source).get(0), report);
    return report;
  }

  /** Puts another value into the line of a data file if there is one for its key. */
  private static String with(Map<String, String> values, String line) {
    Matcher member = MEMBER.matcher(line);
    String value = member.matches() ? values.get(member.group(2)) : null;
    return value == null
        ? line
        : member.group(1) + "\"" + value + "\"" + Objects.toString(member.group(3), "");
  }

  /** The parts of a workbook, as they are before they are packed. */
  static Map<String, String> parts(byte[] workbook) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        parts.put(part.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static String endingOf(Path file) {
    return nameOf(file).replaceFirst(".*\\.", "");
  }

  private static String nameOf(Path file) {
    return Objects.toString(file.getFileName());
  }

  /** Runs a script of this package with the engine's, a folder for its answers, and arguments. */
  private void run(String name, List<Path> files, Path answers, String... arguments)
      throws IOException, InterruptedException {
    assertTrue(Files.exists(SCRIPT), () -> SCRIPT + " is missing");
    Path runner = folder.resolve(name);
    try (InputStream in =
        Objects.requireNonNull(EngineInNodeTest.class.getResourceAsStream(name))) {
      Files.copy(in, runner, StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> command =
        new ArrayList<>(List.of("node", runner.toString(), SCRIPT.toString(), answers.toString()));
    command.addAll(List.of(arguments));
    Path log = folder.resolve("node.log");
    Process node =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    String list = files.stream().map(file -> file + "\n").collect(Collectors.joining());
    try (OutputStream out = node.getOutputStream()) {
      out.write(list.getBytes(StandardCharsets.UTF_8));
    }
    boolean ended = node.waitFor(MAX_MINUTES, TimeUnit.MINUTES);
    node.destroyForcibly();
    if (!ended || node.exitValue() != 0) {
      fail(said(log));
    }
  }

  private static String said(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
