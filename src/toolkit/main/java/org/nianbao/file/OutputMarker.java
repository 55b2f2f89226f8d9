package org.nianbao.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The marker at the end of an output: its kind, and a digest that no longer matches once another
 * program has saved the file. In a workbook or Word document the marker is the comment of the zip
 * (APPNOTE 4.4.26; ECMA-376 part 2, annex C allows it), and the digest is that of the zip's central
 * directory, which holds the check sum of every part. A page ends with an HTML comment, and the
 * digest is that of everything before it.
 */
final class OutputMarker {
  private static final String MARKER = "nianbao:([A-Z]{1,12}):([0-9a-f]{64})";
  private static final Pattern ZIP_MARKER = Pattern.compile(MARKER);
  private static final Pattern PAGE_MARKER = Pattern.compile("<!-- " + MARKER + " -->\n");
  private static final int MAX_MARKER_LENGTH = 120;

  /** A published page has a few hundred thousand bytes. */
  private static final long MAX_PAGE_BYTES = 64L << 20;

  /** A workbook has a few dozen parts. */
  private static final long MAX_DIRECTORY_BYTES = 1L << 20;

  private static final int BUFFER_SIZE = 1 << 13;

  /**
   * The size of the record that ends the central directory of a zip, without its comment (APPNOTE
   * 4.3.16).
   */
  private static final int END_RECORD_SIZE = 22;

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int DIRECTORY_SIZE_POSITION = 12;
  private static final int DIRECTORY_OFFSET_POSITION = 16;
  private static final int COMMENT_LENGTH_POSITION = 20;

  private OutputMarker() {}

  /**
   * Adds the marker to a file that has just been written completely.
   *
   * @throws IOException if the file does not exist any more, or cannot be written
   */
  static void add(Path file, OutputKind kind) throws IOException {
    // without CREATE: a file that was deleted while the program ends must not come back empty
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = channel.size();
      ByteBuffer record = endRecord(channel, end, 0);
      if (record == null) {
        String marker = markerText(kind, digest(kind, channel, 0, end));
        write(channel, ascii("<!-- " + marker + " -->\n"), end);
        return;
      }
      ByteBuffer comment = ascii(markerText(kind, directoryDigest(kind, channel, record)));
      ByteBuffer length = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
      length.putShort((short) comment.remaining()).flip();
      write(channel, length, end - END_RECORD_SIZE + COMMENT_LENGTH_POSITION);
      write(channel, comment, end);
    }
  }

  /**
   * Returns the kind of a file if the program wrote it and it has not been changed since; else
   * null.
   */
  static @Nullable OutputKind kindOf(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      long from = Math.max(0, size - MAX_MARKER_LENGTH);
      String tail = new String(bytes(channel, from, size).array(), StandardCharsets.ISO_8859_1);
      int markerStart = tail.lastIndexOf("nianbao:");
      if (markerStart < 0) {
        return null;
      }
      long begin = from + markerStart;
      ByteBuffer record = endRecord(channel, begin, size - begin);
      if (record != null) {
        Matcher marker = ZIP_MARKER.matcher(tail.substring(markerStart));
        return marker.matches()
            ? verifiedKind(marker, kind -> directoryDigest(kind, channel, record))
            : null;
      }
      int commentStart = tail.lastIndexOf("<!-- ", markerStart);
      Matcher marker = PAGE_MARKER.matcher(commentStart < 0 ? "" : tail.substring(commentStart));
      return marker.matches() && size <= MAX_PAGE_BYTES
          ? verifiedKind(marker, kind -> digest(kind, channel, 0, from + commentStart))
          : null;
    } catch (IOException | IllegalArgumentException e) {
      return null; // the file has been changed or is not an output
    }
  }

  /** Computes the digest of a file of a kind. */
  private interface Digest {
    String compute(OutputKind kind) throws IOException;
  }

  private static @Nullable OutputKind verifiedKind(Matcher marker, Digest digest)
      throws IOException {
    OutputKind kind = OutputKind.valueOf(marker.group(1));
    return digest.compute(kind).equals(marker.group(2)) ? kind : null;
  }

  private static String markerText(OutputKind kind, String digest) {
    return "nianbao:" + kind + ":" + digest;
  }

  /** Returns the end of central directory record that ends at a position; null if there is none. */
  private static @Nullable ByteBuffer endRecord(FileChannel channel, long end, long comment)
      throws IOException {
    if (end < END_RECORD_SIZE) {
      return null;
    }
    ByteBuffer record = bytes(channel, end - END_RECORD_SIZE, end);
    boolean isRecord =
        record.getInt(0) == END_SIGNATURE
            && (record.getShort(COMMENT_LENGTH_POSITION) & 0xffff) == comment;
    return isRecord ? record : null;
  }

  private static String directoryDigest(OutputKind kind, FileChannel channel, ByteBuffer record)
      throws IOException {
    long offset = record.getInt(DIRECTORY_OFFSET_POSITION) & 0xffffffffL;
    long size = record.getInt(DIRECTORY_SIZE_POSITION) & 0xffffffffL;
    return digest(kind, channel, offset, offset + Math.min(size, MAX_DIRECTORY_BYTES));
  }

  private static String digest(OutputKind kind, FileChannel channel, long from, long to)
      throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(kind.name().getBytes(StandardCharsets.US_ASCII));
      for (long at = from; at < to; at += BUFFER_SIZE) {
        digest.update(bytes(channel, at, Math.min(to, at + BUFFER_SIZE)));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java runtime has it
    }
  }

  /** Returns some bytes of a file, few enough to fit in memory. */
  private static ByteBuffer bytes(FileChannel channel, long from, long to) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException();
      }
    }
    return bytes.flip();
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    long to = at;
    while (bytes.hasRemaining()) {
      to += channel.write(bytes, to);
    }
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
