package org.nianbao.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of written workbooks: {@code <unit>-<year>.xlsx}, each once in a run. */
final class OutputNames {
  private static final int LONGEST = 60;

  private final Path folder;
  private final Set<String> taken = new HashSet<>();

  OutputNames(Path folder) {
    this.folder = folder;
  }

  /** The next workbook of this unit and year. */
  Path next(String unit, Object year) {
    String name = safe(unit) + "-" + year;
    String free = name;
    for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
      free = name + "-" + number;
    }
    return folder.resolve(free + ".xlsx");
  }

  /** The file itself, or in a folder, the one named after unit and year. */
  static Path fileFor(Path output, String unit, Object year) {
    boolean file = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT).endsWith(".xlsx");
    return file && !Files.isDirectory(output) ? output : new OutputNames(output).next(unit, year);
  }

  /** A unit's name without what file systems do not take. */
  private static String safe(String unit) {
    String name = unit.strip().replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", "_").replaceAll("^\\.+", "_");
    int end = name.offsetByCodePoints(0, Math.min(LONGEST, name.codePointCount(0, name.length())));
    return name.isEmpty() ? "_" : name.substring(0, end);
  }
}
