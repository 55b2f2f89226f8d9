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

  /** More than half: the second reading of a file takes the place of so many. */
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
   * Reads a file; one that finds no memory is read once more, beside fewer large files.
   *
   * <ul>
   *   <li>The first reading of a small file never waits.
   *   <li>The first reading of a large file waits while as many large files as fit in memory are
   *       being read, or while a second reading waits for its turn.
   *   <li>A second reading, of a small file too, waits for any other second reading, and until less
   *       than half of the large files that fit are being read.
   * </ul>
   *
   * <p>Each wait ends, as what is waited for is a reading, whose processor time is bounded. While a
   * second reading runs, large files are read in the rest of the places; where only one or two fit
   * in memory there is no rest. The places that it takes are at least what one file needs.
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
