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
 * A locked file in a folder that this run writes into: {@code .nianbao-<lock>.tmp}. The temporary files
 * that belong to it are {@code .nianbao-<lock>.<number>.tmp}. The system releases the lock when a run
 * ends, however it ends, so that other runs, on other computers too, can tell what a killed run has
 * left from what is being written.
 */
final class RunLock implements Closeable {
  private static final String PREFIX = ".nianbao-";
  private static final String SUFFIX = ".tmp";

  /**
   * The names that the program makes: 16 digits, a number behind them or not; and those of version
   * 1.0.0. Any other name is somebody's own.
   */
  private static final Pattern NAME =
      Pattern.compile(
          Pattern.quote(PREFIX)
              + "(?:[0-9a-f]{16}(?:\\.[1-9][0-9]*)?|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
              + Pattern.quote(SUFFIX));

  /** The names of those of this run. */
  private static final Set<String> OWN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private @Nullable FileLock lock;
  private int named;
  private int inUse;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Locks a file in a folder.
   *
   * @throws IOException if no file can be made there
   */
  static RunLock in(Path folder) throws IOException {
    while (true) {
      long number = ThreadLocalRandom.current().nextLong();
      String name = PREFIX + HexFormat.of().toHexDigits(number) + SUFFIX;
      OWN.add(name);
      Path file = folder.resolve(name);
      RunLock made =
          new RunLock(
              file,
              FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      if (made.isLocked()) {
        return made;
      }
      made.close();
    }
  }

  /** Not if another run, which looks for what was left, was there before the lock. */
  private boolean isLocked() {
    try {
      lock = channel.tryLock();
      return lock != null && Files.exists(file);
    } catch (IOException e) {
      return true; // where there are no locks, no other run gets one either, and removes nothing
    }
  }

  /** Names the next temporary file that belongs to it. */
  Path take() {
    inUse++;
    String name = nameOf(file);
    String stem = name.substring(0, name.length() - SUFFIX.length());
    return file.resolveSibling(stem + "." + ++named + SUFFIX);
  }

  /** Gives one of them back, and says whether none is in use any more. */
  boolean giveBack() {
    return --inUse == 0;
  }

  /** Releases the lock and removes the file. Where that fails, another run removes it. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // what has been written is written all the same
    }
    OWN.remove(nameOf(file));
  }

  /**
   * Removes the temporary files in a folder that runs have left which are no more. What cannot be
   * removed stays: it is in nobody's way.
   */
  static void removeLeftOvers(Path folder) {
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(folder, file -> NAME.matcher(nameOf(file)).matches())) {
      for (Path temporary : found) {
        // to close a file that is opened once more would release the lock; and no pipe is opened
        boolean own = OWN.contains(nameOf(lockOf(temporary)));
        if (!own && Files.isRegularFile(temporary, LinkOption.NOFOLLOW_LINKS)) {
          removeUnlessLocked(temporary);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // there is no such folder, or it may not be looked into
    }
  }

  private static void removeUnlessLocked(Path temporary) {
    try {
      if (isLeft(lockOf(temporary))) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // not known to be of a run that is no more
    }
  }

  /** Whether nobody holds a lock; then its file is gone, before its run, if it just begins, has it. */
  private static boolean isLeft(Path lock) throws IOException {
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      boolean left = channel.tryLock() != null;
      if (left) {
        Files.deleteIfExists(lock);
      }
      return left;
    } catch (NoSuchFileException e) {
      return true; // a run removes its lock when it has no more temporary files
    }
  }

  /** The locked file that a temporary file belongs to; itself, if it is one. */
  private static Path lockOf(Path temporary) {
    String name = nameOf(temporary);
    int dot = name.indexOf('.', PREFIX.length());
    return temporary.resolveSibling(name.substring(0, dot) + SUFFIX);
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }
}
