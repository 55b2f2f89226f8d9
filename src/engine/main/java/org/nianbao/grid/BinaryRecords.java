package org.nianbao.grid;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The records of a part of a binary workbook (MS-XLSB 2.1.4), one after another. */
final class BinaryRecords {
  /** Each byte of a type or a length has seven bits, and one that tells whether another follows. */
  private static final int BITS = 7;

  private static final int CONTINUES = 1 << BITS;
  private static final int MAX_LENGTH_BYTES = 4;

  /** The length of a text that is absent. */
  private static final int ABSENT = -1;

  private final ByteBuffer in;
  private final Budget budget;
  private int type;
  private int end;

  BinaryRecords(byte[] part, Budget budget) {
    in = ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN);
    this.budget = budget;
  }

  /** Moves to the next record; returns false at the end. */
  boolean next() {
    budget.checkTime();
    in.limit(in.capacity());
    in.position(end);
    if (!in.hasRemaining()) {
      return false;
    }
    try {
      type = in.get() & 0xff;
      if ((type & CONTINUES) != 0) {
        type = (type & (CONTINUES - 1)) | ((in.get() & 0xff) << BITS);
      }
      int length = 0;
      for (int i = 0; i < MAX_LENGTH_BYTES; i++) {
        int bits = in.get() & 0xff;
        length |= (bits & (CONTINUES - 1)) << (BITS * i);
        if ((bits & CONTINUES) == 0) {
          break;
        }
      }
      if (length > in.remaining()) {
        throw UnreadableContentException.damaged();
      }
      end = in.position() + length;
    } catch (BufferUnderflowException e) {
      throw UnreadableContentException.damaged(e);
    }
    in.limit(end);
    return true;
  }

  /** Returns the type of the record. */
  int type() {
    return type;
  }

  int unsignedByte() {
    require(1);
    return in.get() & 0xff;
  }

  int unsignedShort() {
    require(Short.BYTES);
    return in.getShort() & 0xffff;
  }

  int integer() {
    require(Integer.BYTES);
    return in.getInt();
  }

  double number() {
    require(Double.BYTES);
    return in.getDouble();
  }

  void skip(int count) {
    require(count);
    in.position(in.position() + count);
  }

  byte[] bytes(int count) {
    require(count);
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }

  /** Returns a text (2.5.122, 2.5.168); empty if it is absent. */
  String text() {
    int length = integer();
    if (length == ABSENT) {
      return "";
    }
    if (length < 0 || length > in.remaining() / 2) {
      throw UnreadableContentException.damaged();
    }
    budget.addText(length);
    return new String(bytes(2 * length), StandardCharsets.UTF_16LE);
  }

  boolean hasRemaining() {
    return in.hasRemaining();
  }

  private void require(int count) {
    if (count < 0 || count > in.remaining()) {
      throw UnreadableContentException.damaged();
    }
  }
}
