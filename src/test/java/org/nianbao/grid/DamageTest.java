package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.message.Messages;

/** Whatever happened to a file on its way, it is read or refused, and nothing else. */
class DamageTest {
  private static final byte[] XLSX = bytes(new XSSFWorkbook());
  private static final byte[] XLS = bytes(new HSSFWorkbook());
  private static final String SHEET =
      "<sheetData><row r='1' hidden='1'><c r='A1' t='s'><v>0</v></c><c r='B1'><f t='shared' si='0'>"
          + "A1+$B2</f><v>1.50</v></c><c r='C1' t='str'><f t='shared' si='0'/><v>_x0041_</v></c>"
          + "<c t='inlineStr'><is><r><t>x</t></r></is></c></row></sheetData><mergeCells>"
          + "<mergeCell ref='A1:B2'/></mergeCells><dataValidations><dataValidation type='list'"
          + " sqref='A1:A3 B2'><formula1>1</formula1></dataValidation></dataValidations>";

  private static byte[] bytes(Workbook workbook) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (workbook) {
      Row row = workbook.createSheet("表").createRow(0);
      row.createCell(0).setCellValue("合计");
      row.createCell(1).setCellValue(12.5);
      row.createCell(2).setCellFormula("SUM(B1,1)");
      workbook.getSheetAt(0).addMergedRegion(CellRangeAddress.valueOf("A2:C3"));
      workbook.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  /** In memory and from disk, where the zip is read another way. */
  private static void readOrRefuse(byte[] content) throws IOException {
    Path file = Files.createTempFile("damaged", ".xlsx");
    try {
      Files.write(file, content);
      readOrRefuse(() -> GridReader.read("damaged", content));
      readOrRefuse(() -> GridReader.read(file));
    } finally {
      Files.delete(file);
    }
  }

  private static void readOrRefuse(Callable<List<Grid>> reading) {
    try {
      assertFalse(reading.call().isEmpty());
    } catch (UnreadableFileException refused) {
      assertFalse(Messages.CHINESE.say(refused.reason()).isBlank());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] changed(byte[] whole, int at, int value, int keep) {
    byte[] changed = Arrays.copyOf(whole, Math.max(1, (int) (whole.length * (keep / 100.0))));
    changed[at % changed.length] = (byte) value;
    return changed;
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void xlsx(
      @ForAll @IntRange(max = 1 << 20) int at,
      @ForAll @IntRange(max = 255) int value,
      @ForAll @IntRange(min = 1, max = 100) int keep)
      throws IOException {
    readOrRefuse(changed(XLSX, at, value, 100));
    readOrRefuse(changed(XLSX, at, value, keep));
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void xls(
      @ForAll @IntRange(max = 1 << 20) int at,
      @ForAll @IntRange(max = 255) int value,
      @ForAll @IntRange(min = 1, max = 100) int keep)
      throws IOException {
    readOrRefuse(changed(XLS, at, value, 100));
    readOrRefuse(changed(XLS, at, value, keep));
  }

  /** Past the check sums: the XML itself is changed before it is packed. */
  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void xml(
      @ForAll @IntRange(max = 1 << 20) int at,
      @ForAll @IntRange(max = 255) int value,
      @ForAll @IntRange(min = 50, max = 100) int keep)
      throws IOException {
    byte[] sheet =
        ("<worksheet>" + SHEET + "</worksheet>").getBytes(StandardCharsets.UTF_8);
    WrittenByHand book = WrittenByHand.rows("").sharedTexts("<si><t>甲</t></si>");
    readOrRefuse(
        book.part("xl/worksheets/sheet1.xml", changed(sheet, at, value, 100)).bytes());
    readOrRefuse(
        book.part("xl/worksheets/sheet1.xml", changed(sheet, at, value, keep)).bytes());
  }
}
