package org.nianbao.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mark at the end of an output: its kind, and a digest that no longer fits once another program has
 * saved the file. In a workbook or Word document it is the comment of the zip (APPNOTE 4.4.26; ECMA-376
 * part 2, annex C lets a package have one), and the digest is that of the zip's directory, which holds
 * the check sum of every part; a page ends with an HTML comment, and the digest is that of all before.
 */
final class Seal {
  private static final String SEAL = "nianbao:([A-Z]{1,12}):([0-9a-f]{64})";
  private static final Pattern OF_ZIP = Pattern.compile(SEAL);
  private static final Pattern OF_PAGE = Pattern.compile("<!-- " + SEAL + " -->\n");
  private static final int MAX_SEAL = 120;

  /** The record that ends the directory of a zip, without its comment (APPNOTE 4.3.16). */
  private static final int END_RECORD = 22;

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int DIRECTORY_SIZE_AT = 12;
  private static final int DIRECTORY_OFFSET_AT = 16;
  private static final int COMMENT_LENGTH_AT = 20;

  private Seal() {}

  /** Seals a file that has just been written whole. */
  static void put(Path file, OutputKind kind) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "rw")) {
      long end = in.length();
      ByteBuffer record = endRecord(in, end, 0);
      if (record == null) {
        String seal = text(kind, digest(kind, bytes(in, 0, end)));
        in.seek(end);
        in.write(("<!-- " + seal + " -->\n").getBytes(StandardCharsets.US_ASCII));
        return;
      }
      byte[] comment =
          text(kind, digest(kind, directory(in, record))).getBytes(StandardCharsets.US_ASCII);
      in.seek(end - END_RECORD + COMMENT_LENGTH_AT);
      in.write(comment.length & 0xff);
      in.write(comment.length >> 8);
      in.write(comment);
    }
  }

  /** What a file is, if the program wrote it and nobody has saved it since; else null. */
  static @Nullable OutputKind of(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long size = in.length();
      long from = Math.max(0, size - MAX_SEAL);
      String tail = new String(bytes(in, from, size), StandardCharsets.ISO_8859_1);
      int at = tail.lastIndexOf("nianbao:");
      if (at < 0) {
        return null;
      }
      long begin = from + at;
      ByteBuffer record = endRecord(in, begin, size - begin);
      if (record != null) {
        return kind(OF_ZIP.matcher(tail.substring(at)), directory(in, record));
      }
      int opened = tail.lastIndexOf("<!-- ", at);
      return opened < 0 || size > Integer.MAX_VALUE
          ? null
          : kind(OF_PAGE.matcher(tail.substring(opened)), bytes(in, 0, from + opened));
    } catch (IOException | IllegalArgumentException e) {
      return null; // whatever it is, it is not as it was written
    }
  }

  private static @Nullable OutputKind kind(Matcher seal, byte[] sealed) {
    if (!seal.matches()) {
      return null;
    }
    OutputKind kind = OutputKind.valueOf(seal.group(1));
    return digest(kind, sealed).equals(seal.group(2)) ? kind : null;
  }

  private static String text(OutputKind kind, String digest) {
    return "nianbao:" + kind + ":" + digest;
  }

  /** The record that ends the directory, if it stands before this place; null if it does not. */
  private static @Nullable ByteBuffer endRecord(RandomAccessFile in, long end, long comment)
      throws IOException {
    if (end < END_RECORD) {
      return null;
    }
    ByteBuffer record =
        ByteBuffer.wrap(bytes(in, end - END_RECORD, end)).order(ByteOrder.LITTLE_ENDIAN);
    boolean isRecord =
        record.getInt(0) == END_SIGNATURE
            && (record.getShort(COMMENT_LENGTH_AT) & 0xffff) == comment;
    return isRecord ? record : null;
  }

  private static byte[] directory(RandomAccessFile in, ByteBuffer record) throws IOException {
    long offset = record.getInt(DIRECTORY_OFFSET_AT) & 0xffffffffL;
    long size = record.getInt(DIRECTORY_SIZE_AT) & 0xffffffffL;
    return bytes(in, offset, offset + size);
  }

  private static byte[] bytes(RandomAccessFile in, long from, long to) throws IOException {
    if (to > in.length() || to - from > Integer.MAX_VALUE - 8) {
      throw new IOException("no such bytes: " + from + " to " + to);
    }
    byte[] bytes = new byte[(int) (to - from)];
    in.seek(from);
    in.readFully(bytes);
    return bytes;
  }

  private static String digest(OutputKind kind, byte[] sealed) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(kind.name().getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(sealed));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
