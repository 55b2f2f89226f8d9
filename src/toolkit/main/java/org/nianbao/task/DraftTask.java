package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.nianbao.check.LastYearReports;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.OutputKind;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.publish.DraftSheet;
import org.nianbao.template.Editions;

/**
 * The use case "draft": writes drafts into the empty parts of forms' narratives.
 *
 * @param editions the form
 * @param named the forms, and folders of forms
 * @param otherInputs other files that are read, which are neither received nor replaced
 * @param lastYear the submissions of the year before
 * @param output where the drafted forms are written
 */
public record DraftTask(
    Editions editions,
    List<Path> named,
    List<Path> otherInputs,
    LastYearReports lastYear,
    Destination output) {
  /**
   * Writes the drafts.
   *
   * @param receiver receives the result of each form, in order
   * @return the files in the folders that are not received reports
   * @throws IOException if there are no forms, the output is not suitable, or the receiver throws
   *     it
   */
  public NotReceived run(WorkerThreads workers, OrderedPipeline.Receiver<WrittenForm> receiver)
      throws IOException {
    return new FormConversion(editions, null, lastYear, output, OutputKind.DRAFTED)
        .run(named, otherInputs, DraftTask::drafted, workers, receiver);
  }

  private static FormConversion.Converted drafted(Submission submission) throws IOException {
    Map<String, String> drafts = DraftSheet.of(submission);
    return new FormConversion.Converted(
        submission.withTextsForBlankFields(drafts), file -> sentence(submission, drafts, file));
  }

  private static Message sentence(Submission submission, Map<String, String> drafts, Path file) {
    if (!DraftSheet.isComplete(submission)) {
      return Message.of("cli.draft.unknown", file);
    }
    List<String> parts =
        drafts.keySet().stream()
            .map(submission.template()::field)
            .map(field -> field == null ? "" : field.label())
            .toList();
    return parts.isEmpty()
        ? Message.of("cli.draft.none", file)
        : Message.of("cli.draft.written", file, parts, submission.template().draftMark());
  }
}
