package org.nianbao.desk;

import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.prefs.Preferences;

/** What the window remembers from one day to the next. */
final class Settings {
  private final Preferences kept;

  Settings(Preferences kept) {
    this.kept = kept;
  }

  /** Those of the person at this computer. */
  static Settings ofUser() {
    return new Settings(Preferences.userRoot().node("org/nianbao/desk"));
  }

  /** By how many points letters are larger than those of the system. */
  int larger() {
    return kept.getInt("larger", 0);
  }

  void keepLarger(int points) {
    kept.putInt("larger", points);
  }

  /** Where the window was; nothing at first. */
  Optional<Rectangle> bounds() {
    Rectangle bounds =
        new Rectangle(
            kept.getInt("x", 0),
            kept.getInt("y", 0),
            kept.getInt("width", 0),
            kept.getInt("height", 0));
    return bounds.isEmpty() ? Optional.empty() : Optional.of(bounds);
  }

  void keepBounds(Rectangle bounds) {
    kept.putInt("x", bounds.x);
    kept.putInt("y", bounds.y);
    kept.putInt("width", bounds.width);
    kept.putInt("height", bounds.height);
  }

  /** The folder last chosen for a purpose; the person's own at first, or where it is gone. */
  Path folder(String purpose) {
    Path home = Path.of(System.getProperty("user.home", "."));
    try {
      Path folder = Path.of(kept.get("folder." + purpose, home.toString()));
      return Files.isDirectory(folder) ? folder : home;
    } catch (InvalidPathException e) {
      return home;
    }
  }

  void keepFolder(String purpose, Path folder) {
    String name = folder.toString();
    if (name.length() <= Preferences.MAX_VALUE_LENGTH) {
      kept.put("folder." + purpose, name);
    }
  }

  /** A word typed before, such as the district's name; empty if none was. */
  String word(String name) {
    return kept.get(name, "");
  }

  void keepWord(String name, String word) {
    if (word.length() <= Preferences.MAX_VALUE_LENGTH && word.indexOf('\0') < 0) {
      kept.put(name, word);
    }
  }
}
