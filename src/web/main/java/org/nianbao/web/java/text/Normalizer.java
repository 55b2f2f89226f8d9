package org.nianbao.web.java.text;

import org.teavm.jso.JSBody;

/** {@code java.text.Normalizer} by the normalisation that JavaScript has of its own. */
public final class Normalizer {
  private Normalizer() {}

  /** The normal forms of Unicode; JavaScript has the same names for them. */
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
