package org.nianbao;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Opens the window that appears when the program is started without a command. Implementations are
 * found by {@link java.util.ServiceLoader}, so that the command line does not depend on the window
 * and also runs without its jar.
 */
public interface StartWindow {
  /** Opens the window; returns false if there is no screen. */
  boolean open();

  /** Opens the window of the first implementation found; returns whether one was opened. */
  static boolean openFirst() {
    try {
      for (StartWindow window : ServiceLoader.load(StartWindow.class)) {
        if (window.open()) {
          return true;
        }
      }
      return false;
    } catch (ServiceConfigurationError | LinkageError e) {
      return false; // the Java runtime has no java.desktop, or a jar is missing
    }
  }

  /**
   * Returns whether there is a screen. A Java runtime without java.desktop has none, and DISPLAY
   * may name one that does not exist.
   */
  static boolean hasScreen() {
    try {
      return !GraphicsEnvironment.isHeadless()
          && Objects.nonNull(Toolkit.getDefaultToolkit().getScreenSize());
    } catch (AWTError | RuntimeException | LinkageError e) {
      return false;
    }
  }
}
