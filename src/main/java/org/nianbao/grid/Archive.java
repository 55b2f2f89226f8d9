package org.nianbao.grid;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The zip gate: the parts of a zip by name, none of which comes out beyond its limits. */
final class Archive implements Closeable {
  /** What opens a part, as it comes out of the zip. */
  private interface Part {
    InputStream open() throws IOException;
  }

  private final Map<String, Part> parts = new HashMap<>();
  private final Closeable zip;

  private Archive(Closeable zip) {
    this.zip = zip;
  }

  /** Opens a zip on disk. Only the parts asked for are ever inflated. */
  static Archive open(File file, Budget budget) throws IOException {
    ZipFile zip;
    try {
      // The names that count are ASCII; a stray name in GBK must not spoil the file, as it would
      // under UTF-8. Names marked as UTF-8 are read as such all the same.
      zip = new ZipFile(file, StandardCharsets.ISO_8859_1);
    } catch (ZipException | IllegalArgumentException e) {
      throw Refusal.damaged(e);
    }
    Archive archive = new Archive(zip);
    try {
      budget.entries(zip.size());
      for (ZipEntry entry : Collections.list(zip.entries())) {
        archive.parts.putIfAbsent(
            key(entry.getName()),
            () ->
                new Inflated(
                    zip.getInputStream(entry), budget, entry.getCompressedSize(), entry.getCrc()));
      }
    } catch (RuntimeException e) {
      zip.close();
      throw e;
    }
    return archive;
  }

  /** Opens a zip in memory; all of it is inflated at once. */
  static Archive open(byte[] content, Budget budget) throws IOException {
    Archive archive = new Archive(() -> {});
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.ISO_8859_1)) {
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        budget.entries(++entries);
        byte[] part = new Inflated(zip, budget, content.length, -1).readAllBytes();
        archive.parts.putIfAbsent(key(entry.getName()), () -> new ByteArrayInputStream(part));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw Refusal.damaged(e);
    }
    return archive;
  }

  /** Names are compared without case, and some programs write the backslashes of their system. */
  private static String key(String name) {
    return name.replace('\\', '/').toLowerCase(Locale.ROOT);
  }

  boolean has(String name) {
    return parts.containsKey(key(name));
  }

  /** The bytes of the part of this name, or null if there is none. */
  @Nullable InputStream open(String name) throws IOException {
    Part part = parts.get(key(name));
    return part == null ? null : part.open();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Counts what comes out of an entry, and at its end holds it against its check sum. */
  private static final class Inflated extends FilterInputStream {
    private final Budget budget;
    private final long packed;
    private final long expected;
    private final CRC32 sum = new CRC32();
    private long bytes;

    /**
     * Watches an entry.
     *
     * @param expected the check sum, or -1 if it is not known or is checked elsewhere
     */
    Inflated(InputStream in, Budget budget, long packed, long expected) {
      super(in);
      this.budget = budget;
      this.packed = packed;
      this.expected = expected;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count > 0) {
        bytes += count;
        budget.inflate(count);
        budget.entry(bytes, packed);
        sum.update(buffer, offset, count);
      } else if (count < 0 && expected >= 0 && sum.getValue() != expected) {
        throw new ZipException("check sum differs");
      }
      return count;
    }
  }
}
