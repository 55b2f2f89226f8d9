package org.nianbao.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The paths of files in their real folders, so that a file that is reached by several links to
 * folders has one path. Each folder is resolved once.
 */
final class RealPaths {
  private final Map<Path, Path> folders = new HashMap<>();

  /**
   * Returns the path of a file in its real folder. A file that is itself a link is not resolved.
   */
  Path of(Path file) {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    return folder == null
        ? absolute
        : folders
            .computeIfAbsent(folder, RealPaths::realPath)
            .resolve(Objects.requireNonNull(absolute.getFileName()))
            .normalize();
  }

  /** Returns the real path of an existing file; else the absolute path. */
  static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
