package org.nianbao.grid;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kind of a file, detected by its content regardless of its name. */
public enum FileKind {
  /** A zip file: an .xlsx, a .docx, or any other. */
  ZIP("grid.kind.zip"),
  /** An OLE2 compound file: an .xls, an encrypted workbook, or any other. */
  COMPOUND("grid.kind.unknown"),
  OLD_WORKBOOK("grid.kind.old"),
  /** A workbook as a single XML file of Excel 2002 or 2003. */
  XML_WORKBOOK("grid.kind.unknown"),
  /** A zip file's parts in a single XML file (flat OPC). */
  XML_PACKAGE("grid.kind.xml"),
  /** A web page, or a table saved as one. */
  HTML("grid.kind.unknown"),
  /** A web page with its pictures in a single file. */
  PAGE_ARCHIVE("grid.kind.unknown"),
  WORD("grid.kind.word"),
  /** A document in Rich Text Format. */
  RICH_TEXT("grid.kind.unknown"),
  /** A document in China's Uniform Office Format, as a single XML file. */
  UNIFORM_OFFICE("grid.kind.uof"),
  /** An OpenDocument file as a single XML file. */
  OPEN_DOCUMENT("grid.kind.odt"),
  EMAIL("grid.kind.email"),
  PDF("grid.kind.pdf"),
  PICTURE("grid.kind.picture"),
  ARCHIVE("grid.kind.archive"),
  /** Plain text, with or without separators. */
  TEXT("grid.kind.unknown"),
  UNKNOWN("grid.kind.unknown");

  /** The number of bytes at the beginning of a file that determine its kind. */
  public static final int HEAD_LENGTH = 4096;

  /** In UTF-16 at least one of so many bytes is zero; a stray one is none of UTF-16. */
  private static final int MAX_BYTES_FOR_A_ZERO = 64;

  /** The offset of the magic word in a tar file (POSIX ustar). */
  private static final int TAR_MAGIC_OFFSET = 257;

  /** The root element of an XML or HTML file, after comments and instructions. */
  private static final Pattern ROOT = Pattern.compile("<(?:[a-z][\\w.-]*:)?([a-z][\\w.-]*)");

  /** A header field of a mail or a web archive, which has the same headers. */
  private static final Pattern MAIL_HEADER = Pattern.compile("[a-z][a-z0-9-]{1,60}: ");

  private final String reason;

  FileKind(String reason) {
    this.reason = reason;
  }

  /** Returns the exception for a file of this kind that cannot be read. */
  public UnreadableContentException unsupported() {
    return new UnreadableContentException(reason);
  }

