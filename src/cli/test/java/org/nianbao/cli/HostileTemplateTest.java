package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A template is data: what would run as code, or without end, is refused before anything is filled.
 */
class HostileTemplateTest {
  private static final Path SHIPPED = Path.of("templates/zfxxgk-2021.xlsx");
  private static final Path FORM = Path.of("dist/examples/单位/宿迁市人民政府-2024.xlsx");

  private final Console console = new Console();

  @TempDir Path folder;

  private Path template;

  @BeforeEach
  void aTemplateOfOnesOwn() {
    template = folder.resolve("template.xlsx");
  }

  /** What stands in a comment: sheet, cell, comment, and what the sentence names. */
  static Stream<Arguments> comments() {
    return Stream.of(
        Arguments.of(
            "封面", "A9", "jx:if(condition=\"new('java.io.PrintWriter','x')\" lastCell=\"A9\")"),
        Arguments.of("差异表", "A5", "jx:each(items=\"1..2000000000\" var=\"d\" lastCell=\"L5\")"),
        Arguments.of("差异表", "A5", "jx:each(items=\"units\" var=\"d\" lastCell=\"L5\")"),
        Arguments.of(
            "差异表",
            "A5",
            "jx:each(items=\"discrepancies\" var=\"d\" select=\"d.x()\" lastCell=\"L5\")"),
        Arguments.of(
            "差异表",
            "A5",
            "jx:each(items=\"discrepancies\" var=\"d\" orderBy=\"d.x\" lastCell=\"L5\")"),
        Arguments.of("差异表", "A5", "jx:each(items='discrepancies' var=\"d\" lastCell=\"L5\")"),
        Arguments.of("差异表", "B2", "jx:image(src=\"x\" imageType=\"PNG\" lastCell=\"B3\")"),
        Arguments.of(
            "差异表", "B2", "jx:grid(headers=\"h\" data=\"d\" areas=[A1:B2] lastCell=\"B3\")"),
        Arguments.of("差异表", "B2", "jx:updateCell(updater=\"x\" lastCell=\"B2\")"),
        Arguments.of("差异表", "B2", "jx:params(defaultValue=\"1\")"),
        Arguments.of(
            "总体情况", "A1", "note\njx:area(lastCell=\"B6\")\n jx:mergeCells(lastCell=\"B6\")"),
        Arguments.of("总体情况", "A1", "jx:area(lastCell=\"XFD1048576\")"),
        Arguments.of("总体情况", "B2", "jx:each(items=\"units\" var=\"u\" lastCell=\"B2\")"),
        Arguments.of(
            "汇总明细",
            "A7",
            "jx:each(items=\"units\" var=\"unit\" lastCell=\"F7\")\n"
                + "jx:each(items=\"units\" var=\"v\" lastCell=\"F7\")"),
        Arguments.of(
            "汇总明细",
            "F7",
            "jx:each(items=\"figures\" var=\"figure\" lastCell=\"F7\")\n"
                + "jx:each(items=\"changes\" var=\"v\" lastCell=\"F7\")"));
  }

  @ParameterizedTest
  @MethodSource("comments")
  void aCommandThatIsNotDocumentedIsRefused(String sheet, String cell, String comment)
      throws Exception {
    spoil(sheet, cell, comment, null);
    assertRefused(sheet + "!" + cell);
  }

