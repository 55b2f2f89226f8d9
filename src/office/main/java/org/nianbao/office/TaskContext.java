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
 * A task being asked for: from where, and with which arguments. The menu gives none; a macro may
 * give them instead of what dialogs ask, and {@code Silent} so that no dialog is shown at all.
 */
final class TaskContext {
  private static final String SILENT = "Silent";
  private static final String LANGUAGE = "Language";

  /** The office's own: the caller waits, and holds what other threads would wait for. */
  private static final String SYNCHRONOUS = "SynchronMode";

  private final XComponentContext context;
  private final @Nullable XFrame frame;
  private final Map<String, Object> arguments;

  TaskContext(XComponentContext context, @Nullable XFrame frame, PropertyValue[] arguments) {
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

  /** What people are spoken to in: the language of the menus, unless the call says otherwise. */
  Messages messages() {
    String language = Objects.requireNonNullElseGet(text(LANGUAGE), () -> Office.language(context));
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

  /** An argument, a number as it is written; null if it is not given. */
  @Nullable String text(String argument) {
    Object value = arguments.get(argument);
    return value == null ? null : value.toString();
  }

  /** A file or folder among the arguments, as a path or as a URL; null if it is not given. */
  @Nullable Path path(String argument) throws RefusedException {
    String text = text(argument);
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return Office.path(text);
    } catch (InvalidPathException e) {
      throw new RefusedException("cli.path", text);
    }
  }

  /** The spreadsheet in whose window the task was asked for. */
  OpenDocument document() throws RefusedException {
    XController controller = frame == null ? null : frame.getController();
    XModel model = controller == null ? null : controller.getModel();
    if (frame == null
        || controller == null
        || model == null
        || !Uno.is(XSpreadsheetDocument.class, model)) {
      throw new RefusedException("office.document");
    }
    finishTyping(frame);
    return new OpenDocument(Uno.as(XSpreadsheetDocument.class, model), controller);
  }

  /**
   * What somebody has typed and not yet entered belongs to the cell it was typed in: left as it is,
   * it would not be read, and come to stand in whichever sheet is shown next.
   */
  private void finishTyping(XFrame frame) {
    Uno.service(context, "com.sun.star.frame.DispatchHelper", XDispatchHelper.class)
        .executeDispatch(
            Uno.as(XDispatchProvider.class, frame), ".uno:Deselect", "", 0, new PropertyValue[0]);
  }

  /** Says that something was done, unless nobody is to be spoken to. */
  void tell(String sentence) {
    if (!isSilent()) {
      Dialogs.info(this, sentence);
    }
  }

  /** Says that something was not done, unless nobody is to be spoken to. */
  void complain(Message reason) {
    if (!isSilent()) {
      Dialogs.error(this, messages().say(reason));
    }
  }
}
