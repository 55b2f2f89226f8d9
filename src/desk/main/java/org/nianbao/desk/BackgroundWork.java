package org.nianbao.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.swing.SwingWorker;
import org.jspecify.annotations.Nullable;
import org.nianbao.Failure;
import org.nianbao.file.Progress;
import org.nianbao.file.WorkerThreads;
import org.nianbao.message.Message;

/**
 * Runs long work on another thread, one piece after another. All of it can be cancelled at any
 * time.
 */
final class BackgroundWork {
  /**
   * A piece of work with intermediate results. When it reports its progress, it is stopped if it
   * has been cancelled.
   */
  interface Job<R, V> {
    R run(WorkerThreads workers, Consumer<V> arrived) throws IOException;
  }

  /** A piece of work without intermediate results. */
  interface PlainJob<R> {
    R run(WorkerThreads workers) throws IOException;
  }

  /** Is informed about the work, on the event thread. */
  interface Watcher {
    /** Is called when a piece has begun or ended. */
    void changed();

    /** Is called when a piece has failed. */
    void failed(Message reason);

    /** Is called when all cancelled work has stopped. */
    void cancelled();
  }

  /**
   * The progress of the current piece.
   *
   * @param stage the stage
   * @param done the number of files that are done
   * @param all the number of all files; 0 while unknown
   */
  record State(Progress.Stage stage, long done, long all) {}

  private static final State BEGINNING = new State(Progress.Stage.FILES, 0, 0);

  private final Watcher watcher;
  private final ExecutorService thread = thread("nianbao-desk");

  /** The pieces that are running or waiting; used on the event thread only. */
  private final List<Piece<?, ?>> open = new ArrayList<>();

  private volatile State state = BEGINNING;

  BackgroundWork(Watcher watcher) {
    this.watcher = watcher;
  }

  /** Returns a thread that runs one piece after another, and does not keep the program running. */
  static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(
        work -> {
          Thread worker = new Thread(work, name);
          worker.setDaemon(true);
          return worker;
        });
  }

  /** Returns the sentence that says why work failed. */
  static Message reason(Throwable e) {
    return Failure.isProgrammingError(e)
        ? Message.of("desk.fault", e.getClass().getSimpleName())
        : Failure.sentence(e);
  }

  /**
   * Adds a piece of work.
   *
   * @param then receives the result on the event thread
   */
  <R> void start(PlainJob<R> job, Consumer<R> then) {
    this.<R, Void>start((workers, arrived) -> job.run(workers), none -> {}, then);
  }

  /**
   * Adds a piece of work with intermediate results.
   *
   * @param some receives intermediate results on the event thread, several at a time, all of them
   *     before the result
   * @param then receives the result on the event thread
   */
  <R, V> void start(Job<R, V> job, Consumer<List<V>> some, Consumer<R> then) {
    Piece<R, V> piece = new Piece<>(job, some, then);
    if (open.isEmpty()) {
      state = BEGINNING;
    }
    open.add(piece);
    thread.execute(piece);
    watcher.changed();
  }

  /**
   * Cancels the current piece and the waiting ones. A file being written is completed or removed.
   */
  void cancel() {
    List.copyOf(open).forEach(Piece::stop);
  }

  /** Returns whether work has been cancelled and has not stopped yet. */
  boolean isStopping() {
    return open.stream().anyMatch(piece -> piece.stopped);
  }

  boolean isBusy() {
    return !open.isEmpty();
  }

  State state() {
    return state;
  }

  /**
   * A piece of work. It is not cancelled as a future, which would count as done while it is still
   * writing.
   */
  private final class Piece<R, V> extends SwingWorker<R, V> implements Progress {
    private final Job<R, V> job;
    private final Consumer<List<V>> some;
    private final Consumer<R> then;
    private volatile boolean stopped;
    private @Nullable Thread worker;

    Piece(Job<R, V> job, Consumer<List<V>> some, Consumer<R> then) {
      this.job = job;
      this.some = some;
      this.then = then;
    }

    @Override
    protected R doInBackground() throws IOException {
      state = BEGINNING;
      WorkerThreads workers = new WorkerThreads(WorkerThreads.processors(), this);
      try {
        begin();
        return job.run(workers, this::publish);
      } finally {
        finish();
        workers.stopAndWait();
      }
    }

    private synchronized void begin() {
      requireWanted();
      worker = Thread.currentThread();
    }

    /** Clears the interrupt flag; the piece can no longer be interrupted. */
    private synchronized void finish() {
      worker = null;
      boolean unused = Thread.interrupted();
    }

    synchronized void stop() {
      stopped = true;
      if (worker != null) {
        worker.interrupt(); // interrupts waiting for a slow file
      }
    }

    private void requireWanted() {
      if (stopped) {
        throw new CancellationException();
      }
    }

    @Override
    public void update(Stage stage, long done, long all) {
      requireWanted();
      state = new State(stage, done, all);
    }

    @Override
    protected void process(List<V> arrived) {
      some.accept(arrived);
    }

    @Override
    protected void done() {
      open.remove(this);
      try {
        then.accept(get());
      } catch (ExecutionException e) {
        if (!stopped) {
          watcher.failed(reason(Objects.requireNonNull(e.getCause())));
        } else if (open.isEmpty()) {
          watcher.cancelled();
        }
      } catch (InterruptedException e) {
        // the result is already available, so the event thread does not wait
        Thread.currentThread().interrupt();
      }
      watcher.changed();
    }
  }
}
