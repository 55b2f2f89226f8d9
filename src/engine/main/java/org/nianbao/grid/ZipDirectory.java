package org.nianbao.grid;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * The central directory of a zip file held in memory (APPNOTE.TXT 6.3, 4.3.12 to 4.3.16).
 *
 * <p>Reading the file into memory takes one access to the disk or network drive; reading two dozen
 * parts in place takes two accesses each.
 */
final class ZipDirectory {
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int CENTRAL_HEADER = 0x02014b50;
  private static final int END_RECORD = 0x06054b50;
  private static final int ZIP64_END_RECORD = 0x06064b50;
  private static final int ZIP64_LOCATOR = 0x07064b50;

  private static final int LOCAL_LENGTH = 30;
  private static final int CENTRAL_LENGTH = 46;
  private static final int END_LENGTH = 22;
  private static final int LOCATOR_64_LENGTH = 20;

  /** The id of the extra field for values that do not fit into four bytes (4.5.3). */
  private static final int EXTRA_64 = 1;

  private static final long IN_ZIP64 = 0xffff_ffffL;
  private static final int MAX_UNSIGNED_SHORT = 0xffff;
  private static final int ENCRYPTED = 1;
  private static final int UTF8_NAME = 1 << 11;

  private final ByteBuffer zip;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * An entry of the directory.
   *
   * @param name the name; unless it is stated to be in UTF-8, its bytes as characters
   * @param utf8 whether the name is stated to be in UTF-8
   * @param header the position of the local header
   * @param compressedSize the number of compressed bytes
   * @param deflated whether the bytes are deflated; otherwise they are stored
   * @param checksum the CRC-32 checksum
   * @param size the stated size of the part, used as a hint
   */
  record Entry(
      String name,
      boolean utf8,
      int header,
      int compressedSize,
      boolean deflated,
      long checksum,
      long size) {}

