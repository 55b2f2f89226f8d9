package org.nianbao.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.grid.Address;
import org.nianbao.grid.DisplayMark;
import org.nianbao.grid.Grid;
import org.nianbao.grid.UnreadableFileException;

/** Documents of Word before .docx, and rich text. */
class WordFilesTest {
  private static final Path FOLDER = Path.of("src/toolkit/test/resources/org/nianbao/reader");

  /** The same document: written by hand, and saved from it by LibreOffice. */
  @ParameterizedTest
  @ValueSource(strings = {"word.rtf", "word.doc"})
  void paragraphsTablesAndWhatIsNotShown(String name) throws IOException {
    Grid grid = GridReader.read(FOLDER.resolve(name)).get(0);
    assertEquals(
        "A1 红旗区2024年政府信息公开工作年度报告, A2 总体情况, A3 主动公开 五件, A4 第二行,"
            + " A5 信息内容, B5 本年制发, C5 废止, A6 规章, B6 12, B7 7, C7 8, A8 完",
        cells(grid));
    assertEquals("[B6:C6, A6:A7]", grid.mergedRegions().toString());
    assertEquals(1, grid.headingLevel(1));
    assertEquals(
        List.of(new DisplayMark.Dropped("删去的话"), new DisplayMark.Dropped("隐藏的话")),
        marks(grid, "A3"));
    assertEquals(List.of(new DisplayMark.Dropped("1")), marks(grid, "B6"));
    assertEquals(List.of(new DisplayMark.Struck()), marks(grid, "B7"));
    assertTrue(grid.marks().containsValue(List.of(new DisplayMark.PageMargin("页眉文字"))));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "a table in a cell, A1 外; A2 2; B2 3, \\trowd\\cellx9000\\pard\\intbl \\'cd\\'e2\\par"
            + "\\pard\\intbl\\itap2 2\\nestcell 3\\nestcell{\\*\\nesttableprops\\trowd\\cellx3000"
            + "\\cellx6000\\nestrow}\\pard\\intbl\\itap1\\cell\\row",
        "the definition after the cells, A1 1; B1 2, {\\pard\\intbl 1\\cell 2\\cell}"
            + "{\\trowd\\cellx900\\cellx1800\\row}",
        "an ordinal, A1 一、总体情况, {\\listtext\\'d2\\'bb\\'a1\\'a2}\\'d7\\'dc\\'cc\\'e5\\'c7\\'e9\\'bf\\'f6\\par",
        "a bullet, A1 a, {\\listtext\\'b7\\tab}a\\par",
        "a picture, A1 a, {\\pict\\pngblip 89504e47}a\\par",
        "bytes, A1 a, \\bin4 {{{{a\\par",
        "a field, A1 7, {\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}\\par",
        "Unicode for some, A1 表, {\\upr{\\'3f}{\\*\\ud{\\u-30616 ?}}}\\par",
        "Unicode beyond, A1 𠀀, \\uc1\\u-10176?\\u-9216?\\par",
        "a fallback of two, A1 件个, \\uc2\\u20214 \\'bc\\'fe\\u20010 \\'b8\\'f6\\par",
        "brackets, A1 {1}, \\{1\\}\\par",
        "a text box, A1 a; A2 b, {\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt b\\par}}}a\\par",
        "the end is missing, A1 1; B1 2, \\trowd\\cellx900\\cellx1800\\pard\\intbl 1\\cell 2\\cell"
      })
  void richText(String what, String expected, String body) throws IOException {
    Grid grid = read("{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 SimSun;}}" + body + "}");
    assertEquals(expected, cells(grid).replace(", ", "; "), what);
  }

  @Test
  void bytesOfTwoCodePages() throws IOException {
    byte[] simplified = "件".getBytes(Charset.forName("GBK"));
    byte[] traditional = "件".getBytes(Charset.forName("Big5"));
    Grid grid =
        read(
            "{\\rtf1\\ansicpg936{\\fonttbl{\\f0\\fcharset134 S;}{\\f1\\fcharset136 M;}}\\f0 "
                + escaped(simplified)
                + "{\\f1 "
                + escaped(traditional)
                + "}\\par}");
    assertEquals("A1 件件", cells(grid));
  }

  @Test
  void aHundredThousandGroups() {
    UnreadableFileException refused =
        assertThrows(
            UnreadableFileException.class, () -> read("{\\rtf1" + "{".repeat(100_000) + "a"));
    assertEquals("grid.limit.depth", refused.reason().key());
  }

  private static String escaped(byte[] bytes) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : bytes) {
      escaped.append(String.format("\\'%02x", each));
    }
    return escaped.toString();
  }

  private static Grid read(String richText) throws IOException {
    byte[] content = richText.getBytes(StandardCharsets.ISO_8859_1);
    return GridReader.read("文.rtf", content).get(0);
  }

  private static List<DisplayMark> marks(Grid grid, String cell) {
    return grid.marks().getOrDefault(Address.parse(cell), List.of());
  }

  static String cells(Grid grid) {
    return grid.cells().stream()
        .map(cell -> cell.address() + " " + cell.content())
        .collect(Collectors.joining(", "));
  }
}
