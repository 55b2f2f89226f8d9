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
import org.nianbao.message.Listing;
import org.nianbao.message.Message;

/**
 * The places of a run's outputs: each once, and none where something lies that is not to be replaced,
 * which is all but an output of the same kind that nobody has saved since. A workbook of a unit is
 * called {@code <unit>-<year>.xlsx}, or else has a number behind that.
 */
public final class OutputNames {
  private static final int MAX_LENGTH = 60;
  private static final String ENDING = ".xlsx";

  /** What tells an output from another of its name: no year, which has four digits. */
  private static final String NUMBER = "-(?:[2-9]|[1-9]\\d{1,2})";

  /** What Windows takes for a device, whatever ending follows (Naming Files, Paths, and Namespaces). */
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(?:CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(?:COM|LPT)[0-9¹²³])\\s*(?:\\..*)?");

  private final Path folder;
  private final OutputKind kind;
  private final Inputs inputs;

  /** Which places are taken by this run, as a file system may compare them. */
  private final Set<String> taken = new HashSet<>();

  /** The places that this run asked for, whether it got them or not. */
  private final Set<String> wanted = new HashSet<>();

  /** Where earlier outputs are out of date. */
  private final Map<String, Path> superseded = new TreeMap<>();

  /** How often a name was asked for: of many units of one name none starts its search anew. */
  private final Map<String, Integer> asked = new HashMap<>();

  /**
   * Names in a folder.
   *
   * @param kind what is written
   * @param inputs what is read, and therefore never replaced
   */
  public OutputNames(Path folder, OutputKind kind, Inputs inputs) {
    this.folder = folder;
    this.kind = kind;
    this.inputs = inputs;
  }

  /**
   * The next workbook of this unit and year.
   *
   * @param year empty if it is not known
   */
  public OutputPlace next(String unit, Object year) throws IOException {
    return free(folder.resolve(name(unit, year)));
  }

  /** The workbook of a run that writes one alone: the output may be a folder, or the file itself. */
  public OutputPlace only(String unit, Object year) throws IOException {
    Path file = fileFor(folder, unit, year);
    return file.equals(folder) ? named(file) : free(file);
  }

  /** Takes a place for something else of this run. */
  public void reserve(Path file) {
    taken.add(key(file));
  }

  /**
   * What became of outputs of earlier runs that this run leaves out of date.
   *
   * @param removed those that were as they had been written
   * @param kept those that somebody has saved since, and for which this run has no other
   * @param failures why others could not be removed
   */
  public record Superseded(List<Path> removed, List<Path> kept, List<IOException> failures) {
    /** What is to be said of return notices, a sentence for each. */
    public List<Message> remarks() {
      List<Message> remarks = new ArrayList<>();
      if (!removed.isEmpty()) {
        remarks.add(
            Message.of("cli.notice.removed", removed.size(), Listing.names(removed)));
      }
      if (!kept.isEmpty()) {
        remarks.add(Message.of("cli.notice.kept", Listing.names(kept)));
      }
      return remarks;
    }
  }

  /**
   * Notes that an output of an earlier run of this name is out of date. One with a number behind it
   * may be about another unit of the same name, and is left alone.
   *
   * @param name of a file of this folder
   */
  public void supersede(Path name) {
    Path file = folder.resolve(name);
    superseded.putIfAbsent(key(file), file);
  }

  /** Removes the outputs of earlier runs that are out of date and have been left as they were. */
  public Superseded removeSuperseded() {
    Superseded done = new Superseded(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Path file : superseded.values()) {
      try {
        removeSuperseded(file, done);
      } catch (IOException e) {
        done.failures().add(e);
      }
    }
    return done;
  }

  private void removeSuperseded(Path file, Superseded done) throws IOException {
    String key = key(file);
    if (taken.contains(key) || inputs.contain(file)) {
      return;
    }
    OutputKind there = Seal.of(file);
    if (there == kind) {
      Files.deleteIfExists(file);
      done.removed().add(file);
    } else if (there == null
        && !wanted.contains(key)
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      done.kept().add(file);
    }
  }

  /** The place of a file of this folder. */
  public OutputPlace next(Path name) throws IOException {
    return free(folder.resolve(name));
  }

  /**
   * The place of a file that a user named.
   *
   * @throws UnreadableFileException if that is one of the inputs: the user took it for another
   */
  public static OutputPlace named(Path file, OutputKind kind, Inputs inputs) throws IOException {
    return new OutputNames(file, kind, inputs).named(file);
  }

  private OutputPlace named(Path file) throws IOException {
    inputs.requireNotAmong(file);
    return free(file);
  }

  private OutputPlace free(Path place) throws IOException {
    wanted.add(key(place));
    String name = String.valueOf(place.getFileName());
    int dot = name.lastIndexOf('.');
    String base = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    Path file = place;
    while (!isFree(file)) {
      int number = asked.merge(key(place), 1, Integer::sum) + 1;
      file = place.resolveSibling(base + "-" + number + ending);
    }
    taken.add(key(file));
    boolean ofRun = file.equals(place) || taken.contains(key(place));
    return new OutputPlace(file, ofRun ? null : place);
  }

  /** Whether files lie in the folder of an output and have its name, or that name with a number. */
  public static Predicate<Path> numbered(Path output) {
    RealPaths paths = new RealPaths();
    Path wanted = paths.of(output);
    String name = String.valueOf(wanted.getFileName());
    int dot = Math.max(0, name.lastIndexOf('.'));
    Pattern numbered =
        Pattern.compile(
            Pattern.quote(name.substring(0, dot))
                + "(?:" + NUMBER + ")?"
                + Pattern.quote(name.substring(dot)));
    return file ->
        numbered.matcher(String.valueOf(file.getFileName())).matches()
            && Objects.equals(paths.of(file).getParent(), wanted.getParent());
  }

  /** A folder cannot be replaced, and is not taken for somebody's file: that it cannot is an error. */
  private boolean isFree(Path file) throws IOException {
    if (taken.contains(key(file))) {
      return false;
    }
    boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    return !there
        || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
        || (isReplaceable(file, kind) && !inputs.contain(file));
  }

  /** Whether an output may take the place of what lies there: only one of its kind, left as it was. */
  static boolean isReplaceable(Path file, OutputKind kind) {
    OutputKind there = Seal.of(file);
    return there != null && there.mayBecome(kind);
  }

  /** Some file systems tell apart neither case nor ways to compose a character. */
  private static String key(Path file) {
    String path = Normalizer.normalize(file.toAbsolutePath().normalize().toString(), Normalizer.Form.NFC);
    return path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** The file itself, or in a folder, the one named after unit and year. */
  public static Path fileFor(Path output, String unit, Object year) {
    boolean file = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING);
    return file && !Files.isDirectory(output) ? output : output.resolve(name(unit, year));
  }

  /**
   * What the workbook of a unit and year is called.
   *
   * @param year empty if it is not known
   */
  public static String name(String unit, Object year) {
    String name = safe(unit) + (String.valueOf(year).isEmpty() ? "" : "-" + year) + ENDING;
    return DEVICE.matcher(name).matches() ? "_" + name : name;
  }

  /** A unit's name without what file systems do not take. */
  private static String safe(String unit) {
    // half a character, a line break, and what cannot be seen or is none, neither
    String name =
        unit.strip()
            .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}\\\\/:*?\"<>|]", "_")
            .replaceAll("^\\.+", "_");
    int end = name.offsetByCodePoints(0, Math.min(MAX_LENGTH, name.codePointCount(0, name.length())));
    return name.isEmpty() ? "_" : name.substring(0, end);
  }
}
