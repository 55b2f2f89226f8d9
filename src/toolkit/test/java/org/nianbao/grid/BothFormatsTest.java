package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nianbao.reader.GridReader;

/** The same workbook gives the same grids, whether it is saved as .xlsx or as .xls. */
class BothFormatsTest {
  private final Path folder;

  BothFormatsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static Stream<Workbook> formats() {
    return Stream.of(new XSSFWorkbook(), new HSSFWorkbook());
  }

  /** Under a name that says nothing, for the content alone decides. */
  private List<Grid> saved(Workbook workbook) throws IOException {
    Path file = folder.resolve("年报.tmp");
    try (workbook;
        OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
    return GridReader.read(file);
  }

  private static String shown(Grid grid) {
    return grid.cells().stream()
        .map(
            cell ->
                cell.address()
                    + "="
                    + cell.content()
                    + (cell.formula() == null ? "" : " (" + cell.formula() + ")"))
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void cells(Workbook workbook) throws IOException {
    Sheet sheet = workbook.createSheet("依申请公开");
    Row row = sheet.createRow(1);
    row.createCell(0).setCellValue("总计 ");
    row.createCell(1).setCellValue(21.0);
    row.createCell(2).setCellValue(1.1);
    row.createCell(3).setCellValue(0.1 + 0.2);
    row.createCell(4).setCellValue(1e15);
    row.createCell(5).setCellValue(-0.0);
    row.createCell(6).setCellValue(true);
    row.createCell(7).setCellErrorValue(FormulaError.NA.getCode());
    row.createCell(8).setBlank();
    row.createCell(9).setCellValue("");
    row.createCell(10).setCellValue("甲\n乙");
    Row formulas = sheet.createRow(2);
    formulas.createCell(0).setCellFormula("SUM(B2:C2)");
    formulas.createCell(1).setCellFormula("A2&\"!\"");
    formulas.createCell(2).setCellFormula("\"\"");
    formulas.createCell(3).setCellFormula("1/0");
    formulas.createCell(4).setCellFormula("依申请公开!$B$2>20");
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();

    assertEquals(
        "A2=总计 ; B2=21; C2=1.1; D2=0.3; E2=1000000000000000; F2=0; G2=TRUE; H2=#N/A; K2=甲\n乙; "
            + "A3=22.1 (SUM(B2:C2)); B3=总计 ! (A2&\"!\"); C3= (\"\"); D3=#DIV/0! (1/0); "
            + "E3=TRUE (依申请公开!$B$2>20)",
        shown(saved(workbook).get(0)));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void dates(Workbook workbook) throws IOException {
    Row row = workbook.createSheet("封面").createRow(0);
    String[] formats = {"General", "m/d/yy", "yyyy\"年\"m\"月\"d\"日\"", "0\"件\"", "h:mm"};
    for (int i = 0; i < formats.length; i++) {
      CellStyle style = workbook.createCellStyle();
      style.setDataFormat(workbook.createDataFormat().getFormat(formats[i]));
      row.createCell(i).setCellValue(45677);
      row.getCell(i).setCellStyle(style);
    }
    row.createCell(5).setCellFormula("B1+1");
    row.getCell(5).setCellStyle(row.getCell(1).getCellStyle());
    row.createCell(6).setCellValue(0);
    row.getCell(6).setCellStyle(row.getCell(1).getCellStyle());
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();

    Grid grid = saved(workbook).get(0);
    assertEquals(
        "A1=45677; B1=2025-01-20; C1=2025-01-20; D1=45677; E1=2025-01-20; "
            + "F1=2025-01-21 (B1+1); G1=0",
        shown(grid));
    assertInstanceOf(CellContent.Day.class, grid.content(new Address(0, 1)));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void layout(Workbook workbook) throws IOException {
    Sheet sheet = workbook.createSheet("封面");
    workbook.createSheet("隐藏");
    workbook.createSheet("深藏");
    workbook.setSheetVisibility(1, SheetVisibility.HIDDEN);
    workbook.setSheetVisibility(2, SheetVisibility.VERY_HIDDEN);
    sheet.createRow(0).createCell(0).setCellValue("一");
    sheet.createRow(1).setZeroHeight(true);
    sheet.createRow(2).createCell(0).setCellValue("二");
    sheet.addMergedRegion(CellRangeAddress.valueOf("A1:C1"));
    sheet.addMergedRegion(CellRangeAddress.valueOf("A3:A9"));

    List<Grid> grids = saved(workbook);
    assertEquals(List.of("封面", "隐藏", "深藏"), grids.stream().map(Grid::name).toList());
    assertEquals(List.of(false, true, true), grids.stream().map(Grid::isHidden).toList());
    Grid grid = grids.get(0);
    assertEquals(List.of(Region.parse("A1:C1"), Region.parse("A3:A9")), grid.mergedRegions());
    assertTrue(grid.isRowHidden(1));
    assertFalse(grid.isRowHidden(0));
    assertFalse(grid.isRowHidden(2));
    assertEquals(new CellContent.Text("二"), grid.content(new Address(2, 0)));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void limits(Workbook workbook) throws IOException {
    Row row = workbook.createSheet("表").createRow(0);
    for (int i = 0; i < 4; i++) {
      row.createCell(i).setCellValue(BigDecimal.TEN.doubleValue());
    }
    Path file = folder.resolve("年报.xls");
    try (workbook;
        OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
    Limits tight = new Limits(1 << 20, 1 << 20, 1 << 20, 200, 100, 1, 3, 9, 99, 9, 30);
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> GridReader.read(file, tight));
    assertEquals("grid.limit.cells", refused.reason().key());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void whatIsShown(Workbook workbook) throws IOException {
    Sheet sheet = workbook.createSheet("主动公开");
    Row row = sheet.createRow(0);
    CellStyle scaled = workbook.createCellStyle();
    scaled.setDataFormat(workbook.createDataFormat().getFormat("0\\.0,"));
    row.createCell(0).setCellValue(125000);
    row.getCell(0).setCellStyle(scaled);
    CellStyle percent = workbook.createCellStyle();
    percent.setDataFormat((short) 9);
    row.createCell(1).setCellValue(0.5);
    row.getCell(1).setCellStyle(percent);
    Font struck = workbook.createFont();
    struck.setStrikeout(true);
    CellStyle deleted = workbook.createCellStyle();
    deleted.setFont(struck);
    row.createCell(2).setCellValue(12);
    row.getCell(2).setCellStyle(deleted);
    row.createCell(3).setCellValue("甲");
    row.getCell(3).setCellStyle(deleted);
    RichTextString text = workbook.getCreationHelper().createRichTextString("1234");
    text.applyFont(0, 2, struck);
    row.createCell(4).setCellValue(text);
    Font raised = workbook.createFont();
    raised.setTypeOffset(Font.SS_SUPER);
    RichTextString noted = workbook.getCreationHelper().createRichTextString("1234");
    noted.applyFont(3, 4, raised);
    row.createCell(5).setCellValue(noted);
    sheet.setColumnHidden(5, true);
    sheet.setColumnHidden(9, true);

    Grid grid = saved(workbook).get(0);
    assertEquals("A1=125000; B1=0.5; C1=12; D1=甲; E1=34; F1=123", shown(grid));
    assertEquals(
        Map.of(
            Address.parse("A1"),
            List.of(new DisplayMark.ShownAs("12.5", "12.5", true)),
            Address.parse("B1"),
            List.of(new DisplayMark.ShownAs("50%", "50%", true)),
            Address.parse("C1"),
            List.of(new DisplayMark.Struck()),
            Address.parse("D1"),
            List.of(new DisplayMark.Struck()),
            Address.parse("E1"),
            List.of(new DisplayMark.Dropped("12")),
            Address.parse("F1"),
            List.of(new DisplayMark.Dropped("4"))),
        grid.marks());
    assertEquals(Set.of(5), grid.hiddenColumns());
  }

  /** Built-in formats of the Chinese edition show dates unless the file defines them otherwise. */
  @ParameterizedTest
  @CsvSource({"27, , true", "58, , true", "59, , false", "31, 0.00, false", "59, yyyy-m-d, true"})
  void builtInFormatsOfXls(short id, @Nullable String code, boolean date) throws IOException {
    HSSFWorkbook workbook = new HSSFWorkbook();
    if (code != null) {
      FormatRecord format = new FormatRecord(id, code);
      workbook.getInternalWorkbook().getWorkbookRecordList().add(7, format);
    }
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(id);
    org.apache.poi.ss.usermodel.Cell cell = workbook.createSheet("表").createRow(0).createCell(0);
    cell.setCellValue(45000);
    cell.setCellStyle(style);
    assertEquals(date ? "A1=2023-03-15" : "A1=45000", shown(saved(workbook).get(0)));
  }
}
