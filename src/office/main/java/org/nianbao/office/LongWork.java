package org.nianbao.office;

import com.sun.star.awt.XCallback;
import com.sun.star.awt.XRequestCallback;
import com.sun.star.frame.XStatusListener;
import com.sun.star.lang.DisposedException;
import com.sun.star.lib.uno.helper.WeakBase;
import com.sun.star.uno.Any;
import com.sun.star.util.URL;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.Progress;
import org.nianbao.message.Message;
import org.nianbao.task.RefusedException;

/** Work beside the office, one at a time: the status bar shows how far it is; it can be stopped. */
final class LongWork implements Progress {
  private static final long BETWEEN = 100_000_000L;

  /** What reads many files, or fills a workbook for the first time. */
  private static final Set<Task> LONG =
      EnumSet.of(Task.WRITE, Task.PUBLISH, Task.NEW, Task.IMPORT, Task.MERGE);

  private static final AtomicReference<@Nullable LongWork> RUNNING = new AtomicReference<>();
  private static final Map<XStatusListener, URL> LISTENERS = new ConcurrentHashMap<>();

  private final TaskContext call;
  private final OfficeStatusBar bar;
  private volatile boolean stopped;
  private Stage stage = Stage.FILES;
  private long last;

  private LongWork(TaskContext call) {
    this.call = call;
    this.bar = new OfficeStatusBar(call.frame());
  }

  static boolean isLong(Task task) {
    return LONG.contains(task);
  }

  static boolean isRunning() {
    return RUNNING.get() != null;
  }

  /**
   * Makes sure that no other work is under way.
   *
   * @throws RefusedException if there is
   */
  static void requireNone() throws RefusedException {
    if (isRunning()) {
      throw new RefusedException("office.busy");
    }
  }

  /**
   * Starts work and comes back at once.
   *
   * @param receiver is given, on the office's thread, what gives the outcome or throws what went
   *     wrong
   * @throws RefusedException if other work is under way
   */
  static void start(TaskContext call, Work work, Consumer<Callable<Work.Ending>> receiver)
      throws RefusedException {
    LongWork running = new LongWork(call);
    if (!RUNNING.compareAndSet(null, running)) {
      throw new RefusedException("office.busy");
    }
    Thread thread = new Thread(() -> running.run(work, receiver), "nianbao-office");
    thread.setContextClassLoader(AddIn.class.getClassLoader());
    thread.setDaemon(true); // an office that is closed does not wait for it
    try {
      thread.start();
    } catch (Throwable e) { // there may be too many threads already
      RUNNING.set(null);
      throw e;
    }
    tellListeners();
  }

  /** Ends what is under way, as soon as the file it is at is done; says whether anything was. */
  static String stop() {
    LongWork running = RUNNING.get();
    if (running == null) {
      return "";
    }
    running.stopped = true;
    return running.call.messages().say("office.stopping");
  }

  private void run(Work work, Consumer<Callable<Work.Ending>> receiver) {
    Callable<Work.Ending> outcome;
    try {
      bar.begin(call.messages().say("office.working"));
      Work.Ending ending = work.run(this);
      outcome = () -> ending;
    } catch (Throwable e) {
      outcome = () -> rethrown(e);
    } finally {
      RUNNING.set(null);
    }
    bar.end();
    onOfficeThread(outcome, receiver);
  }

  private static Work.Ending rethrown(Throwable e) throws Exception {
    if (e instanceof Error error) {
      throw error;
    }
    throw (Exception) e;
  }

  private void onOfficeThread(
      Callable<Work.Ending> outcome, Consumer<Callable<Work.Ending>> receiver) {
    XRequestCallback queue =
        Uno.service(call.context(), "com.sun.star.awt.AsyncCallback", XRequestCallback.class);
    queue.addCallback(
        new Callback(
            () -> {
              tellListeners();
              receiver.accept(outcome);
            }),
        Any.VOID);
  }

  /** What the office runs when it is at leisure. */
  private static final class Callback extends WeakBase implements XCallback {
    private final Runnable work;

    private Callback(Runnable work) {
      this.work = work;
    }

    @Override
    public void notify(Object data) {
      work.run();
    }
  }

  @Override
  public void at(Stage now, long done, long all) {
    if (stopped) {
      throw new CancellationException();
    }
    show(now, done, all);
  }

  private synchronized void show(Stage now, long done, long all) {
    long time = System.nanoTime();
    if (all > 0 && (now != stage || time - last >= BETWEEN)) {
      stage = now;
      last = time;
      Message what = Message.of("cli.progress." + now.name());
      bar.at(call.messages().say("office.progress", what, done, all), done, all);
    }
  }

  static void listen(XStatusListener listener, URL url) {
    LISTENERS.put(listener, url);
  }

  static void unlisten(XStatusListener listener) {
    LISTENERS.remove(listener);
  }

  private static void tellListeners() {
    boolean running = isRunning();
    LISTENERS.forEach(
        (listener, url) -> {
          try {
            listener.statusChanged(TaskDispatch.state(url, running));
          } catch (DisposedException e) { // its window was closed
            LISTENERS.remove(listener);
          }
        });
  }
}
