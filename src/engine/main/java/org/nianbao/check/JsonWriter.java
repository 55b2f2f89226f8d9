package org.nianbao.check;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value written piece by piece in UTF-8, one member or element a line. The caller sees to it
 * that what is started is ended.
 */
public final class JsonWriter implements Closeable {
  private static final int BUFFER_SIZE = 8000;

  /** The most bytes a character takes. */
  private static final int MAX_BYTES = 3;

  private static final String DIGITS = "0123456789ABCDEF";

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER_SIZE];
  private int length;

  /** How many objects and arrays are open. */
  private int depth;

  /** Whether the innermost of them has nothing in it yet. */
  private boolean empty;

  /** Writes to a stream that is left open in the end. */
  public JsonWriter(OutputStream out) {
    this.out = out;
  }

  /** Starts the object that is the whole value, or an object as an element of an array. */
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
    quote(text);
  }

  /** Writes a text as a member, or null. */
  public void writeStringField(String name, @Nullable String text) throws IOException {
    writeName(name);
    if (text == null) {
      plain("null");
    } else {
      quote(text);
    }
  }

  /** Writes a number as a member. */
  public void writeNumberField(String name, long number) throws IOException {
    writeName(name);
    plain(Long.toString(number));
  }

  /** Writes a number as a member, without an exponent. */
  public void writeNumberField(String name, BigDecimal number) throws IOException {
    writeName(name);
    plain(number.toPlainString());
  }

  /** Writes null as a member. */
  public void writeNullField(String name) throws IOException {
    writeName(name);
    plain("null");
  }

  /** Ends the line after the whole value. */
  public void writeLineEnd() throws IOException {
    put('\n');
  }

  /** Hands over what has been written so far. */
  @Override
  public void close() throws IOException {
    writeBuffer();
    out.flush();
  }

  private void writeName(String name) throws IOException {
    nextElement();
    quote(name);
    plain(" : ");
  }

  private void nextElement() throws IOException {
    if (depth > 0) {
      if (!empty) {
        put(',');
      }
      newLine();
    }
    empty = false;
  }

  private void start(char bracket) throws IOException {
    put(bracket);
    depth++;
    empty = true;
  }

  private void end(char bracket) throws IOException {
    depth--;
    if (empty) {
      put(' ');
    } else {
      newLine();
    }
    put(bracket);
    empty = false;
  }

  private void newLine() throws IOException {
    put('\n');
    for (int level = 0; level < depth; level++) {
      plain("  ");
    }
  }

  private void quote(String text) throws IOException {
    put('"');
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '"' -> plain("\\\"");
        case '\\' -> plain("\\\\");
        case '\b' -> plain("\\b");
        case '\t' -> plain("\\t");
        case '\n' -> plain("\\n");
        case '\f' -> plain("\\f");
        case '\r' -> plain("\\r");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) { // half a pair could not stand unescaped
            escape(c);
          } else {
            put(c);
          }
        }
      }
    }
    put('"');
  }

  private void escape(char c) throws IOException {
    plain("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      put(DIGITS.charAt((c >> shift) & 0xF));
    }
  }

  private void plain(String text) throws IOException {
    for (int at = 0; at < text.length(); at++) {
      put(text.charAt(at));
    }
  }

  /** Writes a character that is no half of a pair. */
  private void put(char c) throws IOException {
    if (length > BUFFER_SIZE - MAX_BYTES) {
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
