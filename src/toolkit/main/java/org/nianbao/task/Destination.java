package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.nianbao.file.Inputs;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;

/**
 * Where a task that writes one workbook, or several, writes to.
 *
 * @param path a file or a folder
 * @param isFile whether it is the file itself, whatever it is called; else it is the file if its name
 *     is that of a workbook, and otherwise the folder
 */
public record Destination(Path path, boolean isFile) {
  /** Of files that no workbook is written to. */
  private static final Set<String> OTHER_ENDINGS =
      Set.of(
          "xls", "xlsm", "xlsb", "et", "ods", "csv", "txt", "json", "doc", "docx", "wps", "odt", "pdf",
          "html", "htm", "zip");

  /**
   * A folder, or the workbook itself.
   *
   * @throws RefusedException if its name is that of another file
   */
  public static Destination of(Path path) throws RefusedException {
    if (OTHER_ENDINGS.contains(ending(path)) && !Files.isDirectory(path)) {
      throw new RefusedException("cli.output.kind", path);
    }
    return new Destination(path, false);
  }

  /** The file itself. */
  public static Destination file(Path path) {
    return new Destination(path, true);
  }

  /**
   * Makes sure that it is a folder, which several files can go into: a name that looks like a file's
   * is a slip.
   *
   * @throws RefusedException if it is none
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

  /** The workbook of a unit and year, were nothing else there. */
  Path fileFor(String unit, Object year) {
    return isFile ? path : OutputNames.fileFor(path, unit, year);
  }

  /** The place of the only workbook that is written. */
  OutputPlace place(OutputKind kind, Inputs inputs, String unit, Object year) throws IOException {
    return isFile
        ? OutputNames.named(path, kind, inputs)
        : new OutputNames(path, kind, inputs).only(unit, year);
  }
}
