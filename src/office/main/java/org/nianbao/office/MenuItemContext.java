package org.nianbao.office;

import com.sun.star.beans.PropertyValue;
import com.sun.star.frame.XController;
import com.sun.star.frame.XDispatchHelper;
import com.sun.star.frame.XDispatchProvider;
import com.sun.star.frame.XFrame;
import com.sun.star.frame.XModel;
import com.sun.star.sheet.XSpreadsheetDocument;
import com.sun.star.uno.XComponentContext;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.task.RefusedException;

/**
 * The context of a call of a menu item: the window and the arguments. The menu passes no arguments.
 * A macro may pass the input that dialogs ask for, and {@code Silent} to show no dialogs.
 */
final class MenuItemContext {
  private static final String SILENT = "Silent";
  private static final String LANGUAGE = "Language";

  /** An argument of the office: the caller waits, and has locks that other threads would need. */
  private static final String SYNCHRONOUS = "SynchronMode";

  private final XComponentContext context;
  private final @Nullable XFrame frame;
  private final Map<String, Object> arguments;

  MenuItemContext(XComponentContext context, @Nullable XFrame frame, PropertyValue[] arguments) {
    this.context = context;
    this.frame = frame;
    this.arguments =
        Arrays.stream(arguments)
            .filter(each -> each.Value != null)
            .collect(Collectors.toMap(each -> each.Name, each -> each.Value, (one, same) -> same));
  }

  XComponentContext context() {
    return context;
  }

  @Nullable XFrame frame() {
    return frame;
  }

  /** Returns the language: that of the menus, unless the argument {@code Language} is given. */
  Messages messages() {
    String language =
        Objects.requireNonNullElseGet(text(LANGUAGE), () -> OfficeProgram.language(context));
    return language.startsWith("zh") ? Messages.CHINESE : Messages.ENGLISH;
  }

  boolean isSilent() {
    return isTrue(SILENT);
  }

  boolean isSynchronous() {
    return isTrue(SYNCHRONOUS);
  }

  boolean isTrue(String argument) {
    return Boolean.TRUE.equals(arguments.get(argument));
  }

  boolean has(String argument) {
    return arguments.containsKey(argument);
  }

  /** Returns an argument as text; null if it is not given. */
  @Nullable String text(String argument) {
    Object value = arguments.get(argument);
    return value == null ? null : value.toString();
  }

  /**
   * Returns an argument that is the path or the URL of a file or folder; null if it is not given.
   */
  @Nullable Path path(String argument) throws RefusedException {
    String text = text(argument);
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return OfficeProgram.path(text);
    } catch (InvalidPathException e) {
      throw new RefusedException("cli.path", text);
    }
  }

  /** Returns the spreadsheet in the window of the call. */
  OpenDocument document() throws RefusedException {
    XController controller = frame == null ? null : frame.getController();
    XModel model = controller == null ? null : controller.getModel();
    if (frame == null
        || controller == null
        || model == null
        || !Uno.supports(XSpreadsheetDocument.class, model)) {
      throw new RefusedException("office.document");
    }
    finishCellInput(frame);
    return new OpenDocument(Uno.as(XSpreadsheetDocument.class, model), controller);
  }

  /**
   * Completes the input of a cell that is being edited. It would otherwise not be read, and would
   * be entered in the sheet that is shown next.
   */
  private void finishCellInput(XFrame frame) {
    Uno.createService(context, "com.sun.star.frame.DispatchHelper", XDispatchHelper.class)
        .executeDispatch(
            Uno.as(XDispatchProvider.class, frame), ".uno:Deselect", "", 0, new PropertyValue[0]);
  }

  /** Shows a sentence, unless the call is silent. */
  void showInfo(String sentence) {
    if (!isSilent()) {
      Dialogs.showInfo(this, sentence);
    }
  }

  /** Shows an error, unless the call is silent. */
  void showError(Message reason) {
    if (!isSilent()) {
      Dialogs.showError(this, messages().format(reason));
    }
  }
}
