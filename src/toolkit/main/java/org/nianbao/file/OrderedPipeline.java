package org.nianbao.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Processes many items in parallel and passes on the results in the order of the items. Only a few
 * items a thread are in progress or waiting at a time, so that memory does not depend on their
 * number.
 */
public final class OrderedPipeline<T, R> {
  /** Large enough that one slow file does not stop the other threads, small enough for memory. */
  private static final int MAX_PENDING_PER_THREAD = 8;

  /** Computes the result of an item, on any thread. */
  public interface Work<T, R> {
    R compute(T item) throws IOException;
  }

  /** Receives the results one after another, on the thread that adds the items. */
  public interface Receiver<R> {
    void accept(R result) throws IOException;
  }

  private final WorkerThreads workers;
  private final Work<T, R> work;
  private final Receiver<R> receiver;
  private final int maxPending;
  private final Queue<Future<R>> pending = new ArrayDeque<>();

  public OrderedPipeline(WorkerThreads workers, Work<T, R> work, Receiver<R> receiver) {
    this.workers = workers;
    this.work = work;
    this.receiver = receiver;
    this.maxPending = workers.threads() * MAX_PENDING_PER_THREAD;
  }

  /** Processes all items and passes on all results. */
  public static <T, R> void run(
      Iterable<T> items, WorkerThreads workers, Work<T, R> work, Receiver<R> receiver)
      throws IOException {
    OrderedPipeline<T, R> pipeline = new OrderedPipeline<>(workers, work, receiver);
    for (T item : items) {
      pipeline.add(item);
    }
    pipeline.finish();
  }

  /**
   * Adds an item and passes on the results that are ready. If too many items are in progress, waits
   * for the oldest.
   */
  public void add(T item) throws IOException {
    while (!pending.isEmpty() && (pending.element().isDone() || pending.size() >= maxPending)) {
      passOnOldest();
    }
    pending.add(workers.submit(() -> compute(item)));
  }

  private R compute(T item) throws IOException {
    if (!(item instanceof Path file)) {
      return work.compute(item);
    }
    workers.progress().reading(file, true);
    try {
      return work.compute(item);
    } finally {
      workers.progress().reading(file, false);
    }
  }

  /** Waits for all items in progress and passes on their results. */
  public void finish() throws IOException {
    while (!pending.isEmpty()) {
      passOnOldest();
    }
  }

  private void passOnOldest() throws IOException {
    receiver.accept(result(pending.remove()));
  }

  private static <R> R result(Future<R> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
