package org.nianbao.grid;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The interned names of a file's parts.
 *
 * <p>A name is identified by its code: the bytes themselves for up to eight bytes, a hash of the
 * bytes for more. Two long names with the same code would be confused; this can only happen in a
 * file made for it, which could use the right name just as well.
 */
final class XmlNames {
  /** The code of an empty name. */
  static final long NO_CODE = 0;

  /** The maximum number of names, above that of SpreadsheetML and WordprocessingML together. */
  private static final int MAX_NAMES = 10_000;

  /** The maximum number of slots probed; a table at most half full rarely needs more than a few. */
  private static final int MAX_PROBES = 64;

  private static final long HASH_MULTIPLIER = 0x9e3779b97f4a7c15L;

  private int shift = Long.SIZE - 8;
  private long[] codes = new long[1 << 8];
  private @Nullable String[] names = new @Nullable String[1 << 8];
  private int count;

  /** Returns the code of a name with one more byte. */
  static long code(long code, byte next) {
    return Long.rotateLeft(code, Byte.SIZE) ^ (next & 0xff);
  }

  /** Returns the code of a name in ASCII. */
  static long code(String name) {
    long code = NO_CODE;
    for (int i = 0; i < name.length(); i++) {
      code = code(code, (byte) name.charAt(i));
    }
    return code;
  }

  /** Returns the name that has these bytes and this code. */
  String of(byte[] bytes, int from, int to, long code) {
    int slot = slot(code);
    if (slot >= 0 && codes[slot] == code && code != NO_CODE) {
      return Objects.requireNonNull(names[slot]);
    }
    String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (code == NO_CODE || ++count > MAX_NAMES) { // only a crafted name has no code
      throw UnreadableContentException.damaged();
    }
    if (count * 2 > codes.length) {
      grow();
      slot = slot(code);
    }
    if (slot >= 0) {
      codes[slot] = code;
      names[slot] = name;
    }
    return name;
  }

  /** Returns the slot of a code; -1 if crafted names occupy all slots probed. */
  private int slot(long code) {
    int slot = (int) ((code * HASH_MULTIPLIER) >>> shift);
    for (int tried = 0; tried < MAX_PROBES; tried++) {
      if (codes[slot] == code || codes[slot] == NO_CODE) {
        return slot;
      }
      slot = (slot + 1) & (codes.length - 1);
    }
    return -1;
  }

  private void grow() {
    long[] oldCodes = codes;
    @Nullable String[] oldNames = names;
    codes = new long[oldCodes.length * 2];
    names = new @Nullable String[codes.length];
    shift--;
    for (int old = 0; old < oldCodes.length; old++) {
      int slot = oldCodes[old] == NO_CODE ? -1 : slot(oldCodes[old]);
      if (slot >= 0) {
        codes[slot] = oldCodes[old];
        names[slot] = oldNames[old];
      }
    }
  }
}
