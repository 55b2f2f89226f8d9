package org.nianbao.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nianbao.grid.Grid;
import org.nianbao.grid.UnreadableFileException;

class PageArchiveReaderTest {
  private static final Charset GBK = Charset.forName("GBK");
  private static final String HEAD =
      """
      From: <由 Word 保存>
      MIME-Version: 1.0
      Content-Type: multipart/related;
      \tboundary="--x(1)"

      单个文件网页

      """
          .replace("\n", "\r\n");

  @Test
  void quotedPrintable() throws IOException {
    String page =
        part("a.htm", "quoted-printable", "<p>=BC=FE=CA=\r\n=FD</p><table><tr><td>1=3D2</table>")
            + part("a.files/image001.png", "base64", "aaaa").replace("text/html", "image/png")
            + part("a.files/header.htm", "base64", "PHA+eDwvcD4=");
    assertEquals("A1 件数, A2 1=2", WordFilesTest.cells(read(page).get(0)));
  }

  @Test
  void base64() throws IOException {
    String encoded = Base64.getMimeEncoder().encodeToString("<p>件数".getBytes(GBK));
    assertEquals("A1 件数", WordFilesTest.cells(read(part("a", "base64", encoded)).get(0)));
  }

  @Test
  void aWorkbookWithFrames() throws IOException {
    String main =
        "<xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>A&amp;B</x:Name>"
            + "<x:WorksheetSource HRef=\"a.files/sheet002.htm\"/></x:ExcelWorksheet>"
            + "<x:ExcelWorksheet><x:Name>C</x:Name><x:WorksheetSource"
            + " HRef=\"a.files/sheet001.htm\"/></x:ExcelWorksheet></xml><frameset></frameset>";
    String sheet = "<link rel=Main-File><table><tr><td>1</td><td>2</td></tr></table>";
    List<Grid> grids =
        read(
            part("file:///C:/a.htm", "8bit", main)
                + part("file:///C:/a.files/sheet001.htm", "8bit", sheet)
                + part("file:///C:/a.files/sheet002.htm", "8bit", sheet.replace('2', '3')));
    assertEquals(List.of("A&B", "C"), grids.stream().map(Grid::name).toList());
    assertEquals("A1 1, B1 3", WordFilesTest.cells(grids.get(0)));
    assertEquals(Grid.Source.SHEET, grids.get(0).source());
  }

  @Test
  void noPage() {
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> read("--x\r\n"));
    assertEquals("grid.damaged", refused.reason().key());
  }

  private static String part(String location, String encoding, String body) {
    return "----x(1)\r\nContent-Location: "
        + location
        + "\r\nContent-Type: text/html; charset=\"gb2312\"\r\nContent-Transfer-Encoding: "
        + encoding
        + "\r\n\r\n"
        + body
        + "\r\n";
  }

  private static List<Grid> read(String parts) throws IOException {
    byte[] content = (HEAD + parts + "----x(1)--\r\n").getBytes(GBK);
    return GridReader.read("页.mht", content);
  }
}
