package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.InputFiles;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.publish.FaultyWordTemplateException;
import org.nianbao.publish.ReportWriter;
import org.nianbao.reader.GridReader;
import org.nianbao.rule.EmptyParts;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.validate.ReceivedReport;

/**
 * The use case "publish": writes the report that an office publishes, from its form.
 *
 * @param output the report; its name ends in .docx, .html, .htm, .pdf or .ofd
 * @param wordTemplate the Word template; null for the one that comes with the program
 * @param inputs the files that are read beside the Word template, and not replaced
 * @param force whether a form is published with errors, blank, or with empty sections
 */
public record PublishTask(
    Path output, @Nullable Path wordTemplate, List<Path> inputs, boolean force) {
  /**
   * The result of publishing. If the form is unreadable, there is neither a refusal nor a report.
   *
   * @param checked the form with its discrepancies
   * @param refusal why the form was not published; null if it was to be published
   * @param written the report; null if none was to be written
   * @param gaps which figures and parts of the narrative are missing in the report
   */
  public record PublishOutcome(
      ValidationResult checked,
      @Nullable Message refusal,
      @Nullable WrittenFile written,
      List<Message> gaps) {}

  /** Returns a form that has been read and checked. */
  private interface CheckedForm {
    ValidationResult get();
  }

  /**
   * Reads, checks and publishes a form.
   *
   * @param year the expected report year; null for any
   * @throws RefusedException if no report can be written to the output
   */
  public PublishOutcome run(Editions editions, Path form, @Nullable Integer year)
      throws IOException {
    return publish(
        () -> ReceivedReport.read(editions, form).check(year, null, LastYearReports.none()));
  }

  /**
   * Publishes a form that has been checked before.
   *
   * @throws RefusedException if no report can be written to the output
   */
  public PublishOutcome run(ValidationResult checked) throws IOException {
    return publish(() -> checked);
  }

  /** Returns why a form cannot be published, whatever its discrepancies; null if it can. */
  public static @Nullable Message refusal(Submission submission) {
    return submission.unit().isEmpty() || submission.year() == null
        ? Message.of("cli.publish.identity")
        : null;
  }

  /** Publishes a form, which is read after the output and the Word template were checked. */
  private PublishOutcome publish(CheckedForm form) throws IOException {
    if (!ReportWriter.canWrite(output)) {
      throw new RefusedException("cli.publish.format", output);
    }
    byte[] template = wordTemplate == null ? null : GridReader.content(wordTemplate);
    if (wordTemplate != null && !ReportWriter.isDocument(output) && !ReportWriter.isFixed(output)) {
      throw new RefusedException("cli.publish.layout.document", output);
    }
    InputFiles allInputs = TaskFiles.inputs(List.of(), TaskFiles.otherInputs(inputs, wordTemplate));
    OutputPlace place = OutputNames.forFile(output, OutputKind.PUBLISHED, allInputs);
    ValidationResult checked = form.get();
    Submission submission = checked.submission();
    if (submission == null) {
      return new PublishOutcome(checked, null, null, List.of());
    }
    Message refusal = refusal(submission);
    if (refusal == null && !force) {
      refusal = refusalUnlessForced(checked, submission);
    }
    if (refusal != null) {
      return new PublishOutcome(checked, refusal, null, List.of());
    }
    WrittenFile written = place.write(to -> write(submission, template, to));
    List<Message> gaps = new ArrayList<>();
    addGap(gaps, "cli.publish.unknown", ReportWriter.missingFigures(submission));
    if (ReportWriter.isFixed(output)) {
      addGap(
          gaps, "cli.publish.characters", List.copyOf(ReportWriter.missingCharacters(submission)));
    }
    addGap(
        gaps,
        "cli.publish.unwritten",
        EmptyParts.of(submission).stream().map(Field::label).toList());
    return new PublishOutcome(checked, null, written, gaps);
  }

  /** Returns why a form is not published unless that is forced; null if it is published. */
  private static @Nullable Message refusalUnlessForced(
      ValidationResult checked, Submission submission) {
    long errors = checked.count(Severity.ERROR);
    if (errors > 0) {
      return Message.of("cli.publish.refused", errors);
    }
    if (submission.isBlank()) {
      return Message.of("cli.publish.blank");
    }
    List<String> sections = EmptyParts.emptySections(submission);
    return sections.isEmpty() ? null : Message.of("cli.publish.empty", ShortenedList.of(sections));
  }

  private void write(Submission submission, byte @Nullable [] template, Path file)
      throws IOException {
    try {
      ReportWriter.write(submission, template, file);
    } catch (FaultyWordTemplateException e) {
      throw new RefusedException("cli.publish.layout", String.valueOf(wordTemplate), e.reason());
    }
  }

  private static void addGap(List<Message> gaps, String sentence, List<String> names) {
    if (!names.isEmpty()) {
      gaps.add(Message.of(sentence, ShortenedList.of(names)));
    }
  }
}
