package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
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
  /** A folder, or the workbook itself. */
  public static Destination of(Path path) {
    return new Destination(path, false);
  }

  /** The file itself. */
  public static Destination file(Path path) {
    return new Destination(path, true);
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
