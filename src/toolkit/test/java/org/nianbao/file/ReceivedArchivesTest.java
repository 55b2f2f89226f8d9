package org.nianbao.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.reader.ArchiveMember;
import org.nianbao.reader.GridReader;

/** Archives of reports. */
class ReceivedArchivesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GBK"})
  void eachMemberIsAFile(String charset) throws IOException {
    Path zip = folder.resolve("全区.zip");
    Files.write(
        zip,
        zip(
            charset,
            "甲镇.xlsx",
            "__MACOSX/._甲镇.xlsx",
            "报送\\乙局.doc",
            "报送/~$乙局.doc",
            "报送/说明.txt",
            "../../逃.pdf",
            "丙?.docx"));
    NotReceived others = new NotReceived();
    assertEquals(
        List.of(
            zip.resolve("丙_.docx"),
            zip.resolve("报送/乙局.doc"),
            zip.resolve("甲镇.xlsx"),
            zip.resolve("逃.pdf")),
        ReceivedFiles.find(List.of(folder), List.of(), null, others).stream().sorted().toList());
    assertEquals(List.of(zip.resolve("报送/说明.txt")), others.otherFiles());
    assertEquals(4, ReceivedFiles.find(List.of(zip)).size());
    assertArrayEquals(
        "报送\\乙局.doc".getBytes(StandardCharsets.UTF_8),
        GridReader.content(zip.resolve("报送/乙局.doc")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GBK"})
  void anArchiveInAnArchive(String charset) throws IOException {
    ByteArrayOutputStream outer = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(outer, Charset.forName(charset))) {
      out.putNextEntry(new ZipEntry("内层.zip"));
      out.write(zip(charset, "甲镇.xlsx", "更深.zip"));
    }
    Path zip = Files.write(folder.resolve("外.zip"), outer.toByteArray());
    Path inner = zip.resolve("内层.zip/甲镇.xlsx");
    assertEquals(List.of(zip.resolve("内层.zip/更深.zip"), inner), ReceivedFiles.find(List.of(zip)));
    assertArrayEquals("甲镇.xlsx".getBytes(StandardCharsets.UTF_8), GridReader.content(inner));
    assertEquals(zip, ArchiveMember.inFileSystem(inner));
  }

  @Test
  void twoFilesOfOneName() throws IOException {
    Path zip = folder.resolve("全区.zip");
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
      for (String content : List.of("初次报送", "更正")) {
        out.putArchiveEntry(new ZipArchiveEntry("报送/甲镇.xlsx"));
        out.write(content.getBytes(StandardCharsets.UTF_8));
        out.closeArchiveEntry();
      }
    }
    Path second = zip.resolve("报送/甲镇(2).xlsx");
    assertEquals(
        List.of(second, zip.resolve("报送/甲镇.xlsx")),
        ReceivedFiles.find(List.of(zip)).stream().sorted().toList());
    assertArrayEquals("更正".getBytes(StandardCharsets.UTF_8), GridReader.content(second));
  }

  @Test
  void aWorkbookNamedAsAnArchiveIsAFile() throws IOException {
    Path file = folder.resolve("甲镇.zip");
    Files.write(file, zip("UTF-8", "[Content_Types].xml", "xl/甲镇.xlsx"));
    assertEquals(List.of(file), ReceivedFiles.find(List.of(file)));
    assertNull(ArchiveMember.archiveOf(file));
  }

  @Test
  void anArchiveWithoutReportsIsNamed() throws IOException {
    Path file = Files.write(folder.resolve("照片.zip"), zip("UTF-8", "a.txt"));
    assertEquals(List.of(file), ReceivedFiles.find(List.of(folder)));
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> GridReader.read(file));
    assertEquals("grid.kind.zip", refused.reason().key());
  }

  @Test
  void aMemberThatUnpacksToMuchMoreThanItsSize() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("大.xlsx"));
      out.write(new byte[4 << 20]);
    }
    Path file = Files.write(folder.resolve("大.zip"), bytes.toByteArray());
    Path member = ReceivedFiles.find(List.of(file)).get(0);
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> GridReader.read(member));
    assertEquals("grid.limit.ratio", refused.reason().key());
  }

  @Test
  void anArchiveIsNotReplaced() throws IOException {
    Path file = Files.write(folder.resolve("包.zip"), zip("UTF-8", "甲镇.xlsx"));
    InputFiles inputs = new InputFiles(ReceivedFiles.find(List.of(file)));
    assertThrows(UnreadableFileException.class, () -> inputs.requireNotInput(file));
  }

  /** Returns an archive of files whose contents are their names. */
  private static byte[] zip(String charset, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes, Charset.forName(charset))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