  /** What stands in a cell: sheet, cell, text. */
  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of(
            "差异表",
            "A2",
            "${new(\"java.io.BufferedReader\",new(\"java.io.FileReader\",\"x\")).readLine()}"),
        Arguments.of("差异表", "A2", "见 ${report.heading.length()}"),
        Arguments.of("差异表", "A2", "${report}"),
        Arguments.of("差异表", "A2", "${merge.heading}"),
        Arguments.of("差异表", "A2", "${d.message}"),
        Arguments.of("差异表", "A5", "${d.problem.class}"),
        Arguments.of("差异表", "A5", "${d.unit}"),
        Arguments.of("差异表", "A2", "${report.heading"),
        Arguments.of("差异表", "A2", "${${report.heading}}"),
        Arguments.of("差异表", "A2", "${1 + 1}"),
        Arguments.of("差异表", "A2", "${empty(unit)}"),
        Arguments.of("差异表", "A2", "${}"),
        Arguments.of("差异表", "A5", "$[WEBSERVICE(\"http://example.org/\")]"),
        Arguments.of("差异表", "A5", "$[HYPERLINK(\"${d.message}\")]"),
        Arguments.of("汇总明细", "F7", "${unit.figures.get(unit.name)}"),
        Arguments.of("汇总明细", "F7", "${unit.name.get(figure.key)}"),
        Arguments.of("汇总明细", "F7", "${unit.figures.remove(figure.key)}"),
        Arguments.of("统计图", "B62", "$[${u.cells.get(\"no.such.key\")}]"),
        Arguments.of("主动公开", "A1", "$[1+1]"),
        Arguments.of("主动公开", "A1", "由${x.y()}填报"),
        Arguments.of("封面", "B3", "${a" + "b".repeat(30_000) + "}"),
        Arguments.of("汇总明细", "F7", "${unit.figures.get(\"unit.name\")}"),
        Arguments.of("封面", "XFD1048576", "单位：${unit.name}"), // too many cells to fill
        Arguments.of("校验", "A1", "${while(true);}"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void anExpressionThatIsNoNameIsRefused(String sheet, String cell, String text) throws Exception {
    spoil(sheet, cell, null, text);
    assertRefused(sheet + "!" + cell);
  }

  @Test
  void aFieldMayStandWithinAText() throws Exception {
    spoil("主动公开", "A1", null, "填报单位：${unit.name}（${year}）");
    String form = folder.resolve("小店镇.xlsx").toString();
    int status =
        console.run(
            "new", "--template", template.toString(), "-u", "小店镇", "-y", "2024", "-o", form);
    assertEquals(0, status, console.said());
  }

  @Test
  void everyCommandRefusesIt() throws Exception {
    spoil("封面", "A9", "jx:if(condition=\"true\" lastCell=\"A9\")", null);
    String form = FORM.toString();
    String out = folder.resolve("out").toString();
    for (List<String> command :
        List.of(
            List.of("new", "-u", "甲镇", "-y", "2024", "-o", out),
            List.of("fill", "dist/examples/data/宿迁市人民政府-2024.json", "-o", out),
            List.of("import", form, "-o", out),
            List.of("validate", form, "-o", out),
            List.of("merge", form, "-u", "甲县", "-y", "2024", "-o", out),
            List.of("publish", form, "-o", out + ".docx"),
            List.of("draft", form, "-o", out))) {
      String[] arguments =
          Stream.concat(command.stream(), Stream.of("--template", template.toString()))
              .toArray(String[]::new);
      assertEquals(2, console.run(arguments), () -> command + console.said());
      assertTrue(console.errors().contains("封面!A9"), console.said());
      assertFalse(Files.exists(Path.of(out)), () -> command.toString());
      assertFalse(Files.exists(Path.of(out + ".docx")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WEBSERVICE(\"http://example.org/\")",
        "1+webservice (A1)",
        "_xlfn.WEBSERVICE(A1)",
        "RTD(\"a\",,\"b\")"
      })
  void aFormulaThatReachesElsewhereIsRefused(String formula) throws Exception {
    change(book -> cell(book.getSheet("封面"), "A12").setCellFormula(formula));
    assertRefused("封面!A12");
  }

  @Test
  void formulasOverWholeSheetsAreRefused() throws Exception {
    change(book -> cell(book.getSheet("封面"), "A12").setCellFormula("COUNTIF(A1:XFD1048576,1)"));
    assertEquals(1, console.run("template", template.toString()), console.said());
    assertTrue(console.text().contains("公式引用的单元格太多"), console.said());
  }

  /** What only says how a text is pronounced is no part of it for Jxls. */
  @Test
  void aCommandThatIsInterruptedByItsPronunciationIsRefused() throws Exception {
    spoil("封面", "D2", "jx:area(lastCell=\"D9\")", null);
    Path changed = folder.resolve("changed.xlsx");
    try (ZipFile zip = new ZipFile(template.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String part =
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
        out.putNextEntry(new ZipEntry(entry.getName()));
        String spoilt =
            entry.getName().contains("comments")
                ? part.replaceFirst(
                    "<comment ref=\"D2\"(.*?)<text>.*?</text>",
                    "<comment ref=\"D2\"$1<text><r><t>jx</t></r><rPh sb=\"0\""
                        + " eb=\"1\"><t>q</t></rPh>"
                        + "<r><t>:area(lastCell=\"XFD1048576\")</t></r></text>")
                : part;
        out.write(spoilt.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    Files.move(changed, template, StandardCopyOption.REPLACE_EXISTING);
    assertRefused("封面!D2");
  }

  /** Excel does not open an .xlsx that says it is a template of its own or may hold macros. */
  @Test
  void aWorkbookOfAnotherKindIsRefused() throws Exception {
    change(book -> book.setWorkbookType(XSSFWorkbookType.XLSM));
    assertEquals(2, console.run("template", template.toString()), console.said());
    assertTrue(console.errors().contains("模板必须是 .xlsx 工作簿"), console.said());
  }

  /** A newer spreadsheet program may know more functions than we do. */
  @Test
  void aFormulaThatIsNotKnownIsLeftToTheOffice() throws Exception {
    change(book -> cell(book.getSheet("封面"), "A12").setCellFormula("NEWFUNCTION(1)"));
    String issued = folder.resolve("blank.xlsx").toString();
    int status =
        console.run(
            "new", "--template", template.toString(), "-u", "甲镇", "-y", "2024", "-o", issued);
    assertEquals(0, status, console.said());
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(Path.of(issued)))) {
      assertEquals("NEWFUNCTION(1)", cell(book.getSheet("封面"), "A12").getCellFormula());
      assertTrue(book.getForceFormulaRecalculation());
    }
  }

  /** Parts of a template that run, or fetch from elsewhere: by the kind of their relationship. */
  @ParameterizedTest
  @ValueSource(strings = {"vbaProject", "externalLink", "connections"})
  void aPartThatIsNoDataIsRefused(String kind) throws Exception {
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    change(
        book -> {
          PackagePartName part = PackagingURIHelper.createPartName("/xl/" + kind + ".bin");
          book.getPackagePart().addRelationship(part, TargetMode.INTERNAL, office + kind);
          book.getPackage().createPart(part, "application/x");
        });
    assertEquals(1, console.run("template", template.toString()), console.said());
    assertTrue(console.text().contains("打开生成的表格时可能会运行程序或连接外部地址"), console.said());
  }

  private void assertRefused(String place) {
    assertEquals(1, console.run("template", template.toString()), console.said());
    assertTrue(console.text().contains(place + "："), console.said());
    String out = folder.resolve("blank.xlsx").toString();
    int status =
        console.run("new", "--template", template.toString(), "-u", "甲镇", "-y", "2024", "-o", out);
    assertEquals(2, status, console.said());
    assertFalse(Files.exists(Path.of(out)));
  }

  /** The shipped template with another comment or text in a cell. */
  private void spoil(String sheetName, String at, @Nullable String comment, @Nullable String text)
      throws Exception {
    change(
        book -> {
          XSSFSheet sheet = book.getSheet(sheetName);
          XSSFCell cell = cell(sheet, at);
          if (text != null) {
            cell.setBlank(); // POI would keep a new text where an inline one was
            cell.setCellValue(text);
          }
          if (comment != null) {
            cell.removeCellComment();
            ClientAnchor anchor = book.getCreationHelper().createClientAnchor();
            anchor.setRow1(cell.getRowIndex());
            anchor.setCol1(cell.getColumnIndex());
            Comment written = sheet.createDrawingPatriarch().createCellComment(anchor);
            written.setString(book.getCreationHelper().createRichTextString(comment));
          }
        });
  }

  /** A change of a workbook. */
  private interface Change {
    void apply(XSSFWorkbook book) throws Exception;
  }

  /** The shipped template with a change. */
  private void change(Change change) throws Exception {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(SHIPPED));
        OutputStream out = Files.newOutputStream(template)) {
      change.apply(book);
      book.write(out);
    }
  }

  private static XSSFCell cell(XSSFSheet sheet, String at) {
    CellReference reference = new CellReference(at);
    var row = sheet.getRow(reference.getRow());
    if (row == null) {
      row = sheet.createRow(reference.getRow());
    }
    XSSFCell cell = row.getCell(reference.getCol());
    return cell == null ? row.createCell(reference.getCol()) : cell;
  }
}
