package org.nianbao.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.grid.UnreadableFileException;

/** What tells an output from what anybody has saved since. */
class OutputMarkerTest {
  @TempDir Path folder;

  private static byte[] zip(String... texts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < texts.length; i++) {
        zip.putNextEntry(new ZipEntry("part" + i));
        zip.write(texts[i].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Path written(byte[] content, OutputKind kind) throws IOException {
    Path file = folder.resolve("output");
    AtomicFile.write(file, kind, out -> out.write(content));
    return file;
  }

  @Test
  void everyKindIsKnownAgain() throws Exception {
    for (OutputKind kind : OutputKind.values()) {
      Files.deleteIfExists(folder.resolve("output"));
      assertEquals(kind, OutputMarker.kindOf(written(zip("甲", "乙"), kind)));
      Files.deleteIfExists(folder.resolve("output"));
      assertEquals(
          kind,
          OutputMarker.kindOf(written("<html>页</html>".getBytes(StandardCharsets.UTF_8), kind)));
    }
  }

  @Test
  void aSealedZipIsStillOne() throws Exception {
    Path file = written(zip("甲", "乙"), OutputKind.MERGED);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertEquals(2, zip.size());
      byte[] part = zip.getInputStream(zip.getEntry("part1")).readAllBytes();
      assertArrayEquals("乙".getBytes(StandardCharsets.UTF_8), part);
    }
  }

  @Test
  void whatAnotherProgramSavesHasNoSeal() throws Exception {
    Path file = folder.resolve("output.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      book.createSheet("甲").createRow(0).createCell(0).setCellValue(1);
      AtomicFile.write(file, OutputKind.CHECKED, book::write);
    }
    assertEquals(OutputKind.CHECKED, OutputMarker.kindOf(file));
    byte[] saved;
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      saved = out.toByteArray();
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(saved);
    }
    assertNull(OutputMarker.kindOf(file));
  }

  @Test
  void aSealOfAnotherContentIsNone() throws Exception {
    byte[] sealed = Files.readAllBytes(written(zip("甲"), OutputKind.CHECKED));
    Files.delete(folder.resolve("output"));
    byte[] other = zip("乙");
    String seal =
        new String(sealed, StandardCharsets.ISO_8859_1).replaceFirst("(?s).*(?=nianbao:)", "");
    other[other.length - 2] = (byte) seal.length();
    Path file = folder.resolve("output");
    Files.write(file, other);
    Files.writeString(file, seal, StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
    assertNull(OutputMarker.kindOf(file));
  }

  @Test
  void anyChangedByteOfTheDirectoryOrAnythingAddedBreaksIt() throws Exception {
    byte[] sealed = Files.readAllBytes(written(zip("甲", "乙", "丙"), OutputKind.CHECKED));
    Path file = folder.resolve("changed");
    int directory = new String(sealed, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    Random random = new Random(5);
    for (int trial = 0; trial < 300; trial++) {
      byte[] changed = sealed.clone();
      int at = directory + random.nextInt(sealed.length - directory);
      changed[at] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, changed);
      boolean unread =
          at >= end(sealed) + 4 && at < end(sealed) + 12; // numbers of disks and entries
      assertEquals(unread ? OutputKind.CHECKED : null, OutputMarker.kindOf(file), "byte " + at);
    }
    Files.write(file, Arrays.copyOf(sealed, sealed.length + 1));
    assertNull(OutputMarker.kindOf(file));
  }

  private static int end(byte[] zip) {
    return new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("PK\5\6");
  }

  @Test
  void whatIsNoFileOrNoneOfOursIsNoOutput() throws Exception {
    assertNull(OutputMarker.kindOf(folder));
    assertNull(OutputMarker.kindOf(folder.resolve("none")));
    assertNull(OutputMarker.kindOf(Files.writeString(folder.resolve("a"), "")));
    assertNull(OutputMarker.kindOf(Files.writeString(folder.resolve("b"), "nianbao:CHECKED:12")));
    String zeros = "0".repeat(64);
    assertNull(
        OutputMarker.kindOf(
            Files.writeString(folder.resolve("c"), "<!-- nianbao:CHECKED:" + zeros + " -->\n")));
    assertNull(
        OutputMarker.kindOf(
            Files.writeString(folder.resolve("d"), "<!-- nianbao:NOSUCH:" + zeros + " -->\n")));
    assertNull(OutputMarker.kindOf(Files.write(folder.resolve("e"), zip("甲"))));
  }

  /** The ending program deletes what is unfinished, while a thread may be about to seal it. */
  @Test
  void aFileThatIsGoneDoesNotComeBack() {
    Path gone = folder.resolve("gone");
    assertThrows(IOException.class, () -> OutputMarker.add(gone, OutputKind.CHECKED));
    assertFalse(Files.exists(gone));
  }

  @Test
  void aFileThatOnlyLooksLikeOneOfManyGigabytesIsNotReadWhole() throws Exception {
    Path file = folder.resolve("sparse");
    String zeros = "0".repeat(64);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.setLength(3L << 30);
      out.seek(out.length());
      out.write(("<!-- nianbao:CHECKED:" + zeros + " -->\n").getBytes(StandardCharsets.US_ASCII));
    }
    assertNull(OutputMarker.kindOf(file));
    String comment = "nianbao:CHECKED:" + zeros;
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      ByteBuffer record = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
      record.putInt(0, 0x06054b50).putInt(12, -1).putShort(20, (short) comment.length());
      out.seek(out.length());
      out.write(record.array());
      out.write(comment.getBytes(StandardCharsets.US_ASCII));
    }
    assertNull(OutputMarker.kindOf(file));
  }

  @Test
  void nothingElseIsReplaced() throws Exception {
    Path file = Files.writeString(folder.resolve("表.xlsx"), "旧");
    assertThrows(
        UnreadableFileException.class,
        () -> AtomicFile.write(file, OutputKind.FILLED, out -> out.write(1)));
    assertEquals("旧", Files.readString(file));
    Path other = folder.resolve("folder.xlsx");
    Files.createDirectory(other);
    assertThrows(
        UnreadableFileException.class,
        () -> AtomicFile.write(other, OutputKind.FILLED, out -> out.write(1)));
  }
}
