package org.nianbao.grid;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The kind of a file, detected by its content regardless of its name. */
public enum FileKind {
  /** A zip file: an .xlsx, a .docx, or any other. */
  ZIP("grid.kind.archive"),
  /** An OLE2 compound file: an .xls, an encrypted workbook, or any other. */
  COMPOUND("grid.kind.unknown"),
  OLD_WORKBOOK("grid.kind.old"),
  XML_WORKBOOK("grid.kind.xml"),
  /** A web page, or a table saved as one. */
  HTML("grid.kind.unknown"),
  /** A web page with its pictures in a single file. */
  PAGE_ARCHIVE("grid.kind.html"),
  WORD("grid.kind.word"),
  PDF("grid.kind.pdf"),
  PICTURE("grid.kind.picture"),
  ARCHIVE("grid.kind.archive"),
  /** Plain text, with or without separators. */
  TEXT("grid.kind.unknown"),
  UNKNOWN("grid.kind.unknown");

  /** The number of bytes at the beginning of a file that determine its kind. */
  public static final int HEAD_LENGTH = 4096;

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
    if (startsWith(head, 0x89, 'P', 'N', 'G') || startsWith(head, 0xFF, 0xD8, 0xFF)) {
      return PICTURE;
    }
    if (startsWith(head, 'R', 'a', 'r', '!')
        || startsWith(head, '7', 'z', 0xBC, 0xAF)
        || startsWith(head, 0x1F, 0x8B)) {
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

  private static FileKind ofText(byte[] head) {
    String text = new String(head, charset(head)).toLowerCase(Locale.ROOT);
    if (!isText(text)) {
      return UNKNOWN;
    }
    // the byte order mark of UTF-8, decoded as ISO 8859-1, and that of UTF-16
    String start = text.replaceFirst("^(\u00ef\u00bb\u00bf|\ufeff)?\\s*", "");
    if (start.startsWith("{\\rtf")) {
      return WORD;
    }
    if (start.startsWith("mime-version:")
        || (start.startsWith("from:") && start.contains("mime-version:"))) { // saved by Chrome
      return PAGE_ARCHIVE;
    }
    return start.startsWith("<") ? ofMarkup(start) : TEXT;
  }

  private static FileKind ofMarkup(String text) {
    for (String tag : new String[] {"<html", "<!doctype html", "<table", "<head", "<body"}) {
      if (text.contains(tag)) {
        return HTML;
      }
    }
    if (text.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
      return XML_WORKBOOK;
    }
    return text.contains("word.document") ? WORD : TEXT;
  }

  private static Charset charset(byte[] head) {
    boolean utf16 = startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF);
    return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
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
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
