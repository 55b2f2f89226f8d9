package org.nianbao.grid;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes the text of an XML part from its bytes (XML 1.0, 2.11, 3.3.3, 4). */
final class XmlText {
  private static final char REPLACEMENT = '\ufffd';

  private XmlText() {}

  static String ascii(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /**
   * Returns the value of an attribute: line breaks and tabs become spaces unless they are written
   * as references.
   */
  static String attribute(byte[] bytes, int from, int to) {
    byte[] normal = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      boolean blank = b == '\n' || b == '\t' || b == '\r';
      if (b != '\r' || i + 1 == to || bytes[i + 1] != '\n') {
        normal[length++] = blank ? (byte) ' ' : b;
      }
    }
    StringBuilder value = new StringBuilder(length);
    append(normal, 0, length, value);
    return value.toString();
  }

  /** Returns text in which ampersands are literal. */
  static String literal(byte[] bytes, int from, int to) {
    String text = decoded(bytes, from, to);
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Appends text with its references replaced. */
  static void append(byte[] bytes, int from, int to, StringBuilder into) {
    int start = from;
    for (int p = from; p < to; p++) {
      if (bytes[p] == '&') {
        into.append(literal(bytes, start, p));
        int end = p;
        while (end < to && bytes[end] != ';') {
          end++;
        }
        if (end == to) {
          throw UnreadableContentException.damaged();
        }
        into.appendCodePoint(character(ascii(bytes, p + 1, end)));
        start = end + 1;
        p = end;
      }
    }
    into.append(literal(bytes, start, to));
  }

  private static int character(String reference) {
    return switch (reference) {
      case "amp" -> '&';
      case "lt" -> '<';
      case "gt" -> '>';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> numbered(reference);
    };
  }

  private static int numbered(String reference) {
    boolean hexadecimal = reference.startsWith("#x");
    if (!reference.startsWith("#") || reference.length() > "#x0010FFFF".length()) {
      throw UnreadableContentException.damaged();
    }
    try {
      int code =
          hexadecimal
              ? Integer.parseInt(reference, 2, reference.length(), 16)
              : Integer.parseInt(reference, 1, reference.length(), 10);
      boolean control = code < ' ' && code != '\n' && code != '\t' && code != '\r';
      if (!Character.isValidCodePoint(code) || control) {
        throw UnreadableContentException.damaged();
      }
      return code;
    } catch (NumberFormatException e) {
      throw UnreadableContentException.damaged(e);
    }
  }

  private static String decoded(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) { // it is in the text, or replaces invalid bytes
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      } catch (CharacterCodingException e) {
        throw UnreadableContentException.damaged(e);
      }
    }
    return text;
  }
}
