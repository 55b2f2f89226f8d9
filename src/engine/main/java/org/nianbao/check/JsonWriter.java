package org.nianbao.check;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A streaming writer of JSON in UTF-8, with one member or element on each line. The caller must end
 * each object and array.
 */
public final class JsonWriter implements Closeable {
  private static final int BUFFER_SIZE = 8000;

  /** The maximum number of bytes of a character in the Basic Multilingual Plane. */
  private static final int MAX_BYTES_PER_CHAR = 3;

  private static final String DIGITS = "0123456789ABCDEF";

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER_SIZE];
  private int length;

  /** The number of open objects and arrays. */
  private int depth;

  /** Whether the innermost object or array is empty so far. */
  private boolean empty;

  /** Creates a writer to a stream, which is not closed. */
  public JsonWriter(OutputStream out) {
    this.out = out;
  }

  /** Starts the root object, or an object as an element of an array. */
  public void writeStartObject() throws IOException {
    nextElement();
    start('{');
  }

  /** Starts an object as a member. */
  public void writeObjectFieldStart(String name) throws IOException {
    writeName(name);
    start('{');
  }

  /** Ends the innermost object. */
  public void writeEndObject() throws IOException {
    end('}');
  }

  /** Starts an array as a member. */
  public void writeArrayFieldStart(String name) throws IOException {
    writeName(name);
    start('[');
  }

  /** Ends the innermost array. */
  public void writeEndArray() throws IOException {
    end(']');
  }

  /** Writes a text as an element of an array. */
  public void writeString(String text) throws IOException {
    nextElement();
    writeQuoted(text);
  }

  /** Writes a text as a member, or null. */
  public void writeStringField(String name, @Nullable String text) throws IOException {
    writeName(name);
    if (text == null) {
      writeAscii("null");
    } else {
      writeQuoted(text);
    }
  }

  /** Writes a number as a member. */
  public void writeNumberField(String name, long number) throws IOException {
    writeName(name);
    writeAscii(Long.toString(number));
  }

  /** Writes a number as a member, without an exponent. */
  public void writeNumberField(String name, BigDecimal number) throws IOException {
    writeName(name);
    writeAscii(number.toPlainString());
  }

  /** Writes true or false as a member. */
  public void writeBooleanField(String name, boolean value) throws IOException {
    writeName(name);
    writeAscii(Boolean.toString(value));
  }

  /** Writes null as a member. */
  public void writeNullField(String name) throws IOException {
    writeName(name);
    writeAscii("null");
  }

  /** Ends the line after the root object. */
  public void writeLineEnd() throws IOException {
    writeChar('\n');
  }

  /** Writes the buffered bytes to the stream. */
  @Override
  public void close() throws IOException {
    writeBuffer();
    out.flush();
  }

  private void writeName(String name) throws IOException {
    nextElement();
    writeQuoted(name);
    writeAscii(" : ");
  }

  private void nextElement() throws IOException {
    if (depth > 0) {
      if (!empty) {
        writeChar(',');
      }
      newLine();
    }
    empty = false;
  }

  private void start(char bracket) throws IOException {
    writeChar(bracket);
    depth++;
    empty = true;
  }

  private void end(char bracket) throws IOException {
    depth--;
    if (empty) {
      writeChar(' ');
    } else {
      newLine();
    }
    writeChar(bracket);
    empty = false;
  }

  private void newLine() throws IOException {
    writeChar('\n');
    for (int column = 0; column < depth * 2; column++) {
      writeChar(' ');
    }
  }

  private void writeQuoted(String text) throws IOException {
    writeChar('"');
    for (int at = writePlainPrefix(text); at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '"' -> writeAscii("\\\"");
        case '\\' -> writeAscii("\\\\");
        case '\b' -> writeAscii("\\b");
        case '\t' -> writeAscii("\\t");
        case '\n' -> writeAscii("\\n");
        case '\f' -> writeAscii("\\f");
        case '\r' -> writeAscii("\\r");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) { // an unpaired surrogate must be escaped
            writeEscape(c);
          } else {
            writeChar(c);
          }
        }
      }
    }
    writeChar('"');
  }

  /**
   * Writes the beginning of a text up to the first character that is not ASCII or must be escaped:
   * nearly always all of a name.
   *
   * @return the number of characters written
   */
  private int writePlainPrefix(String text) throws IOException {
    if (text.length() > BUFFER_SIZE - length) {
      writeBuffer();
    }
    int end = Math.min(text.length(), BUFFER_SIZE - length);
    int at = 0;
    for (; at < end; at++) {
      char c = text.charAt(at);
      if (c < ' ' || c >= 0x80 || c == '"' || c == '\\') {
        break;
      }
      buffer[length + at] = (byte) c;
    }
    length += at;
    return at;
  }

  private void writeEscape(char c) throws IOException {
    writeAscii("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      writeChar(DIGITS.charAt((c >> shift) & 0xF));
    }
  }

  private void writeAscii(String text) throws IOException {
    for (int at = writePlainPrefix(text); at < text.length(); at++) {
      writeChar(text.charAt(at));
    }
  }

  /** Writes a character that is not a surrogate. */
  private void writeChar(char c) throws IOException {
    if (length > BUFFER_SIZE - MAX_BYTES_PER_CHAR) {
      writeBuffer();
    }
    if (c < 0x80) {
      buffer[length++] = (byte) c;
    } else if (c < 0x800) {
      buffer[length++] = (byte) (0xC0 | (c >> 6));
      buffer[length++] = (byte) (0x80 | (c & 0x3F));
    } else {
      buffer[length++] = (byte) (0xE0 | (c >> 12));
      buffer[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      buffer[length++] = (byte) (0x80 | (c & 0x3F));
    }
  }

  private void writeBuffer() throws IOException {
    out.write(buffer, 0, length);
    length = 0;
  }
}
