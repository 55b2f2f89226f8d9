package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.DisplayMark;
import org.nianbao.grid.Grid;
import org.nianbao.grid.NumberFormat;
import org.nianbao.grid.Region;
import org.nianbao.message.Messages;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.template.Template;

/** Cells that show something else than their content: what is read of them, and what is said. */
class ShownCellsTest {
  private static final Template TEMPLATE = Template.current();
  private static final String COUNT = "requests.received.naturalPerson";
  private static final String AMOUNT = "disclosure.fees.amount";
  private static final String TABLE = "依申请公开";

  @TempDir Path folder;

  private static String said(Submission read) {
    StringBuilder said = new StringBuilder();
    for (Discrepancy each : read.readingDiscrepancies()) {
      if (!each.rule().equals("S-UNREAD") || each.message().key().startsWith("form.texts")) {
        String text = Messages.CHINESE.format(each.message());
        assertFalse(text.contains("{") || Messages.ENGLISH.format(each.message()).contains("{"));
        said.append(each.rule()).append(' ').append(each.severity()).append(' ').append(text);
        said.append('\n');
      }
    }
    return said.toString();
  }

  private static String value(Submission read, String key) {
    BigDecimal value = read.value(key);
    return value == null ? "?" : value.toPlainString();
  }

  private static String number(String key) {
    return Objects.requireNonNull(FilledForm.figures().get(key)).toPlainString();
  }

  /** A page on which the count's cell holds this. */
  private Submission page(String cell) throws Exception {
    String page = new Rendering(FilledForm.figures()).page("utf-8");
    String plain = "<p>&nbsp;" + number(COUNT) + "</p>";
    assertTrue(page.contains(plain));
    Path file = folder.resolve("page.html");
    Files.writeString(file, page.replace(plain, cell));
    return SubmissionFile.read(TEMPLATE, file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<s>12</s>34 | 34",
        "<del>12</del>34 | 34",
        "<strike>12</strike>34 | 34",
        "<span style='text-decoration: line-through'>12</span>34 | 34",
        "<span style='text-decoration-line:underline line-through'>12</span>34 | 34",
        "<style>.x1, td.x2{color:red;text-decoration:line-through;}</style><i class=x1>12</i>34 | 34",
        "34<span style='display:none'>12</span> | 34",
        "34<span style='visibility:hidden'>12</span> | 34",
        "34<span hidden>12</span> | 34",
        "123<sup>4</sup> | 123",
        "123<sup>[4]</sup> | 123",
        "123<sup><a href='#n4'>4</a></sup> | 123",
        "123<span style='vertical-align:super'>4</span> | 123",
      })
  void partOfACellOfAPage(String cell, String number) throws Exception {
    Submission read = page(cell);
    assertEquals(number, value(read, COUNT));
    assertEquals(200, read.locatedFigureCount());
    assertTrue(said(read).matches("V-TEXT NOTICE .*没有计入，按 " + number + " 计，请核对\n"), said(read));
  }

  @Test
  void phoneticHintsOfAPage() throws Exception {
    Submission read = page("<ruby>34<rp>(</rp><rt>12</rt><rp>)</rp></ruby>");
    assertEquals("34", value(read, COUNT));
    assertEquals("", said(read));
  }

  @Test
  void anInvisibleCellOfAPageKeepsItsPlace() throws Exception {
    Submission read = page("<b style='visibility:hidden'>5</b>");
    assertEquals("0", value(read, COUNT));
    assertEquals(200, read.locatedFigureCount());
    assertTrue(said(read).contains("V-TEXT WARNING"), said(read));
  }

  @Test
  void aWholeCellOfAPageStruckOut() throws Exception {
    Submission read = page("<s>34</s>");
    assertEquals("34", value(read, COUNT));
    assertTrue(said(read).startsWith("V-SHOWN WARNING"), said(read));
  }

  @Test
  void aParagraphOfAPageStruckOut() throws Exception {
    String page = new Rendering(FilledForm.figures()).page("utf-8");
    Path file = folder.resolve("page.html");
    Files.writeString(file, page.replace("没有收取信息处理费。", "<s>收取5元。</s>没有收取信息处理费。"));
    Submission read = SubmissionFile.read(TEMPLATE, file);
    assertEquals("没有收取信息处理费。", read.text("narrative.other"));
    assertTrue(said(read).contains("S-UNREAD NOTICE “网页”有 1 处划掉或隐藏的文字没有读取：“收取5元。”"), said(read));
  }

