package org.nianbao.office;

import com.sun.star.beans.PropertyValue;
import com.sun.star.frame.DispatchResultEvent;
import com.sun.star.frame.DispatchResultState;
import com.sun.star.frame.FeatureStateEvent;
import com.sun.star.frame.XDispatchResultListener;
import com.sun.star.frame.XFrame;
import com.sun.star.frame.XNotifyingDispatch;
import com.sun.star.frame.XStatusListener;
import com.sun.star.lib.uno.helper.WeakBase;
import com.sun.star.uno.XComponentContext;
import com.sun.star.util.URL;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.nianbao.Failure;
import org.nianbao.file.Progress;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;

/** The dispatch of a menu item in a frame. All failures are shown and not thrown. */
final class MenuItemDispatch extends WeakBase implements XNotifyingDispatch {
  private final MenuItem item;
  private final XComponentContext context;
  private final @Nullable XFrame frame;

  MenuItemDispatch(MenuItem item, XComponentContext context, @Nullable XFrame frame) {
    this.item = item;
    this.context = context;
    this.frame = frame;
  }

  @Override
  public void dispatch(URL url, PropertyValue[] arguments) {
    dispatchWithNotification(url, arguments, null);
  }

  @Override
  public void dispatchWithNotification(
      URL url, PropertyValue[] arguments, @Nullable XDispatchResultListener listener) {
    MenuItemContext context = new MenuItemContext(this.context, frame, arguments);
    runShowingFailures(context, listener, () -> start(context, listener));
  }

  private void start(MenuItemContext context, @Nullable XDispatchResultListener listener)
      throws Exception {
    boolean inBackground = OfficeBackgroundWork.isLong(item) && !context.isSynchronous();
    if (inBackground) {
      OfficeBackgroundWork.requireIdle(); // before dialogs are shown in vain
    }
    MenuItemWork work;
    try {
      work = item.prepare(context);
    } catch (CancellationException e) {
      notifyListener(listener, DispatchResultState.DONTKNOW, "");
      return;
    }
    if (!inBackground) {
      notifyListener(listener, DispatchResultState.SUCCESS, work.run(Progress.NONE).run());
      return;
    }
    OfficeBackgroundWork.start(
        context,
        work,
        outcome ->
            runShowingFailures(
                context,
                listener,
                () -> notifyListener(listener, DispatchResultState.SUCCESS, outcome.call().run())));
  }

  /** An action that may fail. */
  private interface Attempt {
    void run() throws Exception;
  }

  /**
   * Runs an action and shows its failure. Even an Error is caught, as it could end the office and
   * lose the document.
   */
  @SuppressWarnings("CatchingUnchecked")
  private void runShowingFailures(
      MenuItemContext context, @Nullable XDispatchResultListener listener, Attempt attempt) {
    Thread thread = Thread.currentThread();
    ClassLoader original = thread.getContextClassLoader();
    // libraries load their classes with it
    thread.setContextClassLoader(AddIn.class.getClassLoader());
    try {
      attempt.run();
    } catch (Throwable e) {
      showFailure(context, listener, e);
    } finally {
      thread.setContextClassLoader(original);
    }
  }

  private void showFailure(
      MenuItemContext context, @Nullable XDispatchResultListener listener, Throwable e) {
    try {
      Message reason = reason(e);
      String sentence = messages(context).format(reason);
      notifyListener(listener, DispatchResultState.FAILURE, sentence);
      if (e instanceof CancellationException) {
        context.showInfo(sentence);
      } else {
        context.showError(reason);
      }
    } catch (Throwable second) {
      // nothing more can be done
    }
  }

  /** Returns the language; Chinese if the language of the office cannot be determined. */
  private static Messages messages(MenuItemContext context) {
    try {
      return context.messages();
    } catch (Throwable e) {
      return Messages.CHINESE;
    }
  }

  private static Message reason(Throwable e) {
    if (e instanceof CancellationException) {
      return Message.of("office.stopped");
    }
    return Failure.isProgrammingError(e)
        ? Message.of("office.fault", e.toString())
        : Failure.sentence(e);
  }

  private void notifyListener(
      @Nullable XDispatchResultListener listener, short state, String result) {
    if (listener != null) {
      DispatchResultEvent event = new DispatchResultEvent();
      event.Source = this;
      event.State = state;
      event.Result = result;
      listener.dispatchFinished(event);
    }
  }

  @Override
  public void addStatusListener(XStatusListener listener, URL url) {
    if (item == MenuItem.STOP) {
      OfficeBackgroundWork.addListener(listener, url);
    }
    listener.statusChanged(
        stateEvent(url, item != MenuItem.STOP || OfficeBackgroundWork.isRunning()));
  }

  @Override
  public void removeStatusListener(XStatusListener listener, URL url) {
    OfficeBackgroundWork.removeListener(listener);
  }

  static FeatureStateEvent stateEvent(URL url, boolean enabled) {
    FeatureStateEvent event = new FeatureStateEvent();
    event.FeatureURL = url;
    event.IsEnabled = enabled;
    return event;
  }
}
