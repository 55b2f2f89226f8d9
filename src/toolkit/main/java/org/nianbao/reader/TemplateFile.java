package org.nianbao.reader;

import java.io.IOException;
import java.nio.file.Path;
import org.nianbao.template.FaultyTemplateException;
import org.nianbao.template.Template;

/** Reads templates from files. */
public final class TemplateFile {
  private TemplateFile() {}

  /**
   * Opens a template workbook.
   *
   * @throws IOException if it cannot be read as a workbook
   * @throws FaultyTemplateException if it does not define a form
   */
  public static Template open(Path file) throws IOException, FaultyTemplateException {
    return Template.open(file.toString(), GridReader.content(file));
  }
}
