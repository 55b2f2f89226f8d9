package org.nianbao.merge;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;

/** Work on one file, whose failure must not end the work on all others. */
final class Guarded {
  /** What one file may take of memory and time others may need just then. */
  private static final Set<String> SHARED = Set.of("grid.limit.memory", "grid.limit.time");

  /** Held shared by all that read, and alone by what found no room or time beside the others. */
  private static final ReadWriteLock ROOM = new ReentrantReadWriteLock(true);

  /** Some work on a file. */
  interface Work<T> {
    T done() throws IOException;
  }

  /** What came of it, or else why nothing did. */
  private record Outcome<T>(@Nullable T done, @Nullable Message failure) {}

  private Guarded() {}

  /**
   * Reads a file; whether it can be read does not depend on what is read at the same time.
   *
   * @param refused what it comes to if it cannot be read, and why
   */
  static <T> T reading(Work<T> work, Function<Message, T> refused) {
    Outcome<T> outcome = outcome(work, ROOM.readLock());
    if (outcome.failure() != null && SHARED.contains(outcome.failure().key())) {
      outcome = outcome(work, ROOM.writeLock());
    }
    return outcome.failure() == null ? done(outcome) : refused.apply(outcome.failure());
  }

  private static <T> Outcome<T> outcome(Work<T> work, Lock room) {
    room.lock();
    try {
      return new Outcome<>(work.done(), null);
    } catch (UnreadableFileException e) {
      return new Outcome<>(null, e.reason());
    } catch (IOException e) {
      return new Outcome<>(null, Message.of("form.data.unreadable"));
    } catch (RuntimeException | StackOverflowError e) {
      return new Outcome<>(null, fault(e)); // ours, over one file
    } finally {
      room.unlock();
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
