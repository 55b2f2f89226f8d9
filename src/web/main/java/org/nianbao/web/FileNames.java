package org.nianbao.web;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The names of files in one folder, each used once, as the commands choose them. */
final class FileNames {
  private final Set<String> used = new HashSet<>();

  /** Returns a name, or the name with the first number that is free. */
  String next(String base) {
    String name = base;
    for (int number = 2; !used.add(key(name)); number++) {
      name = base + "-" + number;
    }
    return name;
  }

  /** Returns a name for comparison. Some file systems ignore case and Unicode composition. */
  private static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
