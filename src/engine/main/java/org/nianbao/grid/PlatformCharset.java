package org.nianbao.grid;

import java.nio.charset.Charset;

/**
 * The charsets of the platform. In JavaScript a class of the module web takes the place of this
 * one, as TeaVM has none but those of Unicode.
 */
public final class PlatformCharset {
  private PlatformCharset() {}

  /**
   * Decodes a text.
   *
   * @param charset a name that both the JDK and the Encoding Standard define
   */
  public static String decode(String charset, byte[] text) {
    return new String(text, Charset.forName(charset));
  }
}
