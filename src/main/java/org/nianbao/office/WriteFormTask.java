package org.nianbao.office;

import java.nio.file.Path;
import java.util.Objects;
import org.nianbao.Nianbao;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;
import org.nianbao.form.Submission;
import org.nianbao.report.Checked;

/** 生成规范表: the official form of the open document, whatever its layout, with its 差异表. */
final class WriteFormTask {
  private WriteFormTask() {}

  static Work begin(TaskContext call) throws Exception {
    OpenDocument document = call.document();
    Checked checked = Check.read(document);
    Submission submission = Objects.requireNonNull(checked.submission());
    Path own = document.file();
    String name =
        OutputNames.name(submission.unit(), Objects.requireNonNullElse(submission.year(), ""));
    boolean taken = own != null && own.endsWith(name);
    OutputPlace output =
        Output.askBeside(call, own, taken ? beside(name, call) : name, OutputKind.CHECKED);
    return progress -> {
      Nianbao.write(submission, checked.discrepancies(), output.file());
      return () -> Output.offer(call, output.file(), Output.written(call, output));
    };
  }

  /** The open document itself has the name already. */
  private static String beside(String name, TaskContext call) {
    String unit = name.replaceFirst("\\.xlsx$", "");
    return call.messages().say("office.write.beside", unit) + ".xlsx";
  }
}
