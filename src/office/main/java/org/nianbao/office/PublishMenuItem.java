package org.nianbao.office;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.nianbao.check.Checked;
import org.nianbao.file.OutputNames;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.task.PublishTask;
import org.nianbao.task.RefusedException;
import org.nianbao.template.Severity;

/** 生成年度报告: the report that the office publishes, of the open document. */
final class PublishMenuItem {
  private PublishMenuItem() {}

  static Work begin(TaskContext call) throws Exception {
    OpenDocument document = call.document();
    Checked checked = Check.read(document);
    Submission submission = Objects.requireNonNull(checked.submission());
    Message objection = PublishTask.objection(submission);
    if (objection != null) {
      throw new RefusedException(objection, List.of());
    }
    requireNoErrors(call, checked.count(Severity.ERROR));
    String name =
        OutputNames.name(submission.unit(), Objects.requireNonNull(submission.year()))
            .replaceFirst("\\.xlsx$", ".docx");
    Path output = Output.ask(call, document.file(), name);
    PublishTask task = new PublishTask(output, null, Output.read(document));
    return progress -> {
      PublishTask.PublishOutcome outcome = task.run(submission);
      return () -> Output.offer(call, outcome.written(), outcome.gaps());
    };
  }

  /** While errors stand nothing is written, unless staff say so. */
  private static void requireNoErrors(TaskContext call, long errors) throws RefusedException {
    if (errors == 0 || call.isTrue("Force")) {
      return;
    }
    if (call.isSilent()) {
      throw new RefusedException("office.publish.refused", errors);
    }
    if (!Dialogs.yes(call, call.messages().say("office.publish.errors", errors))) {
      throw new CancellationException();
    }
  }
}
