package org.nianbao.roster;

import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.roster.Roster.Unit;

/**
 * Finds the unit of a roster that a file is named after, or a folder that it is in. The content of
 * the file tells it with more certainty.
 */
public final class UnitOfFile {
  /** What the names of files have beside the names of units. */
  private static final Pattern COMMON_WORDS =
      Pattern.compile(
          "[（(【\\[][^）)】\\]]*[）)】\\]]|政府信息公开|政务公开|工作|年度报告|年报|报告|报表|年度|年|上报|报送|空白|扫描件?"
              + "|盖章|最终|定稿|终稿|修改|初稿|附件|关于|的|[版稿表]|[^\\p{L}]");

  private static final Pattern ENDING = Pattern.compile("\\.\\w{1,5}$");

  /** The last characters of the names of territories. */
  private static final String TERRITORIES = "县区市省州旗盟";

  /** The endings of names of places that the names of files often lack. */
  private static final Pattern PLACE_ENDING = Pattern.compile("(?:镇|乡|街道)$");

  /** The number of folders above a file that may be a unit's. */
  private static final int MAX_FOLDERS = 3;

  /** Shorter rests of names are the ending of too many units. */
  private static final int MIN_SHORT_NAME_LENGTH = 3;

  /**
   * A name of a unit.
   *
   * @param stem the name without its common ending, unless that leaves the name of a territory,
   *     which other names contain
   */
  private record Name(Unit unit, String stem) {
    static Name of(Unit unit, String name) {
      String stem = UnitNameComparison.stem(name);
      boolean territory =
          stem.isEmpty() || TERRITORIES.indexOf(stem.charAt(stem.length() - 1)) >= 0;
      return new Name(unit, territory ? UnitNameComparison.normalized(name) : stem);
    }

    /**
     * Returns whether a text is this name, perhaps without the territory before it and without the
     * ending of a place after it.
     */
    boolean is(String text) {
      return isAfterTerritory(stem, text)
          || isAfterTerritory(PLACE_ENDING.matcher(stem).replaceFirst(""), text);
    }

    private static boolean isAfterTerritory(String name, String text) {
      int start = name.length() - text.length();
      return name.endsWith(text)
          && (start == 0 || TERRITORIES.indexOf(name.charAt(start - 1)) >= 0);
    }
  }

  private final List<Name> names;

  /** Creates a search among the units of a roster. */
  public UnitOfFile(Roster roster) {
    names =
        roster.units().stream()
            .flatMap(
                unit ->
                    Stream.concat(Stream.of(unit.name()), unit.aliases().stream())
                        .map(name -> Name.of(unit, name)))
            .filter(name -> name.stem().length() >= UnitNameComparison.MIN_PART_LENGTH)
            .toList();
  }

  /**
   * Returns the only unit that a file or a folder above it is named after; empty if there is none.
   */
  public Optional<Unit> find(String file) {
    File absolute = new File(file).getAbsoluteFile();
    Optional<Unit> unit = named(ENDING.matcher(absolute.getName()).replaceFirst(""));
    @Nullable File folder = absolute.getParentFile();
    for (int above = 0; above < MAX_FOLDERS && unit.isEmpty() && folder != null; above++) {
      unit = named(ENDING.matcher(folder.getName()).replaceFirst(""));
      folder = folder.getParentFile();
    }
    return unit;
  }

  /** Returns what the name of a file has beside common words and numbers: the name of a unit. */
  public static String nameIn(String file) {
    String name = ENDING.matcher(Submission.fileName(file)).replaceFirst("");
    return COMMON_WORDS.matcher(name).replaceAll("");
  }

  /**
   * Returns the only unit that the name of a file contains, if it is not that of a given unit;
   * empty if the name contains that unit's, too, or none.
   */
  public Optional<Unit> findOther(String file, Unit unit) {
    String letters =
        UnitNameComparison.normalized(ENDING.matcher(Submission.fileName(file)).replaceFirst(""));
    boolean own =
        Stream.concat(Stream.of(unit.name()), unit.aliases().stream())
            .anyMatch(name -> letters.contains(Name.of(unit, name).stem()));
    if (own) {
      return Optional.empty();
    }
    List<Name> contained = names.stream().filter(name -> letters.contains(name.stem())).toList();
    int longest = contained.stream().mapToInt(name -> name.stem().length()).max().orElse(0);
    Set<Unit> found =
        contained.stream()
            .filter(name -> name.stem().length() == longest)
            .map(Name::unit)
            .collect(Collectors.toSet());
    return found.size() == 1 && !found.contains(unit)
        ? found.stream().findFirst()
        : Optional.empty();
  }

  /**
   * Returns the only unit with the longest name in a text, or whose name ends with the text. A name
   * that only lacks its territory comes before one that ends with the text.
   */
  private Optional<Unit> named(String text) {
    String letters = UnitNameComparison.normalized(text);
    String shortName = COMMON_WORDS.matcher(text).replaceAll("");
    String shortStem = UnitNameComparison.stem(shortName);
    boolean mayBeShort = shortStem.length() >= MIN_SHORT_NAME_LENGTH;
    Set<Unit> found = new HashSet<>();
    Set<Unit> exact = new HashSet<>();
    int longest = 1;
    for (Name name : names) {
      boolean isExact =
          shortStem.length() >= UnitNameComparison.MIN_PART_LENGTH && name.is(shortStem);
      int length =
          letters.contains(name.stem())
              ? name.stem().length()
              : isExact || (mayBeShort && name.stem().endsWith(shortStem)) ? shortName.length() : 0;
      if (length > longest) {
        longest = length;
        found.clear();
        exact.clear();
      }
      if (length == longest) {
        found.add(name.unit());
        if (isExact) {
          exact.add(name.unit());
        }
      }
    }
    Set<Unit> best = exact.isEmpty() ? found : exact;
    return best.size() == 1 ? best.stream().findFirst() : Optional.empty();
  }
}
