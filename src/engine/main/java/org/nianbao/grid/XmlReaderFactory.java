package org.nianbao.grid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The factory of all readers of received XML: without DTDs, without entities other than the five
 * predefined ones, and without external access.
 *
 * <p>One instance serves one file, because it caches names.
 */
final class XmlReaderFactory {
  private static final int BUFFER_SIZE = 1 << 15;
  private static final int MAX_DECLARATION_LENGTH = 256;

  /** The maximum number of bytes of a part that is kept in memory. */
  private static final int MAX_BYTES_KEPT = 32 << 20;

  private static final Pattern DECLARED =
      Pattern.compile("<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][\\w.-]*)[\"']");

  private final byte[] buffer;
  private final XmlNames names = new XmlNames();
  private final Budget budget;

  XmlReaderFactory(Budget budget) {
    this(budget, BUFFER_SIZE);
  }

  /**
   * Creates the factory for a file.
   *
   * @param size the initial size of the buffer, which grows for longer tags
   */
  XmlReaderFactory(Budget budget, int size) {
    this.budget = budget;
    buffer = new byte[size];
  }

  /**
   * Opens a part at its root element. The cursor closes the part; only one part is open at a time.
   */
  XmlCursor read(InputStream part) {
    return new XmlCursor(scan(part), part, budget);
  }

  XmlScanner scan(InputStream part) {
    try {
      int count = ZipArchive.fill(buffer, part);
      byte[] head = Arrays.copyOf(buffer, Math.min(count, MAX_DECLARATION_LENGTH));
      Charset charset = charset(head);
      if (charset.equals(StandardCharsets.UTF_8)) {
        boolean marked = startsWith(head, 0xef, 0xbb, 0xbf);
        return new XmlScanner(part, buffer, marked ? 3 : 0, count, names, budget);
      }
      byte[] text =
          new String(readFully(part, buffer, count), charset).getBytes(StandardCharsets.UTF_8);
      return new XmlScanner(new ByteArrayInputStream(text), buffer, 0, 0, names, budget);
    } catch (IOException e) {
      throw UnreadableContentException.damaged(e);
    }
  }

  /** Returns the content of a part in UTF-8 without a byte order mark, and closes the part. */
  static byte[] bytes(InputStream part) {
    try (part) {
      byte[] bytes = readFully(part, new byte[0], 0);
      Charset charset = charset(bytes);
      boolean marked = startsWith(bytes, 0xef, 0xbb, 0xbf);
      return charset.equals(StandardCharsets.UTF_8)
          ? (marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes)
          : new String(bytes, charset).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw UnreadableContentException.damaged(e);
    }
  }

  /** Returns the content of a part whose beginning has been read. */
  private static byte[] readFully(InputStream part, byte[] beginning, int count)
      throws IOException {
    byte[] rest = part.readNBytes(MAX_BYTES_KEPT - count);
    if (count + rest.length == MAX_BYTES_KEPT && part.read() >= 0) {
      throw new UnreadableContentException("grid.limit.inflated", MAX_BYTES_KEPT >> 20);
    }
    byte[] all = Arrays.copyOf(beginning, count + rest.length);
    System.arraycopy(rest, 0, all, count, rest.length);
    return all;
  }

  /** Opens an element within bytes in UTF-8; other parts may be open. */
  XmlCursor within(byte[] bytes, int from, int to) {
    XmlScanner scanner = XmlScanner.within(bytes, from, to, names, budget);
    return new XmlCursor(scanner, InputStream.nullInputStream(), budget);
  }

  /** Detects the encoding of a part from its first bytes (XML 1.0, appendix F). */
  private static Charset charset(byte[] head) {
    if (startsWith(head, 0xfe, 0xff) || startsWith(head, 0xff, 0xfe)) {
      return StandardCharsets.UTF_16;
    }
    if (startsWith(head, 0, '<')) {
      return StandardCharsets.UTF_16BE;
    }
    if (startsWith(head, '<', 0)) {
      return StandardCharsets.UTF_16LE;
    }
    String beginning = XmlText.ascii(head, 0, Math.min(head.length, MAX_DECLARATION_LENGTH));
    Matcher declared = DECLARED.matcher(beginning);
    if (!declared.lookingAt() || declared.group(1).regionMatches(true, 0, "utf-", 0, 4)) {
      return StandardCharsets.UTF_8;
    }
    try {
      Charset charset = Charset.forName(declared.group(1));
      return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw UnreadableContentException.damaged(e);
    }
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
