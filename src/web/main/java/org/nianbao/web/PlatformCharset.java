package org.nianbao.web;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;

/** {@code org.nianbao.grid.PlatformCharset} that calls JavaScript's {@code TextDecoder}. */
public final class PlatformCharset {
  private PlatformCharset() {}

  /** Decodes a text. */
  @JSBody(
      params = {"charset", "text"},
      script = "return new TextDecoder(charset, {ignoreBOM: true}).decode(text);")
  public static native String decode(String charset, @JSByRef byte[] text);
}
