package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What programs other than POI write, and what nobody should. */
class XlsxReaderTest {
  private static CellContent.@Nullable Text text(String value) {
    return new CellContent.Text(value);
  }

  private static CellContent number(String value) {
    return new CellContent.Numeric(new BigDecimal(value));
  }

  private static CellContent day(String value) {
    return new CellContent.Day(LocalDate.parse(value));
  }

  private static @Nullable CellContent at(Grid grid, String address) {
    return grid.content(Address.parse(address));
  }

  private static @Nullable String formula(Grid grid, String address) {
    Cell cell = grid.cell(Address.parse(address));
    return cell == null ? null : cell.formula();
  }

  private static String addresses(Grid grid) {
    return grid.cells().stream()
        .map(cell -> cell.address().toString())
        .collect(Collectors.joining(" "));
  }

  private static String comments(String... cellsAndTexts) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < cellsAndTexts.length; i += 2) {
      list.append("<comment ref='").append(cellsAndTexts[i]).append("'><text><t>");
      list.append(cellsAndTexts[i + 1]).append("</t></text></comment>");
    }
    return "<comments xmlns='"
        + WrittenByHand.MAIN
        + "'><commentList>"
        + list
        + "</commentList></comments>";
  }

  /** A sheet that refers to two parts with comments. */
  private static WrittenByHand withTwoParts() {
    String first = WrittenByHand.relations("rId1", "comments", "../comments1.xml");
    String second = WrittenByHand.relations("rId2", "comments", "../comments2.xml");
    String both =
        first.substring(0, first.indexOf("</Relationships>"))
            + second.substring(second.indexOf("<Relationship "));
    return WrittenByHand.rows("").part("xl/worksheets/_rels/sheet1.xml.rels", both);
  }

  @Test
  void everyCommentOfACell() throws IOException {
    byte[] workbook =
        withTwoParts()
            .part("xl/comments1.xml", comments("A1", "甲", "B2", "乙", "A1", "丙"))
            .part("xl/comments2.xml", comments("A1", "丁"))
            .bytes();
    Map<Address, String> expected =
        Map.of(Address.parse("A1"), "甲\n丙\n丁", Address.parse("B2"), "乙");
    assertEquals(Map.of("表", expected), OpenXmlReader.readExtras("表.xlsx", workbook).comments());
  }

  @Test
  void threadsAndShapesAreMarksOfTheirCells() throws IOException {
    String drawing =
        "<xdr:wsDr xmlns:xdr='x' xmlns:a='a' xmlns:mc='m'><xdr:twoCellAnchor><xdr:from>"
            + "<xdr:col>1</xdr:col><xdr:row>2</xdr:row></xdr:from><mc:AlternateContent><mc:Choice>"
            + "<xdr:sp><xdr:txBody><a:p><a:r><a:t>文</a:t></a:r><a:r><a:t>本</a:t></a:r></a:p>"
            + "<a:p><a:r><a:t>框</a:t></a:r></a:p></xdr:txBody></xdr:sp></mc:Choice><mc:Fallback>"
            + "<xdr:sp><xdr:txBody><a:p><a:r><a:t>文本框</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
            + "</mc:Fallback></mc:AlternateContent></xdr:twoCellAnchor></xdr:wsDr>";
    String threads =
        "<ThreadedComments><threadedComment ref='A1'><text>问</text></threadedComment>"
            + "<threadedComment ref='A1'><text>答</text></threadedComment></ThreadedComments>";
    String relations =
        WrittenByHand.relations("r1", "threadedComment", "../t.xml")
            + WrittenByHand.relations("r2", "comments", "../c.xml")
            + WrittenByHand.relations("r3", "drawing", "../d.xml")
            + WrittenByHand.relations("r4", "comments", "../none.xml");
    Grid grid =
        WrittenByHand.rows("")
            .part(
                "xl/worksheets/_rels/sheet1.xml.rels",
                relations.replaceAll("</Relationships><Relationships[^>]*>", ""))
            .part("xl/t.xml", threads)
            .part("xl/c.xml", comments("A1", "[线程批注] 问", "B2", "乙", "C3", " "))
            .part("xl/d.xml", drawing)
            .grid();
    assertEquals(
        Map.of(
            Address.parse("A1"), List.of(new DisplayMark.Comment("问\n答")),
            Address.parse("B2"), List.of(new DisplayMark.Comment("乙")),
            Address.parse("B3"), List.of(new DisplayMark.ShapeText("文本\n框"))),
        grid.marks());
  }

  @Test
  void commentsThatAreNotThere() {
    byte[] workbook = withTwoParts().part("xl/comments1.xml", comments("A1", "甲")).bytes();
    UnreadableFileException refused =
        assertThrows(
            UnreadableFileException.class, () -> OpenXmlReader.readExtras("表.xlsx", workbook));
    assertEquals("grid.damaged", refused.reason().key());
  }

  @Test
  void everyTypeOfCell() throws IOException {
    Grid grid =
        WrittenByHand.rows(
                """
                <row r='1'><c r='A1' t='s'><v>1</v></c><c r='B1'><v>21.50</v></c>
                <c r='C1' t='b'><v>1</v></c><c r='D1' t='e'><v>#DIV/0!</v></c>
                <c r='E1' t='str'><f>"甲"&amp;1</f><v>甲1</v></c>
                <c r='F1' t='inlineStr'><is><r><t>内</t></r><r><t xml:space='preserve'> 文</t></r></is></c>
                <c r='G1' t='d'><v>2024-03-01T00:00:00Z</v></c><c r='H1' t='d'><v>2024-03-01T08:30:00</v></c>
                <c r='I1' t='n'><v>二十</v></c><c r='J1'><v>1E3</v></c></row>\
                """)
            .sharedTexts("<si><t>无用</t></si><si><t>标题</t></si>")
            .grid();
    assertEquals("表", grid.name());
    assertEquals(text("标题"), at(grid, "A1"));
    assertEquals(number("21.5"), at(grid, "B1"));
    assertEquals(new CellContent.Flag(true), at(grid, "C1"));
    assertEquals(new CellContent.ErrorValue("#DIV/0!"), at(grid, "D1"));
    assertEquals(text("甲1"), at(grid, "E1"));
    assertEquals("\"甲\"&1", formula(grid, "E1"));
    assertEquals(text("内 文"), at(grid, "F1"));
    assertEquals(day("2024-03-01"), at(grid, "G1"));
    assertEquals(day("2024-03-01"), at(grid, "H1"));
    assertEquals(text("二十"), at(grid, "I1"));
    assertEquals(number("1000"), at(grid, "J1"));
  }

  /** A format's number, its spelling if the file has one, and whether it shows dates. */
  private static final String FORMATS =
      """
      0 | | no
      2 | | no
      9 | | no
      14 | | yes
      22 | | yes
      31 | | yes
      45 | | yes
      49 | | no
      58 | | yes
      176 | yyyy"年"m"月"d"日";@ | yes
      177 | [$-804]aaaa;@ | no
      178 | [DBNum1][$-804]yyyy"年"m"月";@ | yes
      179 | [h]:mm:ss | yes
      180 | 0.00E+00 | no
      181 | #,##0" days" | no
      182 | #,##0\\d_d*s | no
      183 | [Red]0;yyyy | no
      184 | General | no
      185 | "unclosed | no
      186 | [unclosed | no
      31 | 0"件" | no
      """;

  @Test
  void aNumberShownAsADateIsADay() throws IOException {
    for (String line : FORMATS.lines().toList()) {
      String[] parts = line.split(" *\\| *", -1);
      String code = parts[1].replace("\"", "&quot;");
      String spelt = code.isEmpty() ? "" : "<numFmt numFmtId='%s' formatCode='%s'/>";
      Grid grid =
          WrittenByHand.rows("<row><c s='1'><v>45677.5</v></c><c s='0'><v>45677</v></c></row>")
              .styles(
                  "<numFmts>"
                      + spelt.formatted(parts[0], code)
                      + "</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf"
                      + " numFmtId='0'/><xf numFmtId='"
                      + parts[0]
                      + "'/></cellXfs>")
              .grid();
      boolean date = parts[2].equals("yes");
      assertEquals(date ? day("2025-01-20") : number("45677.5"), at(grid, "A1"), line);
      assertEquals(number("45677"), at(grid, "B1"), line);
    }
  }

  @Test
  void theDaysOfTheCalendar() throws IOException {
    String cells =
        Stream.of("1", "59", "61", "2958465", "2958466", "0", "-3", "0.5")
            .map(value -> "<c s='0'><v>" + value + "</v></c>")
            .collect(Collectors.joining());
    WrittenByHand book =
        WrittenByHand.rows("<row>" + cells + "<c s='x'><v>9</v></c><c s='77'><v>9</v></c></row>")
            .styles("<cellXfs><xf numFmtId='14'/><xf numFmtId='?'/></cellXfs>");
    assertEquals(
        "1900-01-01 1900-02-28 1900-03-01 9999-12-31 2958466 0 -3 0.5 9 9",
        book.grid().cells().stream()
            .map(cell -> cell.content().toString())
            .collect(Collectors.joining(" ")));
    book.part(
        "xl/workbook.xml",
        "<workbook><workbookPr date1904='1'/><sheets><sheet name='表' xmlns:r='r' r:id='rId1'/>"
            + "</sheets></workbook>");
    assertEquals(day("1904-01-02"), at(book.grid(), "A1"));
    assertEquals(number("0"), at(book.grid(), "F1"));
  }

  @Test
  void sharedTextsWithRunsHintsAndEscapes() throws IOException {
    Grid grid =
        WrittenByHand.rows(
                "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row>")
            .sharedTexts(
                """
                <si><r><rPr><b/></rPr><t>年度</t></r><r><t>报告</t></r><rPh sb='0' eb='1'><t>nian</t></rPh>\
                <phoneticPr fontId='1'/></si>\
                <si><t>一_x000D__x000A_二 _x005F_x000D_ _xZZZZ_ _x</t></si><si><t/></si>\
                """)
            .grid();
    assertEquals(text("年度报告"), at(grid, "A1"));
    assertEquals(text("一\r\n二 _x000D_ _xZZZZ_ _x"), at(grid, "B1"));
    assertNull(at(grid, "C1"), "an empty text is nothing");
  }

  @Test
  void cellsWithoutAddressFollowOneAnother() throws IOException {
    Grid grid =
        WrittenByHand.rows(
                """
                <row><c><v>1</v></c><c s='3'/><c><v>3</v></c></row>
                <row r='5'><c r='C5'><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>\
                """)
            .grid();
    assertEquals("A1 C1 C5 D5 A6", addresses(grid));
  }

  @Test
  void cellsOutOfOrderAreBroughtIntoIt() throws IOException {
    Grid grid =
        WrittenByHand.rows(
                "<row r='2'><c r='B2'><v>1</v></c><c r='A2'><v>2</v></c></row>"
                    + "<row r='1'><c r='A1'><v>3</v></c></row>")
            .grid();
    assertEquals("A1 A2 B2", addresses(grid));
  }

  @Test
  void formulasWithAndWithoutResult() throws IOException {
    Grid grid =
        WrittenByHand.rows(
                """
                <row><c><f>1+1</f></c><c><f>1+1</f><v/></c><c t='str'><f>""</f><v></v></c>
                <c><f t='array' ref='D1:D2'>A1:A2*2</f><v>4</v></c><c t='str'><v></v></c></row>\
                """)
            .grid();
    assertEquals(new CellContent.Uncalculated(), at(grid, "A1"));
    assertEquals("1+1", formula(grid, "A1"));
    assertEquals(new CellContent.Uncalculated(), at(grid, "B1"), "as openpyxl writes it");
    assertEquals(text(""), at(grid, "C1"));
    assertEquals("A1:A2*2", formula(grid, "D1"));
    assertNull(at(grid, "E1"));
  }

  @Test
  void sharedFormulasAreWrittenOut() throws IOException {
    Grid grid =
        WrittenByHand.rows(
                """
                <row r='2'><c r='C2'><f t='shared' ref='C2:C4' si='0'>A2+$B2*A$1</f><v>1</v></c></row>
                <row r='3'><c r='C3'><f t='shared' si='0'/><v>2</v></c>
                <c r='D3'><f t='shared' si='0'/></c><c r='E3'><f t='shared' si='9'/><v>7</v></c></row>\
                """)
            .grid();
    assertEquals("A3+$B3*A$1", formula(grid, "C3"));
    assertEquals("B3+$B3*B$1", formula(grid, "D3"));
    assertNull(formula(grid, "E3"), "no such formula");
    assertEquals(number("7"), at(grid, "E3"));
  }

  @Test
  void blankTextsAreKept() throws IOException {
    Grid grid =
        WrittenByHand.rows(
                "<row><c t='inlineStr'><is><t>\u00a0</t></is></c>"
                    + "<c t='inlineStr'><is><t>\u3000 </t></is></c></row>")
            .grid();
    assertEquals(text("\u00a0"), at(grid, "A1"));
    assertEquals(text("\u3000 "), at(grid, "B1"));
  }

  /** What POI leaves of a text it has put another value, or another text, in the place of. */
  @Test
  void oneValueOfACellThatHoldsTwo() throws IOException {
    Grid grid =
        WrittenByHand.rows(
                "<row><c t='inlineStr'><v>12</v><is><t>12</t></is></c>"
                    + "<c t='inlineStr'><is><t>12</t></is><v>13</v></c>"
                    + "<c t='n'><v>12</v><is><t>旧</t></is></c>"
                    + "<c><v>12</v><v>12</v></c></row>")
            .grid();
    assertEquals(text("12"), at(grid, "A1"));
    assertEquals(text("12"), at(grid, "B1"));
    assertEquals(number("12"), at(grid, "C1"));
    assertEquals(number("12"), at(grid, "D1"));
  }

  @Test
  void layout() throws IOException {
    Grid grid =
        WrittenByHand.sheet(
                """
                <sheetData><row r='1'><c><v>1</v></c></row><row r='2' hidden='1'/>
                <row r='3' hidden='true'><c><v>1</v></c></row><row r='4'><c><v>1</v></c></row>
                <row r='99' hidden='1'/></sheetData>
                <mergeCells count='2'><mergeCell ref='A1:C2'/><mergeCell ref='E5:E6'/></mergeCells>
                <controls><anchor><from><row>7</row></from></anchor></controls>\
                """)
            .grid();
    assertEquals(List.of(Region.parse("A1:C2"), Region.parse("E5:E6")), grid.mergedRegions());
    assertFalse(grid.isRowHidden(0));
    assertTrue(grid.isRowHidden(1));
    assertTrue(grid.isRowHidden(2));
    assertFalse(grid.isRowHidden(3));
    assertEquals("A1 A3 A4", addresses(grid));
  }

  @Test
  void validationsOfBothKinds() throws IOException {
    Grid grid =
        WrittenByHand.sheet(
                """
                <sheetData/><dataValidations count='2'>
                <dataValidation type='whole' operator='greaterThanOrEqual' sqref='B2:B9 D4'>
                <formula1>0</formula1></dataValidation>
                <dataValidation type='decimal' sqref='#REF! C3'><formula1>1</formula1><formula2>2</formula2>
                </dataValidation></dataValidations>
                <extLst><ext><x14:dataValidations xmlns:x14='x14' xmlns:xm='xm'>
                <x14:dataValidation type='list'><x14:formula1><xm:f>级别!$A$1:$A$4</xm:f></x14:formula1>\
                <xm:sqref>B3</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>\
                """)
            .grid();
    assertEquals(
        List.of(
            new DataValidation(
                List.of(Region.parse("B2:B9"), Region.parse("D4")),
                "whole",
                "greaterThanOrEqual",
                "0",
                null),
            new DataValidation(List.of(Region.parse("C3")), "decimal", "between", "1", "2"),
            new DataValidation(
                List.of(Region.parse("B3")), "list", "between", "级别!$A$1:$A$4", null)),
        grid.validations());
  }

  @Test
  void strictNamespacesPrefixesAndAbsoluteTargets() throws IOException {
    String relation = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    WrittenByHand book =
        new WrittenByHand()
            .part(
                "_rels/.rels",
                WrittenByHand.relations("x", "officeDocument", "/book/main.xml")
                    .replace(WrittenByHand.RELATIONS, relation))
            .part(
                "book/main.xml",
                "<s:workbook xmlns:s='http://purl.oclc.org/ooxml/spreadsheetml/main' xmlns:q='"
                    + relation
                    + "'><s:sheets><s:sheet name='甲' sheetId='1' state='veryHidden' q:id='a'/>"
                    + "</s:sheets></s:workbook>")
            .part(
                "book/_rels/main.xml.rels",
                WrittenByHand.relations("a", "worksheet", "../other/./One.xml")
                    .replace(WrittenByHand.RELATIONS, relation))
            .part(
                "Other\\one.xml",
                "<s:worksheet xmlns:s='http://purl.oclc.org/ooxml/spreadsheetml/main'><s:sheetData>"
                    + "<s:row><s:c><s:v>5</s:v></s:c></s:row></s:sheetData></s:worksheet>");
    Grid grid = book.grid();
    assertEquals("甲", grid.name());
    assertTrue(grid.isHidden());
    assertEquals(number("5"), at(grid, "A1"));
  }

  @Test
  void chartSheetsAreLeftOut() throws IOException {
    WrittenByHand book =
        WrittenByHand.rows("<row><c><v>1</v></c></row>")
            .part(
                "xl/workbook.xml",
                "<workbook xmlns='"
                    + WrittenByHand.MAIN
                    + "' xmlns:r='"
                    + WrittenByHand.RELATIONS
                    + "'><sheets><sheet name='图' sheetId='2' r:id='c'/>"
                    + "<sheet name='表' sheetId='1' r:id='rId1'/></sheets></workbook>")
            .part(
                "xl/_rels/workbook.xml.rels",
                WrittenByHand.relations("c", "chartsheet", "chartsheets/sheet1.xml")
                    .replace(
                        "</Relationships>",
                        "<Relationship Id='rId1' Type='x/worksheet'"
                            + " Target='worksheets/sheet1.xml'/></Relationships>"))
            .part("xl/chartsheets/sheet1.xml", "<chartsheet/>");
    assertEquals("表", book.grid().name());
  }

  @Test
  void whatIsWrongIsNeverGuessed() {
    for (String rows :
        List.of(
            "<row><c r='A0'><v>1</v></c></row>",
            "<row><c r='XFE1'><v>1</v></c></row>",
            "<row r='1048577'/>",
            "<row r='x'/>",
            "<row><c t='s'><v>3</v></c></row>",
            "<row><c t='s'><v>x</v></c></row>",
            "<row><c><v>&nbsp;</v></c></row>",
            "<row><c></row>")) {
      UnreadableFileException refused =
          assertThrows(UnreadableFileException.class, () -> WrittenByHand.rows(rows).grid(), rows);
      assertEquals("grid.damaged", refused.reason().key(), rows);
    }
  }

  @Test
  void runsInSeveralFormats() throws IOException {
    String struck = "<r><rPr><strike/></rPr><t>12</t></r><r><t>34</t></r>";
    String raised = "<r><t>123</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>4</t></r>";
    String bold = "<r><rPr><b/><strike val='0'/></rPr><t>5</t></r><r><t>6</t></r>";
    Grid grid =
        WrittenByHand.rows(
                "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
                    + "<c r='C1' t='s'><v>2</v></c><c r='D1' t='inlineStr'><is>"
                    + struck
                    + "</is></c><c r='E1' t='s'><v>0</v></c></row>")
            .sharedTexts("<si>" + struck + "</si><si>" + raised + "</si><si>" + bold + "</si>")
            .grid();
    assertEquals(text("34"), at(grid, "A1"));
    assertEquals(text("123"), at(grid, "B1"));
    assertEquals(text("56"), at(grid, "C1"));
    assertEquals(text("34"), at(grid, "D1"));
    List<DisplayMark> dropped = List.of(new DisplayMark.Dropped("12"));
    assertEquals(
        Map.of(
            Address.parse("A1"),
            dropped,
            Address.parse("B1"),
            List.of(new DisplayMark.Dropped("4")),
            Address.parse("D1"),
            dropped,
            Address.parse("E1"),
            dropped),
        grid.marks());
  }

  @Test
  void formatsOfCells() throws IOException {
    Grid grid =
        WrittenByHand.sheet(
                "<cols><col min='2' max='3' hidden='1'/><col min='4' max='9' width='0'/></cols>"
                    + "<sheetData><row r='1' ht='0'><c r='A1' s='1'><v>125000</v></c>"
                    + "<c r='B1' s='2'><v>5</v></c><c r='D1' s='2' t='str'><v>甲</v></c>"
                    + "<c r='J1' s='3'><v>5</v></c></row></sheetData>")
            .styles(
                "<numFmts><numFmt numFmtId='164' formatCode='0!.0,'/></numFmts>"
                    + "<fonts><font/><font><strike/></font><font><strike val='0'/></font></fonts>"
                    + "<cellXfs><xf/><xf numFmtId='164' fontId='0'/><xf numFmtId='0' fontId='1'/>"
                    + "<xf numFmtId='0' fontId='2'/></cellXfs>")
            .grid();
    assertEquals(
        Map.of(
            Address.parse("A1"),
            List.of(new DisplayMark.ShownAs("12.5", "12.5", true)),
            Address.parse("B1"),
            List.of(new DisplayMark.Struck()),
            Address.parse("D1"),
            List.of(new DisplayMark.Struck())),
        grid.marks());
    assertEquals(Set.of(1, 3), grid.hiddenColumns());
    assertTrue(grid.isRowHidden(0));
  }

  /** Attributes of other namespaces have the local names of those that count. */
  @Test
  void attributesOfOtherNamespaces() throws IOException {
    Grid grid =
        WrittenByHand.rows(
                "<row y:r='9' r='1' xmlns:y='urn:y'><c y:r='Z9' r='A1' y:t='s' t='n'><v>5</v></c>"
                    + "<c y:r='Z9' y:t='s'><v>6</v></c></row>")
            .grid();
    assertEquals("A1 B1", addresses(grid));
    assertEquals(number("6"), at(grid, "B1"));
  }

  /** All names have a prefix, and the parts begin with a byte order mark. */
  @Test
  void prefixesAndByteOrderMarks() throws IOException {
    String prefixed = " xmlns:x='" + WrittenByHand.MAIN + "'>";
    Grid grid =
        WrittenByHand.rows("")
            .part(
                "xl/sharedStrings.xml",
                "\ufeff<?xml version='1.0'?><x:sst"
                    + prefixed
                    + "<x:si><x:t>甲</x:t></x:si><x:si><x:r><x:rPr><x:strike/></x:rPr><x:t>1</x:t></x:r>"
                    + "<x:r><x:t>2</x:t></x:r></x:si></x:sst>")
            .part(
                "xl/styles.xml",
                "\ufeff<x:styleSheet" + prefixed + "<x:cellXfs><x:xf/></x:cellXfs></x:styleSheet>")
            .part(
                "xl/worksheets/sheet1.xml",
                "\ufeff<x:worksheet"
                    + prefixed
                    + "<x:sheetData><x:row r='1'><x:c r='A1' t='s'><x:v>0</x:v></x:c>"
                    + "<x:c r='B1' t='s'><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>")
            .grid();
    assertEquals(text("甲"), at(grid, "A1"));
    assertEquals(text("2"), at(grid, "B1"));
  }

  /** Without a prefix, too, the part with the shared strings may begin with a byte order mark. */
  @Test
  void sharedStringsAfterAByteOrderMark() throws IOException {
    String strings =
        "\ufeff<sst xmlns='" + WrittenByHand.MAIN + "'><!-- --><si><t>甲</t></si></sst>";
    Grid grid =
        WrittenByHand.rows("<row r='1'><c r='A1' t='s'><v>0</v></c></row>")
            .part("xl/sharedStrings.xml", strings)
            .grid();
    assertEquals(text("甲"), at(grid, "A1"));
  }

  @Test
  void aListedSheetWithoutItsPart() throws IOException {
    String workbook =
        "<workbook xmlns='"
            + WrittenByHand.MAIN
            + "' xmlns:r='"
            + WrittenByHand.RELATIONS
            + "'><sheets><sheet name='表' sheetId='1' r:id='rId1'/>"
            + "<sheet name='模块' sheetId='2' r:id=''/></sheets></workbook>";
    byte[] bytes =
        WrittenByHand.rows("<row><c><v>1</v></c></row>").part("xl/workbook.xml", workbook).bytes();
    List<Grid> grids = OpenXmlReader.read("表.xlsx", bytes);
    assertEquals("A1", addresses(grids.get(0)));
    assertEquals("模块", grids.get(1).name());
    assertEquals(Grid.Source.MISSING, grids.get(1).source());
  }

  @Test
  void noSheetHasItsPart() {
    byte[] bytes =
        WrittenByHand.rows("").part("xl/_rels/workbook.xml.rels", "<Relationships/>").bytes();
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> OpenXmlReader.read("表.xlsx", bytes));
    assertEquals("grid.sheet-missing", refused.reason().key());
  }

  @Test
  void numbersOfManyCharacters() throws IOException {
    String zeros = "0".repeat(80);
    Grid grid =
        WrittenByHand.rows("<row><c><v>1.5" + zeros + "</v></c><c><v>" + zeros + "7</v></c></row>")
            .grid();
    assertEquals(number("1.5"), at(grid, "A1"));
    assertEquals(number("7"), at(grid, "B1"));
  }
}
