package org.nianbao.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.template.Template;
import org.nianbao.workbook.UnitFileName;

/**
 * Chooses the names of a run's outputs. Each name is used once, and no existing file is replaced
 * except an unchanged output of the same kind. The workbook of a unit is named {@code
 * <unit>-<year>.xlsx}, if necessary with a number appended.
 */
public final class OutputNames {
  private static final String ENDING = ".xlsx";

  /**
   * The number that distinguishes outputs of the same name; never four digits, which are a year.
   */
  private static final String NUMBER = "-(?:[2-9]|[1-9]\\d{1,2})";

  private final Path folder;
  private final OutputKind kind;
  private final InputFiles inputs;

  /** The keys of the files that this run writes; see {@link #key}. */
  private final Set<String> used = new HashSet<>();

  /** The keys of the files that this run asked for, even if another name was chosen. */
  private final Set<String> requested = new HashSet<>();

  /** The files of earlier runs that are out of date. */
  private final Map<String, Path> superseded = new TreeMap<>();

  /**
   * How often each name was requested, so that the search for a free number does not start at 2
   * each time.
   */
  private final Map<String, Integer> requestCounts = new HashMap<>();

  /**
   * Names in a folder.
   *
   * @param kind the kind of the outputs
   * @param inputs the files that are read and therefore never replaced
   */
  public OutputNames(Path folder, OutputKind kind, InputFiles inputs) {
    this.folder = folder;
    this.kind = kind;
    this.inputs = inputs;
  }

  /**
   * Returns the place of the next workbook of a unit and year.
   *
   * @param year empty if it is not known
   */
  public OutputPlace next(String unit, Object year) throws IOException {
    return choose(folder.resolve(name(unit, year)));
  }

  /**
   * Returns the place of the next workbook of a unit, year and form.
   *
   * @param year empty if it is not known
   */
  public OutputPlace next(String unit, Object year, Template template) throws IOException {
    return choose(folder.resolve(name(unit, year, template)));
  }

  /**
   * Returns the place of the only workbook of a run. The output may be a folder or the file itself.
   */
  public OutputPlace only(String unit, Object year, Template template) throws IOException {
    Path file = fileFor(folder, unit, year, template);
    return file.equals(folder) ? named(file) : choose(file);
  }

  /** Reserves a file for another output of this run. */
  public void reserve(Path file) {
    used.add(key(file));
  }

  /**
   * The outputs of earlier runs that are out of date after this run.
   *
   * @param removed those that were unchanged and have been removed
   * @param kept those that have been changed, and that this run did not want to write again
   * @param failures why others could not be removed
   */
  public record Superseded(List<Path> removed, List<Path> kept, List<IOException> failures) {
    /**
     * Returns a sentence about the removed outputs and one about the kept ones, if there are any.
     *
     * @param kind the beginning of the keys of the sentences
     */
    public List<Message> remarks(String kind) {
      List<Message> remarks = new ArrayList<>();
      if (!removed.isEmpty()) {
        remarks.add(Message.of(kind + ".removed", removed.size(), ShortenedList.of(removed)));
      }
      if (!kept.isEmpty()) {
        remarks.add(Message.of(kind + ".kept", ShortenedList.of(kept)));
      }
      return remarks;
    }
  }

  /**
   * Marks an output of an earlier run with this name as out of date. A file with a number appended
   * may belong to another unit of the same name, and is not marked.
   *
   * @param name the name of a file in this folder
   */
  public void supersede(Path name) {
    Path file = folder.resolve(name);
    superseded.putIfAbsent(key(file), file);
  }

  /** Removes the outputs of earlier runs that are out of date and unchanged. */
  public Superseded removeSuperseded() {
    Superseded result = new Superseded(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Path file : superseded.values()) {
      try {
        removeSuperseded(file, result);
      } catch (IOException e) {
        result.failures().add(e);
      }
    }
    return result;
  }

  private void removeSuperseded(Path file, Superseded result) throws IOException {
    String key = key(file);
    if (used.contains(key) || inputs.contains(file)) {
      return;
    }
    OutputKind existing = OutputMarker.kindOf(file);
    if (existing == kind) {
      Files.deleteIfExists(file);
      result.removed().add(file);
    } else if (existing == null
        && !requested.contains(key)
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      result.kept().add(file);
    }
  }