  /** A document in which the runs of the count's cell are these. */
  private Submission document(String runs, String styles) throws Exception {
    String document = new Rendering(FilledForm.figures()).document();
    String number = number(COUNT);
    String plain =
        "<w:r><w:t>%s</w:t></w:r><w:moveFrom><w:r><w:t>99</w:t></w:r></w:moveFrom><w:r><w:t>%s</w:t></w:r>"
            .formatted(number.substring(0, 2), number.substring(2));
    assertTrue(document.contains(plain));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(document.replace(plain, runs).getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("word/_rels/document.xml.rels"));
      String relation = "<Relationship Id='s' Type='urn:x/styles' Target='/styles.xml'/>";
      zip.write(
          ("<Relationships>" + relation + "</Relationships>").getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("styles.xml"));
      zip.write(
          ("<w:styles xmlns:w='urn:w'>" + styles + "</w:styles>").getBytes(StandardCharsets.UTF_8));
    }
    return SubmissionFile.read(
        TEMPLATE, Files.write(folder.resolve("report.docx"), bytes.toByteArray()));
  }

  private static String run(String properties, String text) {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
  }

  @ParameterizedTest
  @CsvSource({
    "<w:strike/>, 12, 34",
    "<w:dstrike w:val='true'/>, 12, 34",
    "<w:vanish/>, 12, 34",
    "<w:rStyle w:val='old'/>, 12, 34",
    "<w:vertAlign w:val='superscript'/>, 1, 34"
  })
  void partOfACellOfADocument(String properties, String dropped, String number) throws Exception {
    String styles =
        "<w:style w:styleId='gone'><w:rPr><w:strike/></w:rPr></w:style>"
            + "<w:style w:styleId='old'><w:basedOn w:val='gone'/></w:style>";
    Submission read = document(run("", number) + run(properties, dropped), styles);
    assertEquals(number, value(read, COUNT));
    assertTrue(
        said(read).matches("V-TEXT NOTICE .*“" + dropped + "”已.*按 " + number + " 计，请核对\n"),
        said(read));
  }

  @ParameterizedTest
  @CsvSource({
    "<w:strike w:val='0'/>",
    "<w:strike w:val='false'/>",
    "<w:rStyle w:val='gone'/><w:strike w:val='off'/>",
    "<w:vertAlign w:val='baseline'/>"
  })
  void propertiesThatAreOff(String properties) throws Exception {
    String styles = "<w:style w:styleId='gone'><w:rPr><w:strike/></w:rPr></w:style>";
    Submission read = document(run(properties, "12") + run("", "34"), styles);
    assertEquals("1234", value(read, COUNT));
  }

  @Test
  void trackedDeletionsAndPhoneticHints() throws Exception {
    String deleted = "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>";
    String moved = "<w:moveFrom><w:r><w:t>8</w:t></w:r></w:moveFrom>";
    String ruby =
        "<w:r><w:ruby><w:rt><w:r><w:t>7</w:t></w:r></w:rt>"
            + "<w:rubyBase><w:r><w:t>34</w:t></w:r></w:rubyBase></w:ruby></w:r>";
    Submission read = document(deleted + moved + ruby, "");
    assertEquals("34", value(read, COUNT));
    assertEquals("S-UNREAD NOTICE “文档”有 1 处修订中删除的文字没有读取：“9”；应当保留的请拒绝该处修订\n", said(read));
  }

  /** The filled form with the cell of a figure changed. */
  private Submission form(
      String key, CellContent content, @Nullable String formula, DisplayMark... marks)
      throws Exception {
    Address at = Objects.requireNonNull(TEMPLATE.field(key)).address();
    return form(key, List.of(new Cell(at, content, formula)), Set.of(), Map.of(at, List.of(marks)));
  }

  private Submission form(
      String key, List<Cell> changed, Set<Integer> columns, Map<Address, List<DisplayMark>> marks)
      throws Exception {
    String name = Objects.requireNonNull(TEMPLATE.field(key)).sheet();
    List<Grid> sheets = new ArrayList<>();
    for (Grid sheet : FilledForm.grids(folder, FilledForm.figures())) {
      if (!sheet.name().equals(name)) {
        sheets.add(sheet);
        continue;
      }
      Map<Address, Cell> cells = new HashMap<>();
      sheet.cells().forEach(cell -> cells.put(cell.address(), cell));
      changed.forEach(cell -> cells.put(cell.address(), cell));
      List<Cell> sorted =
          cells.values().stream().sorted(Comparator.comparing(Cell::address)).toList();
      sheets.add(
          new Grid(name, false, sorted, sheet.mergedRegions(), Set.of(), List.of())
              .withHiddenColumnsAndMarks(columns, marks));
    }
    return SubmissionReader.read(TEMPLATE, sheets, "form.xlsx");
  }

  private static CellContent numeric(String value) {
    return new CellContent.Numeric(new BigDecimal(value));
  }

  private static DisplayMark shown(String code, String value) {
    return Objects.requireNonNull(
        Objects.requireNonNull(NumberFormat.of(164, code)).shown(new BigDecimal(value)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0!.0,             | 125000 | 12.5   | V-SHOWN WARNING",
        "0!.0,             | 125432 | 12.5432 | V-SHOWN WARNING",
        "0\"元\"           | 251000 | 25.1   | V-SHOWN WARNING",
        "#,##0.00\"元\"    | 251000 | 25.1   | V-SHOWN WARNING",
        "#,##0.00\"万元\"  | 12.5   | 12.5   | ``",
        "0!.0,\"万元\"     | 125000 | 12.5   | V-SHOWN WARNING",
        "0.0,\"万元\"      | 125000 | 125    | V-SHOWN WARNING",
        "0.00%             | 0.5    | ?      | V-TYPE ERROR",
        ";;;               | 12.5   | 12.5   | V-SHOWN WARNING",
        "0\"（含税）\"     | 12.5   | 12.5   | ``"
      })
  void amountsInOtherFormats(String code, String stored, String value, String said)
      throws Exception {
    Submission read = form(AMOUNT, numeric(stored), null, shown(code, stored));
    assertEquals(value, value(read, AMOUNT));
    assertTrue(said.isEmpty() ? said(read).isEmpty() : said(read).startsWith(said), said(read));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0\"件\"   | 3     | 3     | ``",
        "0,        | 12000 | 12    | V-SHOWN WARNING",
        "0,        | 12345 | ?     | V-TYPE ERROR",
        "0\"元\"   | 3     | 3     | V-SHOWN WARNING",
        "0\"1\"    | 3     | 31    | V-SHOWN WARNING",
        "\"已报\"  | 3     | ?     | V-TYPE ERROR"
      })
  void countsInOtherFormats(String code, String stored, String value, String said)
      throws Exception {
    Submission read = form(COUNT, numeric(stored), null, shown(code, stored));
    assertEquals(value, value(read, COUNT));
    assertTrue(said.isEmpty() ? said(read).isEmpty() : said(read).startsWith(said), said(read));
  }

  @Test
  void struckOutCells() throws Exception {
    Submission read = form(COUNT, numeric("12"), null, new DisplayMark.Struck());
    assertEquals("12", value(read, COUNT));
    assertTrue(said(read).startsWith("V-SHOWN WARNING "), said(read));
    assertTrue(said(read).contains("所填“12”带删除线"), said(read));
  }

  @Test
  void formulasThatCannotBeDecoded() throws Exception {
    Submission read = form(COUNT, numeric("12"), null, new DisplayMark.FormulaLost());
    assertEquals("12", value(read, COUNT));
    assertTrue(said(read).startsWith("V-TEXT NOTICE "), said(read));
  }

  @Test
  void staleFormulas() throws Exception {
    assertEquals("", said(form(COUNT, numeric("12"), "10+2")));
    Submission read = form(COUNT, numeric("12"), "10+3");
    assertEquals("12", value(read, COUNT));
    assertTrue(said(read).matches("V-SHOWN WARNING .*应算出 13，.*存的结果是 12.*\n"), said(read));
    // a sum that floating point gives as 0.30000000000000004
    assertEquals("", said(form(AMOUNT, numeric("0.3"), "0.1+0.2")));
  }

  @Test
  void staleTotalsOfTheForm() throws Exception {
    String total = "requests.received.total";
    Submission read = form(total, numeric("5"), "SUM(D5:I5)");
    assertEquals("6075", value(read, total));
    assertTrue(said(read).matches("V-SHOWN NOTICE .*已重新计算为 6075.*\n"), said(read));
    assertEquals("", said(form(total, numeric("6075"), "SUM(D5:I5)")));
  }

  @Test
  void circularFormulas() throws Exception {
    assertTrue(said(form(COUNT, numeric("12"), "D5+1")).contains("循环引用"));
    Cell one = new Cell(Address.parse("D5"), numeric("12"), "E5+1");
    Cell other = new Cell(Address.parse("E5"), numeric("11"), "D5-1");
    String said = said(form(COUNT, List.of(one, other), Set.of(), Map.of()));
    assertTrue(said.contains("“依申请公开”有 2 格的公式引用了它自己（循环引用，D5、E5）"), said);
  }

  @Test
  void hiddenColumns() throws Exception {
    Submission read = form(COUNT, List.of(), Set.of(4), Map.of());
    assertEquals(200, read.knownFigureCount());
    assertTrue(said(read).startsWith("S-UNKNOWN NOTICE “依申请公开”有 25 格的数在隐藏的行或列里"), said(read));
  }

  @Test
  void cellsMergedOverSeveralFigures() throws Exception {
    List<Grid> sheets = new ArrayList<>();
    for (Grid sheet : FilledForm.grids(folder, FilledForm.figures())) {
      if (sheet.name().equals(TABLE)) {
        List<Region> merged = new ArrayList<>(sheet.mergedRegions());
        merged.add(Region.parse("D7:G7"));
        Set<String> covered = Set.of("E7", "F7", "G7");
        List<Cell> cells =
            sheet.cells().stream()
                .filter(cell -> !covered.contains(cell.address().toString()))
                .toList();
        sheets.add(new Grid(TABLE, false, cells, merged, Set.of(), List.of()));
      } else {
        sheets.add(sheet);
      }
    }
    String said = said(SubmissionReader.read(TEMPLATE, sheets, "form.xlsx"));
    assertTrue(said.contains("V-SHOWN WARNING"), said);
    assertTrue(said.contains("与旁边的栏目合并了"), said);
  }
}
