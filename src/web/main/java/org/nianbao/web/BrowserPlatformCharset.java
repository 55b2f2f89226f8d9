package org.nianbao.web;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;

/**
 * Takes the place of {@code org.nianbao.grid.PlatformCharset}, and calls JavaScript's {@code
 * TextDecoder}.
 */
public final class BrowserPlatformCharset {
  private BrowserPlatformCharset() {}

  /** Decodes a text. */
  @JSBody(
      params = {"charset", "text"},
      script = "return new TextDecoder(charset, {ignoreBOM: true}).decode(text);")
  public static native String decode(String charset, @JSByRef byte[] text);
}
