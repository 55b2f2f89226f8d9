package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nianbao.reader.GridReader;

/** Binary workbooks, written by hand as MS-XLSB describes them. */
class XlsbReaderTest {
  private final Records sheet = new Records();
  private final Records styles = new Records();
  private final Records texts = new Records();

  @Test
  void cells() throws IOException {
    texts.record(19).bytes("00").text("规章");
    sheet.row(0, 0).record(7).cell(0, 0).integer(0);
    sheet.record(2).cell(1, 0).integer((12 << 2) | 2);
    sheet.record(2).cell(2, 0).integer((1234 << 2) | 3);
    sheet.record(5).cell(3, 0).number(0.1);
    sheet.row(4, 16).record(6).cell(0, 0).text("文");
    sheet.record(17).bytes("00000000").text("邻"); // without a column
    sheet.record(4).cell(3, 0).bytes("01");
    sheet.record(3).cell(4, 0).bytes("07");
    sheet.record(1).cell(5, 0);
    sheet.record(176).integer(0).integer(1).integer(2).integer(3);
    sheet.record(60).integer(3).integer(3).integer(0).integer(0).bytes("0100");
    Grid grid = grid();
    assertEquals("A1 规章, B1 12, C1 12.34, D1 0.1, A5 文, B5 邻, D5 TRUE, E5 #DIV/0!", cells(grid));
    assertEquals("[C1:D2]", grid.mergedRegions().toString());
    assertTrue(grid.isRowHidden(4));
    assertTrue(grid.hiddenColumns().contains(3));
  }

  @Test
  void formats() throws IOException {
    styles.record(44).bytes("a400").text("0\"件\"");
    styles.record(43).bytes("dc0008009001").bytes("0000");
    styles.record(617);
    styles.record(47).bytes("00000000").bytes("0100");
    styles.record(47).bytes("0000a400").bytes("0100");
    styles.record(47).bytes("00000e00").bytes("0100");
    styles.record(47).bytes("00000000").bytes("0000");
    styles.record(618);
    sheet.row(0, 0).record(5).cell(0, 1).number(3);
    sheet.record(5).cell(1, 2).number(45292);
    sheet.record(5).cell(2, 3).number(9);
    Grid grid = grid();
    assertEquals("A1 3, B1 2024-01-01, C1 9", cells(grid));
    assertEquals(
        List.of(new DisplayMark.ShownAs("3件", "3件", false)), grid.marks().get(Address.parse("A1")));
    assertEquals(List.of(new DisplayMark.Struck()), grid.marks().get(Address.parse("C1")));
  }

  @Test
  void formulas() throws IOException {
    sheet.row(0, 0);
    formula(0, "25000000000100000000400040" + "19100000");
    formula(1, "3a000004000000" + "0100" + "1e0500" + "05" + "15");
    formula(2, "440000000000c0" + "1d01" + "17" + "0100c154" + "42030100");
    formula(3, "4402000000" + "0100" + "41ff00"); // a function that forms do not use
    Grid grid = grid();
    assertEquals(
        "SUM(A$1:A$2), (表!$B$5*5), IF(A1,TRUE,\"品\"), null",
        String.join(", ", grid.cells().stream().map(cell -> "" + cell.formula()).toList()));
    assertEquals(List.of(new DisplayMark.FormulaLost()), grid.marks().get(Address.parse("D1")));
  }

  @Test
  void sharedFormula() throws IOException {
    sheet.row(1, 0);
    shared(0, 1);
    sheet.record(427).integer(1).integer(2).integer(0).integer(0);
    sheet.integer(8).bytes("4cffffffff00c0").bytes("14").integer(0);
    sheet.row(2, 0);
    shared(0, 1);
    assertEquals("[A1%, A2%]", grid().cells().stream().map(Cell::formula).toList().toString());
  }

  @Test
  void aRegionThatEndsBeforeItBegins() {
    sheet.record(176).integer(2).integer(1).integer(2).integer(3);
    assertThrows(UnreadableFileException.class, this::grid);
  }

  @Test
  void aTextThatIsMissing() {
    sheet.record(7).cell(0, 0).integer(5);
    assertThrows(UnreadableFileException.class, this::grid);
  }

  private void formula(int column, String tokens) {
    sheet.record(9).cell(column, 0).number(1).bytes("0000");
    sheet.integer(tokens.length() / 2).bytes(tokens).integer(0);
  }

  private void shared(int column, int row) {
    sheet.record(9).cell(column, 0).number(1).bytes("0000");
    sheet.integer(5).bytes("01").integer(row).integer(4).integer(column);
  }

  private Grid grid() throws IOException {
    Records workbook = new Records();
    workbook.record(156).integer(0).integer(1).text("rId1").text("表");
    workbook.record(357);
    workbook.record(362).integer(1).integer(0).integer(0).integer(0);
    WrittenByHand file =
        new WrittenByHand()
            .part("_rels/.rels", WrittenByHand.relations("r", "officeDocument", "xl/workbook.bin"))
            .part("xl/workbook.bin", workbook.bytes())
            .part(
                "xl/_rels/workbook.bin.rels",
                WrittenByHand.relations("rId1", "worksheet", "worksheets/sheet1.bin")
                    .replace(
                        "</Relationships>",
                        relation("styles", "styles.bin")
                            + relation("sharedStrings", "texts.bin")
                            + "</Relationships>"))
            .part("xl/styles.bin", styles.bytes())
            .part("xl/texts.bin", texts.bytes())
            .part("xl/worksheets/sheet1.bin", sheet.bytes());
    return GridReader.read("表.xlsb", file.bytes()).get(0);
  }

  private static String relation(String kind, String target) {
    return "<Relationship Id=\"%s\" Type=\"x/%s\" Target=\"%s\"/>".formatted(kind, kind, target);
  }

  private static String cells(Grid grid) {
    return String.join(
        ", ", grid.cells().stream().map(cell -> cell.address() + " " + cell.content()).toList());
  }

  /** Records, each of which is complete when the next one begins. */
  private static final class Records {
    private final ByteBuffer all = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer data = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    private int type = -1;

    Records record(int next) {
      if (type >= 0) {
        if (type > 127) {
          all.put((byte) ((type & 127) | 128)).put((byte) (type >> 7));
        } else {
          all.put((byte) type);
        }
        all.put((byte) ((data.position() & 127) | 128)).put((byte) (data.position() >> 7));
        all.put(data.flip());
        data.clear();
      }
      type = next;
      return this;
    }

    Records row(int row, int flags) {
      return record(0).integer(row).integer(0).bytes("000000").bytes(flags == 0 ? "00" : "10");
    }

    Records cell(int column, int format) {
      return integer(column).integer(format);
    }

    Records integer(int value) {
      data.putInt(value);
      return this;
    }

    Records number(double value) {
      data.putDouble(value);
      return this;
    }

    Records text(String text) {
      data.putInt(text.length()).put(text.getBytes(StandardCharsets.UTF_16LE));
      return this;
    }

    Records bytes(String hex) {
      data.put(HexFormat.of().parseHex(hex));
      return this;
    }

    byte[] bytes() {
      record(-1);
      return Arrays.copyOf(all.array(), all.position());
    }
  }
}
