package org.nianbao.office;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.WorkerThreads;
import org.nianbao.message.Message;
import org.nianbao.task.Destination;
import org.nianbao.task.ImportTask;
import org.nianbao.task.RefusedException;
import org.nianbao.task.WrittenForm;
import org.nianbao.template.Editions;

/** The menu item 导入报告: converts a page, a document or a text to the form, and opens it. */
final class ImportMenuItem {
  private static final String FILE = "File";
  private static final String FILE_PATTERNS =
      "*.docx;*.doc;*.wps;*.rtf;*.pdf;*.html;*.htm;*.mht;*.mhtml;*.txt;*.csv;*.xlsx;*.xlsm;*.xlsb;"
          + "*.xls;*.et;*.ods;*.fods";

  private ImportMenuItem() {}

  static MenuItemWork prepare(MenuItemContext context) throws Exception {
    Path argument = context.path(FILE);
    if (argument == null && context.isSilent()) {
      throw new RefusedException("office.required", FILE);
    }
    String title = context.messages().format("office.import");
    Path file =
        argument == null
            ? Dialogs.chooseFile(
                context, title, context.messages().format("office.import.kinds"), FILE_PATTERNS)
            : argument;
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "") + ".xlsx";
    Destination output = Destination.ofFile(MenuItemOutput.chooseFile(context, file, name));
    return progress -> {
      List<WrittenForm> written = new ArrayList<>();
      try (WorkerThreads workers = WorkerThreads.onePerProcessor(progress)) {
        new ImportTask(Editions.shipped(), List.of(file), List.of(), null, null, output)
            .run(workers, written::add);
      }
      return result(context, written.get(0));
    };
  }

  private static MenuItemWork.ResultAction result(MenuItemContext context, WrittenForm form)
      throws Exception {
    ValidationResult checked = Objects.requireNonNull(form.checked());
    if (checked.unreadableReason() != null) {
      throw new RefusedException("cli.file", checked.file(), checked.unreadableReason());
    }
    WrittenFile written = Objects.requireNonNull(form.written());
    Path file = written.orThrow();
    List<Message> sentences = new ArrayList<>();
    sentences.add(Objects.requireNonNull(form.sentence()));
    sentences.addAll(written.remarks());
    return () -> MenuItemOutput.openAndShow(context, file, sentences);
  }
}
