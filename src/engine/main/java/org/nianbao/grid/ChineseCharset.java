package org.nianbao.grid;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The Chinese charsets other than Unicode. Text is decoded in the same way on all platforms.
 *
 * <p>Platforms differ in how they decode invalid bytes, so these are replaced before. They also
 * implement different editions of GB 18030: the characters that the edition of 2022 moved out of
 * the private use area are moved after decoding.
 */
public enum ChineseCharset {
  GB18030,
  BIG5;

  private static final int MIN_LEAD = 0x81;
  private static final int MAX_LEAD = 0xfe;

  /** The characters of the private use area that platforms give, in ascending order. */
  private static final String PRIVATE =
      "\ue5e5\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7"
          + "\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864";

  /** What they are in GB 18030-2022, in the same order; the first one is a wide space. */
  private static final String STANDARD =
      "\u3000\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u1e3f"
          + "\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb";

  /** The number of codes of four bytes before U+10000, and that of all beyond (GB 18030, 5.4). */
  private static final int CODES_IN_PLANE_0 = 39_420;

  private static final int SUPPLEMENTARY_LEAD = 0x90;
  private static final int SUPPLEMENTARY_CODES = 1 << 20;

  /** U+FFFD in GB 18030; Big5 has no such character. */
  private static final byte[] REPLACEMENT = {(byte) 0x84, 0x31, (byte) 0xa4, 0x37};

  /** Decodes a text, in which a replacement character or a question mark stands for damage. */
  public String decode(byte[] text) {
    String decoded = PlatformCharset.decode(name(), valid(text));
    return this == GB18030 ? inStandard(decoded) : decoded;
  }

  /** Returns a text whose invalid bytes are replaced. */
  private byte[] valid(byte[] text) {
    int at = 0;
    while (at < text.length) {
      int length = length(text, at);
      if (length == 0) {
        return repaired(text, at);
      }
      at += length;
    }
    return text;
  }

  private byte[] repaired(byte[] text, int damaged) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
    out.write(text, 0, damaged);
    int at = damaged;
    while (at < text.length) {
      int length = length(text, at);
      if (length > 0) {
        out.write(text, at, length);
      } else if (this == GB18030) {
        out.write(REPLACEMENT, 0, REPLACEMENT.length);
      } else {
        out.write('?');
      }
      at += Math.max(1, length);
    }
    return out.toByteArray();
  }

  /** Returns the length of the character at an index; 0 if the byte there belongs to none. */
  private int length(byte[] text, int at) {
    int lead = text[at] & 0xff;
    if (lead < 0x80) {
      return 1;
    }
    if (lead < MIN_LEAD || lead > MAX_LEAD || at + 1 == text.length) {
      return 0;
    }
    int trail = text[at + 1] & 0xff;
    if (this == BIG5) {
      return (trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= MAX_LEAD) ? 2 : 0;
    }
    if (trail >= 0x40 && trail != 0x7f && trail <= MAX_LEAD) {
      return 2;
    }
    return at + 4 <= text.length && isCode(Arrays.copyOfRange(text, at, at + 4)) ? 4 : 0;
  }

  /** Returns whether four bytes are a character of GB 18030. */
  private static boolean isCode(byte[] code) {
    int second = code[1] - '0';
    int third = (code[2] & 0xff) - MIN_LEAD;
    int fourth = code[3] - '0';
    if (second < 0 || second > 9 || third < 0 || third > 125 || fourth < 0 || fourth > 9) {
      return false;
    }
    int lead = code[0] & 0xff;
    boolean supplementary = lead >= SUPPLEMENTARY_LEAD;
    int index =
        (((lead - (supplementary ? SUPPLEMENTARY_LEAD : MIN_LEAD)) * 10 + second) * 126 + third)
                * 10
            + fourth;
    return index < (supplementary ? SUPPLEMENTARY_CODES : CODES_IN_PLANE_0);
  }

  private static String inStandard(String decoded) {
    StringBuilder moved = null;
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      int at = c < PRIVATE.charAt(0) || c > '\uf8ff' ? -1 : PRIVATE.indexOf(c);
      if (at >= 0) {
        moved = moved == null ? new StringBuilder(decoded) : moved;
        moved.setCharAt(i, STANDARD.charAt(at));
      }
    }
    return moved == null ? decoded : moved.toString();
  }
}
