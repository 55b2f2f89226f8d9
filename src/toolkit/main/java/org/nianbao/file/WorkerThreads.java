package org.nianbao.file;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The threads that process files: as many as asked for, or one a processor. */
public final class WorkerThreads implements AutoCloseable {
  private static final long MAX_WAIT_SECONDS = 10;

  private final int threads;
  private final Progress progress;
  private final ExecutorService executor;

  /**
   * Creates threads.
   *
   * @param progress receives their progress
   */
  public WorkerThreads(int threads, Progress progress) {
    this.threads = threads;
    this.progress = progress;
    this.executor =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "nianbao");
              thread.setDaemon(true); // the program does not wait for cancelled work
              return thread;
            });
  }

  /** Creates one thread a processor, without progress. */
  public static WorkerThreads onePerProcessor() {
    return onePerProcessor(Progress.NONE);
  }

  /** Creates one thread a processor. */
  public static WorkerThreads onePerProcessor(Progress progress) {
    return new WorkerThreads(Runtime.getRuntime().availableProcessors(), progress);
  }

  int threads() {
    return threads;
  }

  /** Returns the receiver of progress. */
  public Progress progress() {
    return progress;
  }

  <R> Future<R> submit(Callable<R> work) {
    return executor.submit(work);
  }

  /**
   * Stops the threads and waits a limited time until they have ended their current work; a file
   * being written then exists completely or not at all.
   */
  public void stopAndWait() {
    close();
    try {
      boolean unused = executor.awaitTermination(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops the threads; remaining work is not done. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
