package org.nianbao;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * What a start without any command opens. It is found as a service, so that the command line knows
 * nothing of the window, and does without where its jar is not at hand.
 */
public interface StartWindow {
  /** Opens it; false where there is no screen to open it on. */
  boolean open();

  /** Opens the window that is at hand; false where there is none, or no screen. */
  static boolean isOpened() {
    try {
      for (StartWindow window : ServiceLoader.load(StartWindow.class)) {
        if (window.open()) {
          return true;
        }
      }
      return false;
    } catch (ServiceConfigurationError | LinkageError e) {
      return false; // a Java without windows, or half a folder of jars
    }
  }

  /** Whether there is a screen. A Java without windows has none, and one may be named that is not there. */
  static boolean hasScreen() {
    try {
      return !GraphicsEnvironment.isHeadless()
          && Objects.nonNull(Toolkit.getDefaultToolkit().getScreenSize());
    } catch (AWTError | RuntimeException | LinkageError e) {
      return false;
    }
  }
}
