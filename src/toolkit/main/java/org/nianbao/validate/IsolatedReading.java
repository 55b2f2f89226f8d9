package org.nianbao.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.reader.OpenFileLimit;

/** Reads one file so that a failure, even a lack of memory, does not affect the other files. */
final class IsolatedReading {
  /** A smaller file never needs much memory, whatever its compression. */
  private static final int MAX_BYTES_OF_SMALL_FILE = 1 << 18;

  /** The most memory that a file needs. */
  private static final long MAX_MEMORY_OF_FILE = 256L << 20;

  /** How many large files fit in memory at one time, leaving as much for small files. */
  private static final int MAX_LARGE_FILES =
      (int) Math.max(1, Math.min(64, Runtime.getRuntime().maxMemory() / MAX_MEMORY_OF_FILE - 1));

  private static final IsolatedReading SHARED = new IsolatedReading(MAX_LARGE_FILES);

  private final Semaphore largeFiles;

  /** How many large files a second reading counts as; more than half of the limit. */
  private final int filesOfSecondReading;

  private final Semaphore secondReading = new Semaphore(1, true);

  /** Reads or checks a file. */
  interface Work<T> {
    T call() throws IOException;
  }

  /** The result, or the reason why there is none. */
  private record Outcome<T>(@Nullable T result, @Nullable Message failure) {}

  /**
   * Creates an instance that reads no file yet.
   *
   * @param maxLargeFiles how many large files are read at one time
   */
  IsolatedReading(int maxLargeFiles) {
    largeFiles = new Semaphore(maxLargeFiles, true);
    filesOfSecondReading = maxLargeFiles / 2 + 1;
  }

  /**
   * Reads a file. If memory runs out, reads it a second time, while fewer large files are read.
   *
   * <ul>
   *   <li>The first reading of a small file never waits.
   *   <li>The first reading of a large file waits while as many large files as fit in memory are
   *       being read, or while a second reading waits.
   *   <li>A second reading, also of a small file, waits for any other second reading, and until
   *       less than half of the large files that fit are being read.
   * </ul>
   *
   * <p>Each wait ends, because the processor time of each reading is limited. During a second
   * reading, large files share the remaining permits; if only one or two files fit in memory, there
   * are none. The permits of a second reading are at least enough for one file.
   *
   * @param onFailure returns the result of a file that cannot be read, from the reason
   */
  static <T> T readIsolated(Path file, Work<T> work, Function<Message, T> onFailure) {
    return SHARED.read(file, work, onFailure);
  }

  /** Reads a file as {@link #readIsolated} does. */
  <T> T read(Path file, Work<T> work, Function<Message, T> onFailure) {
    Outcome<T> outcome = attempt(work, isLarge(file) ? 1 : 0);
    if (outcome.failure() != null
        && outcome.failure().key().equals(UnreadableFileException.NO_MEMORY)) {
      secondReading.acquireUninterruptibly();
      try {
        outcome = attempt(work, filesOfSecondReading);
      } finally {
        secondReading.release();
      }
    }
    return outcome.failure() == null ? result(outcome) : onFailure.apply(outcome.failure());
  }

  private static boolean isLarge(Path file) {
    try {
      return Files.size(file) > MAX_BYTES_OF_SMALL_FILE;
    } catch (IOException e) {
      return false; // the work will report it
    }
  }

  /** Does the work while holding permits for a number of large files. */
  private <T> Outcome<T> attempt(Work<T> work, int files) {
    if (files > 0) {
      largeFiles.acquireUninterruptibly(files);
    }
    try {
      return attempt(work);
    } finally {
      largeFiles.release(files);
    }
  }

  private static <T> Outcome<T> attempt(Work<T> work) {
    try {
      return new Outcome<>(work.call(), null);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new Outcome<>(null, reason(e));
    }
  }

  @SuppressWarnings("NullAway") // without a failure the work was done
  private static <T> T result(Outcome<T> outcome) {
    return outcome.result();
  }

  /** Returns why the work on a file failed: a limit of this computer, the file, or this program. */
  static Message reason(Throwable e) {
    boolean isIoFailure = e instanceof IOException && !(e instanceof UnreadableFileException);
    return isIoFailure && OpenFileLimit.isReached(e)
        ? Message.of("grid.handles")
        : UnreadableFileException.reasonOf(e);
  }
}
