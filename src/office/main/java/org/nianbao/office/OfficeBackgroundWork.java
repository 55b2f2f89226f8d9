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

/**
 * Runs a menu item in the background, one at a time. The status bar shows the progress, and the
 * user can stop it.
 */
final class OfficeBackgroundWork implements Progress {
  private static final long UPDATE_INTERVAL = 100_000_000L;

  /**
   * The menu items that run in the background: they read many files, or fill a workbook for the
   * first time.
   */
  private static final Set<MenuItem> LONG_ITEMS =
      EnumSet.of(MenuItem.WRITE, MenuItem.PUBLISH, MenuItem.NEW, MenuItem.IMPORT, MenuItem.MERGE);

  private static final AtomicReference<@Nullable OfficeBackgroundWork> RUNNING =
      new AtomicReference<>();
  private static final Map<XStatusListener, URL> LISTENERS = new ConcurrentHashMap<>();

  private final MenuItemContext context;
  private final OfficeStatusBar statusBar;
  private volatile boolean stopped;
  private Stage stage = Stage.FILES;
  private long lastUpdate;

  private OfficeBackgroundWork(MenuItemContext context) {
    this.context = context;
    this.statusBar = new OfficeStatusBar(context.frame());
  }

  static boolean isLong(MenuItem item) {
    return LONG_ITEMS.contains(item);
  }

  static boolean isRunning() {
    return RUNNING.get() != null;
  }

  /**
   * Checks that nothing is running.
   *
   * @throws RefusedException if something is
   */
  static void requireIdle() throws RefusedException {
    if (isRunning()) {
      throw new RefusedException("office.busy");
    }
  }

  /**
   * Starts the work in the background.
   *
   * @param receiver is called on the office's thread with a callable that returns the result or
   *     throws the failure
   * @throws RefusedException if something is running
   */
  static void start(
      MenuItemContext context,
      MenuItemWork work,
      Consumer<Callable<MenuItemWork.ResultAction>> receiver)
      throws RefusedException {
    OfficeBackgroundWork running = new OfficeBackgroundWork(context);
    if (!RUNNING.compareAndSet(null, running)) {
      throw new RefusedException("office.busy");
    }
    Thread thread = new Thread(() -> running.run(work, receiver), "nianbao-office");
    thread.setContextClassLoader(AddIn.class.getClassLoader());
    thread.setDaemon(true); // the thread does not keep the office running
    try {
      thread.start();
    } catch (Throwable e) { // the limit of threads may be reached
      RUNNING.set(null);
      throw e;
    }
    notifyListeners();
  }

  /**
   * Stops the work after the current file; returns a sentence, which is empty if nothing is
   * running.
   */
  static String stop() {
    OfficeBackgroundWork running = RUNNING.get();
    if (running == null) {
      return "";
    }
    running.stopped = true;
    return running.context.messages().format("office.stopping");
  }

  private void run(MenuItemWork work, Consumer<Callable<MenuItemWork.ResultAction>> receiver) {
    Callable<MenuItemWork.ResultAction> outcome;
    try {
      statusBar.start(context.messages().format("office.working"));
      MenuItemWork.ResultAction action = work.run(this);
      outcome = () -> action;
    } catch (Throwable e) {
      outcome = () -> rethrow(e);
    } finally {
      RUNNING.set(null);
    }
    statusBar.end();
    onOfficeThread(outcome, receiver);
  }

  private static MenuItemWork.ResultAction rethrow(Throwable e) throws Exception {
    if (e instanceof Error error) {
      throw error;
    }
    throw (Exception) e;
  }

  private void onOfficeThread(
      Callable<MenuItemWork.ResultAction> outcome,
      Consumer<Callable<MenuItemWork.ResultAction>> receiver) {
    XRequestCallback queue =
        Uno.createService(
            context.context(), "com.sun.star.awt.AsyncCallback", XRequestCallback.class);
    queue.addCallback(
        new Callback(
            () -> {
              notifyListeners();
              receiver.accept(outcome);
            }),
        Any.VOID);
  }

  /** A callback that the office runs on its thread. */
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
  public void update(Stage newStage, long done, long total) {
    if (stopped) {
      throw new CancellationException();
    }
    show(newStage, done, total);
  }

  private synchronized void show(Stage newStage, long done, long total) {
    long time = System.nanoTime();
    if (total > 0 && (newStage != stage || time - lastUpdate >= UPDATE_INTERVAL)) {
      stage = newStage;
      lastUpdate = time;
      Message stageName = Message.of("cli.progress." + newStage.name());
      statusBar.setProgress(
          context.messages().format("office.progress", stageName, done, total), done, total);
    }
  }

  static void addListener(XStatusListener listener, URL url) {
    LISTENERS.put(listener, url);
  }

  static void removeListener(XStatusListener listener) {
    LISTENERS.remove(listener);
  }

  private static void notifyListeners() {
    boolean running = isRunning();
    LISTENERS.forEach(
        (listener, url) -> {
          try {
            listener.statusChanged(MenuItemDispatch.stateEvent(url, running));
          } catch (DisposedException e) { // the listener's window was closed
            LISTENERS.remove(listener);
          }
        });
  }
}
