package org.nianbao.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.nianbao.template.Template;

/** Templates of what is written beside the form. */
final class BundledTemplate {
  private BundledTemplate() {}

  /**
   * The workbook of this name.
   *
   * @throws IllegalStateException if it is not packaged
   */
  static byte[] named(String name) {
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
