package org.nianbao.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The files that are being written, which go away with the program when it is ended: Ctrl-C, SIGTERM. */
final class UnfinishedFiles {
  /** Makes a file. */
  interface Opening {
    OutputStream open() throws IOException;
  }

  private static final Map<Path, OutputStream> UNFINISHED = new HashMap<>();
  private static boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(UnfinishedFiles::end, "nianbao-end"));
  }

  private UnfinishedFiles() {}

  /** Makes a file that is unfinished from its beginning; none when the program is about to end. */
  static OutputStream begin(Path file, Opening opening) throws IOException {
    synchronized (UNFINISHED) {
      if (ending) {
        throw new IOException("the program is ending");
      }
      OutputStream out = opening.open();
      UNFINISHED.put(file, out);
      return out;
    }
  }

  static void remove(Path file) {
    synchronized (UNFINISHED) {
      UNFINISHED.remove(file);
    }
  }

  private static void end() {
    synchronized (UNFINISHED) {
      ending = true;
      UNFINISHED.forEach(UnfinishedFiles::delete);
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
