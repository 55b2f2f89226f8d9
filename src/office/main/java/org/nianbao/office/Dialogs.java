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
import com.sun.star.ui.dialogs.XFilePicker;
import com.sun.star.ui.dialogs.XFilePicker3;
import com.sun.star.ui.dialogs.XFolderPicker;
import com.sun.star.uno.UnoRuntime;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Message boxes, and the file pickers of the office. */
final class Dialogs {
  private Dialogs() {}

  static void showInfo(MenuItemContext context, String sentence) {
    showMessage(context, MessageBoxType.INFOBOX, MessageBoxButtons.BUTTONS_OK, sentence);
  }

  static void showError(MenuItemContext context, String sentence) {
    showMessage(context, MessageBoxType.ERRORBOX, MessageBoxButtons.BUTTONS_OK, sentence);
  }

  /** Asks a question; returns whether the answer is yes. */
  static boolean isConfirmed(MenuItemContext context, String question) {
    short answer =
        showMessage(context, MessageBoxType.QUERYBOX, MessageBoxButtons.BUTTONS_YES_NO, question);
    return answer == MessageBoxResults.YES;
  }

  private static short showMessage(
      MenuItemContext context, MessageBoxType type, int buttons, String text) {
    XFrame frame = context.frame();
    XWindowPeer parent =
        frame == null
            ? null
            : UnoRuntime.queryInterface(XWindowPeer.class, frame.getContainerWindow());
    XMessageBoxFactory toolkit =
        Uno.createService(context.context(), "com.sun.star.awt.Toolkit", XMessageBoxFactory.class);
    XMessageBox box =
        toolkit.createMessageBox(
            parent, type, buttons, context.messages().format("office.title"), text);
    try {
      return box.execute();
    } finally {
      Uno.as(XComponent.class, box).dispose();
    }
  }

  /**
   * Asks for a file to read.
   *
   * @param title the title of the picker
   * @param filter the name of the kind of files
   * @param patterns the patterns of file names
   * @throws CancellationException if the user cancels
   */
  static Path chooseFile(MenuItemContext context, String title, String filter, String patterns) {
    XFilePicker picker = picker(context, TemplateDescription.FILEOPEN_SIMPLE);
    picker.setTitle(title);
    setFilter(picker, filter, patterns);
    return selectedFile(picker);
  }

  /**
   * Asks for a file to write. The office asks before a file is replaced.
   *
   * @param folder the first folder that is shown; null for the office's default
   * @throws CancellationException if the user cancels
   */
  static Path chooseFileToSave(
      MenuItemContext context, String title, @Nullable Path folder, String name) {
    XFilePicker picker = picker(context, TemplateDescription.FILESAVE_AUTOEXTENSION);
    picker.setTitle(title);
    String ending = name.substring(name.lastIndexOf('.'));
    setFilter(picker, ending, "*" + ending);
    picker.setDefaultName(name);
    if (folder != null) {
      try {
        picker.setDisplayDirectory(OfficeProgram.url(folder));
      } catch (com.sun.star.lang.IllegalArgumentException e) {
        // the picker then shows its default folder
      }
    }
    Path file = selectedFile(picker);
    String chosen = String.valueOf(file.getFileName());
    return chosen.toLowerCase(Locale.ROOT).endsWith(ending)
        ? file
        : file.resolveSibling(chosen + ending);
  }

  /** Asks for a folder; returns null if the user cancels. */
  static @Nullable Path chooseFolder(MenuItemContext context, String title) {
    XFolderPicker picker =
        Uno.createService(
            context.context(), "com.sun.star.ui.dialogs.FolderPicker", XFolderPicker.class);
    picker.setTitle(title);
    return picker.execute() == ExecutableDialogResults.OK
        ? OfficeProgram.path(picker.getDirectory())
        : null;
  }

  private static XFilePicker picker(MenuItemContext context, short kind) {
    XMultiComponentFactory services = context.context().getServiceManager();
    try {
      Object picker =
          services.createInstanceWithContext(
              "com.sun.star.ui.dialogs.FilePicker", context.context());
      Uno.as(XInitialization.class, picker).initialize(new Object[] {kind});
      return Uno.as(XFilePicker.class, picker);
    } catch (com.sun.star.uno.Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void setFilter(XFilePicker picker, String name, String patterns) {
    try {
      XFilePicker3 filtering = Uno.as(XFilePicker3.class, picker);
      filtering.appendFilter(name, patterns);
      filtering.setCurrentFilter(name);
    } catch (com.sun.star.lang.IllegalArgumentException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path selectedFile(XFilePicker picker) {
    if (picker.execute() != ExecutableDialogResults.OK) {
      throw new CancellationException();
    }
    return OfficeProgram.path(picker.getFiles()[0]);
  }
}
