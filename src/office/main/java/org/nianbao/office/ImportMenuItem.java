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
  private static final String KINDS =
      "*.docx;*.pdf;*.html;*.htm;*.txt;*.csv;*.xlsx;*.xlsm;*.xls;*.et";

  private ImportMenuItem() {}

  static MenuItemWork begin(MenuItemContext context) throws Exception {
    Path given = context.path(FILE);
    if (given == null && context.isSilent()) {
      throw new RefusedException("office.required", FILE);
    }
    String title = context.messages().say("office.import");
    Path file =
        given == null
            ? Dialogs.open(context, title, context.messages().say("office.import.kinds"), KINDS)
            : given;
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "") + ".xlsx";
    Destination output = Destination.ofFile(MenuItemOutput.ask(context, file, name));
    return progress -> {
      List<WrittenForm> made = new ArrayList<>();
      try (WorkerThreads workers = new WorkerThreads(WorkerThreads.processors(), progress)) {
        new ImportTask(Editions.shipped(), List.of(file), List.of(), null, output)
            .run(workers, made::add);
      }
      return shown(context, made.get(0));
    };
  }

  private static MenuItemWork.Ending shown(MenuItemContext context, WrittenForm form)
      throws Exception {
    ValidationResult checked = Objects.requireNonNull(form.checked());
    if (checked.unreadable() != null) {
      throw new RefusedException("cli.file", checked.file(), checked.unreadable());
    }
    WrittenFile written = Objects.requireNonNull(form.written());
    Path file = written.orThrow();
    List<Message> sentences = new ArrayList<>();
    sentences.add(Objects.requireNonNull(form.sentence()));
    sentences.addAll(written.remarks());
    return () -> MenuItemOutput.open(context, file, sentences);
  }
}
