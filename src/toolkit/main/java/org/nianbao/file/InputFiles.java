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
import org.nianbao.reader.ArchiveMember;

/** The files that a run reads. None of its outputs may replace one of them. */
public final class InputFiles {
  private final List<Path> files;
  private @Nullable Set<Object> identities;

  public InputFiles(List<Path> files) {
    this.files = files.stream().map(ArchiveMember::inFileSystem).distinct().toList();
  }

  /**
   * Checks that an output that the user named is not an input.
   *
   * @throws UnreadableFileException if it is
   */
  void requireNotInput(Path output) throws IOException {
    if (contains(output)) {
      throw new UnreadableFileException(output.toString(), Message.of("cli.overwrite"));
    }
  }

  /** Returns whether a file is one of the inputs, also under another name or by a link. */
  boolean contains(Path file) throws IOException {
    return Files.exists(file) && identities().contains(identity(file));
  }

  /**
   * Returns the identities of the inputs. They are computed once, and only when an output exists
   * already.
   */
  private synchronized Set<Object> identities() throws IOException {
    if (identities == null) {
      Set<Object> found = new HashSet<>();
      for (Path file : files) {
        if (Files.exists(file)) {
          found.add(identity(file));
        }
      }
      identities = found;
    }
    return identities;
  }

  /**
   * Returns what all links to the same file have in common. Not every file system has a file key.
   */
  private static Object identity(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file.toRealPath() : key;
  }
}
