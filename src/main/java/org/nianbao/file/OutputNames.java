package org.nianbao.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names of written workbooks: {@code <unit>-<year>.xlsx}, each once in a run. */
public final class OutputNames {
  private static final int LONGEST = 60;

  private final Path folder;
  private final Set<String> taken = new HashSet<>();

  /** How often a name was asked for: of many units of one name none starts its search anew. */
  private final Map<String, Integer> asked = new HashMap<>();

  public OutputNames(Path folder) {
    this.folder = folder;
  }

  /** The next workbook of this unit and year. */
  public Path next(String unit, Object year) {
    String name = String.valueOf(year).isEmpty() ? safe(unit) : safe(unit) + "-" + year;
    int number = asked.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum);
    String free = number == 1 ? name : name + "-" + number;
    while (!taken.add(free.toLowerCase(Locale.ROOT))) {
      number = asked.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum);
      free = name + "-" + number;
    }
    return folder.resolve(free + ".xlsx");
  }

  /**
   * The next workbook of a run that writes so many: of one alone the output may be the file itself.
   */
  public Path next(int workbooks, String unit, Object year) {
    return workbooks == 1 ? fileFor(folder, unit, year) : next(unit, year);
  }

  /** The file itself, or in a folder, the one named after unit and year. */
  public static Path fileFor(Path output, String unit, Object year) {
    boolean file = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT).endsWith(".xlsx");
    return file && !Files.isDirectory(output) ? output : new OutputNames(output).next(unit, year);
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
