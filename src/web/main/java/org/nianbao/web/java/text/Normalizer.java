package org.nianbao.web.java.text;

import org.teavm.jso.JSBody;

/** {@code java.text.Normalizer} that calls JavaScript's {@code String.normalize}. */
public final class Normalizer {
  private Normalizer() {}

  /** The normal forms of Unicode, with the same names as in JavaScript. */
  public enum Form {
    NFC,
    NFD,
    NFKC,
    NFKD
  }

  /** Normalises a text. */
  public static String normalize(CharSequence text, Form form) {
    return normalize(text.toString(), form.name());
  }

  @JSBody(
      params = {"text", "form"},
      script = "return text.normalize(form);")
  private static native String normalize(String text, String form);
}
