package org.nianbao.grid;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A zip file held in memory, with its parts by name and limits on their sizes. Only requested parts
 * are inflated, one at a time.
 */
final class ZipArchive implements Closeable {
  /** The minimum stated size in bytes of parts that are read in pieces. */
  private static final int MIN_PIECEWISE_SIZE = 1 << 18;

  private final byte[] content;
  private final ZipDirectory directory;
  private final Budget budget;
  private final Map<String, ZipDirectory.Entry> parts;

  /** Shared by all parts, because creating an inflater takes longer than inflating most of them. */
  private final Inflater inflater = new Inflater(true);

  private ZipArchive(byte[] content, ZipDirectory directory, Budget budget) {
    this.content = content;
    this.directory = directory;
    this.budget = budget;
    this.parts = new HashMap<>();
    directory.entries().forEach(entry -> parts.putIfAbsent(key(entry.name()), entry));
  }

  private ZipArchive(ZipArchive other, Budget budget) {
    this.content = other.content;
    this.directory = other.directory;
    this.budget = budget;
    this.parts = other.parts;
  }

  /** Opens a zip file. */
  static ZipArchive open(byte[] content, Budget budget) {
    try {
      return new ZipArchive(content, ZipDirectory.of(content, budget), budget);
    } catch (ZipException e) {
      throw UnreadableContentException.damaged(e);
    }
  }

  /** Returns the same zip file, whose parts spend from another budget. */
  ZipArchive withBudget(Budget other) {
    return new ZipArchive(this, other);
  }

  /**
   * Returns the lookup key of a name: names are case-insensitive, and some programs write
   * backslashes.
   */
  private static String key(String name) {
    return name.replace('\\', '/').toLowerCase(Locale.ROOT);
  }

  /** Returns all entries, of which several may have the same name. */
  List<ZipDirectory.Entry> entries() {
    return directory.entries();
  }

  /** Returns the names of all parts, in lower case. */
  Set<String> names() {
    return parts.keySet();
  }

  boolean has(String name) {
    return parts.containsKey(key(name));
  }

  /**
   * Opens the part of this name and closes the one opened before.
   *
   * @return null if there is no such part
   */
  @Nullable InputStream open(String name) {
    ZipDirectory.Entry part = parts.get(key(name));
    return part == null ? null : open(part);
  }

  /** Opens the part of an entry and closes the one opened before. */
  InputStream open(ZipDirectory.Entry entry) {
    try {
      return new Part(entry);
    } catch (ZipException e) {
      throw UnreadableContentException.damaged(e);
    }
  }

  /**
   * Reads until the buffer is full or the part ends. {@code readNBytes} is not used because TeaVM's
   * version requests zero bytes at the end and loops.
   *
   * @return the number of bytes read
   */
  static int fill(byte[] buffer, InputStream part) throws IOException {
    int count = 0;
    while (count < buffer.length) {
      int read = part.read(buffer, count, buffer.length - count);
      if (read < 0) {
        break;
      }
      count += read;
    }
    return count;
  }

  /** Returns the bytes of a part and one more, which the inflater requires. */
  private ByteBuffer compressedBytes(ZipDirectory.Entry part) throws ZipException {
    int start = directory.start(part);
    return ByteBuffer.wrap(
        content, start, Math.min(part.compressedSize() + 1, content.length - start));
  }

  @Override
  public void close() {
    inflater.end();
  }

  /** The inflated content of an entry. Counts its bytes and verifies its checksum at the end. */
  private final class Part extends InputStream {
    private final ZipDirectory.Entry entry;
    private final int start;
    private final CRC32 checksum = new CRC32();
    private int copied;
    private long bytes;

    Part(ZipDirectory.Entry entry) throws ZipException {
      this.entry = entry;
      ByteBuffer compressed = compressedBytes(entry);
      start = compressed.position();
      inflater.reset();
      inflater.setInput(content, start, compressed.remaining());
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int count = entry.deflated() ? inflate(buffer, offset, length) : copy(buffer, offset, length);
      if (count > 0) {
        bytes += count;
        budget.addInflated(count);
        budget.checkEntrySize(bytes, entry.compressedSize());
        checksum.update(buffer, offset, count);
      } else if (checksum.getValue() != entry.checksum()) {
        throw new ZipException("check sum differs");
      }
      return count;
    }

    /** Reads the rest of the part, at once if its stated size is small. */
    @Override
    public byte[] readAllBytes() throws IOException {
      if (entry.size() >= MIN_PIECEWISE_SIZE) {
        return super.readAllBytes();
      }
      byte[] all = new byte[(int) entry.size() + 1];
      int length = fill(all, this);
      if (length < all.length) {
        return Arrays.copyOf(all, length);
      }
      byte[] rest = super.readAllBytes();
      byte[] whole = Arrays.copyOf(all, Math.addExact(length, rest.length));
      System.arraycopy(rest, 0, whole, length, rest.length);
      return whole;
    }

    private int inflate(byte[] buffer, int offset, int length) throws IOException {
      try {
        int count = inflater.inflate(buffer, offset, length);
        if (count == 0 && !inflater.finished()) {
          throw new EOFException("a part breaks off");
        }
        return count == 0 ? -1 : count;
      } catch (DataFormatException e) {
        throw new IOException(e);
      }
    }

    private int copy(byte[] buffer, int offset, int length) {
      int count = Math.min(length, entry.compressedSize() - copied);
      System.arraycopy(content, start + copied, buffer, offset, count);
      copied += count;
      return count == 0 ? -1 : count;
    }
  }
}
