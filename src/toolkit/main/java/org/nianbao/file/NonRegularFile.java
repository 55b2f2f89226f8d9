package org.nianbao.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;

/** Recognizes entries of a folder that are not regular files: broken links, pipes, devices. */
final class NonRegularFile {
  /** The bits of a mode that encode the type of a file (POSIX, sys/stat.h). */
  private static final int TYPE_MASK = 0170000;

  private static final int PIPE = 0010000;
  private static final int CHARACTER_DEVICE = 0020000;
  private static final int BLOCK_DEVICE = 0060000;
  private static final int SOCKET = 0140000;

  private NonRegularFile() {}

  /**
   * Returns the kind of a special file, without opening it; null for a regular file or a link to
   * one.
   *
   * @param attributes the file's own attributes, not those of a link's target
   */
  static @Nullable Message kind(Path path, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return null;
    }
    if (!attributes.isSymbolicLink()) {
      return Message.of("file.special." + kindByMode(path));
    }
    try {
      BasicFileAttributes target = Files.readAttributes(path, BasicFileAttributes.class);
      return target.isDirectory() ? Message.of("file.special.folder-link") : kind(path, target);
    } catch (IOException e) {
      return Message.of("file.special.link");
    }
  }

  private static String kindByMode(Path path) {
    try {
      int mode = (Integer) Files.getAttribute(path, "unix:mode");
      return switch (mode & TYPE_MASK) {
        case PIPE -> "pipe";
        case CHARACTER_DEVICE, BLOCK_DEVICE -> "device";
        case SOCKET -> "socket";
        default -> "other";
      };
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "other"; // not every system has modes
    }
  }
}
