package org.nianbao.office;

import java.nio.file.Path;
import java.util.Objects;
import org.nianbao.Nianbao;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputPlace;
import org.nianbao.form.Submission;
import org.nianbao.merge.LastYear;
import org.nianbao.message.Message;
import org.nianbao.report.Checked;
import org.nianbao.report.FormWriter;
import org.nianbao.template.Editions;

/** 导入报告: makes the form of a page, a document or a text, and opens it. */
final class ImportTask {
  private static final String FILE = "File";
  private static final String KINDS =
      "*.docx;*.pdf;*.html;*.htm;*.txt;*.csv;*.xlsx;*.xlsm;*.xls;*.et";

  private ImportTask() {}

  static Work begin(TaskContext call) throws Exception {
    Path given = call.path(FILE);
    if (given == null && call.isSilent()) {
      throw new Refused("office.required", FILE);
    }
    String title = call.messages().say("office.import");
    Path file =
        given == null
            ? Dialogs.open(call, title, call.messages().say("office.import.kinds"), KINDS)
            : given;
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "") + ".xlsx";
    OutputPlace output = Output.askBeside(call, file, name, OutputKind.IMPORTED);
    return progress -> {
      Checked checked = Nianbao.validate(Editions.shipped(), file, null, LastYear.none());
      Message unreadable = checked.unreadable();
      if (unreadable != null) {
        throw new Refused("cli.file", file, unreadable);
      }
      Submission submission = Objects.requireNonNull(checked.submission());
      FormWriter.writeForm(submission, OutputKind.IMPORTED, output.file());
      return () -> {
        Office.open(call, output.file());
        String imported =
            call.messages()
                .say(
                    "cli.imported",
                    submission.located(),
                    submission.template().figures().size(),
                    submission.narratives(),
                    output.file());
        String said = Output.withNotice(call, output, imported);
        call.tell(said);
        return said;
      };
    };
  }
}
