package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.nianbao.file.InputFiles;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;
import org.nianbao.template.Template;

/**
 * The file or folder that a task writes its workbooks to.
 *
 * @param path a file or a folder
 * @param isFile whether the path is always a file; else it is a file if its name ends in .xlsx, and
 *     a folder otherwise
 */
public record Destination(Path path, boolean isFile) {
  /** The endings of files that are not .xlsx workbooks. */
  private static final Set<String> OTHER_ENDINGS =
      Set.of(
          "xls", "xlsm", "xlsb", "et", "ods", "fods", "csv", "txt", "json", "doc", "docx", "wps",
          "odt", "pdf", "html", "htm", "zip");

  /**
   * Returns a destination that is a workbook or a folder.
   *
   * @throws RefusedException if its name is that of another kind of file
   */
  public static Destination of(Path path) throws RefusedException {
    if (OTHER_ENDINGS.contains(ending(path)) && !Files.isDirectory(path)) {
      throw new RefusedException("cli.output.kind", path);
    }
    return new Destination(path, false);
  }

  /** Returns a destination that is a file. */
  public static Destination ofFile(Path path) {
    return new Destination(path, true);
  }

  /**
   * Checks that the destination of several files is a folder. A name that looks like a file name is
   * refused.
   *
   * @throws RefusedException if it is not a folder
   */
  static void requireFolder(Path path) throws RefusedException {
    String ending = ending(path);
    if ((ending.equals("xlsx") || OTHER_ENDINGS.contains(ending)) && !Files.isDirectory(path)) {
      throw new RefusedException("cli.output.several", path);
    }
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot + 1) : "";
  }

  /** Returns the workbook of a unit, year and form, without regard to existing files. */
  public Path fileFor(String unit, Object year, Template template) {
    return isFile ? path : OutputNames.fileFor(path, unit, year, template);
  }

  /** Returns the place of the only workbook that is written. */
  OutputPlace place(OutputKind kind, InputFiles inputs, String unit, Object year, Template template)
      throws IOException {
    return isFile
        ? OutputNames.forFile(path, kind, inputs)
        : new OutputNames(path, kind, inputs).only(unit, year, template);
  }
}
