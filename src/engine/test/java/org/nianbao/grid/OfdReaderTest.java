package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Documents in the format OFD. */
class OfdReaderTest {
  private static final String TEXT =
      "<o:TextObject Boundary=\"%d %d 100 10\" Size=\"5\"><o:TextCode X=\"0\" Y=\"5\"%s>%s"
          + "</o:TextCode></o:TextObject>";

  private static List<Grid> read(String page, String template) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(
          zip,
          "OFD.xml",
          "<o:OFD xmlns:o=\"o\"><o:DocBody><o:DocRoot>/D/Document.xml</o:DocRoot></o:DocBody>"
              + "</o:OFD>");
      put(
          zip,
          "D/Document.xml",
          "<o:Document xmlns:o=\"o\"><o:CommonData><o:TemplatePage ID=\"9\" BaseLoc=\"T.xml\"/>"
              + "</o:CommonData><o:Pages><o:Page ID=\"1\" BaseLoc=\"P.xml\"/></o:Pages>"
              + "</o:Document>");
      put(
          zip,
          "D/P.xml",
          "<o:Page xmlns:o=\"o\"><o:Template TemplateID=\"9\"/><o:Content><o:Layer>"
              + page
              + "</o:Layer></o:Content></o:Page>");
      put(
          zip,
          "D/T.xml",
          "<o:Page xmlns:o=\"o\"><o:Content><o:Layer>"
              + template
              + "</o:Layer></o:Content></o:Page>");
    }
    return OpenXmlReader.read("来文.ofd", bytes.toByteArray());
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static List<String> texts(Grid grid) {
    return grid.cells().stream().map(cell -> cell.content().toString()).toList();
  }

  @Test
  void aTableIsRebuiltFromItsLines() throws Exception {
    String lines =
        "<o:PathObject Boundary=\"20 20 80 20\"><o:AbbreviatedData>M 0 0 L 80 0 L 80 20 L 0 20 C"
            + " M 0 10 L 80 10 M 40 0 L 40 20</o:AbbreviatedData></o:PathObject>";
    String cells =
        TEXT.formatted(22, 22, " DeltaX=\"g 1 5\"", "规章")
            + "<o:PageBlock>"
            + TEXT.formatted(62, 22, "", "3")
            + "</o:PageBlock>"
            + TEXT.formatted(22, 32, " DeltaX=\"5 5\"", "其他项")
            + TEXT.formatted(62, 32, " DeltaX=\"2.5\"", "12");
    List<Grid> grids = read(cells, lines + TEXT.formatted(20, 5, " DeltaX=\"g 3 5\"", "年度报告"));
    assertEquals(List.of("年度报告", "规章", "3", "其他项", "12"), texts(grids.get(0)));
    assertEquals(2, grids.size());
  }

  @Test
  void spacesAreKeptAndHiddenTextIsNot() throws Exception {
    String text = TEXT.formatted(20, 20, " DeltaX=\"5 5 2 5\"", "第一 第二");
    String hidden = text.replace("<o:TextObject", "<o:TextObject Visible=\"false\"");
    assertEquals(List.of("第一 第二"), texts(read(text + hidden, "").get(0)));
  }

  @Test
  void pagesWithoutTextAreRefused() {
    UnreadableFileException e = assertThrows(UnreadableFileException.class, () -> read("", ""));
    assertEquals("grid.kind.ofd", e.reason().key());
  }
}
