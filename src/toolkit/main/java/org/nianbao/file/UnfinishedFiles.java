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
 * The files that are being written, which go away with the program when it is ended: Ctrl-C, SIGTERM.
 * Where it is killed, the next run that writes into their folder removes them.
 */
final class UnfinishedFiles {
  /** Makes a file. */
  interface Opening {
    OutputStream open() throws IOException;
  }

  private static final Map<Path, OutputStream> UNFINISHED = new HashMap<>();

  /** Of the folders that are written into now. */
  private static final Map<Path, RunLock> LOCKS = new HashMap<>();

  /** The folders from which what other runs have left is removed. */
  private static final Set<Path> CLEANED = new HashSet<>();

  private static boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(UnfinishedFiles::end, "nianbao-end"));
  }

  private UnfinishedFiles() {}

  /**
   * Names a temporary file in a folder, which is to be handed to {@link #remove} in the end.
   *
   * @throws IOException if no file can be made there, or the program is about to end
   */
  static Path in(Path folder) throws IOException {
    synchronized (UNFINISHED) {
      requireNotEnding();
      RunLock lock = LOCKS.get(folder);
      if (lock == null) {
        removeLeftOvers(folder);
        lock = RunLock.in(folder);
        LOCKS.put(folder, lock);
      }
      return lock.take();
    }
  }

  /** Removes, once in a run, what killed runs have left in a folder. */
  static void removeLeftOvers(Path folder) {
    synchronized (UNFINISHED) {
      if (CLEANED.add(folder)) {
        RunLock.removeLeftOvers(folder);
      }
    }
  }

  /** Makes a file that is unfinished from its beginning; none when the program is about to end. */
  static OutputStream begin(Path file, Opening opening) throws IOException {
    synchronized (UNFINISHED) {
      requireNotEnding();
      OutputStream out = opening.open();
      UNFINISHED.put(file, out);
      return out;
    }
  }

  private static void requireNotEnding() throws IOException {
    if (ending) {
      throw new IOException("the program is ending");
    }
  }

  /** Lets go of a file that is finished, or given up, and is no more under this name. */
  static void remove(Path file) {
    synchronized (UNFINISHED) {
      UNFINISHED.remove(file);
      Path folder = Objects.requireNonNull(file.getParent());
      RunLock lock = LOCKS.get(folder);
      if (lock != null && lock.giveBack()) {
        LOCKS.remove(folder);
        lock.close();
      }
    }
  }

  private static void end() {
    synchronized (UNFINISHED) {
      ending = true;
      UNFINISHED.forEach(UnfinishedFiles::delete);
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
      // nothing can be done any more, and nobody is there to be told
    }
  }
}
