package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OdfReaderTest {
  private static final String NAMESPACES =
      " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' office:version='1.3'>";

  private static byte[] flat(String styles, String sheets) {
    String document =
        "<?xml version='1.0' encoding='UTF-8'?><office:document"
            + NAMESPACES
            + styles
            + "<office:body><office:spreadsheet>"
            + sheets
            + "</office:spreadsheet></office:body></office:document>";
    return document.getBytes(StandardCharsets.UTF_8);
  }

  private static Grid sheet(String styles, String content) throws UnreadableFileException {
    String sheet =
        "<table:table table:name='表' table:style-name='ta1'>" + content + "</table:table>";
    return OpenXmlReader.read("表.fods", flat(styles, sheet)).get(0);
  }

  private static Grid rows(String rows) throws UnreadableFileException {
    return sheet("", rows);
  }

  private static String text(String text) {
    return "<table:table-cell office:value-type='string'>" + text + "</table:table-cell>";
  }

  private static String row(String cells) {
    return "<table:table-row>" + cells + "</table:table-row>";
  }

  @Test
  void values() throws UnreadableFileException {
    String cells =
        text("<text:p>总计</text:p>")
            + "<table:table-cell office:value-type='float' office:value='21.50'/>"
            + "<table:table-cell office:value-type='date' office:date-value='2025-01-20T08:00:00'/>"
            + "<table:table-cell office:value-type='date' office:date-value='1899-12-30'/>"
            + "<table:table-cell office:value-type='time' office:time-value='PT06H00M00S'/>"
            + "<table:table-cell office:value-type='boolean' office:boolean-value='true'/>"
            + "<table:table-cell calcext:value-type='error' office:value-type='string'"
            + " office:string-value=''><text:p>#DIV/0!</text:p></table:table-cell>"
            + "<table:table-cell office:value-type='string' office:string-value='甲'>"
            + "<text:p>〔甲〕</text:p></table:table-cell>";
    assertEquals(
        "A1=Text 总计; B1=Numeric 21.5; C1=Day 2025-01-20; D1=Numeric 0; E1=Numeric 0.25;"
            + " F1=Flag TRUE; G1=ErrorValue #DIV/0!; H1=Text 甲",
        GridText.of(rows(row(cells))));
  }

  @Test
  void formulas() throws UnreadableFileException {
    String cells =
        "<table:table-cell table:formula='of:=SUM([.B1:.C1])' office:value-type='float'"
            + " office:value='3'/>"
            + "<table:table-cell table:formula='of:=[.A1]'/>"
            + "<table:table-cell table:formula='of:=&quot;&quot;'><text:p/></table:table-cell>";
    assertEquals(
        "A1=Numeric 3 (SUM(B1:C1)); B1=Uncalculated  (A1); C1=Text  (\"\")",
        GridText.of(rows(row(cells))));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "of:=SUM([.B2:.C2];[$上年.D5])|SUM(B2:C2,上年!D5)",
        "of:=['一 表.'.$A$1]+[$'it''s'.B2:.C3]|'一 表.'!$A$1+'it''s'!B2:C3",
        "oooc:=IF([.A1]>0;\"[.B1];\";1)|IF(A1>0,\"[.B1];\",1)",
        "msoxl:=SUM(A1,B1)|SUM(A1,B1)",
        "=INDEX([.C1:.C1048576];ROW()-1)|INDEX(C:C,ROW()-1)",
        "of:=[.A1:.B2]![.B1:.C2]|A1:B2 B1:C2",
        "of:=SUM(表![.D5:.D6])|SUM(表!D5:D6)",
        "of:=SUM([.#REF!])|SUM(#REF!)",
        "of:=[.A1|A1",
        "of:=\"a|\"a"
      })
  void translatedFormulas(String formula, String expected) {
    assertEquals(expected, OdfFormula.translate(formula));
  }

  @Test
  void paragraphs() throws UnreadableFileException {
    String cell =
        "<text:p>  一<text:s text:c='2'/>二\n   三<text:tab/>四<text:line-break/>五</text:p>"
            + "<text:p>六<text:ruby><text:ruby-base>七</text:ruby-base>"
            + "<text:ruby-text>qi</text:ruby-text></text:ruby></text:p>";
    assertEquals("A1=Text 一  二 三\t四\n五\n六七", GridText.of(rows(row(text(cell)))));
  }

  @Test
  void repeatsMergedRegionsAndCoveredCells() throws UnreadableFileException {
    String rows =
        "<table:table-row table:number-rows-repeated='2'>"
            + "<table:table-cell table:number-columns-repeated='2'/>"
            + "<table:table-cell table:number-columns-repeated='2' office:value-type='float'"
            + " office:value='0'/></table:table-row>"
            + row(
                "<table:table-cell table:number-columns-spanned='2' table:number-rows-spanned='3'"
                    + " office:value-type='string'><text:p>甲</text:p></table:table-cell>"
                    + "<table:covered-table-cell/>"
                    + text("<text:p>乙</text:p>"))
            + "<table:table-row table:number-rows-repeated='1048573'>"
            + "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>";
    Grid grid = rows(rows);
    assertEquals(
        "C1=Numeric 0; D1=Numeric 0; C2=Numeric 0; D2=Numeric 0; A3=Text 甲; C3=Text 乙",
        GridText.of(grid));
    assertEquals(List.of(Region.parse("A3:B5")), grid.mergedRegions());
  }

  @Test
  void aRepeatedCellCountsAsOftenAsItIsRepeated() {
    String rows =
        "<table:table-row table:number-rows-repeated='1048576'>" + text("<text:p>甲</text:p>");
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> rows(rows + "</table:table-row>"));
    assertEquals("grid.limit.cells", refused.reason().key());
  }

  @Test
  void contentOutsideTheSheetIsDamage() {
    String wide =
        "<table:table-cell table:number-columns-repeated='16384'/>" + text("<text:p>甲</text:p>");
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> rows(row(wide)));
    assertEquals("grid.damaged", refused.reason().key());
  }

  @Test
  void hiddenSheetsRowsAndColumns() throws UnreadableFileException {
    String styles =
        "<office:automatic-styles><style:style style:name='ta1' style:family='table'>"
            + "<style:table-properties table:display='false'/></style:style>"
            + "</office:automatic-styles>";
    String cells = text("<text:p>甲</text:p>") + text("<text:p>乙</text:p>");
    String content =
        "<table:table-column/><table:table-column table:visibility='collapse'/>"
            + "<table:table-row table:visibility='filter'>"
            + cells
            + "</table:table-row>"
            + row(cells)
            + "<table:table-row-group table:display='false'>"
            + row(cells)
            + "</table:table-row-group>";
    Grid grid = sheet(styles, content);
    assertTrue(grid.isHidden());
    assertEquals(Set.of(0, 2), grid.hiddenRows());
    assertEquals(Set.of(1), grid.hiddenColumns());
  }

  @ParameterizedTest
  @CsvSource({
    "number-style, <number:number number:decimal-places='1'"
        + " number:min-integer-digits='1' number:display-factor='1000'/>, 12345, 12.3, true",
    "number-style, <number:number number:decimal-places='0'"
        + " number:min-integer-digits='1'/><number:text>件</number:text>, 21, 21件, false",
    "percentage-style, <number:number number:decimal-places='0'"
        + " number:min-integer-digits='1'/><number:text>%</number:text>, 0.5, 50%, true",
    "number-style, <number:number number:min-integer-digits='1'/>, 21, , false",
    "number-style, <number:number number:decimal-places='0' number:min-integer-digits='2'"
        + " number:display-factor='1000'><number:embedded-text number:position='1'>."
        + "</number:embedded-text></number:number><number:text>万</number:text>,"
        + " 123456, 12.3万, true"
  })
  void shownNumbers(String kind, String style, String number, String expected, boolean changed)
      throws UnreadableFileException {
    String styles =
        "<office:automatic-styles><number:%1$s style:name='N1'>%2$s</number:%1$s>"
                .formatted(kind, style)
            + "<style:style style:name='ce1' style:family='table-cell'"
            + " style:data-style-name='N1'/></office:automatic-styles>";
    String cell =
        "<table:table-cell table:style-name='ce1' office:value-type='float' office:value='"
            + number
            + "'/>";
    List<DisplayMark> marks =
        sheet(styles, row(cell)).marks().getOrDefault(new Address(0, 0), List.of());
    assertEquals(
        expected == null ? List.of() : List.of(expected + changed),
        marks.stream()
            .map(DisplayMark.ShownAs.class::cast)
            .map(shown -> shown.text() + shown.changed())
            .toList());
  }

  @Test
  void struckOutTextOfACellOrARun() throws UnreadableFileException {
    String struck = "<style:text-properties style:text-line-through-style='solid'/></style:style>";
    String styles =
        "<office:automatic-styles><style:style style:name='T1' style:family='text'>"
            + struck
            + "<style:style style:name='ce1' style:family='table-cell'>"
            + struck
            + "<style:style style:name='ce2' style:family='table-cell'"
            + " style:parent-style-name='ce1'/></office:automatic-styles>";
    Grid grid =
        sheet(
            styles,
            "<table:table-column table:default-cell-style-name='ce2'/>"
                + row(
                    text("<text:p>5</text:p>")
                        + text("<text:p>6<text:span text:style-name='T1'>7</text:span></text:p>")));
    assertEquals("A1=Text 5; B1=Text 6", GridText.of(grid));
    assertEquals(List.of(new DisplayMark.Struck()), grid.marks().get(new Address(0, 0)));
    assertEquals(List.of(new DisplayMark.Dropped("7")), grid.marks().get(new Address(0, 1)));
  }

  @Test
  void commentsShapesAndPictures() throws UnreadableFileException {
    String cell =
        "<office:annotation><dc:creator>甲</dc:creator><text:p>批注</text:p></office:annotation>"
            + "<draw:frame table:end-cell-address='表.C4'><draw:image/></draw:frame>"
            + "<draw:custom-shape><text:p>一</text:p><text:p>二</text:p></draw:custom-shape>"
            + "<draw:frame><draw:object/><draw:image/></draw:frame>";
    Grid grid = rows(row(text(cell)));
    assertEquals(
        List.of(
            new DisplayMark.Comment("批注"),
            new DisplayMark.ShapeText("一\n二"),
            new DisplayMark.Picture(4, 3)),
        grid.marks().get(new Address(0, 0)));
  }

  @Test
  void headersAndFooters() throws UnreadableFileException {
    String styles =
        "<office:automatic-styles><style:style style:name='ta1' style:family='table'"
            + " style:master-page-name='页'/></office:automatic-styles>"
            + "<office:master-styles><style:master-page style:name='页'>"
            + "<style:header style:display='false'><text:p>旧</text:p></style:header>"
            + "<style:footer><style:region-left><text:p>内部&amp;资料</text:p></style:region-left>"
            + "<style:region-center><text:p>第 <text:page-number>1</text:page-number> 页</text:p>"
            + "</style:region-center></style:footer></style:master-page></office:master-styles>";
    Grid grid = sheet(styles, row(text("<text:p>甲</text:p>")));
    assertEquals(List.of(new DisplayMark.PageMargin("内部&资料")), grid.marks().get(new Address(0, 0)));
  }

  @Test
  void tablesThatKeepCellsOfOtherFilesAreNoSheets() throws UnreadableFileException {
    String sheets = "<table:table table:name=\"'file:///a.ods'#表\"/><table:table table:name='二'/>";
    List<Grid> grids = OpenXmlReader.read("表.fods", flat("", sheets));
    assertEquals(List.of("二"), grids.stream().map(Grid::name).toList());
  }

  private static byte[] zip(String manifest, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String[] part :
          new String[][] {{"META-INF/manifest.xml", manifest}, {"content.xml", content}}) {
        zip.putNextEntry(new ZipEntry(part[0]));
        zip.write(part[1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static String body(String content) {
    return "<office:document-content"
        + NAMESPACES
        + "<office:body>"
        + content
        + "</office:body></office:document-content>";
  }

  @Test
  void zipFile() throws IOException {
    String sheet =
        "<table:table table:name='表'>" + row(text("<text:p>甲</text:p>")) + "</table:table>";
    byte[] file =
        zip("<manifest/>", body("<office:spreadsheet>" + sheet + "</office:spreadsheet>"));
    assertEquals("A1=Text 甲", GridText.of(OpenXmlReader.read("表.ods", file).get(0)));
  }

  @ParameterizedTest
  @CsvSource({
    "grid.encrypted, <manifest:encryption-data/>, <office:spreadsheet/>",
    "grid.no-sheets, <manifest/>, <office:spreadsheet/>",
    "grid.kind.slides, <manifest/>, <office:presentation/>",
    "grid.kind.odt, <manifest/>, <office:drawing/>"
  })
  void refused(String reason, String manifest, String content) {
    UnreadableFileException refused =
        assertThrows(
            UnreadableFileException.class,
            () -> OpenXmlReader.read("表.ods", zip(manifest, body(content))));
    assertEquals(reason, refused.reason().key());
  }
}
