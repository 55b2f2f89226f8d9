package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportArchiveTest {
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GBK"})
  void namesOfFiles(String charset) throws IOException {
    byte[] inner = zip(charset, "甲镇.xlsx", "更深.zip");
    byte[] archive =
        zipWith(charset, "内层.zip", inner, "__MACOSX/._乙局.doc", "报送\\乙局.doc", "报送/", "../丙?.docx");
    List<String> names = ReportArchive.namesIn("全区.ZIP", archive, Limits.DEFAULT);
    assertEquals(List.of("内层.zip/甲镇.xlsx", "内层.zip/更深.zip", "报送/乙局.doc", "丙_.docx"), names);
    assertEquals(
        List.of("甲镇.xlsx", "更深.zip", "报送\\乙局.doc", "../丙?.docx"),
        names.stream().map(name -> content(archive, name)).toList());
  }

  @Test
  void entriesOfOneName() throws IOException {
    byte[] archive = zip("UTF-8", "年报.xlsx", "/年报.xlsx", "甲.镇/年报", "./甲.镇/年报");
    List<String> names = ReportArchive.namesIn("a.zip", archive, Limits.DEFAULT);
    assertEquals(List.of("年报.xlsx", "年报(2).xlsx", "甲.镇/年报", "甲.镇/年报(2)"), names);
    assertEquals("/年报.xlsx", content(archive, "年报(2).xlsx"));
  }

  @Test
  void filesThatAreNoArchivesOfReports() throws IOException {
    byte[] workbook = zip("UTF-8", "[Content_Types].xml", "xl/workbook.xml");
    assertEquals(List.of(), ReportArchive.namesIn("表.zip", workbook, Limits.DEFAULT));
    assertEquals(List.of(), ReportArchive.namesIn("表.xlsx", zip("UTF-8", "a"), Limits.DEFAULT));
    assertEquals(List.of(), ReportArchive.namesIn("坏.zip", new byte[9], Limits.DEFAULT));
    byte[] outer = zipWith("UTF-8", "表.zip", workbook);
    assertEquals(List.of("表.zip"), ReportArchive.namesIn("a.zip", outer, Limits.DEFAULT));
  }

  @Test
  void aFileThatIsNotThere() throws IOException {
    byte[] archive = zip("UTF-8", "甲.xlsx");
    UnreadableContentException refused =
        assertThrows(
            UnreadableContentException.class,
            () -> ReportArchive.open(archive, Limits.DEFAULT).member("乙.xlsx"));
    assertEquals("grid.missing", refused.reason().key());
  }

  private static String content(byte[] archive, String name) {
    try {
      return new String(
          ReportArchive.open(archive, Limits.DEFAULT).member(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns an archive of files whose contents are their names. */
  private static byte[] zip(String charset, String... names) throws IOException {
    return zipWith(charset, "", new byte[0], names);
  }

  /** Returns an archive with a file of this name and content before the others. */
  private static byte[] zipWith(String charset, String name, byte[] content, String... names)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes, Charset.forName(charset))) {
      if (!name.isEmpty()) {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
      }
      for (String each : names) {
        out.putNextEntry(new ZipEntry(each));
        out.write(each.getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
