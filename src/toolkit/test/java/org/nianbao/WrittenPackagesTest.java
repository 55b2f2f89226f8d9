package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nianbao.check.LastYearReports;
import org.nianbao.file.WorkerThreads;
import org.nianbao.jxls.FormWriter;
import org.nianbao.merge.DistrictReport;
import org.nianbao.message.Messages;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.task.IssueTask;
import org.nianbao.task.ValidateTask;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.validate.NoticeFormat;

/** The workbooks that the program writes, as other programs open them. */
class WrittenPackagesTest {
  private static final Path EXAMPLES = Path.of("dist/examples/示例市/2024");
  private static final List<Path> RECEIVED =
      List.of(EXAMPLES.resolve("城东区人民政府-2024.xlsx"), EXAMPLES.resolve("沭水县-2024.xlsx"));

  @TempDir static Path folder;

  /** Issued forms, formatted workbooks, notices, a summary, a merged workbook. */
  @BeforeAll
  static void write() throws Exception {
    LastYearReports none = LastYearReports.none();
    for (Template template : Template.shipped()) {
      Path issued = folder.resolve("下发-" + template.edition() + ".xlsx");
      IssueTask.issue(template, Unit.named("小店镇", ""), template.years().first(), none, issued);
    }
    Template own = Template.open("自制.xlsx", savedAgain(Template.current().workbook()));
    IssueTask.issue(own, Unit.named("小店镇", ""), 2024, none, folder.resolve("下发-自制.xlsx"));
    Editions editions = Editions.shipped(2024);
    try (WorkerThreads workers = WorkerThreads.onePerProcessor()) {
      new ValidateTask(
              editions,
              ValidateTask.findReceived(RECEIVED, List.of(), folder.resolve("校验")),
              2024,
              none,
              new ValidateTask.ResultFolder(
                  folder.resolve("校验"),
                  false,
                  NoticeFormat.BOTH,
                  OfficeSettings.NONE,
                  Messages.CHINESE))
          .run(workers, file -> {});
    }
    DistrictReport merged =
        Nianbao.merge(
            editions,
            RECEIVED,
            new DistrictReport.Request("示例市", "设区市政府", 2024, null, none, null, null));
    Nianbao.write(merged, folder.resolve("汇总.xlsx"));
    FormWriter.writeForm(merged.total(), folder.resolve("合计.xlsx"));
  }

  /** The template in other bytes, so that Jxls fills it. */
  private static byte[] savedAgain(byte[] template) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
      book.getProperties().getCoreProperties().setDescription("saved");
      book.write(out);
    }
    return out.toByteArray();
  }

  private static List<Path> written() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> workbooks =
          files.filter(file -> file.toString().endsWith(".xlsx")).sorted().toList();
      assertEquals(12, workbooks.size(), workbooks::toString);
      return workbooks;
    }
  }

  @Test
  void nothingIsEmptyOrLeadsNowhere() throws Exception {
    for (Path file : written()) {
      assertEquals(List.of(), PackageConsistency.faults(file), file::toString);
    }
  }

  @Test
  void aReferenceThatLeadsNowhereIsFound() throws Exception {
    byte[] damaged =
        ZipParts.of(Files.readAllBytes(folder.resolve("汇总.xlsx")))
            .xml(xml -> xml.replace("r:id=\"", "r:id=\"x"))
            .pack();
    assertTrue(PackageConsistency.faults(damaged).size() > 10);
  }

  /**
   * A library of another language.
   *
   * @param load the script that loads it
   * @param countSheets the script that prints how many sheets a workbook has
   */
  record Library(String name, List<String> interpreter, String load, String countSheets) {
    boolean isRequired() {
      String property = "nianbao." + name;
      return System.getProperty(property, "").equals("required");
    }

    Run runLoad() throws Exception {
      return run(interpreter, load);
    }

    Run runOn(Path file) throws Exception {
      return run(interpreter, load + countSheets, file.toString());
    }
  }

  static List<Library> libraries() {
    return List.of(
        new Library(
            "exceljs",
            List.of("node", "-e"),
            "const book = new(require('exceljs').Workbook)();",
            "book.xlsx.readFile(process.argv[1]).then(() => console.log(book.worksheets.length))"),
        new Library(
            "xlsx",
            List.of("node", "-e"),
            "const xlsx = require('xlsx');",
            "console.log(xlsx.readFile(process.argv[1]).SheetNames.length)"),
        new Library( // warnings off: a workbook without named styles is one, which ECMA-376 allows
            "openpyxl",
            List.of(System.getProperty("nianbao.python", "python3"), "-W", "ignore", "-c"),
            "import openpyxl, sys;",
            "print(len(openpyxl.load_workbook(sys.argv[1]).sheetnames))"));
  }

  /** The libraries are used where they are found (Node looks in NODE_PATH); none is installed. */
  @ParameterizedTest
  @MethodSource("libraries")
  void librariesOfOtherLanguagesOpenThem(Library library) throws Exception {
    Run loaded = library.runLoad();
    assumeTrue(
        library.isRequired() || loaded.status() == 0, "skipped: there is no " + library.name());
    assertEquals(0, loaded.status(), loaded::output);
    for (Path file : written()) {
      Run opened = library.runOn(file);
      assertEquals(0, opened.status(), () -> file + ": " + opened.output());
      assertEquals(sheets(file) + "\n", opened.output(), file::toString);
    }
  }

  private static int sheets(Path file) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      return book.getNumberOfSheets();
    }
  }

  private record Run(int status, String output) {}

  private static Run run(List<String> interpreter, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(interpreter);
    command.addAll(List.of(arguments));
    File output = Files.createTempFile(folder, "output", ".txt").toFile();
    try {
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
      process.getOutputStream().close();
      int status = process.waitFor();
      return new Run(status, Files.readString(output.toPath(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return new Run(-1, e.toString()); // there is no such program
    }
  }
}
