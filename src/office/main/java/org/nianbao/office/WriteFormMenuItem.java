package org.nianbao.office;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.nianbao.check.Checked;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.form.Submission;
import org.nianbao.task.WriteFormTask;

/** 生成规范表: the official form of the open document, whatever its layout, with its 差异表. */
final class WriteFormMenuItem {
  private WriteFormMenuItem() {}

  static Work begin(TaskContext call) throws Exception {
    OpenDocument document = call.document();
    Checked checked = Check.read(document);
    Submission submission = Objects.requireNonNull(checked.submission());
    Path own = document.file();
    String name =
        OutputNames.name(submission.unit(), Objects.requireNonNullElse(submission.year(), ""));
    boolean taken = own != null && own.endsWith(name);
    Path output = Output.ask(call, document.file(), taken ? beside(name, call) : name);
    WriteFormTask task = new WriteFormTask(checked, Output.read(document), output);
    return progress -> {
      WrittenFile written = task.run();
      return () -> Output.offer(call, written, List.of());
    };
  }

  /** The open document itself has the name already. */
  private static String beside(String name, TaskContext call) {
    String unit = name.replaceFirst("\\.xlsx$", "");
    return call.messages().say("office.write.beside", unit) + ".xlsx";
  }
}
