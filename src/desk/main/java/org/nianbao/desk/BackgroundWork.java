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
import org.nianbao.file.Workers;
import org.nianbao.message.Message;

/** Long work off the event thread, piece by piece. All of it can be stopped at any time. */
final class BackgroundWork {
  /**
   * A piece of work that hands over intermediate results; when it says how far it is, it is stopped
   * if it is no longer wanted.
   */
  interface Task<R, V> {
    R run(Workers workers, Consumer<V> arrived) throws IOException;
  }

  /** The same without intermediate results. */
  interface PlainTask<R> {
    R run(Workers workers) throws IOException;
  }

  /** Who is told on the event thread what becomes of the work. */
  interface Watcher {
    /** A piece has begun or ended. */
    void changed();

    /** A piece came to nothing. */
    void failed(Message reason);

    /** All that was left has been stopped. */
    void cancelled();
  }

  /**
   * How far the piece is that is being worked on.
   *
   * @param stage what is being done
   * @param done how many are done
   * @param all how many there are; 0 while nobody knows
   */
  record State(Progress.Stage stage, long done, long all) {}

  private static final State BEGINNING = new State(Progress.Stage.FILES, 0, 0);

  private final Watcher watcher;
  private final ExecutorService thread = thread("nianbao-desk");

  /** Begun or waiting; known to the event thread only. */
  private final List<Piece<?, ?>> open = new ArrayList<>();

  private volatile State state = BEGINNING;

  BackgroundWork(Watcher watcher) {
    this.watcher = watcher;
  }

  /** A thread that does one piece after another, and for which a closed window does not wait. */
  static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(
        work -> {
          Thread worker = new Thread(work, name);
          worker.setDaemon(true);
          return worker;
        });
  }

  /** Why work came to nothing, in a sentence. */
  static Message reason(Throwable e) {
    return e instanceof IOException || e instanceof OutOfMemoryError
        ? Failure.sentence(e)
        : Message.of("desk.fault", e.getClass().getSimpleName());
  }

  /**
   * Puts a piece of work behind what is under way.
   *
   * @param then given its result on the event thread
   */
  <R> void start(PlainTask<R> task, Consumer<R> then) {
    this.<R, Void>start((workers, arrived) -> task.run(workers), none -> {}, then);
  }

  /**
   * Puts a piece of work behind what is under way.
   *
   * @param some given intermediate results on the event thread, several at a time, all of them before
   *     the work ends
   * @param then given its result on the event thread
   */
  <R, V> void start(Task<R, V> task, Consumer<List<V>> some, Consumer<R> then) {
    Piece<R, V> piece = new Piece<>(task, some, then);
    if (open.isEmpty()) {
      state = BEGINNING;
    }
    open.add(piece);
    thread.execute(piece);
    watcher.changed();
  }

  /** Stops what is under way and what waits; what is being written is not left half-written. */
  void cancel() {
    List.copyOf(open).forEach(Piece::stop);
  }

  /** Whether it has been told to stop, and has not yet. */
  boolean isStopping() {
    return open.stream().anyMatch(piece -> piece.stopped);
  }

  boolean isBusy() {
    return !open.isEmpty();
  }

  State state() {
    return state;
  }

  /** Not cancelled as a future, which would end it before it has let go of what it writes. */
  private final class Piece<R, V> extends SwingWorker<R, V> implements Progress {
    private final Task<R, V> task;
    private final Consumer<List<V>> some;
    private final Consumer<R> then;
    private volatile boolean stopped;
    private @Nullable Thread worker;

    Piece(Task<R, V> task, Consumer<List<V>> some, Consumer<R> then) {
      this.task = task;
      this.some = some;
      this.then = then;
    }

    @Override
    protected R doInBackground() throws IOException {
      state = BEGINNING;
      Workers workers = new Workers(Workers.processors(), this);
      try {
        begin();
        return task.run(workers, this::publish);
      } finally {
        finish();
        workers.stop();
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
        worker.interrupt(); // it may wait for a slow file
      }
    }

    private void requireWanted() {
      if (stopped) {
        throw new CancellationException();
      }
    }

    @Override
    public void at(Stage stage, long done, long all) {
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
        Thread.currentThread().interrupt(); // the event thread does not wait for what is done
      }
      watcher.changed();
    }
  }
}
