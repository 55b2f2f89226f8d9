package org.nianbao;

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
}
