package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nianbao.Trials;

/** Zips as programs of all kinds write them, and as others read them. */
class ZipArchiveTest {
  @TempDir Path folder = Path.of("");

  private static Map<String, byte[]> parts(Random random) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    for (int part = 0; part < 12; part++) {
      byte[] content = new byte[Trials.between(random, 0, 90_000)];
      random.nextBytes(content);
      Arrays.fill(content, 0, content.length / 2, (byte) 'x');
      parts.put("xl/part" + part + ".xml", content);
    }
    return parts;
  }

  private static byte[] zip(Map<String, byte[]> parts, Zip64Mode mode, int method)
      throws IOException {
    SeekableInMemoryByteChannel bytes = new SeekableInMemoryByteChannel();
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
      out.setUseZip64(mode);
      out.setMethod(method);
      out.setComment("区政务公开办");
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        out.putArchiveEntry(new ZipArchiveEntry(part.getKey()));
        out.write(part.getValue());
        out.closeArchiveEntry();
      }
    }
    return Arrays.copyOf(bytes.array(), (int) bytes.size());
  }

  private static byte[] part(ZipArchive archive, String name) throws IOException {
    try (InputStream in = archive.open(name)) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  private static void assertHolds(Map<String, byte[]> parts, byte[] zip) throws IOException {
    try (ZipArchive archive = ZipArchive.open(zip, new Budget(Limits.DEFAULT))) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        assertTrue(archive.has(part.getKey()), part.getKey());
        assertArrayEquals(part.getValue(), part(archive, part.getKey()), part.getKey());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Zip64Mode.class)
  void deflatedAndStored(Zip64Mode mode) throws IOException {
    Map<String, byte[]> parts = parts(new Random(1));
    assertHolds(parts, zip(parts, mode, ZipArchiveOutputStream.DEFLATED));
    assertHolds(parts, zip(parts, mode, ZipArchiveOutputStream.STORED));
  }

  /** Longer than what is made ready at once; and the directory need not say how long they are. */
  @ParameterizedTest
  @EnumSource(Zip64Mode.class)
  void longParts(Zip64Mode mode) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    for (int length : new int[] {0, 1, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 700_000}) {
      byte[] content = new byte[length];
      new Random(length).nextBytes(content);
      parts.put("xl/part" + length + ".xml", content);
    }
    byte[] zip = zip(parts, mode, ZipArchiveOutputStream.DEFLATED);
    assertHolds(parts, zip);
    if (mode == Zip64Mode.Never) {
      String directory = new String(zip, StandardCharsets.ISO_8859_1);
      for (int size : new int[] {0, 7, 200_000, 1 << 20}) {
        int entry = directory.indexOf("PK\u0001\u0002");
        for (; entry >= 0; entry = directory.indexOf("PK\u0001\u0002", entry + 1)) {
          ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(entry + 24, size);
        }
        assertHolds(parts, zip);
      }
    }
  }

  @Test
  void namesWithoutCaseAndWithBackslashes() throws IOException {
    byte[] zip = zip(Map.of("XL\\Sheet1.xml", new byte[] {7}), Zip64Mode.Never, ZipEntry.DEFLATED);
    try (ZipArchive archive = ZipArchive.open(zip, new Budget(Limits.DEFAULT))) {
      assertArrayEquals(new byte[] {7}, part(archive, "xl/sheet1.XML"));
      assertFalse(archive.has("xl/sheet2.xml"));
      assertNull(archive.open("xl/sheet2.xml"));
    }
  }

  @Test
  void namesInChinese() throws IOException {
    byte[] zip = zip(Map.of("xl/工作表1.xml", new byte[] {7}), Zip64Mode.Never, ZipEntry.DEFLATED);
    try (ZipArchive archive = ZipArchive.open(zip, new Budget(Limits.DEFAULT))) {
      assertArrayEquals(new byte[] {7}, part(archive, "xl/工作表1.xml"));
    }
  }

  /** Nobody asks for it, so it does no harm. */
  @Test
  void anotherPartDamaged() throws IOException {
    Map<String, byte[]> parts = parts(new Random(5));
    byte[] zip = zip(parts, Zip64Mode.Never, ZipEntry.DEFLATED);
    zip[0] = 0;
    try (ZipArchive archive = ZipArchive.open(zip, new Budget(Limits.DEFAULT))) {
      assertThrows(UnreadableContentException.class, () -> archive.open("xl/part0.xml"));
      assertArrayEquals(parts.get("xl/part1.xml"), part(archive, "xl/part1.xml"));
    }
  }

  @Test
  void whatGatewaysOfMailAppend() throws IOException {
    Map<String, byte[]> parts = parts(new Random(2));
    byte[] zip = zip(parts, Zip64Mode.Never, ZipEntry.DEFLATED);
    assertHolds(parts, Arrays.copyOf(zip, zip.length + 3000));
  }

  @Test
  void partsLeftUnfinished() throws IOException {
    Map<String, byte[]> parts = parts(new Random(3));
    byte[] zip = zip(parts, Zip64Mode.Never, ZipEntry.DEFLATED);
    try (ZipArchive archive = ZipArchive.open(zip, new Budget(Limits.DEFAULT))) {
      try (InputStream in = archive.open("xl/part1.xml")) {
        assertTrue(in != null && in.read() == 'x');
      }
      assertArrayEquals(parts.get("xl/part2.xml"), part(archive, "xl/part2.xml"));
      assertArrayEquals(parts.get("xl/part1.xml"), part(archive, "xl/part1.xml"));
    }
  }

  @Test
  void encryptedOrPackedByAnotherMethod() throws IOException {
    byte[] zip = zip(parts(new Random(4)), Zip64Mode.Never, ZipEntry.DEFLATED);
    int entry = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    byte[] encrypted = zip.clone();
    encrypted[entry + 8] |= 1;
    byte[] other = zip.clone();
    other[entry + 10] = 14; // LZMA
    assertEquals("grid.encrypted.zip", refusal(encrypted));
    assertEquals("grid.damaged", refusal(other));
  }

  private static String refusal(byte[] zip) {
    return assertThrows(
            UnreadableContentException.class,
            () -> ZipArchive.open(zip, new Budget(Limits.DEFAULT)))
        .reason()
        .key();
  }

  @Test
  void sizesBeyondTheFile() throws IOException {
    byte[] zip = zip(parts(new Random(6)), Zip64Mode.Always, ZipEntry.DEFLATED);
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int entry = new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0001\u0002");
    int extra = entry + 46 + bytes.getShort(entry + 28);
    assertEquals(1, bytes.getShort(extra));
    for (long packed : new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 9, -1, zip.length}) {
      bytes.putLong(extra + 12, packed);
      assertThrows(
          UnreadableContentException.class, () -> ZipArchive.open(zip, new Budget(Limits.DEFAULT)));
    }
  }

  /** Whatever is wrong with a zip, what comes out is what others take out, or nothing. */
  @Test
  void damagedAsOthersReadThem() {
    Trials.of(
        2000,
        random -> {
          try {
            byte[] zip = small(random);
            for (int change = Trials.between(random, 1, 3); change > 0; change--) {
              // most of the changes in the directory, which stands at the end
              int from = random.nextInt(4) == 0 ? 0 : zip.length * 2 / 3;
              zip[Trials.between(random, from, zip.length - 1)] = (byte) random.nextInt(256);
            }
            compare(zip);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static byte[] small(Random random) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    for (int part = 0; part < 4; part++) {
      parts.put("part" + part, "内容".repeat(part).getBytes(StandardCharsets.UTF_8));
    }
    Zip64Mode[] modes = Zip64Mode.values();
    return zip(
        parts,
        modes[random.nextInt(modes.length)],
        random.nextBoolean() ? ZipEntry.DEFLATED : ZipEntry.STORED);
  }

  private void compare(byte[] zip) throws IOException {
    Map<String, byte[]> ours = new LinkedHashMap<>();
    try (ZipArchive archive = ZipArchive.open(zip, new Budget(Limits.DEFAULT))) {
      for (int part = 0; part < 4; part++) {
        String name = "part" + part;
        try {
          if (archive.has(name)) {
            ours.put(name, part(archive, name));
          }
        } catch (IOException | UnreadableContentException damaged) {
          // this part is refused
        }
      }
    } catch (UnreadableContentException refused) {
      return;
    }
    Path file = Files.write(folder.resolve("damaged.zip"), zip);
    try (ZipFile theirs = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
      for (Map.Entry<String, byte[]> part : ours.entrySet()) {
        ZipEntry entry = theirs.getEntry(part.getKey());
        if (entry != null) {
          ByteArrayOutputStream content = new ByteArrayOutputStream();
          try (InputStream in = theirs.getInputStream(entry)) {
            in.transferTo(content);
          } catch (IOException unreadable) {
            continue;
          }
          assertArrayEquals(content.toByteArray(), part.getValue());
        }
      }
    } catch (IOException refused) {
      // they refuse more: what is read has its check sum
    }
  }
}
