package org.nianbao.desk;

import java.awt.EventQueue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nianbao.Failure;
import org.nianbao.file.Progress;
import org.nianbao.file.Workers;
import org.nianbao.message.Message;

/** Long work off the event thread, piece by piece. All of it can be stopped at any time. */
final class BackgroundWork {
  /** A piece of work; when it says how far it is, it is stopped if it is no longer wanted. */
  interface Task<R> {
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
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread worker = new Thread(work, "nianbao-desk");
            worker.setDaemon(true);
            return worker;
          });

  /** Begun or waiting; known to the event thread only. */
  private final List<Piece<?>> open = new ArrayList<>();

  private volatile State state = BEGINNING;

  BackgroundWork(Watcher watcher) {
    this.watcher = watcher;
  }

  /**
   * Puts a piece of work behind what is under way.
   *
   * @param then given its result on the event thread
   */
  <R> void start(Task<R> task, Consumer<R> then) {
    Piece<R> piece = new Piece<>(task, then);
    if (open.isEmpty()) {
      state = BEGINNING;
    }
    open.add(piece);
    thread.execute(piece);
    watcher.changed();
  }

  /** Stops what is under way and what waits; what is being written is not left half-written. */
  void cancel() {
    List.copyOf(open).forEach(Piece::cancel);
  }

  /** Whether it has been told to stop, and has not yet. */
  boolean isStopping() {
    return open.stream().anyMatch(piece -> piece.cancelled);
  }

  boolean isBusy() {
    return !open.isEmpty();
  }

  State state() {
    return state;
  }

  private <R> void end(Piece<R> piece, @Nullable R result, @Nullable Message reason) {
    open.remove(piece);
    if (result != null) {
      piece.then.accept(result);
    } else if (!piece.cancelled && reason != null) {
      watcher.failed(reason);
    } else if (open.isEmpty()) {
      watcher.cancelled();
    }
    watcher.changed();
  }

  private final class Piece<R> implements Runnable, Progress {
    private final Task<R> task;
    private final Consumer<R> then;
    private volatile boolean cancelled;
    private @Nullable Thread worker;

    Piece(Task<R> task, Consumer<R> then) {
      this.task = task;
      this.then = then;
    }

    @Override
    public void run() {
      state = BEGINNING;
      Message reason = null;
      R result = null;
      Workers workers = new Workers(Workers.processors(), this);
      try {
        begin();
        result = task.run(workers);
      } catch (IOException | OutOfMemoryError e) {
        reason = Failure.sentence(e);
      } catch (RuntimeException | StackOverflowError | LinkageError e) {
        reason = Message.of("desk.fault", e.getClass().getSimpleName());
      } finally {
        finish();
        workers.stop();
      }
      R made = result;
      Message failure = reason;
      EventQueue.invokeLater(() -> end(this, made, failure));
    }

    private synchronized void begin() {
      if (cancelled) {
        throw new CancellationException();
      }
      worker = Thread.currentThread();
    }

    /** From here on nobody interrupts, and what has been meant for this piece is forgotten. */
    private synchronized void finish() {
      worker = null;
      boolean unused = Thread.interrupted();
    }

    synchronized void cancel() {
      cancelled = true;
      if (worker != null) {
        worker.interrupt(); // it may wait for a slow file
      }
    }

    @Override
    public void at(Stage stage, long done, long all) {
      if (cancelled) {
        throw new CancellationException();
      }
      state = new State(stage, done, all);
    }
  }
}
