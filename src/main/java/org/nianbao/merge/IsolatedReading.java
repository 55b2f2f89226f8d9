package org.nianbao.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;

/** Work on one file, whose failure must not end the work on all others. */
final class IsolatedReading {
  /** A smaller file never needs much memory, whatever it unpacks to. */
  private static final int MAX_BYTES_OF_SMALL_FILE = 1 << 18;

  /** No file needs more. */
  private static final long MAX_MEMORY_OF_FILE = 256L << 20;

  /** How many large files fit in memory at one time, with as much left for small ones. */
  private static final int MAX_LARGE_FILES =
      (int) Math.max(1, Math.min(64, Runtime.getRuntime().maxMemory() / MAX_MEMORY_OF_FILE - 1));

  private static final Semaphore LARGE_FILES = new Semaphore(MAX_LARGE_FILES, true);

  /** Some work on a file. */
  interface Work<T> {
    T done() throws IOException;
  }

  /** What came of it, or else why nothing did. */
  private record Outcome<T>(@Nullable T done, @Nullable Message failure) {}

  private IsolatedReading() {}

  /**
   * Reads a file; whether it can be read does not depend on what is read at the same time: what
   * finds no memory is read once more when no large file is being read. Small files never wait.
   *
   * @param refused what it comes to if it cannot be read, and why
   */
  static <T> T reading(Path file, Work<T> work, Function<Message, T> refused) {
    Outcome<T> outcome = outcome(work, isLarge(file) ? 1 : 0);
    if (outcome.failure() != null && outcome.failure().key().equals("grid.computer-memory")) {
      outcome = outcome(work, MAX_LARGE_FILES);
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
  private static <T> Outcome<T> outcome(Work<T> work, int files) {
    if (files > 0) {
      LARGE_FILES.acquireUninterruptibly(files);
    }
    try {
      return outcome(work);
    } finally {
      LARGE_FILES.release(files);
    }
  }

  private static <T> Outcome<T> outcome(Work<T> work) {
    try {
      return new Outcome<>(work.done(), null);
    } catch (UnreadableFileException e) {
      return new Outcome<>(null, e.reason());
    } catch (IOException e) {
      return new Outcome<>(null, Message.of("form.data.unreadable"));
    } catch (OutOfMemoryError e) {
      return new Outcome<>(null, Message.of("grid.computer-memory"));
    } catch (RuntimeException | StackOverflowError e) {
      return new Outcome<>(null, fault(e)); // ours, over one file
    }
  }

  @SuppressWarnings("NullAway") // without a failure the work was done
  private static <T> T done(Outcome<T> outcome) {
    return outcome.done();
  }

  /** What is said of a fault of our own. */
  static Message fault(Throwable e) {
    return Message.of("form.fault", e.getClass().getSimpleName());
  }
}
