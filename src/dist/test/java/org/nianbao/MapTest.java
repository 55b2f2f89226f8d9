package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map in src/README.md names the packages that exist, each below its module, and no others. */
class MapTest {
  private static final Path SOURCES = Path.of("src");
  private static final Path MAP = SOURCES.resolve("README.md");

  /** A line that begins with a module, perhaps as a heading. */
  private static final Pattern MODULE = Pattern.compile("(?:#+ )?`src/(\\w+)`.*");

  /** A row of a table that tells what a package holds. */
  private static final Pattern PACKAGE = Pattern.compile("\\| `([\\w.]+)` \\| (.+) \\|");

  @Test
  void everyPackageIsOnTheMapAndTheOtherWayRound() throws IOException {
    assertEquals(packages(), mapped());
  }

  private static Map<String, Set<String>> mapped() throws IOException {
    Map<String, Set<String>> mapped = new TreeMap<>();
    String module = "";
    for (String line : Files.readAllLines(MAP)) {
      Matcher named = MODULE.matcher(line);
      Matcher row = PACKAGE.matcher(line);
      if (named.matches()) {
        module = named.group(1);
      } else if (row.matches()) {
        boolean first =
            mapped.computeIfAbsent(module, any -> new TreeSet<>()).add(row.group(1));
        assertTrue(first, () -> "twice on the map: " + line);
      }
    }
    return mapped;
  }

  private static Map<String, Set<String>> packages() throws IOException {
    Map<String, Set<String>> packages = new TreeMap<>();
    try (var modules = Files.newDirectoryStream(SOURCES)) {
      for (Path module : modules) {
        Path root = module.resolve("main/java");
        if (Files.isDirectory(root)) {
          packages.put(String.valueOf(module.getFileName()), packagesBelow(root));
        }
      }
    }
    return packages;
  }

  private static Set<String> packagesBelow(Path root) throws IOException {
    Set<String> packages = new TreeSet<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> root.relativize(file.getParent()).toString())
          .forEach(folder -> packages.add(folder.replace('\\', '/').replace('/', '.')));
    }
    return packages;
  }
}
