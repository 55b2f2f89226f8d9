package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nianbao.check.Checked;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.file.Workers;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.publish.Drafts;
import org.nianbao.template.Editions;
import org.nianbao.validate.LastYear;

/**
 * Puts drafts into the parts of forms' narratives where nothing is written yet.
 *
 * @param editions the form
 * @param named the forms, and folders of them
 * @param beside what else is read, and neither received nor written over
 * @param lastYear what they must connect to
 * @param output where the drafted forms go
 */
public record DraftTask(
    Editions editions,
    List<Path> named,
    List<Path> beside,
    LastYear lastYear,
    Destination output) {
  /**
   * Drafts.
   *
   * @param show is given what became of each form, in their order
   * @return what lies in the folders and was not received
   * @throws IOException if there are no forms, they have no place to go to, or the receiver throws it
   */
  public NotReceived run(Workers workers, OrderedPipeline.Receiver<WrittenForm> show)
      throws IOException {
    TaskFiles files = TaskFiles.in(named, beside, List.of(output.path()), OutputKind.DRAFTED);
    FormOutputs outputs =
        new FormOutputs(output, OutputKind.DRAFTED, files.inputs(), files.received().size() > 1);
    new ValidateTask(editions, files, null, lastYear, null)
        .run(workers, read -> show.take(write(read.checked(), outputs)));
    return files.notReceived();
  }

  private static WrittenForm write(Checked checked, FormOutputs outputs) throws IOException {
    Submission submission = checked.submission();
    if (submission == null) {
      return new WrittenForm(checked, null, null);
    }
    Map<String, String> drafts = Drafts.of(submission);
    WrittenFile written = outputs.write(submission.completedBy(drafts));
    Path file = written.file();
    return new WrittenForm(
        checked, written, file == null ? null : said(submission, drafts, file));
  }

  private static Message said(Submission submission, Map<String, String> drafts, Path file) {
    if (!Drafts.isKnown(submission)) {
      return Message.of("cli.draft.unknown", file);
    }
    String parts =
        drafts.keySet().stream()
            .map(submission.template()::field)
            .map(field -> field == null ? "" : field.label())
            .collect(Collectors.joining("、"));
    return parts.isEmpty()
        ? Message.of("cli.draft.none", file)
        : Message.of("cli.draft.written", file, parts, submission.template().draftMark());
  }
}
