package org.nianbao.grid;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The names a file's parts use, each made a string once.
 *
 * <p>A name goes by its code: the bytes of a name of up to eight one behind the other, and a mixture
 * of those of a longer one. Two long names of one code would be taken for one: that misleads only
 * about a file that was made to mislead, which could use the right name just as well.
 */
final class XmlNames {
  /** The code of no bytes. */
  static final long NO_CODE = 0;

  /** All of SpreadsheetML and WordprocessingML together have fewer. */
  private static final int MOST = 10_000;

  /** In a table at most half full a name is found after a few; a name not found is made anew. */
  private static final int MAX_SLOTS_TRIED = 64;

  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private int shift = Long.SIZE - 8;
  private long[] codes = new long[1 << 8];
  private @Nullable String[] names = new @Nullable String[1 << 8];
  private int count;

  /** The code of a name with one more byte. */
  static long code(long code, byte next) {
    return Long.rotateLeft(code, Byte.SIZE) ^ (next & 0xff);
  }

  /** The code of a name in ASCII. */
  static long code(String name) {
    long code = NO_CODE;
    for (int i = 0; i < name.length(); i++) {
      code = code(code, (byte) name.charAt(i));
    }
    return code;
  }

  /** The name that is spelt in these bytes and has this code. */
  String of(byte[] bytes, int from, int to, long code) {
    int slot = slot(code);
    if (slot >= 0 && codes[slot] == code && code != NO_CODE) {
      return Objects.requireNonNull(names[slot]);
    }
    String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (code == NO_CODE || ++count > MOST) { // only a name that was made to has no code
      throw Refusal.damaged();
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

  /** Where the name of this code is, or belongs; -1 if others were made to take all its places. */
  private int slot(long code) {
    int slot = (int) ((code * SPREAD) >>> shift);
    for (int tried = 0; tried < MAX_SLOTS_TRIED; tried++) {
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
