package org.nianbao.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.OpenFileLimit;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;

/** Work on one file, whose failure must not end the work on all others. */
final class IsolatedReading {
  /** A smaller file never needs much memory, whatever it unpacks to. */
  private static final int MAX_BYTES_OF_SMALL_FILE = 1 << 18;

  /** The reason of a file that this computer has no memory for. */
  private static final String NO_MEMORY = "grid.computer-memory";

  /** No file needs more. */
  private static final long MAX_MEMORY_OF_FILE = 256L << 20;

  /** How many large files fit in memory at one time, with as much left for small ones. */
  private static final int MAX_LARGE_FILES =
      (int) Math.max(1, Math.min(64, Runtime.getRuntime().maxMemory() / MAX_MEMORY_OF_FILE - 1));

  private static final IsolatedReading ALL = new IsolatedReading(MAX_LARGE_FILES);

  private final Semaphore largeFiles;

  /** More than half: what one file at a time is read once more in place of. */
  private final int filesOfSecondReading;

  private final Semaphore secondReading = new Semaphore(1, true);

  /** Some work on a file. */
  interface Work<T> {
    T done() throws IOException;
  }

  /** What came of it, or else why nothing did. */
  private record Outcome<T>(@Nullable T done, @Nullable Message failure) {}

  /**
   * Begins without any file.
   *
   * @param maxLargeFiles how many large files are read at one time
   */
  IsolatedReading(int maxLargeFiles) {
    largeFiles = new Semaphore(maxLargeFiles, true);
    filesOfSecondReading = maxLargeFiles / 2 + 1;
  }

  /**
   * Reads a file; what finds no memory is read once more, alone or beside few large files.
   *
   * <ul>
   *   <li>The first reading of a small file waits for nothing.
   *   <li>The first reading of a large file waits where as many as fit in memory are being read.
   *   <li>A second reading waits for any other second reading, and until less than half of the
   *       large files that fit are being read. Large files that come after it wait no longer than
   *       for that: while it runs, others are read in the places that it leaves, if there are any.
   * </ul>
   *
   * <p>Each of these waits ends with the readings waited for, whose processor time is bounded. The
   * second reading has the memory of more than half of the large files that fit, which is what any
   * file needs at most, or several times as much.
   *
   * @param refused what it comes to if it cannot be read, and why
   */
  static <T> T reading(Path file, Work<T> work, Function<Message, T> refused) {
    return ALL.read(file, work, refused);
  }

  /** Reads a file as {@link #reading} does. */
  <T> T read(Path file, Work<T> work, Function<Message, T> refused) {
    Outcome<T> outcome = outcome(work, isLarge(file) ? 1 : 0);
    if (outcome.failure() != null && outcome.failure().key().equals(NO_MEMORY)) {
      secondReading.acquireUninterruptibly();
      try {
        outcome = outcome(work, filesOfSecondReading);
      } finally {
        secondReading.release();
      }
    }
    return outcome.failure() == null ? done(outcome) : refused.apply(outcome.failure());
  }

  private static boolean isLarge(Path file) {
    try {
      return Files.size(file) > MAX_BYTES_OF_SMALL_FILE;
    } catch (IOException e) {
      return false; // which the work will find out
    }
  }

  /** Does the work, in place of so many large files. */
  private <T> Outcome<T> outcome(Work<T> work, int files) {
    if (files > 0) {
      largeFiles.acquireUninterruptibly(files);
    }
    try {
      return outcome(work);
    } finally {
      largeFiles.release(files);
    }
  }

  private static <T> Outcome<T> outcome(Work<T> work) {
    try {
      return new Outcome<>(work.done(), null);
    } catch (UnreadableFileException e) {
      return new Outcome<>(null, e.reason());
    } catch (IOException e) {
      boolean handles = OpenFileLimit.isReached(e);
      return new Outcome<>(null, Message.of(handles ? "grid.handles" : "form.data.unreadable"));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new Outcome<>(null, fault(e));
    }
  }

  @SuppressWarnings("NullAway") // without a failure the work was done
  private static <T> T done(Outcome<T> outcome) {
    return outcome.done();
  }

  /** Why the work on one file failed: for want of memory, or for a fault of the program's own. */
  static Message fault(Throwable e) {
    if (e instanceof OutOfMemoryError) {
      return Message.of(NO_MEMORY);
    }
    return Message.of("form.fault", e.getClass().getSimpleName());
  }
}
