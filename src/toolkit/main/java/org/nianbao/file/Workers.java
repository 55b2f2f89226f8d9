package org.nianbao.file;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The threads that work on files: as many as asked for, or one a processor. */
public final class Workers implements AutoCloseable {
  private static final long LONGEST_WAIT = 10;

  private final int threads;
  private final Progress progress;
  private final ExecutorService executor;

  /**
   * Takes on threads.
   *
   * @param progress who is told how far they are
   */
  public Workers(int threads, Progress progress) {
    this.threads = threads;
    this.progress = progress;
    this.executor =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "nianbao");
              thread.setDaemon(true); // nobody waits for work whose outcome is no longer wanted
              return thread;
            });
  }

  /** One thread a processor, and nobody is told. */
  public static Workers all() {
    return new Workers(processors(), Progress.UNSEEN);
  }

  /** How many threads are of use. */
  public static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  int threads() {
    return threads;
  }

  /** Who is told how far they are. */
  public Progress progress() {
    return progress;
  }

  <R> Future<R> start(Callable<R> work) {
    return executor.submit(work);
  }

  /**
   * Ends the threads and waits, but not for ever, until they have let go of what they were at: what
   * was about to be written is then there or not there.
   */
  public void stop() {
    close();
    try {
      boolean unused = executor.awaitTermination(LONGEST_WAIT, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the threads; what they have not done is left undone. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
