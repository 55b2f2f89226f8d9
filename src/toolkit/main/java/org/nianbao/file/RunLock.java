package org.nianbao.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A lock file of this run in a folder that it writes to: {@code .nianbao-<lock>.tmp}. The temporary
 * files of the run are named {@code .nianbao-<lock>.<number>.tmp}. The operating system releases
 * the lock when the run ends in any way, so that other runs, also on other computers, can tell the
 * files of a killed run from those being written.
 */
final class RunLock implements Closeable {
  private static final String PREFIX = ".nianbao-";
  private static final String SUFFIX = ".tmp";

  /**
   * The names of temporary files: 16 digits, perhaps with a number; and the names of version 1.0.0.
   * Other names belong to the user.
   */
  private static final Pattern NAME =
      Pattern.compile(
          Pattern.quote(PREFIX)
              + "(?:[0-9a-f]{16}(?:\\.[1-9][0-9]*)?|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
              + Pattern.quote(SUFFIX));

  /** The names of this run's lock files. */
  private static final Set<String> OWN_NAMES = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private @Nullable FileLock lock;
  private int lastNumber;
  private int filesInUse;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Creates and locks a file in a folder.
   *
   * @throws IOException if no file can be created there
   */
  static RunLock create(Path folder) throws IOException {
    while (true) {
      long number = ThreadLocalRandom.current().nextLong();
      String name = PREFIX + HexFormat.of().toHexDigits(number) + SUFFIX;
      OWN_NAMES.add(name);
      Path file = folder.resolve(name);
      RunLock created =
          new RunLock(
              file,
              FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      if (created.tryLock()) {
        return created;
      }
      created.close();
    }
  }

  /**
   * Tries to lock the file; returns false if another run that removes temporary files has locked it
   * first.
   */
  private boolean tryLock() {
    try {
      lock = channel.tryLock();
      return lock != null && Files.exists(file);
    } catch (IOException e) {
      // if the file system has no locks, other runs get none either, and remove nothing
      return true;
    }
  }

  /** Returns the name of a new temporary file. */
  Path newTemporaryFile() {
    filesInUse++;
    String name = nameOf(file);
    String stem = name.substring(0, name.length() - SUFFIX.length());
    return file.resolveSibling(stem + "." + ++lastNumber + SUFFIX);
  }

  /** Marks a temporary file as no longer in use; returns whether none is in use. */
  boolean releaseTemporaryFile() {
    return --filesInUse == 0;
  }

  /** Releases the lock and removes the file. If that fails, another run removes it. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // the outputs are written nevertheless
    }
    OWN_NAMES.remove(nameOf(file));
  }

  /**
   * Removes the temporary files of ended runs from a folder. Files that cannot be removed stay,
   * without harm.
   */
  static void removeLeftOvers(Path folder) {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, file -> NAME.matcher(nameOf(file)).matches())) {
      for (Path temporary : files) {
        // closing a second channel to the file would release this run's lock; and pipes are not
        // opened
        boolean isOwn = OWN_NAMES.contains(nameOf(lockOf(temporary)));
        if (!isOwn && Files.isRegularFile(temporary, LinkOption.NOFOLLOW_LINKS)) {
          removeUnlessLocked(temporary);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // the folder does not exist or may not be listed
    }
  }

  private static void removeUnlessLocked(Path temporary) {
    try {
      if (removeLockIfFree(lockOf(temporary))) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // not known to belong to an ended run
    }
  }

  /**
   * Removes a lock file unless a run holds its lock; returns false if one does. The file is removed
   * before a run that is just starting can lock it.
   */
  private static boolean removeLockIfFree(Path lock) throws IOException {
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      boolean isFree = channel.tryLock() != null;
      if (isFree) {
        Files.deleteIfExists(lock);
      }
      return isFree;
    } catch (NoSuchFileException e) {
      return true; // a run removes its lock file after its last temporary file
    }
  }

  /** Returns the lock file that a temporary file belongs to; a lock file itself. */
  private static Path lockOf(Path temporary) {
    String name = nameOf(temporary);
    int dot = name.indexOf('.', PREFIX.length());
    return temporary.resolveSibling(name.substring(0, dot) + SUFFIX);
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }
}
