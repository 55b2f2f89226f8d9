package org.nianbao.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Templates of what is written beside the form. */
public final class BundledTemplate {
  /** The template of the notice that sends a report back. */
  public static final String RETURN_NOTICE = "return-notice.xlsx";

  private BundledTemplate() {}

  /**
   * The workbook of this name.
   *
   * @throws IllegalStateException if it is not packaged
   */
  public static byte[] named(String name) {
    try (InputStream in = Template.class.getResourceAsStream("/org/nianbao/templates/" + name)) {
      if (in == null) {
        throw new IllegalStateException("not packaged: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
