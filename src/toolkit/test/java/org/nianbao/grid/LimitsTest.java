package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.message.Messages;
import org.nianbao.reader.GridReader;

/** A file may demand so much and no more. */
class LimitsTest {
  private static final Limits SMALL =
      new Limits(1 << 20, 8 << 20, 4 << 20, 200, 8, 2, 10, 20, 1_000, 5, 8);

  private final Path folder;

  LimitsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private void assertRefused(String key, WrittenByHand book, Limits limits) throws IOException {
    Path file = book.save(folder);
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> GridReader.read(file, limits));
    assertEquals(key, refused.reason().key());
    assertFalse(Messages.CHINESE.format(refused.reason()).contains("{"));
    assertFalse(Messages.ENGLISH.format(refused.reason()).contains("{"));
  }

  private static String cells(int count) {
    return "<row>" + "<c><v>1</v></c>".repeat(count) + "</row>";
  }

  @Test
  void withinAllOfThem() throws IOException {
    Path file = WrittenByHand.rows(cells(10)).save(folder);
    assertEquals(10, GridReader.read(file, SMALL).get(0).cells().size());
  }

  @Test
  void cells() throws IOException {
    assertRefused("grid.limit.cells", WrittenByHand.rows(cells(11)), SMALL);
    String hidden = "<row hidden='1'/>".repeat(11) + cells(1);
    assertRefused("grid.limit.cells", WrittenByHand.rows(hidden), SMALL);
    assertRefused(
        "grid.limit.cells", WrittenByHand.rows("").sharedTexts("<si/>".repeat(11)), SMALL);
  }

  @Test
  void text() throws IOException {
    String fits = "_x000A_".repeat(20);
    String cell = "<row><c t='inlineStr'><is><t>%s</t></is></c></row>";
    assertEquals(
        "\n".repeat(20),
        GridReader.read(WrittenByHand.rows(cell.formatted(fits)).save(folder), SMALL)
            .get(0)
            .text(new Address(0, 0)));
    String over = "字".repeat(21);
    assertRefused("grid.limit.text", WrittenByHand.rows(cell.formatted(over)), SMALL);
    assertRefused(
        "grid.limit.text",
        WrittenByHand.rows("<row><c t='s'><v>0</v></c></row>")
            .sharedTexts("<si><t>" + over + "</t></si>"),
        SMALL);
    assertRefused(
        "grid.limit.text", WrittenByHand.rows("<row><c><f>" + over + "</f></c></row>"), SMALL);
  }

  @Test
  void charactersInAll() throws IOException {
    String cell = "<c t='inlineStr'><is><t>" + "字".repeat(20) + "</t></is></c>";
    Limits many = new Limits(1 << 20, 8 << 20, 4 << 20, 200, 8, 2, 10_000, 20, 1_000, 5, 8);
    Path file = WrittenByHand.rows("<row>" + cell.repeat(50) + "</row>").save(folder);
    assertEquals(50, GridReader.read(file, many).get(0).cells().size());
    assertRefused(
        "grid.limit.characters", WrittenByHand.rows("<row>" + cell.repeat(51) + "</row>"), many);
  }

  @Test
  void sharedTextsThatFillTheMemory() throws IOException {
    StringBuilder texts = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      texts.append("<si><t>").append(String.valueOf(i).repeat(5_000)).append("</t></si>");
    }
    assertRefused(
        "grid.limit.inflated",
        WrittenByHand.rows("").sharedTexts(texts.toString()),
        new Limits(64 << 20, 256 << 20, 256 << 20, 5_000, 8, 2, 10_000, 20, 1_000, 5, 8));
  }

  @Test
  void cellsOfATableThatHoldNothing() throws IOException {
    Limits few = new Limits(1 << 20, 8 << 20, 4 << 20, 5_000, 8, 2, 1_000, 20, 1_000, 5, 9);
    for (String rows : List.of("<tr/>".repeat(1_001), "<tr>" + "<tc/>".repeat(1_000) + "</tr>")) {
      String document = "<document><body><tbl>" + rows + "</tbl></body></document>";
      assertRefused(
          "grid.limit.cells", new WrittenByHand().part("word/document.xml", document), few);
    }
    Path csv = Files.writeString(folder.resolve("表.csv"), ",,,,\n".repeat(200));
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> GridReader.read(csv, few));
    assertEquals("grid.limit.cells", refused.reason().key());
  }

  @Test
  void aRowOfAnXlsThatSaysItIsWiderThanAnySheet() throws IOException {
    ByteArrayOutputStream workbook = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      book.createSheet().createRow(0).createCell(0).setCellValue(1);
      book.write(workbook);
    }
    byte[] good = workbook.toByteArray();
    assertEquals(1, GridReader.read("good.xls", good).get(0).cells().size());
    byte[] row = {0x08, 0x02, 0x10, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00};
    String found = new String(good, StandardCharsets.ISO_8859_1);
    int at = found.indexOf(new String(row, StandardCharsets.ISO_8859_1));
    assertTrue(at >= 0);
    good[at + row.length - 1] = 0x7f;
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> GridReader.read("wide.xls", good));
    assertEquals("grid.damaged", refused.reason().key());
  }

  @Test
  void formulasOfAnXlsInAll() throws IOException {
    Path file = folder.resolve("表.xls");
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      Row row = book.createSheet().createRow(0);
      for (int column = 0; column < 10; column++) {
        row.createCell(column).setCellFormula("1" + "+1".repeat(100));
      }
      book.write(out);
    }
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> GridReader.read(file, SMALL));
    assertEquals("grid.limit.characters", refused.reason().key());
  }

  @Test
  void linesOfADocument() throws IOException {
    Path text = Files.writeString(folder.resolve("年报.txt"), "一\n".repeat(100_001));
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> GridReader.read(text));
    assertEquals("grid.limit.document", refused.reason().key());
  }

  @Test
  void regions() throws IOException {
    String merged = "<mergeCells>" + "<mergeCell ref='A1:B2'/>".repeat(6) + "</mergeCells>";
    assertRefused("grid.limit.regions", WrittenByHand.sheet(merged), SMALL);
    String validated =
        "<dataValidations><dataValidation type='whole' sqref='A1 A2 A3 A4 A5 A6'/>"
            + "</dataValidations>";
    assertRefused("grid.limit.regions", WrittenByHand.sheet(validated), SMALL);
  }

  @Test
  void sheets() throws IOException {
    String sheets = "<sheet name='a' xmlns:r='r' r:id='rId1'/>".repeat(3);
    assertRefused(
        "grid.limit.sheets",
        WrittenByHand.rows("")
            .part("xl/workbook.xml", "<workbook><sheets>" + sheets + "</sheets></workbook>"),
        SMALL);
  }

  @Test
  void entries() throws IOException {
    WrittenByHand book = WrittenByHand.rows("");
    for (int i = 0; i < 9; i++) {
      book.part("media/" + i, "");
    }
    assertRefused("grid.limit.entries", book, SMALL);
  }

  @Test
  void depth() throws IOException {
    String nested = "<x>".repeat(9) + "</x>".repeat(9);
    assertRefused("grid.limit.depth", WrittenByHand.sheet(nested), SMALL);
  }

  @Test
  void bytes() throws IOException {
    assertRefused(
        "grid.limit.file",
        WrittenByHand.rows(""),
        new Limits(100, 8 << 20, 4 << 20, 200, 8, 2, 10, 20, 1_000, 5, 8));
    assertRefused(
        "grid.limit.inflated",
        WrittenByHand.rows(" ".repeat(5 << 20)),
        new Limits(1 << 20, 8 << 20, 4 << 20, 5000, 8, 2, 10, 20, 1_000, 5, 8));
    assertRefused("grid.limit.ratio", WrittenByHand.rows(" ".repeat(3 << 20)), SMALL);
  }

  @Test
  void sharedFormulasCountAsWrittenOut() throws IOException {
    String master = "<c><f t='shared' si='0'>" + "A1+".repeat(1000) + "1</f></c>";
    String rows = "<row>" + master + "<c><f t='shared' si='0'/></c>".repeat(2000) + "</row>";
    assertRefused(
        "grid.limit.characters",
        WrittenByHand.rows(rows),
        new Limits(1 << 20, 4 << 20, 4 << 20, 200, 8, 2, 9999, 9999, 4 << 20, 5, 8));
  }

  @Test
  void aBombInAPartNobodyReadsDoesNotGoOff() throws IOException {
    Path file =
        WrittenByHand.rows(cells(1)).part("xl/media/image1.png", new byte[9 << 20]).save(folder);
    assertEquals(1, GridReader.read(file, SMALL).get(0).cells().size());
  }

  @Test
  void styledButEmptyRowsCostNothing() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= 100_000; i++) {
      rows.append("<row r='").append(i).append("' s='4' customFormat='1'><c r='A").append(i);
      rows.append("' s='4'/></row>");
    }
    Path file = WrittenByHand.rows(rows.toString()).save(folder);
    assertTrue(GridReader.read(file).get(0).cells().isEmpty());
  }

  @Test
  void aNumberTooLongToWriteOutStaysText() throws IOException {
    Grid grid =
        WrittenByHand.rows("<row><c><v>1E999999999</v></c><c><v>1E-999999999</v></c></row>").grid();
    assertEquals("1E999999999", grid.text(new Address(0, 0)));
    assertEquals("1E-999999999", grid.text(new Address(0, 1)));
  }

  @Test
  void noDoctypeWhateverItHolds() throws IOException {
    for (String doctype :
        List.of(
            "<!DOCTYPE worksheet>",
            "<!DOCTYPE worksheet SYSTEM 'http://127.0.0.1:1/x.dtd'>",
            "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
            "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]>")) {
      for (String part :
          List.of("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")) {
        assertRefused(
            "grid.doctype",
            WrittenByHand.rows("").part(part, doctype + "<worksheet>&a;</worksheet>"),
            Limits.DEFAULT);
      }
    }
  }

  @Test
  void noEntityButThoseOfXml() throws IOException {
    Grid grid = WrittenByHand.rows("<row><c t='str'><v>&lt;&amp;&#x4e00;&gt;</v></c></row>").grid();
    assertEquals("<&一>", grid.text(new Address(0, 0)));
    assertRefused(
        "grid.damaged", WrittenByHand.rows("<row><c t='str'><v>&a;</v></c></row>"), Limits.DEFAULT);
  }
}
