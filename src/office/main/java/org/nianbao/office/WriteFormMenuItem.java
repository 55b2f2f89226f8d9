package org.nianbao.office;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.form.Submission;
import org.nianbao.task.WriteFormTask;

/** The menu item 生成规范表: writes the official form of the open document, with its 差异表. */
final class WriteFormMenuItem {
  private WriteFormMenuItem() {}

  static MenuItemWork prepare(MenuItemContext context) throws Exception {
    OpenDocument document = context.document();
    ValidationResult checked = ValidateMenuItem.read(document);
    Submission submission = Objects.requireNonNull(checked.submission());
    Path file = document.file();
    String name =
        OutputNames.name(
            submission.unit(),
            Objects.requireNonNullElse(submission.year(), ""),
            submission.template());
    boolean isTaken = file != null && file.endsWith(name);
    Path output =
        MenuItemOutput.chooseFile(
            context, document.file(), isTaken ? otherName(name, context) : name);
    WriteFormTask task = new WriteFormTask(checked, MenuItemOutput.inputs(document), output);
    return progress -> {
      WrittenFile written = task.run();
      return () -> MenuItemOutput.offerToOpen(context, written, List.of());
    };
  }

  /** Returns another name, as the open document may have this one. */
  private static String otherName(String name, MenuItemContext context) {
    String unit = name.replaceFirst("\\.xlsx$", "");
    return context.messages().format("office.write.beside", unit) + ".xlsx";
  }
}
