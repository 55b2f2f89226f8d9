package org.nianbao.file;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Works on many things at once and hands the results on in the order of the things. No more than a
 * few a thread are under way or waiting to be handed on, however many there are.
 */
public final class OrderedPipeline<T, R> {
  /** So many that a slow file does not stop the others, so few that they are no burden. */
  private static final int UNDER_WAY_PER_THREAD = 8;

  /** Makes the result of a thing, on any thread. */
  public interface Work<T, R> {
    R of(T thing) throws IOException;
  }

  /** Takes the results, one after another, on the thread that puts the things on. */
  public interface Receiver<R> {
    void take(R result) throws IOException;
  }

  private final Workers workers;
  private final Work<T, R> work;
  private final Receiver<R> receiver;
  private final int most;
  private final Queue<Future<R>> underWay = new ArrayDeque<>();

  public OrderedPipeline(Workers workers, Work<T, R> work, Receiver<R> receiver) {
    this.workers = workers;
    this.work = work;
    this.receiver = receiver;
    this.most = workers.threads() * UNDER_WAY_PER_THREAD;
  }

  /** Takes on all of these things and hands on all their results. */
  public static <T, R> void run(
      Iterable<T> things, Workers workers, Work<T, R> work, Receiver<R> receiver)
      throws IOException {
    OrderedPipeline<T, R> conveyor = new OrderedPipeline<>(workers, work, receiver);
    for (T thing : things) {
      conveyor.put(thing);
    }
    conveyor.finish();
  }

  /** Puts a thing on, and hands on what is ready; where there are enough, the oldest is waited for. */
  public void put(T thing) throws IOException {
    while (!underWay.isEmpty() && (underWay.element().isDone() || underWay.size() >= most)) {
      handOn();
    }
    underWay.add(workers.start(() -> work.of(thing)));
  }

  /** Hands on all that is under way. */
  public void finish() throws IOException {
    while (!underWay.isEmpty()) {
      handOn();
    }
  }

  private void handOn() throws IOException {
    receiver.take(result(underWay.remove()));
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
