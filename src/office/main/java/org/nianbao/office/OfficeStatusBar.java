package org.nianbao.office;

import com.sun.star.frame.XFrame;
import com.sun.star.lang.DisposedException;
import com.sun.star.task.XStatusIndicator;
import com.sun.star.task.XStatusIndicatorFactory;
import org.jspecify.annotations.Nullable;

/** The status bar of a window, which may be closed before the work ends. */
final class OfficeStatusBar {
  private static final int WHOLE = 100;

  private @Nullable XStatusIndicator indicator;

  OfficeStatusBar(@Nullable XFrame frame) {
    indicator =
        frame == null || !Uno.is(XStatusIndicatorFactory.class, frame)
            ? null
            : Uno.as(XStatusIndicatorFactory.class, frame).createStatusIndicator();
  }

  /** Changes the status bar. */
  private interface Showing {
    void on(XStatusIndicator indicator);
  }

  private void show(Showing showing) {
    XStatusIndicator shown = indicator;
    if (shown != null) {
      try {
        showing.on(shown);
      } catch (DisposedException e) {
        indicator = null; // the window was closed
      }
    }
  }

  void begin(String text) {
    show(shown -> shown.start(text, WHOLE));
  }

  /** Shows the progress. */
  void at(String text, long done, long all) {
    show(
        shown -> {
          shown.setText(text);
          shown.setValue((int) (done * WHOLE / all));
        });
  }

  void end() {
    show(XStatusIndicator::end);
  }
}
