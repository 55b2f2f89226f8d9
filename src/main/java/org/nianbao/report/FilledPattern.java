package org.nianbao.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A form filled with stand-ins, which texts take the place of in the file itself: all of it that
 * holds none is copied as it is packed.
 */
final class FilledPattern {
  /** A part of the file: as it is packed, or to be put together. */
  private static final class Part {
    final ZipArchiveEntry entry;
    final byte[] packed;
    final Optional<TextPart> text;

    Part(ZipArchiveEntry entry, byte[] packed, Optional<TextPart> text) {
      this.entry = entry;
      this.packed = packed;
      this.text = text;
    }
  }

  private final List<Part> parts;

  private FilledPattern(List<Part> parts) {
    this.parts = parts;
  }

  /** Takes a filled form; nothing if a stand-in is where no text can take its place. */
  static Optional<FilledPattern> of(byte[] form, List<StandIn> standIns) throws IOException {
    List<Part> parts = new ArrayList<>();
    try (ZipFile zip = open(form)) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        String content =
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        Optional<TextPart> text = Optional.empty();
        if (StandIn.isIn(content)) {
          text = TextPart.of(content, standIns);
          if (text.isEmpty()) {
            return Optional.empty();
          }
        }
        byte[] packed = zip.getRawInputStream(entry).readAllBytes();
        parts.add(new Part(entry, packed, text));
      }
    }
    return Optional.of(new FilledPattern(parts));
  }

  /**
   * The form with texts in the place of their stand-ins.
   *
   * @param texts by the keys of the stand-ins
   * @return the workbook as a file's bytes; nothing if these texts take more than that
   */
  Optional<byte[]> with(Map<String, String> texts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      for (Part part : parts) {
        if (part.text.isEmpty()) {
          zip.addRawArchiveEntry(part.entry, new ByteArrayInputStream(part.packed));
          continue;
        }
        Optional<String> content = part.text.get().with(texts);
        if (content.isEmpty()) {
          return Optional.empty();
        }
        add(zip, part.entry, content.get().getBytes(StandardCharsets.UTF_8));
      }
    }
    return Optional.of(out.toByteArray());
  }

  private static void add(ZipArchiveOutputStream zip, ZipArchiveEntry like, byte[] content)
      throws IOException {
    CRC32 sum = new CRC32();
    sum.update(content);
    byte[] packed = packed(content);
    ZipArchiveEntry entry = new ZipArchiveEntry(like.getName());
    entry.setMethod(ZipArchiveEntry.DEFLATED);
    entry.setTime(like.getTime());
    entry.setSize(content.length);
    entry.setCompressedSize(packed.length);
    entry.setCrc(sum.getValue());
    zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed));
  }

  private static byte[] packed(byte[] content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2);
      byte[] buffer = new byte[1 << 13];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /** Whether two workbooks hold the same, part by part. */
  static boolean same(byte[] one, byte[] other) throws IOException {
    return contents(one).equals(contents(other));
  }

  private static ZipFile open(byte[] workbook) throws IOException {
    return ZipFile.builder()
        .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
        .get();
  }

  private static List<String> contents(byte[] workbook) throws IOException {
    List<String> contents = new ArrayList<>();
    try (ZipFile zip = open(workbook)) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        byte[] content = zip.getInputStream(entry).readAllBytes();
        // byte by byte, whatever the part holds
        contents.add(entry.getName() + "\n" + new String(content, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }
}
