package org.nianbao.roster;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.roster.Roster.Unit;

/**
 * Finds the unit of a roster that a file is named after, or the folder that it is in. The content
 * of the file tells it with more certainty.
 */
public final class UnitOfFile {
  /** What the names of files have beside the names of units. */
  private static final Pattern COMMON_WORDS =
      Pattern.compile(
          "[（(【\\[][^）)】\\]]*[）)】\\]]|政府信息公开|政务公开|工作|年度报告|年报|报告|报表|年度|年|上报|报送|空白|扫描件?"
              + "|盖章|最终|定稿|终稿|修改|初稿|附件|关于|的|[版稿表]|[^\\p{L}]");

  private static final Pattern ENDING = Pattern.compile("\\.\\w{1,5}$");

  /** Shorter rests of names are the ending of too many units. */
  private static final int MIN_SHORT_NAME_LENGTH = 3;

  private final List<Unit> units;

  public UnitOfFile(Roster roster) {
    this.units = roster.units();
  }

  /** Returns the only unit that a file or its folder is named after; empty if there is none. */
  public Optional<Unit> find(Path file) {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    String name = ENDING.matcher(String.valueOf(absolute.getFileName())).replaceFirst("");
    Optional<Unit> unit = named(name);
    return unit.isPresent() || folder == null ? unit : named(String.valueOf(folder.getFileName()));
  }

  /** Returns the only unit with the longest name in a text, or whose name ends with the text. */
  private Optional<Unit> named(String text) {
    String letters = UnitNameComparison.normalized(text);
    String shortName = COMMON_WORDS.matcher(text).replaceAll("");
    Set<Unit> found = new HashSet<>();
    int longest = 0;
    for (Unit unit : units) {
      int length = names(unit).mapToInt(name -> lengthIn(letters, shortName, name)).max().orElse(0);
      if (length > longest) {
        longest = length;
        found.clear();
      }
      if (length == longest && length > 0) {
        found.add(unit);
      }
    }
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }

  private static Stream<String> names(Unit unit) {
    return Stream.concat(Stream.of(unit.name()), unit.aliases().stream());
  }

  /** Returns the length of what a text has of a name; 0 if it does not name it. */
  private static int lengthIn(String letters, String shortName, String name) {
    String stem = UnitNameComparison.stem(name);
    if (stem.length() >= UnitNameComparison.MIN_PART_LENGTH && letters.contains(stem)) {
      return stem.length();
    }
    // 北营街道 is short for 北营街道办事处
    String shortStem = UnitNameComparison.stem(shortName.replaceFirst("街道$", "街道办事处"));
    return shortName.length() >= MIN_SHORT_NAME_LENGTH
            && !shortStem.isEmpty()
            && stem.endsWith(shortStem)
        ? shortName.length()
        : 0;
  }
}