  /**
   * Detects the kind of a file.
   *
   * @param content the file, or its first {@link #HEAD_LENGTH} bytes
   * @throws UnreadableContentException if the file is empty
   */
  public static FileKind of(byte[] content) {
    if (content.length == 0) {
      throw new UnreadableContentException("grid.empty");
    }
    byte[] head = Arrays.copyOf(content, Math.min(content.length, HEAD_LENGTH));
    if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6)) {
      return ZIP;
    }
    if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
      return COMPOUND;
    }
    if (startsWith(head, '%', 'P', 'D', 'F')) {
      return PDF;
    }
    if (isPicture(head)) {
      return PICTURE;
    }
    if (isArchive(head)) {
      return ARCHIVE;
    }
    // the first record of Excel 2 to 5, before compound files
    if (startsWith(head, 9, 0, 4, 0)
        || startsWith(head, 9, 2, 6, 0)
        || startsWith(head, 9, 4, 6, 0)
        || startsWith(head, 9, 8)) {
      return OLD_WORKBOOK;
    }
    return ofText(head);
  }

  /** Returns whether a file is a picture: PNG, JPEG, GIF, BMP, TIFF, WebP, HEIF or AVIF. */
  private static boolean isPicture(byte[] head) {
    return startsWith(head, 0x89, 'P', 'N', 'G')
        || startsWith(head, 0xFF, 0xD8, 0xFF)
        || startsWith(head, 'G', 'I', 'F', '8')
        || startsWith(head, 'I', 'I', '*', 0)
        || startsWith(head, 'M', 'M', 0, '*')
        || (startsWith(head, 'B', 'M') && isAt(head, 6, 0, 0, 0, 0))
        || (startsWith(head, 'R', 'I', 'F', 'F') && isAt(head, 8, 'W', 'E', 'B', 'P'))
        || (isAt(head, 4, 'f', 't', 'y', 'p')
            && (isAt(head, 8, 'h', 'e')
                || isAt(head, 8, 'm', 'i', 'f', '1')
                || isAt(head, 8, 'm', 's', 'f', '1')
                || isAt(head, 8, 'a', 'v', 'i')));
  }

  /** Returns whether a file is an archive other than zip: RAR, 7z, gzip, bzip2, xz, cab or tar. */
  private static boolean isArchive(byte[] head) {
    return startsWith(head, 'R', 'a', 'r', '!')
        || startsWith(head, '7', 'z', 0xBC, 0xAF)
        || startsWith(head, 0x1F, 0x8B)
        || startsWith(head, 'B', 'Z', 'h')
        || startsWith(head, 0xFD, '7', 'z', 'X', 'Z')
        || startsWith(head, 'M', 'S', 'C', 'F')
        || isAt(head, TAR_MAGIC_OFFSET, 'u', 's', 't', 'a', 'r');
  }

  private static FileKind ofText(byte[] head) {
    String text = new String(head, charset(head)).toLowerCase(Locale.ROOT);
    if (!isText(text)) {
      return UNKNOWN;
    }
    // the byte order mark of UTF-8, decoded as ISO 8859-1, and that of UTF-16
    String start = text.replaceFirst("^(\u00ef\u00bb\u00bf|\ufeff)?\\s*", "");
    if (start.startsWith("%pdf-")) {
      return PDF;
    }
    if (start.startsWith("{\\rtf")) {
      return RICH_TEXT;
    }
    if (MAIL_HEADER.matcher(start).lookingAt()
        && (start.contains("mime-version:") || start.contains("content-type: multipart/"))) {
      return start.contains("multipart/related")
              || start.startsWith("mime-version:")
              || (start.contains("text/html") && !start.contains("\nto:"))
          ? PAGE_ARCHIVE
          : EMAIL;
    }
    return start.startsWith("<") ? ofMarkup(start) : TEXT;
  }

  private static FileKind ofMarkup(String text) {
    Matcher root = ROOT.matcher(text);
    FileKind kind =
        switch (root.find() ? root.group(1) : "") {
          case "html", "table", "head", "body" -> HTML;
          case "workbook" -> XML_WORKBOOK;
          case "worddocument" -> WORD;
          case "uof" -> UNIFORM_OFFICE;
          case "document", "document-content" ->
              text.contains("urn:oasis:names:tc:opendocument") ? OPEN_DOCUMENT : UNKNOWN;
          // all parts of an Office Open XML file in one XML file
          case "package" ->
              text.contains("excel.sheet") || text.contains("spreadsheetml")
                  ? XML_PACKAGE
                  : text.contains("wordprocessingml") ? WORD : UNKNOWN;
          default -> UNKNOWN;
        };
    if (kind != UNKNOWN) {
      return kind;
    }
    for (String tag : new String[] {"<html", "<!doctype html", "<table", "<head", "<body"}) {
      if (text.contains(tag)) {
        return HTML;
      }
    }
    return text.contains("word.document") ? WORD : TEXT;
  }

  private static Charset charset(byte[] head) {
    Charset utf16 = utf16(head);
    return utf16 == null ? StandardCharsets.ISO_8859_1 : utf16;
  }

  /**
   * Returns the UTF-16 charset of a text: by its byte order mark, or by the zero byte in each of
   * its ASCII characters. Null if the text is not in UTF-16.
   *
   * @param content the text, or its beginning
   */
  public static @Nullable Charset utf16(byte[] content) {
    if (startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16;
    }
    int[] zeros = new int[2]; // at even and at odd indexes
    int examined = Math.min(content.length, HEAD_LENGTH);
    for (int i = 0; i < examined; i++) {
      zeros[i % 2] += content[i] == 0 ? 1 : 0;
    }
    boolean few = zeros[0] + zeros[1] < examined / MAX_BYTES_FOR_A_ZERO;
    if ((zeros[0] == 0) == (zeros[1] == 0) || few) {
      return null;
    }
    return zeros[0] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
  }

  private static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    return isAt(head, 0, bytes);
  }

  private static boolean isAt(byte[] head, int offset, int... bytes) {
    if (head.length < offset + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[offset + i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
