package org.nianbao.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;

/** Names of written workbooks: {@code <unit>-<year>.xlsx}, each once in a run. */
public final class OutputNames {
  private static final int LONGEST = 60;

  private final Path folder;
  private final Set<String> taken = new HashSet<>();

  public OutputNames(Path folder) {
    this.folder = folder;
  }

  /** The next workbook of this unit and year. */
  public Path next(String unit, Object year) {
    String name = safe(unit) + "-" + year;
    String free = name;
    for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
      free = name + "-" + number;
    }
    return folder.resolve(free + ".xlsx");
  }

  /** The file itself, or in a folder, the one named after unit and year. */
  public static Path fileFor(Path output, String unit, Object year) {
    boolean file = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT).endsWith(".xlsx");
    return file && !Files.isDirectory(output) ? output : new OutputNames(output).next(unit, year);
  }

  /**
   * Makes sure that an output does not take the place of a received file.
   *
   * @throws UnreadableFileException if it would
   */
  public static void requireNotReceived(Path output, List<Checked> received) throws IOException {
    requireNotAmong(output, received.stream().map(file -> Path.of(file.file())).toList());
  }

  /**
   * Makes sure that an output does not take the place of a file that is read.
   *
   * @throws UnreadableFileException if it would
   */
  public static void requireNotAmong(Path output, List<Path> inputs) throws IOException {
    for (Path path : inputs) {
      if (Files.exists(output) && Files.exists(path) && Files.isSameFile(output, path)) {
        throw new UnreadableFileException(output, Message.of("cli.overwrite"));
      }
    }
  }

  /** A unit's name without what file systems do not take. */
  private static String safe(String unit) {
    // half a character, and what cannot be seen or is none, neither
    String name =
        unit.strip().replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\\\/:*?\"<>|]", "_").replaceAll("^\\.+", "_");
    int end = name.offsetByCodePoints(0, Math.min(LONGEST, name.codePointCount(0, name.length())));
    return name.isEmpty() ? "_" : name.substring(0, end);
  }
}
