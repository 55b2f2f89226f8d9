package org.nianbao.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;

/** Writes a file completely or not at all. */
public final class AtomicFile {
  /** The content of a file. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Writes a temporary file in the same folder, then moves it to its name; creates folders as
   * needed. If the program ends in between, nothing remains. An existing file is replaced only if
   * it is an output of the same kind, or a blank form, and has not been changed since; see {@link
   * OutputNames}.
   *
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public static void write(Path file, OutputKind kind, Content content) throws IOException {
    write(file, kind, content, () -> requireReplaceable(file, kind));
  }

  /**
   * Writes a file as {@link #write(Path, OutputKind, Content)} does, also if an existing file has
   * been changed: the caller has read what people typed into it.
   *
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public static void replace(Path file, OutputKind kind, Content content) throws IOException {
    write(file, kind, content, () -> requireNoFolder(file));
  }

  /** Checks whether an existing file may be replaced. */
  private interface Condition {
    void check() throws IOException;
  }

  /**
   * Writes a file of the user, changed by the program at the user's request, as {@link #write(Path,
   * OutputKind, Content)} does; it is no output.
   *
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public static void edit(Path file, Content content) throws IOException {
    write(file, null, content, () -> requireNoFolder(file));
  }

  private static void write(
      Path file, @Nullable OutputKind kind, Content content, Condition replaceable)
      throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "no file");
    Files.createDirectories(folder);
    // not createTempFile: its files are readable by their owner only
    Path temporary = TemporaryFiles.create(folder);
    try {
      try (OutputStream out = new BufferedOutputStream(open(temporary))) {
        content.writeTo(out);
      }
      if (kind != null) {
        OutputMarker.add(temporary, kind);
      }
      replaceable.check();
      move(temporary, file);
    } finally {
      try {
        Files.deleteIfExists(temporary);
      } finally {
        TemporaryFiles.release(temporary);
      }
    }
  }

  /**
   * Exchanges the names of two outputs in a folder.
   *
   * @throws IOException if they cannot be renamed; they then keep their names
   */
  public static void exchange(Path one, Path other) throws IOException {
    Path temporary =
        TemporaryFiles.create(Objects.requireNonNull(one.toAbsolutePath().getParent()));
    try {
      try {
        move(one, temporary);
      } catch (IOException e) {
        Files.deleteIfExists(temporary);
        throw e;
      }
      try {
        move(other, one);
      } catch (IOException e) {
        move(temporary, one);
        throw e;
      }
      try {
        move(temporary, other);
      } catch (IOException e) {
        move(one, other);
        move(temporary, one);
        throw e;
      }
    } finally {
      TemporaryFiles.release(temporary);
    }
  }

  /**
   * Removes the temporary files that killed runs have left in a folder, as the first {@link #write}
   * of a run into the folder does.
   */
  public static void removeLeftOvers(Path folder) {
    TemporaryFiles.removeLeftOvers(folder.toAbsolutePath());
  }

  private static OutputStream open(Path temporary) throws IOException {
    return TemporaryFiles.open(
        temporary, () -> Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW));
  }

  private static void requireReplaceable(Path file, OutputKind kind)
      throws UnreadableFileException {
    requireNoFolder(file);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !OutputNames.isReplaceable(file, kind)) {
      throw new UnreadableFileException(file.toString(), Message.of("cli.output.occupied"));
    }
  }

  private static void requireNoFolder(Path file) throws UnreadableFileException {
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnreadableFileException(file.toString(), Message.of("cli.output.isFolder"));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
