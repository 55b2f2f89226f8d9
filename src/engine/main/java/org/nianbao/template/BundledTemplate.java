package org.nianbao.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The packaged templates of documents other than the form. */
public final class BundledTemplate {
  /** The template of the return notice. */
  public static final String RETURN_NOTICE = "return-notice.xlsx";

  private BundledTemplate() {}

  /**
   * Returns the workbook with this name.
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
