package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.form.FilledForms;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.jxls.FormWriter;
import org.nianbao.reader.GridReader;
import org.nianbao.rule.RuleChecker;
import org.nianbao.rule.RuleOutcome;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.workbook.FormWorkbook;

/**
 * LibreOffice, calculating the check sheet of filled forms itself, says of every rule what the
 * checker says. Without LibreOffice on the machine the test is skipped, unless the property {@code
 * nianbao.libreoffice} is {@code required}.
 */
class LibreOfficeAgreementTest {
  private static final int WORKBOOKS = 44;
  private static final int RESULT_COLUMN = 8;

  /** Each outcome occurs so often, or the test has not tried what it should. */
  private static final int ENOUGH = 20;

  @TempDir Path folder;

  @Test
  void libreOfficeAgreesRuleByRule() throws Exception {
    assumeInstalled();
    Random random = new Random(20241231);
    List<Submission> submissions = new ArrayList<>();
    Path written = Files.createDirectory(folder.resolve("written"));
    for (int i = 0; i < WORKBOOKS; i++) {
      Submission submission = submission(random, i);
      Path form = folder.resolve("form.xlsx");
      FormWriter.writeForm(submission, form);
      withoutResults(form, written.resolve(i + ".xlsx"));
      submissions.add(submission);
    }
    Path calculated = calculate(written, WORKBOOKS);
    Map<String, Integer> outcomes = new HashMap<>();
    for (int i = 0; i < WORKBOOKS; i++) {
      Grid checks = checkSheet(calculated.resolve(i + ".xlsx"));
      for (RuleOutcome verdict : RuleChecker.outcomes(submissions.get(i))) {
        if (verdict.rule().relation().isComparison()) {
          Address result = new Address(verdict.rule().row().row(), RESULT_COLUMN);
          String word = word(verdict);
          assertEquals(word, checks.text(result), i + ".xlsx " + verdict.rule());
          outcomes.merge(word, 1, Integer::sum);
        }
      }
    }
    for (String word : List.of("通过", "不符", "不适用", "未检查")) {
      assertTrue(outcomes.getOrDefault(word, 0) >= ENOUGH, outcomes::toString);
    }
  }

  @Test
  void coverCountsFiguresThatAreNoCounts() throws Exception {
    assumeInstalled();
    Map<Object, String> cover = new LinkedHashMap<>();
    for (Object wrong : List.of("12 ", "１２", "12件", "－1", "不详", -1.0, 1.5, 1e15)) {
      cover.put(wrong, "错误 1 项");
    }
    for (Object right : List.of("/", "-", "——", "无")) {
      cover.put(right, "错误 0 项，警告 0 项，提示 1 项");
    }
    cover.put(12.0, "未发现不符");
    Template template = Template.current();
    byte[] form =
        FormWriter.workbook(
            new FormWorkbook(
                FilledForms.of(template, Map.of(Template.UNIT, "红旗区小店镇", Template.YEAR, "2024"))));
    Path written = Files.createDirectory(folder.resolve("written"));
    List<Object> typed = List.copyOf(cover.keySet());
    for (int i = 0; i < typed.size(); i++) {
      Path filled = folder.resolve("form.xlsx");
      try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(form));
          OutputStream out = Files.newOutputStream(filled)) {
        for (String row : List.of("received", "granted")) {
          Field field = Objects.requireNonNull(template.field("requests." + row + ".enterprise"));
          Address at = field.address();
          XSSFCell cell = book.getSheet(field.sheet()).getRow(at.row()).getCell(at.column());
          if (typed.get(i) instanceof Double number) {
            cell.setCellValue(number);
          } else {
            cell.setCellValue(typed.get(i).toString());
          }
        }
        book.write(out);
      }
      withoutResults(filled, written.resolve(i + ".xlsx"));
    }
    Path calculated = calculate(written, typed.size());
    for (int i = 0; i < typed.size(); i++) {
      String status =
          GridReader.read(calculated.resolve(i + ".xlsx")).get(0).text(Address.parse("B11"));
      assertTrue(status.startsWith(cover.get(typed.get(i))), typed.get(i) + ": " + status);
    }
  }

  private static String word(RuleOutcome verdict) {
    if (verdict instanceof RuleOutcome.Pass) {
      return "通过";
    }
    if (verdict instanceof RuleOutcome.Fail) {
      return "不符";
    }
    return verdict instanceof RuleOutcome.NotApplicable ? "不适用" : "未检查";
  }

  /**
   * A third consistent, the others with one to four figures changed; every other with last year,
   * and two of four of each edition.
   */
  private Submission submission(Random random, int number) throws IOException {
    int year = number % 4 < 2 ? 2024 : 2020;
    Template template = Template.forYear(year);
    Map<String, BigDecimal> values = RandomReports.consistent(template, random);
    if (number % 3 != 0) {
      List<Field> figures = template.figures();
      for (int i = random.nextInt(4); i >= 0; i--) {
        String key = figures.get(random.nextInt(figures.size())).key();
        values.put(key, BigDecimal.valueOf(random.nextInt(50)));
      }
    }
    List<String> levels = Objects.requireNonNull(template.field(Template.LEVEL)).options();
    int level = random.nextInt(levels.size() + 1);
    String chosen = level == levels.size() ? "" : levels.get(level);
    Submission submission = RandomReports.submission(folder, values, chosen, year);
    if (number % 2 == 0) {
      return submission;
    }
    Map<String, BigDecimal> last =
        random.nextBoolean() ? values : RandomReports.consistent(template, random);
    return submission.withPrevious(RandomReports.submission(folder, last, "", year - 1));
  }

  /** Whatever stands in the check sheet afterwards, LibreOffice has calculated. */
  private static void withoutResults(Path from, Path to) throws IOException {
    try (ZipFile zip = new ZipFile(from.toFile());
        OutputStream out = Files.newOutputStream(to);
        ZipOutputStream copy = new ZipOutputStream(out)) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] content = zip.getInputStream(entry).readAllBytes();
        if (entry.getName().startsWith("xl/worksheets/sheet")) {
          content =
              new String(content, StandardCharsets.UTF_8)
                  .replaceAll("</f><v>[^<]*</v>", "</f>")
                  .getBytes(StandardCharsets.UTF_8);
        }
        copy.putNextEntry(new ZipEntry(entry.getName()));
        copy.write(content);
      }
    }
  }

  private static Grid checkSheet(Path file) throws IOException {
    return GridReader.read(file).stream()
        .filter(sheet -> sheet.name().equals(Template.CHECK_SHEET))
        .findFirst()
        .orElseThrow();
  }

  private Path calculate(Path written, int workbooks) throws Exception {
    Path calculated = folder.resolve("calculated");
    List<String> command = new ArrayList<>(List.of("soffice", "--headless"));
    command.add("-env:UserInstallation=" + folder.resolve("office").toUri());
    command.addAll(List.of("--convert-to", "xlsx", "--outdir", calculated.toString()));
    for (int i = 0; i < workbooks; i++) {
      command.add(written.resolve(i + ".xlsx").toString());
    }
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(process.waitFor(8, TimeUnit.MINUTES), "LibreOffice does not end");
    assertEquals(0, process.exitValue());
    return calculated;
  }

  private static void assumeInstalled() throws InterruptedException {
    if (!isInstalled()) {
      if ("required".equals(System.getProperty("nianbao.libreoffice"))) {
        throw new AssertionError("no soffice on the path");
      }
      Assumptions.abort("no soffice on the path");
    }
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("soffice", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
