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

/** One task of one frame. Whatever goes wrong in it is said, and never reaches the office. */
final class TaskDispatch extends WeakBase implements XNotifyingDispatch {
  private final Task task;
  private final XComponentContext context;
  private final @Nullable XFrame frame;

  TaskDispatch(Task task, XComponentContext context, @Nullable XFrame frame) {
    this.task = task;
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
    TaskContext call = new TaskContext(context, frame, arguments);
    guarded(call, listener, () -> start(call, listener));
  }

  private void start(TaskContext call, @Nullable XDispatchResultListener listener) throws Exception {
    boolean beside = LongWork.isLong(task) && !call.isSynchronous();
    if (beside) {
      LongWork.requireNone(); // before anything is asked in vain
    }
    Work work;
    try {
      work = task.begin(call);
    } catch (CancellationException e) {
      tell(listener, DispatchResultState.DONTKNOW, "");
      return;
    }
    if (!beside) {
      tell(listener, DispatchResultState.SUCCESS, work.run(Progress.UNSEEN).run());
      return;
    }
    LongWork.start(
        call,
        work,
        outcome ->
            guarded(
                call,
                listener,
                () -> tell(listener, DispatchResultState.SUCCESS, outcome.call().run())));
  }

  /** Something that may fail. */
  private interface Attempt {
    void run() throws Exception;
  }

  /** A fault of ours is no reason for staff to lose a document: not even an Error may get out. */
  @SuppressWarnings("CatchingUnchecked")
  private void guarded(TaskContext call, @Nullable XDispatchResultListener listener, Attempt attempt) {
    Thread thread = Thread.currentThread();
    ClassLoader offices = thread.getContextClassLoader();
    thread.setContextClassLoader(AddIn.class.getClassLoader()); // where libraries look for theirs
    try {
      attempt.run();
    } catch (Throwable e) {
      fail(call, listener, e);
    } finally {
      thread.setContextClassLoader(offices);
    }
  }

  private void fail(TaskContext call, @Nullable XDispatchResultListener listener, Throwable e) {
    try {
      Message reason = reason(e);
      String sentence = messages(call).say(reason);
      tell(listener, DispatchResultState.FAILURE, sentence);
      if (e instanceof CancellationException) {
        call.tell(sentence);
      } else {
        call.complain(reason);
      }
    } catch (Throwable unsayable) {
      // nothing is left that could be tried
    }
  }

  /** Chinese, if not even the office's language is to be found out. */
  private static Messages messages(TaskContext call) {
    try {
      return call.messages();
    } catch (Throwable e) {
      return Messages.CHINESE;
    }
  }

  private static Message reason(Throwable e) {
    if (e instanceof CancellationException) {
      return Message.of("office.stopped");
    }
    return Failure.isFault(e) ? Message.of("office.fault", e.toString()) : Failure.sentence(e);
  }

  private void tell(@Nullable XDispatchResultListener listener, short state, String result) {
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
    if (task == Task.STOP) {
      LongWork.listen(listener, url);
    }
    listener.statusChanged(state(url, task != Task.STOP || LongWork.isRunning()));
  }

  @Override
  public void removeStatusListener(XStatusListener listener, URL url) {
    LongWork.unlisten(listener);
  }

  static FeatureStateEvent state(URL url, boolean enabled) {
    FeatureStateEvent event = new FeatureStateEvent();
    event.FeatureURL = url;
    event.IsEnabled = enabled;
    return event;
  }
}
