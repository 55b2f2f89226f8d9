package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What well-known odd workbooks are odd in: each is read as the spreadsheet programs read it. */
class OddWorkbooksTest {
  private static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  private static final String STRICT_RELATIONS =
      "http://purl.oclc.org/ooxml/officeDocument/relationships";

  private static void assertTwelve(WrittenByHand book) throws IOException {
    assertEquals(
        new CellContent.Numeric(BigDecimal.valueOf(12)), book.grid().content(new Address(0, 0)));
  }

  private static WrittenByHand twelve() {
    return WrittenByHand.rows("<row r='1'><c r='A1'><v>12</v></c></row>");
  }

  @Test
  void noReferences() throws IOException {
    assertTwelve(WrittenByHand.rows("<row><c><v>12</v></c></row>"));
  }

  @Test
  void stylesThatAreNotThere() throws IOException {
    assertTwelve(WrittenByHand.rows("<row r='1'><c r='A1' s='99'><v>12</v></c></row>"));
    assertTwelve(
        WrittenByHand.rows("<row r='1'><c r='A1' s='-1'><v>12</v></c></row>")
            .styles("<cellXfs><xf numFmtId='14'/></cellXfs>"));
  }

  @Test
  void absoluteTargetsAndBackslashes() throws IOException {
    for (String target :
        new String[] {
          "/xl/worksheets/sheet1.xml",
          "worksheets\\sheet1.xml",
          "./worksheets/../worksheets/sheet1.xml"
        }) {
      assertTwelve(
          twelve()
              .part(
                  "xl/_rels/workbook.xml.rels",
                  WrittenByHand.relations("rId1", "worksheet", target)));
    }
  }

  @Test
  void strict() throws IOException {
    assertTwelve(
        new WrittenByHand()
            .part(
                "xl/workbook.xml",
                "<workbook xmlns='"
                    + STRICT
                    + "' xmlns:r='"
                    + STRICT_RELATIONS
                    + "'><sheets>"
                    + "<sheet name='表' sheetId='1' r:id='rId1'/></sheets></workbook>")
            .part(
                "xl/_rels/workbook.xml.rels",
                WrittenByHand.relations("rId1", "worksheet", "worksheets/sheet1.xml")
                    .replace(WrittenByHand.RELATIONS, STRICT_RELATIONS))
            .part(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns='"
                    + STRICT
                    + "'><sheetData><row><c><v>12</v></c></row></sheetData></worksheet>"));
  }

  @Test
  void prefixes() throws IOException {
    assertTwelve(
        twelve()
            .part(
                "xl/worksheets/sheet1.xml",
                "<x:worksheet xmlns:x='"
                    + WrittenByHand.MAIN
                    + "'><x:sheetData><x:row><x:c><x:v>12</x:v></x:c></x:row></x:sheetData></x:worksheet>"));
  }

  @Test
  void utf16() throws IOException {
    String sheet =
        "<?xml version='1.0' encoding='UTF-16'?><worksheet xmlns='"
            + WrittenByHand.MAIN
            + "'><sheetData><row><c><v>12</v></c></row></sheetData></worksheet>";
    assertTwelve(
        twelve().part("xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_16)));
  }

  @Test
  void nothingButMergedCells() throws IOException {
    Grid grid = WrittenByHand.sheet("<mergeCells><mergeCell ref='A1:B2'/></mergeCells>").grid();
    assertTrue(grid.cells().isEmpty());
    assertEquals(1, grid.mergedRegions().size());
  }

  @Test
  void noSharedTextsAndNoRelationsOfTheZip() throws IOException {
    assertTwelve(
        new WrittenByHand()
            .part(
                "xl/workbook.xml",
                "<workbook xmlns='"
                    + WrittenByHand.MAIN
                    + "' xmlns:r='"
                    + WrittenByHand.RELATIONS
                    + "'><sheets><sheet name='表' r:id='rId1'/></sheets></workbook>")
            .part(
                "xl/_rels/workbook.xml.rels",
                WrittenByHand.relations("rId1", "worksheet", "worksheets/sheet1.xml"))
            .part(
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row><c><v>12</v></c></row></sheetData></worksheet>"));
  }

  /** The value last seen stands; another workbook is never opened. */
  @Test
  void anotherWorkbookInAFormula() throws IOException {
    assertTwelve(
        WrittenByHand.rows("<row r='1'><c r='A1'><f>[1]Sheet1!A1</f><v>12</v></c></row>")
            .part("xl/externalLinks/externalLink1.xml", "<!DOCTYPE a><externalLink/>"));
  }

  @Test
  void rowsAndCellsInAnyOrder() throws IOException {
    assertTwelve(
        WrittenByHand.rows(
            "<row r='2'><c r='B2'><v>1</v></c><c r='A2'><v>2</v></c></row>"
                + "<row r='1'><c r='A1'><v>12</v></c></row>"));
  }

  @Test
  void elementsOfOtherProgramsAndOfTheFuture() throws IOException {
    assertTwelve(
        WrittenByHand.sheet(
            "<mc:AlternateContent"
                + " xmlns:mc='m'><mc:Choice><row><c><v>1</v></c></row></mc:Choice></mc:AlternateContent><sheetData><row"
                + " r='1' wps:x='1' xmlns:wps='w'><c r='A1'"
                + " cm='1'><v>12</v><extLst><ext><v>13</v></ext></extLst></c></row></sheetData>"));
  }
}