  private ZipDirectory(byte[] content) {
    zip = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads the directory.
   *
   * @throws ZipException if the directory is damaged, or an entry uses a feature that no workbook
   *     uses
   */
  static ZipDirectory of(byte[] content, Budget budget) throws ZipException {
    try {
      ZipDirectory directory = new ZipDirectory(content);
      directory.read(budget);
      return directory;
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw damaged("it points out of the file", e);
    }
  }

  /** Returns the entries, in the order of the directory. */
  List<Entry> entries() {
    return entries;
  }

  private void read(Budget budget) throws ZipException {
    int end = end();
    long count = unsignedShort(end + 10);
    long length = unsignedInt(end + 12);
    long offset = unsignedInt(end + 16);
    if (count == MAX_UNSIGNED_SHORT || length == IN_ZIP64 || offset == IN_ZIP64) {
      int locator = end - LOCATOR_64_LENGTH;
      if (locator >= 0 && zip.getInt(locator) == ZIP64_LOCATOR) {
        int end64 = Math.toIntExact(zip.getLong(locator + 8));
        if (zip.getInt(end64) == ZIP64_END_RECORD) {
          count = zip.getLong(end64 + 32);
          length = zip.getLong(end64 + 40);
          offset = zip.getLong(end64 + 48);
        }
      }
    }
    budget.checkEntryCount((int) Math.min(Integer.MAX_VALUE, Math.max(0, count)));
    int at = Math.toIntExact(offset);
    int directoryEnd = Math.toIntExact(offset + length);
    while (at < directoryEnd) {
      if (zip.getInt(at) != CENTRAL_HEADER) {
        throw damaged("no entry where one should be");
      }
      at = readEntry(at);
      budget.checkEntryCount(entries.size());
    }
    if ((entries.size() & MAX_UNSIGNED_SHORT) != (count & MAX_UNSIGNED_SHORT)) {
      throw damaged("not as many entries as it says");
    }
  }

  /**
   * Returns the position of an entry's bytes.
   *
   * @throws ZipException if there is no local header at the stated position
   */
  int start(Entry entry) throws ZipException {
    try {
      int start = start(entry.header());
      if (start + (long) entry.compressedSize() > zip.limit()) {
        throw damaged("longer than the file");
      }
      return start;
    } catch (IndexOutOfBoundsException e) {
      throw damaged("it points out of the file", e);
    }
  }

  private int start(int header) throws ZipException {
    if (zip.getInt(header) != LOCAL_HEADER) {
      throw damaged("no part where one should be");
    }
    int name = unsignedShort(header + 26);
    int extra = unsignedShort(header + 28);
    return header + LOCAL_LENGTH + name + extra;
  }

  /**
   * Returns the position of the end record: the last one, as a comment or appended bytes may
   * follow.
   */
  private int end() throws ZipException {
    int last = zip.limit() - END_LENGTH;
    for (int at = last; at >= 0 && at >= last - MAX_UNSIGNED_SHORT; at--) {
      if (zip.getInt(at) == END_RECORD && isEnd(at)) {
        return at;
      }
    }
    throw damaged("no directory");
  }

  private boolean isEnd(int at) {
    int comment = unsignedShort(at + 20);
    long directory = unsignedInt(at + 16);
    return at + END_LENGTH + comment == zip.limit()
        || (directory < at && zip.getInt((int) directory) == CENTRAL_HEADER);
  }

  /**
   * Reads an entry of the directory.
   *
   * @return the position of the next entry
   */
  private int readEntry(int at) throws ZipException {
    int flags = zip.getShort(at + 8);
    int method = zip.getShort(at + 10);
    long sum = unsignedInt(at + 16);
    long packed = unsignedInt(at + 20);
    long size = unsignedInt(at + 24);
    int nameLength = unsignedShort(at + 28);
    int extraLength = unsignedShort(at + 30);
    int commentLength = unsignedShort(at + 32);
    long local = unsignedInt(at + 42);
    int extra = at + CENTRAL_LENGTH + nameLength;
    int next = extra + extraLength + commentLength;
    if ((flags & ENCRYPTED) != 0) {
      throw new UnreadableContentException("grid.encrypted.zip");
    }
    if (method != ZipEntry.STORED && method != ZipEntry.DEFLATED) {
      throw damaged("packed by method " + method);
    }
    if (size == IN_ZIP64 || packed == IN_ZIP64 || local == IN_ZIP64) {
      int from = extra64(extra, extra + extraLength);
      from += size == IN_ZIP64 ? Long.BYTES : 0;
      if (packed == IN_ZIP64) {
        packed = zip.getLong(from);
        from += Long.BYTES;
      }
      local = local == IN_ZIP64 ? zip.getLong(from) : local;
    }
    int header = Math.toIntExact(local);
    if (header < 0 || packed < 0 || packed > zip.limit() - header || next > zip.limit()) {
      throw damaged("longer than the file");
    }
    // required names are ASCII, so a name in GBK does no harm
    boolean utf8 = (flags & UTF8_NAME) != 0;
    Charset charset = utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    String name = new String(zip.array(), at + CENTRAL_LENGTH, nameLength, charset);
    boolean deflated = method == ZipEntry.DEFLATED;
    entries.add(new Entry(name, utf8, header, (int) packed, deflated, sum, size));
    return next;
  }

  /** Returns the position of the 64-bit values in the extra fields of an entry. */
  private int extra64(int from, int to) throws ZipException {
    for (int at = from; at + 4 <= to; at += 4 + unsignedShort(at + 2)) {
      if (unsignedShort(at) == EXTRA_64) {
        return at + 4;
      }
    }
    throw damaged("a size is missing");
  }

  private int unsignedShort(int at) {
    return Short.toUnsignedInt(zip.getShort(at));
  }

  private long unsignedInt(int at) {
    return Integer.toUnsignedLong(zip.getInt(at));
  }

  private static ZipException damaged(String what) {
    return new ZipException("zip directory: " + what);
  }

  private static ZipException damaged(String what, RuntimeException cause) {
    ZipException broken = damaged(what);
    broken.initCause(cause);
    return broken;
  }
}
