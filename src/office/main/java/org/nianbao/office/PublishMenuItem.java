package org.nianbao.office;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.task.PublishTask;
import org.nianbao.task.RefusedException;
import org.nianbao.template.Severity;

/** The menu item 生成年度报告: writes the report that the office publishes, from the open document. */
final class PublishMenuItem {
  private PublishMenuItem() {}

  static MenuItemWork prepare(MenuItemContext context) throws Exception {
    OpenDocument document = context.document();
    ValidationResult checked = ValidateMenuItem.read(document);
    Submission submission = Objects.requireNonNull(checked.submission());
    Message objection = PublishTask.refusal(submission);
    if (objection != null) {
      throw new RefusedException(objection, List.of());
    }
    requireNoErrors(context, checked.count(Severity.ERROR));
    String name =
        OutputNames.name(
                submission.unit(), Objects.requireNonNull(submission.year()), submission.template())
            .replaceFirst("\\.xlsx$", ".docx");
    Path output = MenuItemOutput.chooseFile(context, document.file(), name);
    // the user has agreed if there are errors
    PublishTask task = new PublishTask(output, null, MenuItemOutput.inputs(document), true);
    return progress -> {
      PublishTask.PublishOutcome outcome = task.run(checked);
      WrittenFile written = Objects.requireNonNull(outcome.written());
      return () -> MenuItemOutput.offerToOpen(context, written, outcome.gaps());
    };
  }

  /** Checks that there are no errors, unless the user agrees to publish nevertheless. */
  private static void requireNoErrors(MenuItemContext context, long errors)
      throws RefusedException {
    if (errors == 0 || context.isTrue("Force")) {
      return;
    }
    if (context.isSilent()) {
      throw new RefusedException("office.publish.refused", errors);
    }
    if (!Dialogs.isConfirmed(context, context.messages().format("office.publish.errors", errors))) {
      throw new CancellationException();
    }
  }
}
