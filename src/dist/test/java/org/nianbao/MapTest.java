package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table in src/README.md names the packages that exist, each beside its module, and no others.
 */
class MapTest {
  private static final Path SOURCES = Path.of("src");
  private static final Path MAP = SOURCES.resolve("README.md");

  /** A row of its table: module, package and what that holds. */
  private static final Pattern ROW = Pattern.compile("\\| `src/(\\w+)` \\| `([\\w.]+)` \\| .+ \\|");

  /** A class, with its package's last name. */
  private static final Pattern CLASS = Pattern.compile("`([a-z]+)\\.([A-Z]\\w+)[\\w.]*`");

  @Test
  void everyPackageIsOnTheMapAndTheOtherWayRound() throws IOException {
    assertEquals(packages(), mapped());
  }

  @Test
  void theClassesThatTheTextNamesExist() throws IOException {
    Set<String> classes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files
          .map(file -> file.toString().replace('\\', '/'))
          .filter(file -> file.endsWith(".java"))
          .forEach(file -> classes.add(file.replaceFirst("^.*/(\\w+/\\w+)\\.java$", "$1")));
    }
    Set<String> missing = new TreeSet<>();
    for (Path text : List.of(MAP, SOURCES.resolve("web/README.md"))) {
      Matcher name = CLASS.matcher(Files.readString(text));
      while (name.find()) {
        if (!classes.contains(name.group(1) + "/" + name.group(2))) {
          missing.add(name.group());
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  private static Map<String, Set<String>> mapped() throws IOException {
    Map<String, Set<String>> mapped = new TreeMap<>();
    for (String line : Files.readAllLines(MAP)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Set<String> packages = mapped.computeIfAbsent(row.group(1), any -> new TreeSet<>());
        assertTrue(packages.add(row.group(2)), () -> "twice on the map: " + line);
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
          .filter(folder -> !folder.isEmpty()) // of a module-info
          .forEach(folder -> packages.add(folder.replace('\\', '/').replace('/', '.')));
    }
    return packages;
  }
}
