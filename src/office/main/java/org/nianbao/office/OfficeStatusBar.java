package org.nianbao.office;

import com.sun.star.frame.XFrame;
import com.sun.star.lang.DisposedException;
import com.sun.star.task.XStatusIndicator;
import com.sun.star.task.XStatusIndicatorFactory;
import org.jspecify.annotations.Nullable;

/** The status bar of a window, which may be closed before the work ends. */
final class OfficeStatusBar {
  private static final int MAX_VALUE = 100;

  private @Nullable XStatusIndicator indicator;

  OfficeStatusBar(@Nullable XFrame frame) {
    indicator =
        frame == null || !Uno.supports(XStatusIndicatorFactory.class, frame)
            ? null
            : Uno.as(XStatusIndicatorFactory.class, frame).createStatusIndicator();
  }

  /** Changes the status bar. */
  private interface Showing {
    void apply(XStatusIndicator indicator);
  }

  private void update(Showing showing) {
    XStatusIndicator shown = indicator;
    if (shown != null) {
      try {
        showing.apply(shown);
      } catch (DisposedException e) {
        indicator = null; // the window was closed
      }
    }
  }

  void start(String text) {
    update(shown -> shown.start(text, MAX_VALUE));
  }

  /** Shows the progress. */
  void setProgress(String text, long done, long total) {
    update(
        shown -> {
          shown.setText(text);
          shown.setValue((int) (done * MAX_VALUE / total));
        });
  }

  void end() {
    update(XStatusIndicator::end);
  }
}
