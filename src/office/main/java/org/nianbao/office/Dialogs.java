package org.nianbao.office;

import com.sun.star.awt.MessageBoxButtons;
import com.sun.star.awt.MessageBoxResults;
import com.sun.star.awt.MessageBoxType;
import com.sun.star.awt.XMessageBox;
import com.sun.star.awt.XMessageBoxFactory;
import com.sun.star.awt.XWindowPeer;
import com.sun.star.frame.XFrame;
import com.sun.star.lang.XComponent;
import com.sun.star.lang.XInitialization;
import com.sun.star.lang.XMultiComponentFactory;
import com.sun.star.ui.dialogs.ExecutableDialogResults;
import com.sun.star.ui.dialogs.TemplateDescription;
import com.sun.star.ui.dialogs.XFilePicker3;
import com.sun.star.ui.dialogs.XFilePicker;
import com.sun.star.ui.dialogs.XFolderPicker;
import com.sun.star.uno.UnoRuntime;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Boxes with a sentence in them, and the office's own pickers of files. */
final class Dialogs {
  private Dialogs() {}

  static void info(TaskContext call, String sentence) {
    box(call, MessageBoxType.INFOBOX, MessageBoxButtons.BUTTONS_OK, sentence);
  }

  static void error(TaskContext call, String sentence) {
    box(call, MessageBoxType.ERRORBOX, MessageBoxButtons.BUTTONS_OK, sentence);
  }

  /** Asks a question that is answered with yes or no. */
  static boolean yes(TaskContext call, String question) {
    short answer =
        box(call, MessageBoxType.QUERYBOX, MessageBoxButtons.BUTTONS_YES_NO, question);
    return answer == MessageBoxResults.YES;
  }

  private static short box(TaskContext call, MessageBoxType type, int buttons, String text) {
    XFrame frame = call.frame();
    XWindowPeer parent =
        frame == null
            ? null
            : UnoRuntime.queryInterface(XWindowPeer.class, frame.getContainerWindow());
    XMessageBoxFactory toolkit =
        Uno.service(call.context(), "com.sun.star.awt.Toolkit", XMessageBoxFactory.class);
    XMessageBox box =
        toolkit.createMessageBox(parent, type, buttons, call.messages().say("office.title"), text);
    try {
      return box.execute();
    } finally {
      Uno.as(XComponent.class, box).dispose();
    }
  }

  /**
   * Asks for a file to read.
   *
   * @param title what it is to be
   * @param filter the kind of files, and their patterns
   * @throws CancellationException if none is chosen
   */
  static Path open(TaskContext call, String title, String filter, String patterns) {
    XFilePicker picker = picker(call, TemplateDescription.FILEOPEN_SIMPLE);
    picker.setTitle(title);
    filter(picker, filter, patterns);
    return chosen(picker);
  }

  /**
   * Asks where to write a file; the office asks before one is replaced.
   *
   * @param folder where to look first; null for wherever the office does
   * @throws CancellationException if no place is chosen
   */
  static Path save(TaskContext call, String title, @Nullable Path folder, String name) {
    XFilePicker picker = picker(call, TemplateDescription.FILESAVE_AUTOEXTENSION);
    picker.setTitle(title);
    String ending = name.substring(name.lastIndexOf('.'));
    filter(picker, ending, "*" + ending);
    picker.setDefaultName(name);
    if (folder != null) {
      try {
        picker.setDisplayDirectory(Office.url(folder));
      } catch (com.sun.star.lang.IllegalArgumentException e) {
        // it begins elsewhere then
      }
    }
    Path file = chosen(picker);
    String chosen = String.valueOf(file.getFileName());
    return chosen.toLowerCase(Locale.ROOT).endsWith(ending)
        ? file
        : file.resolveSibling(chosen + ending);
  }

  /** Asks for a folder; null if none is chosen. */
  static @Nullable Path folder(TaskContext call, String title) {
    XFolderPicker picker =
        Uno.service(
            call.context(), "com.sun.star.ui.dialogs.FolderPicker", XFolderPicker.class);
    picker.setTitle(title);
    return picker.execute() == ExecutableDialogResults.OK
        ? Office.path(picker.getDirectory())
        : null;
  }

  private static XFilePicker picker(TaskContext call, short kind) {
    XMultiComponentFactory services = call.context().getServiceManager();
    try {
      Object picker =
          services.createInstanceWithContext(
              "com.sun.star.ui.dialogs.FilePicker", call.context());
      Uno.as(XInitialization.class, picker).initialize(new Object[] {kind});
      return Uno.as(XFilePicker.class, picker);
    } catch (com.sun.star.uno.Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void filter(XFilePicker picker, String name, String patterns) {
    try {
      XFilePicker3 filtering = Uno.as(XFilePicker3.class, picker);
      filtering.appendFilter(name, patterns);
      filtering.setCurrentFilter(name);
    } catch (com.sun.star.lang.IllegalArgumentException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path chosen(XFilePicker picker) {
    if (picker.execute() != ExecutableDialogResults.OK) {
      throw new CancellationException();
    }
    return Office.path(picker.getFiles()[0]);
  }
}
