package org.nianbao.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Paths of files in their real folders, so that a file that is reached by several links to folders has
 * one path. Each folder is resolved once, however many of its files are asked for.
 */
final class RealPaths {
  private final Map<Path, Path> folders = new HashMap<>();

  /** The path of a file in its real folder; a file that is a link itself is not followed. */
  Path of(Path file) {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    return folder == null
        ? absolute
        : folders
            .computeIfAbsent(folder, RealPaths::real)
            .resolve(Objects.requireNonNull(absolute.getFileName()))
            .normalize();
  }

  /** The real path of what exists; else the path in full. */
  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
