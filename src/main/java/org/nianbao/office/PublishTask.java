package org.nianbao.office;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.nianbao.Nianbao;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;
import org.nianbao.form.Submission;
import org.nianbao.message.Listing;
import org.nianbao.message.Messages;
import org.nianbao.report.Checked;
import org.nianbao.report.ReportWriter;
import org.nianbao.template.Severity;

/** 生成年度报告: the report that the office publishes, of the open document. */
final class PublishTask {
  private PublishTask() {}

  static Work begin(TaskContext call) throws Exception {
    OpenDocument document = call.document();
    Checked checked = Check.read(document);
    Submission submission = Objects.requireNonNull(checked.submission());
    Integer year = submission.year();
    if (submission.unit().isEmpty() || year == null) {
      throw new Refused("cli.publish.identity");
    }
    requireNoErrors(call, checked.count(Severity.ERROR));
    String name = OutputNames.name(submission.unit(), year).replaceFirst("\\.xlsx$", ".docx");
    OutputPlace output =
        Output.askBeside(call, document.file(), name, OutputKind.PUBLISHED);
    if (!ReportWriter.canWrite(output.file())) {
      throw new Refused("cli.publish.format", output.file());
    }
    return progress -> {
      Nianbao.publish(submission, output.file());
      return () -> Output.offer(call, output.file(), said(submission, output, call));
    };
  }

  /** While errors stand nothing is written, unless staff say so. */
  private static void requireNoErrors(TaskContext call, long errors) throws Refused {
    if (errors == 0 || call.isTrue("Force")) {
      return;
    }
    if (call.isSilent()) {
      throw new Refused("office.publish.refused", errors);
    }
    if (!Dialogs.yes(call, call.messages().say("office.publish.errors", errors))) {
      throw new CancellationException();
    }
  }

  private static String said(Submission submission, OutputPlace output, TaskContext call) {
    Messages messages = call.messages();
    StringBuilder said = new StringBuilder(Output.written(call, output));
    List<String> unknown = ReportWriter.unknown(submission);
    if (!unknown.isEmpty()) {
      said.append('\n').append(messages.say("cli.publish.unknown", Listing.names(unknown)));
    }
    List<String> unwritten = ReportWriter.unwritten(submission);
    if (!unwritten.isEmpty()) {
      said.append('\n').append(messages.say("cli.publish.unwritten", Listing.names(unwritten)));
    }
    return said.toString();
  }
}
