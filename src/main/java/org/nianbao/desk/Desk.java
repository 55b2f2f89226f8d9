package org.nianbao.desk;

import java.awt.AWTError;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.nianbao.StartWindow;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;

/** The window's entry. */
public final class Desk implements StartWindow {
  /** Opens the window with the files that are named, as those dropped on its icon are. */
  public static void main(String[] arguments) {
    if (!isOpened(Arrays.stream(arguments).filter(Desk::isPath).map(Path::of).toList())) {
      System.err.println(Messages.CHINESE.say("desk.screenless"));
      System.exit(2);
    }
  }

  private static boolean isPath(String name) {
    try {
      return !Path.of(name).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  @Override
  public boolean open() {
    return isOpened(List.of());
  }

  private static boolean isOpened(List<Path> named) {
    if (!hasScreen()) {
      return false;
    }
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE); // the dialogs of Java itself, too
    EventQueue.invokeLater(() -> open(Settings.ofUser(), named));
    return true;
  }

  private static void open(Settings settings, List<Path> named) {
    DeskWindow window = new DeskWindow(Messages.CHINESE, settings, new Appearance(settings));
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, fault) ->
            EventQueue.invokeLater(
                () -> window.failed(Message.of("desk.fault", fault.getClass().getSimpleName()))));
    window.open(named);
  }

  /** A Java without windows has no screen, and a screen may be named that is not there. */
  private static boolean hasScreen() {
    try {
      return !GraphicsEnvironment.isHeadless()
          && Objects.nonNull(Toolkit.getDefaultToolkit().getScreenSize());
    } catch (AWTError | RuntimeException | LinkageError e) {
      return false;
    }
  }
}
