package org.nianbao.desk;

import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.prefs.Preferences;
import java.util.stream.Stream;

/** The settings of the window that are stored between runs. */
final class Settings {
  private final Preferences preferences;

  Settings(Preferences preferences) {
    this.preferences = preferences;
  }

  /** Returns the settings of the current user. */
  static Settings ofUser() {
    return new Settings(Preferences.userRoot().node("org/nianbao/desk"));
  }

  /** Returns how many points text is larger than that of the system. */
  int textEnlargement() {
    return preferences.getInt("larger", 0);
  }

  void saveTextEnlargement(int points) {
    preferences.putInt("larger", points);
  }

  /** Returns the last bounds of the window; empty at first. */
  Optional<Rectangle> bounds() {
    Rectangle bounds =
        new Rectangle(
            preferences.getInt("x", 0),
            preferences.getInt("y", 0),
            preferences.getInt("width", 0),
            preferences.getInt("height", 0));
    return bounds.isEmpty() ? Optional.empty() : Optional.of(bounds);
  }

  void saveBounds(Rectangle bounds) {
    preferences.putInt("x", bounds.x);
    preferences.putInt("y", bounds.y);
    preferences.putInt("width", bounds.width);
    preferences.putInt("height", bounds.height);
  }

  /**
   * Returns the last folder for a purpose; the user's home folder at first, or if it no longer
   * exists.
   */
  Path folder(String purpose) {
    return lastFolder(purpose).orElse(home());
  }

  /** Returns the last folder for a purpose; empty at first, or if it no longer exists. */
  Optional<Path> lastFolder(String purpose) {
    try {
      return Optional.of(preferences.get("folder." + purpose, ""))
          .filter(name -> !name.isEmpty())
          .map(Path::of)
          .filter(Files::isDirectory);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home", "."));
  }

  /** Returns the user's folder of documents; the home folder if there is none. */
  static Path documents() {
    return Stream.of("Documents", "文档")
        .map(home()::resolve)
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(home());
  }

  void saveFolder(String purpose, Path folder) {
    String name = folder.toString();
    if (name.length() <= Preferences.MAX_VALUE_LENGTH) {
      preferences.put("folder." + purpose, name);
    }
  }

  /**
   * Returns the last input with a name, such as the name of the district; empty if there is none.
   */
  String text(String name) {
    return preferences.get(name, "");
  }

  void saveText(String name, String text) {
    if (text.length() <= Preferences.MAX_VALUE_LENGTH && text.indexOf('\0') < 0) {
      preferences.put(name, text);
    }
  }
}
