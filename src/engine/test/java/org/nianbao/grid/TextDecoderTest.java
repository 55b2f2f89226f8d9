package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextDecoderTest {
  private static final String TEXT = "年报\u07ff\u0800\ud840\udc00a".repeat(20);

  @Test
  void utf8WithFewDamagedCharacters() {
    assertEquals(TEXT, decoded(utf8(TEXT)));
    assertEquals(TEXT + "\ufffda", decoded(utf8(TEXT), 0xff, 'a'));
    assertEquals(TEXT + "\ufffda", decoded(utf8(TEXT), 0xe5, 0xb9, 'a')); // broken off
    assertEquals(TEXT + "年\ufffd", decoded(utf8(TEXT + "年"), 0x80));
    assertEquals(TEXT + "\ufffd", decoded(utf8(TEXT), 0xed, 0xa0, 0x80)); // a surrogate
    assertEquals(TEXT + "\ufffd", decoded(utf8(TEXT), 0xe0, 0x80, 0x80)); // overlong
  }

  @Test
  void gb18030WithDamage() {
    byte[] text = "年报㐀\ud840\udc00".getBytes(Charset.forName("GB18030"));
    assertEquals("年报㐀\ud840\udc00", decoded(text));
    assertEquals("年报㐀\ud840\udc00\ufffda", decoded(text, 0xff, 'a'));
    assertEquals("年报㐀\ud840\udc00\ufffd0A", decoded(text, 0x81, '0', 'A'));
    assertEquals("年报㐀\ud840\udc00\ufffd", decoded(text, 0xc4));
    // a wide space, and what only the edition of 2022 has outside the private use area
    assertEquals("年报㐀\ud840\udc00\u3000\u9fb4", decoded(text, 0xa3, 0xa0, 0x82, '5', 0x90, '7'));
  }

  private static String decoded(byte[] text, int... more) {
    byte[] bytes = Arrays.copyOf(text, text.length + more.length);
    for (int i = 0; i < more.length; i++) {
      bytes[text.length + i] = (byte) more[i];
    }
    return TextDecoder.decode(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
