package org.nianbao.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;

/** Files that are read, and of which no output takes the place. */
public final class Inputs {
  private final List<Path> files;
  private @Nullable Set<Object> identities;

  public Inputs(List<Path> files) {
    this.files = List.copyOf(files);
  }

  /**
   * Makes sure that an output that a user named is not one of them.
   *
   * @throws UnreadableFileException if it is
   */
  void requireNotAmong(Path output) throws IOException {
    if (contain(output)) {
      throw new UnreadableFileException(output.toString(), Message.of("cli.overwrite"));
    }
  }

  /** Whether a file is one of them, whatever its name is there. */
  boolean contain(Path file) throws IOException {
    return Files.exists(file) && identities().contains(identity(file));
  }

  /** Seldom needed, as most outputs are new; and then once for all of them. */
  private synchronized Set<Object> identities() throws IOException {
    if (identities == null) {
      Set<Object> all = new HashSet<>();
      for (Path file : files) {
        if (Files.exists(file)) {
          all.add(identity(file));
        }
      }
      identities = all;
    }
    return identities;
  }

  /** What links to the same file have in common; not every system has a key for it. */
  private static Object identity(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file.toRealPath() : key;
  }
}
