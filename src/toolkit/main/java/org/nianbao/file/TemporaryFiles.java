package org.nianbao.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The temporary files that are being written. They are deleted when the program is ended by Ctrl-C
 * or SIGTERM. If it is killed, the next run that writes to their folder deletes them.
 */
final class TemporaryFiles {
  /** Opens a file for writing. */
  interface Opening {
    OutputStream open() throws IOException;
  }

  private static final Map<Path, OutputStream> UNFINISHED = new HashMap<>();

  /** The locks of the folders that are being written to. */
  private static final Map<Path, RunLock> LOCKS = new HashMap<>();

  /** The folders from which the files of other runs have been removed. */
  private static final Set<Path> CLEANED = new HashSet<>();

  private static boolean shuttingDown;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(TemporaryFiles::shutDown, "nianbao-end"));
  }

  private TemporaryFiles() {}

  /**
   * Returns the path of a new temporary file in a folder. The caller passes it to {@link #release}
   * when done.
   *
   * @throws IOException if no file can be created there, or the program is about to end
   */
  static Path create(Path folder) throws IOException {
    synchronized (UNFINISHED) {
      requireNotShuttingDown();
      RunLock lock = LOCKS.get(folder);
      if (lock == null) {
        removeLeftOvers(folder);
        lock = RunLock.create(folder);
        LOCKS.put(folder, lock);
      }
      return lock.newTemporaryFile();
    }
  }

  /** Removes, once in a run, the files that killed runs have left in a folder. */
  static void removeLeftOvers(Path folder) {
    synchronized (UNFINISHED) {
      if (CLEANED.add(folder)) {
        RunLock.removeLeftOvers(folder);
      }
    }
  }

  /** Opens an unfinished file; throws an exception if the program is about to end. */
  static OutputStream open(Path file, Opening opening) throws IOException {
    synchronized (UNFINISHED) {
      requireNotShuttingDown();
      OutputStream out = opening.open();
      UNFINISHED.put(file, out);
      return out;
    }
  }

  private static void requireNotShuttingDown() throws IOException {
    if (shuttingDown) {
      throw new IOException("the program is ending");
    }
  }

  /**
   * Forgets a file that has been moved or deleted, and releases the lock of its folder if it was
   * the last one.
   */
  static void release(Path file) {
    synchronized (UNFINISHED) {
      UNFINISHED.remove(file);
      Path folder = Objects.requireNonNull(file.getParent());
      RunLock lock = LOCKS.get(folder);
      if (lock != null && lock.releaseTemporaryFile()) {
        LOCKS.remove(folder);
        lock.close();
      }
    }
  }

  private static void shutDown() {
    synchronized (UNFINISHED) {
      shuttingDown = true;
      UNFINISHED.forEach(TemporaryFiles::delete);
      LOCKS.values().forEach(RunLock::close);
    }
  }

  private static void delete(Path file, OutputStream out) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) { // not every system deletes a file that is open
      closeAndDelete(file, out);
    }
  }

  private static void closeAndDelete(Path file, OutputStream out) {
    try {
      out.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // the program is ending; nothing more can be done or reported
    }
  }
}