  /** Returns the place of a file in this folder. */
  public OutputPlace next(Path name) throws IOException {
    return choose(folder.resolve(name));
  }

  /**
   * Returns the place of a file that the user named.
   *
   * @throws UnreadableFileException if it is one of the inputs
   */
  public static OutputPlace forFile(Path file, OutputKind kind, InputFiles inputs)
      throws IOException {
    return new OutputNames(file, kind, inputs).named(file);
  }

  private OutputPlace named(Path file) throws IOException {
    inputs.requireNotInput(file);
    return choose(file);
  }

  private OutputPlace choose(Path place) throws IOException {
    requested.add(key(place));
    String name = String.valueOf(place.getFileName());
    int dot = name.lastIndexOf('.');
    String base = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    Path file = place;
    while (!isFree(file)) {
      int number = requestCounts.merge(key(place), 1, Integer::sum) + 1;
      file = place.resolveSibling(base + "-" + number + ending);
    }
    used.add(key(file));
    boolean isOccupied = !file.equals(place) && !used.contains(key(place));
    return new OutputPlace(file, isOccupied ? place : null);
  }

  /**
   * Returns a predicate for the files in the folder of an output that have its name, or its name
   * with a number.
   */
  public static Predicate<Path> sameNameOrNumbered(Path output) {
    RealPaths paths = new RealPaths();
    Path realOutput = paths.of(output);
    String name = String.valueOf(realOutput.getFileName());
    int dot = Math.max(0, name.lastIndexOf('.'));
    Pattern numbered =
        Pattern.compile(
            Pattern.quote(name.substring(0, dot))
                + "(?:"
                + NUMBER
                + ")?"
                + Pattern.quote(name.substring(dot)));
    return file ->
        numbered.matcher(String.valueOf(file.getFileName())).matches()
            && Objects.equals(paths.of(file).getParent(), realOutput.getParent());
  }

  /**
   * Returns whether a name is free. A folder counts as free here: writing then fails with an error
   * about the folder.
   */
  private boolean isFree(Path file) throws IOException {
    if (used.contains(key(file))) {
      return false;
    }
    boolean existing = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    return !existing
        || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
        || (isReplaceable(file, kind) && !inputs.contains(file));
  }

  /** Returns whether an output may replace a file: only an unchanged output of its kind. */
  static boolean isReplaceable(Path file, OutputKind kind) {
    OutputKind existing = OutputMarker.kindOf(file);
    return existing != null && existing.isReplaceableBy(kind);
  }

  /** Returns whether a file is an output of this kind and has not been changed since. */
  public static boolean isOutput(Path file, OutputKind kind) {
    return OutputMarker.kindOf(file) == kind;
  }

  /** Returns a path for comparison. Some file systems ignore case and Unicode composition. */
  private static String key(Path file) {
    String path =
        Normalizer.normalize(file.toAbsolutePath().normalize().toString(), Normalizer.Form.NFC);
    return path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** Returns the output if it is a file; in a folder, the file named after unit, year and form. */
  public static Path fileFor(Path output, String unit, Object year, Template template) {
    boolean file = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING);
    return file && !Files.isDirectory(output) ? output : output.resolve(name(unit, year, template));
  }

  /**
   * Returns the name of the workbook of a unit and year.
   *
   * @param year empty if it is not known
   */
  public static String name(String unit, Object year) {
    return baseName(unit, year) + ENDING;
  }

  /**
   * Returns the name of the workbook of a unit, year and form.
   *
   * @param year empty if it is not known
   */
  public static String name(String unit, Object year, Template template) {
    return baseName(unit, year, template) + ENDING;
  }

  /**
   * Returns the name of an output of a unit, year and form, without its ending.
   *
   * @param year empty if it is not known
   */
  public static String baseName(String unit, Object year, Template template) {
    return UnitFileName.of(unit, year, template);
  }

  /**
   * Returns the name of an output of a unit and year, without its ending.
   *
   * @param year empty if it is not known
   */
  public static String baseName(String unit, Object year) {
    return UnitFileName.of(unit, year);
  }
}
