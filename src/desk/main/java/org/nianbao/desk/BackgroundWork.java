package org.nianbao.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Runs jobs on another thread, one after another. The user can cancel them at any time. */
final class BackgroundWork {
  /**
   * A job with intermediate results. When it reports its progress, it is stopped if it has been
   * cancelled.
   */
  interface Job<R, V> {
    R run(WorkerThreads workers, Consumer<V> receiver) throws IOException;
  }

  /** A job without intermediate results. */
  interface PlainJob<R> {
    R run(WorkerThreads workers) throws IOException;
  }

  /** Is informed about the work, on the event thread. */
  interface Watcher {
    /** Is called when the user begins a task, which may be several jobs. */
    void begun();

    /** Is called when a job has begun or ended. */
    void changed();

    /** Is called when a job has failed. */
    void failed(Message reason);

    /** Is called when all cancelled work has stopped. */
    void cancelled();
  }

  /**
   * The progress of the current job.
   *
   * @param stage the stage
   * @param done the number of files that are done
   * @param total the number of all files; 0 while unknown
   */
  record State(Progress.Stage stage, long done, long total) {}

  private static final long SLOW_NANOSECONDS = 500_000_000;
  private static final State INITIAL = new State(Progress.Stage.FILES, 0, 0);

  private final Watcher watcher;
  private final ExecutorService thread = singleThread("nianbao-desk");

  /** The jobs that are running or waiting; used on the event thread only. */
  private final List<JobWorker<?, ?>> unfinished = new ArrayList<>();

  private volatile State state = INITIAL;

  /** Whether jobs that are added belong to the task of the job that has just ended. */
  private boolean isContinuing;

  /** The files that are being read, by the times when that began, the longest first. */
  private final Map<Path, Long> reading = Collections.synchronizedMap(new LinkedHashMap<>());

  BackgroundWork(Watcher watcher) {
    this.watcher = watcher;
  }

  /** Returns a thread that runs one job after another, and does not keep the program running. */
  static ExecutorService singleThread(String name) {
    return Executors.newSingleThreadExecutor(
        work -> {
          Thread worker = new Thread(work, name);
          worker.setDaemon(true);
          return worker;
        });
  }

  /** Returns a sentence that explains why work failed. */
  static Message reason(Throwable e) {
    return Failure.isProgrammingError(e)
        ? Message.of("desk.fault", e.getClass().getSimpleName())
        : Failure.sentence(e);
  }

  /**
   * Adds a job.
   *
   * @param onResult receives the result on the event thread
   */
  <R> void submit(PlainJob<R> job, Consumer<R> onResult) {
    this.<R, Void>submit((workers, receiver) -> job.run(workers), none -> {}, onResult);
  }

  /**
   * Adds a job with intermediate results.
   *
   * @param onIntermediate receives intermediate results on the event thread, several at a time, all
   *     of them before the result
   * @param onResult receives the result on the event thread
   */
  <R, V> void submit(Job<R, V> job, Consumer<List<V>> onIntermediate, Consumer<R> onResult) {
    JobWorker<R, V> jobWorker = new JobWorker<>(job, onIntermediate, onResult);
    if (unfinished.isEmpty()) {
      state = INITIAL;
    }
    if (!isContinuing) {
      watcher.begun();
    }
    unfinished.add(jobWorker);
    thread.execute(jobWorker);
    watcher.changed();
  }

  /** Cancels the current job and the waiting ones. A file being written is completed or removed. */
  void cancel() {
    List.copyOf(unfinished).forEach(JobWorker::requestStop);
  }

  /** Returns whether work has been cancelled and has not stopped yet. */
  boolean isStopping() {
    return unfinished.stream().anyMatch(jobWorker -> jobWorker.cancelled);
  }

  boolean isBusy() {
    return !unfinished.isEmpty();
  }

  State state() {
    return state;
  }

  /** Returns the file that is being read for the longest time; null if none takes long. */
  @Nullable Path slowFile() {
    long limit = System.nanoTime() - SLOW_NANOSECONDS;
    synchronized (reading) {
      return reading.entrySet().stream()
          .filter(each -> each.getValue() < limit)
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse(null);
    }
  }

  /**
   * Runs a job. It is not cancelled as a future, which would be done while the job is still
   * writing.
   */
  private final class JobWorker<R, V> extends SwingWorker<R, V> implements Progress {
    private final Job<R, V> job;
    private final Consumer<List<V>> onIntermediate;
    private final Consumer<R> onResult;
    private volatile boolean cancelled;
    private @Nullable Thread worker;

    JobWorker(Job<R, V> job, Consumer<List<V>> onIntermediate, Consumer<R> onResult) {
      this.job = job;
      this.onIntermediate = onIntermediate;
      this.onResult = onResult;
    }

    @Override
    protected R doInBackground() throws IOException {
      state = INITIAL;
      WorkerThreads workers = WorkerThreads.onePerProcessor(this);
      try {
        start();
        return job.run(workers, this::publish);
      } finally {
        clearInterrupt();
        workers.stopAndWait();
      }
    }

    private synchronized void start() {
      requireNotCancelled();
      worker = Thread.currentThread();
    }

    /** Clears the interrupt flag; the job can no longer be interrupted. */
    private synchronized void clearInterrupt() {
      worker = null;
      boolean unused = Thread.interrupted();
    }

    synchronized void requestStop() {
      cancelled = true;
      if (worker != null) {
        worker.interrupt(); // interrupts waiting for a slow file
      }
    }

    private void requireNotCancelled() {
      if (cancelled) {
        throw new CancellationException();
      }
    }

    @Override
    public void update(Stage stage, long done, long total) {
      requireNotCancelled();
      state = new State(stage, done, total);
    }

    @Override
    public void reading(Path file, boolean begins) {
      if (begins) {
        reading.put(file, System.nanoTime());
      } else {
        reading.remove(file);
      }
    }

    @Override
    protected void process(List<V> results) {
      onIntermediate.accept(results);
    }

    @Override
    protected void done() {
      unfinished.remove(this);
      isContinuing = true;
      try {
        onResult.accept(get());
      } catch (ExecutionException e) {
        if (!cancelled) {
          watcher.failed(reason(Objects.requireNonNull(e.getCause())));
        } else if (unfinished.isEmpty()) {
          watcher.cancelled();
        }
      } catch (InterruptedException e) {
        // the result is already available, so the event thread does not wait
        Thread.currentThread().interrupt();
      } finally {
        isContinuing = false;
      }
      watcher.changed();
    }
  }
}
