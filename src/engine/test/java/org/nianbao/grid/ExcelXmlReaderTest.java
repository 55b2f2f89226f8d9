package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcelXmlReaderTest {
  private static Grid sheet(String styles, String inWorksheet) throws UnreadableFileException {
    String workbook =
        "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>"
            + "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>"
            + styles
            + "<Worksheet ss:Name='表'>"
            + inWorksheet
            + "</Worksheet></Workbook>";
    return OpenXmlReader.read("表.xls", workbook.getBytes(StandardCharsets.UTF_8)).get(0);
  }

  private static Grid table(String rows) throws UnreadableFileException {
    return sheet("", "<Table>" + rows + "</Table>");
  }

  @Test
  void valuesAndPlaces() throws UnreadableFileException {
    String rows =
        "<Row ss:Index='2'><Cell ss:Index='3' ss:MergeAcross='1' ss:MergeDown='1'>"
            + "<Data ss:Type='String'>甲&#13;乙</Data></Cell>"
            + "<Cell><Data ss:Type='Number'>2.50</Data></Cell></Row>"
            + "<Row ss:Span='1'/>"
            + "<Row><Cell><Data ss:Type='DateTime'>2025-01-20T08:00:00.000</Data></Cell>"
            + "<Cell><Data ss:Type='DateTime'>1899-12-31T06:00:00.000</Data></Cell>"
            + "<Cell><Data ss:Type='Boolean'>1</Data></Cell>"
            + "<Cell><Data ss:Type='Error'>#N/A</Data></Cell>"
            + "<Cell ss:Formula='=SUM(RC[-4]:R5C3)'/></Row>";
    Grid grid = table(rows);
    assertEquals(
        "C2=Text 甲\n乙; E2=Numeric 2.5; A5=Day 2025-01-20; B5=Numeric 0.25; C5=Flag TRUE;"
            + " D5=ErrorValue #N/A; E5=Uncalculated  (SUM(A5:$C$5))",
        GridText.of(grid));
    assertEquals(List.of(Region.parse("C2:D3")), grid.mergedRegions());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "RC[-2]+R[1]C4 | B5+$D6",
        "SUM('R1C1 表'!R1C1:R2C2) | SUM('R1C1 表'!$A$1:$B$2)",
        "Rate!RC+C5R(1)+\"RC\" | Rate!D5+C5R(1)+\"RC\"",
        "SUM(C3)+SUM(R2:R[1]) | SUM($C:$C)+SUM($2:6)",
        "R[-5]C | #REF!",
        "ROUND(RC,2) | ROUND(D5,2)"
      })
  void translatedFormulas(String formula, String expected) {
    assertEquals(expected, R1C1Formula.translate(formula, new Address(4, 3)));
  }

  @Test
  void stylesOfCellsRowsAndColumns() throws UnreadableFileException {
    String styles =
        "<Styles><Style ss:ID='a'><NumberFormat ss:Format='0&quot;件&quot;'/></Style>"
            + "<Style ss:ID='b' ss:Parent='a'><Font ss:StrikeThrough='1'/></Style>"
            + "<Style ss:ID='c'><NumberFormat ss:Format='Short Date'/></Style></Styles>";
    String number = "<Data ss:Type='Number'>45677</Data></Cell>";
    Grid grid =
        sheet(
            styles,
            "<Table><Column ss:StyleID='a'/><Row><Cell>"
                + number
                + "<Cell ss:StyleID='c'>"
                + number
                + "<Cell>"
                + number
                + "</Row><Row ss:StyleID='b'><Cell>"
                + number
                + "</Row></Table>");
    assertEquals(
        "A1=Numeric 45677; B1=Day 2025-01-20; C1=Numeric 45677; A2=Numeric 45677",
        GridText.of(grid));
    DisplayMark unit = new DisplayMark.ShownAs("45677件", "45677件", false);
    assertEquals(
        Map.of(
            new Address(0, 0),
            List.of(unit),
            new Address(1, 0),
            List.of(unit, new DisplayMark.Struck())),
        grid.marks());
  }

  @Test
  void hiddenPartsCommentsAndMargins() throws UnreadableFileException {
    String data = "<Cell><Data ss:Type='String'>甲</Data></Cell>";
    Grid grid =
        sheet(
            "",
            "<Table><Column ss:Index='2' ss:Hidden='1' ss:Span='1'/><Row ss:Hidden='1'>"
                + data
                + data
                + "</Row><Row><Cell><ss:Data ss:Type='String'>6<S>7</S></ss:Data>"
                + "<Comment><ss:Data><B>乙：</B><Font>批注</Font></ss:Data></Comment></Cell></Row>"
                + "</Table><WorksheetOptions><Visible>SheetHidden</Visible><PageSetup>"
                + "<Header x:Data='&amp;C内部资料'/><Footer x:Data='第 &amp;P 页'/></PageSetup>"
                + "</WorksheetOptions>");
    assertTrue(grid.isHidden());
    assertEquals(Set.of(0), grid.hiddenRows());
    assertEquals(Set.of(1), grid.hiddenColumns());
    assertEquals("A1=Text 甲; B1=Text 甲; A2=Text 6", GridText.of(grid));
    assertEquals(
        List.of(new DisplayMark.Dropped("7"), new DisplayMark.Comment("乙：批注")),
        grid.marks().get(new Address(1, 0)));
    assertEquals(List.of(new DisplayMark.PageMargin("内部资料")), grid.marks().get(new Address(0, 0)));
  }

  @Test
  void cellsOutsideTheSheetAreDamage() {
    UnreadableFileException refused =
        assertThrows(
            UnreadableFileException.class, () -> table("<Row ss:Index='1048577'><Cell/></Row>"));
    assertEquals("grid.damaged", refused.reason().key());
  }
}
