package org.nianbao.desk;

import java.awt.EventQueue;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.nianbao.StartWindow;
import org.nianbao.message.Messages;
import org.nianbao.reader.TemplateFolder;

/** The main class of the window. */
public final class Desk implements StartWindow {
  /**
   * Opens the window with the files that the arguments name. With {@code --lang en} first, the
   * window is in English.
   */
  public static void main(String[] arguments) {
    TemplateFolder.install(Desk.class);
    List<String> remaining = new ArrayList<>(Arrays.asList(arguments));
    int languageIndex = Collections.indexOfSubList(remaining, List.of("--lang", "en"));
    if (languageIndex >= 0) {
      remaining.subList(languageIndex, languageIndex + 2).clear();
    }
    Messages messages = languageIndex >= 0 ? Messages.ENGLISH : Messages.CHINESE;
    List<Path> named = remaining.stream().filter(Desk::isPath).map(Path::of).toList();
    if (!openWindow(named, messages)) {
      System.err.println(messages.format("desk.screenless"));
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
    return openWindow(List.of(), Messages.CHINESE);
  }

  private static boolean openWindow(List<Path> named, Messages messages) {
    boolean english = messages.equals(Messages.ENGLISH);
    // also for the texts of Swing, and of keys, which are loaded with the screen
    Locale.setDefault(english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
    if (!StartWindow.hasScreen()) {
      return false;
    }
    EventQueue.invokeLater(() -> open(Settings.ofUser(), named, messages));
    return true;
  }

  private static void open(Settings settings, List<Path> named, Messages messages) {
    DeskWindow window = new DeskWindow(messages, settings, new Appearance(settings));
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, fault) ->
            EventQueue.invokeLater(() -> window.failed(BackgroundWork.reason(fault))));
    window.open(named);
  }
}
