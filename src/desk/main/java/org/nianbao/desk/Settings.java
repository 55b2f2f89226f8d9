package org.nianbao.desk;

import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.prefs.Preferences;

/** The settings of the window that are stored between runs. */
final class Settings {
  private final Preferences kept;

  Settings(Preferences kept) {
    this.kept = kept;
  }

  /** Returns the settings of the current user. */
  static Settings ofUser() {
    return new Settings(Preferences.userRoot().node("org/nianbao/desk"));
  }

  /** Returns how many points text is larger than that of the system. */
  int larger() {
    return kept.getInt("larger", 0);
  }

  void keepLarger(int points) {
    kept.putInt("larger", points);
  }

  /** Returns the last bounds of the window; empty at first. */
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

  /**
   * Returns the last folder for a purpose; the user's home folder at first, or if it no longer
   * exists.
   */
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

  /** Returns the last input of a name, such as that of the district; empty if there is none. */
  String word(String name) {
    return kept.get(name, "");
  }

  void keepWord(String name, String word) {
    if (word.length() <= Preferences.MAX_VALUE_LENGTH && word.indexOf('\0') < 0) {
      kept.put(name, word);
    }
  }
}
