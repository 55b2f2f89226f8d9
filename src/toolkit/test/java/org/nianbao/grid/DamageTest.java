package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.nianbao.Trials;
import org.nianbao.message.Messages;
import org.nianbao.reader.GridReader;

/** Whatever happened to a file on its way, it is read or refused, and nothing else. */
class DamageTest {
  private static final byte[] XLSX = bytes(new XSSFWorkbook());
  private static final byte[] XLS = bytes(new HSSFWorkbook());
  private static final String SHEET =
      "<sheetData><row r='1' hidden='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><f t='shared'"
          + " si='0'>A1+$B2</f><v>1.50</v></c><c r='C1' t='str'><f t='shared'"
          + " si='0'/><v>_x0041_</v></c><c"
          + " t='inlineStr'><is><r><t>x</t></r></is></c></row></sheetData><mergeCells><mergeCell"
          + " ref='A1:B2'/></mergeCells><dataValidations><dataValidation type='list' sqref='A1:A3"
          + " B2'><formula1>1</formula1></dataValidation></dataValidations>";

  private static final String STYLES =
      "<numFmts><numFmt numFmtId='176' formatCode='[$-804]yyyy&quot;年&quot;;@'/></numFmts>"
          + "<cellXfs><xf numFmtId='0'/><xf numFmtId='176'/></cellXfs>";

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

  private static void readOrRefuse(byte[] content) {
    try {
      assertFalse(GridReader.read("damaged", content).isEmpty());
    } catch (UnreadableFileException refused) {
      assertFalse(Messages.CHINESE.format(refused.reason()).isBlank());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** One byte is another, and perhaps the end is missing. */
  private static byte[] changed(byte[] whole, Random random, int least) {
    int keep = random.nextBoolean() ? 100 : Trials.between(random, least, 100);
    byte[] changed = Arrays.copyOf(whole, Math.max(1, whole.length * keep / 100));
    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    return changed;
  }

  @Test
  void xlsx() {
    Trials.of(600, random -> readOrRefuse(changed(XLSX, random, 1)));
  }

  @Test
  void xls() {
    Trials.of(600, random -> readOrRefuse(changed(XLS, random, 1)));
  }

  /** Past the check sums: the XML itself is changed before it is packed. */
  @Test
  void xml() {
    byte[] sheet = ("<worksheet>" + SHEET + "</worksheet>").getBytes(StandardCharsets.UTF_8);
    byte[] styles = ("<styleSheet>" + STYLES + "</styleSheet>").getBytes(StandardCharsets.UTF_8);
    Trials.of(
        2000,
        random ->
            readOrRefuse(
                WrittenByHand.rows("")
                    .sharedTexts("<si><t>甲</t></si>")
                    .part("xl/styles.xml", styles)
                    .part("xl/worksheets/sheet1.xml", changed(sheet, random, 50))
                    .bytes()));
    Trials.of(
        500,
        random ->
            readOrRefuse(
                WrittenByHand.sheet(SHEET)
                    .sharedTexts("<si><t>甲</t></si>")
                    .part("xl/styles.xml", changed(styles, random, 50))
                    .bytes()));
  }
}
