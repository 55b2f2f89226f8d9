package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

/** The use case "publish": writes the report that an office publishes, from its form. */
public final class PublishTask {
  private final @Nullable Path wordTemplate;
  private final byte @Nullable [] wordTemplateContent;
  private final OutputPlace place;

  /**
   * The result of publishing.
   *
   * @param written the report
   * @param gaps which figures and parts of the narrative are missing in it
   */
  public record PublishOutcome(WrittenFile written, List<Message> gaps) {}

  /**
   * Creates a task for a report.
   *
   * @param output ends in .docx, .html or .htm
   * @param wordTemplate the Word template; null for the one that comes with the program
   * @param inputs the files that are read and not replaced
   * @throws RefusedException if no report can be written to the output
   */
  public PublishTask(Path output, @Nullable Path wordTemplate, List<Path> inputs)
      throws IOException {
    if (!ReportWriter.canWrite(output)) {
      throw new RefusedException("cli.publish.format", output);
    }
    this.wordTemplate = wordTemplate;
    this.wordTemplateContent = wordTemplate == null ? null : GridReader.content(wordTemplate);
    if (wordTemplate != null && !ReportWriter.isDocument(output)) {
      throw new RefusedException("cli.publish.layout.document", output);
    }
    this.place =
        OutputNames.forFile(output, OutputKind.PUBLISHED, TaskFiles.inputs(List.of(), inputs));
  }

  /** Returns why a form cannot be published; null if it can. */
  public static @Nullable Message refusal(Submission submission) {
    return submission.unit().isEmpty() || submission.year() == null
        ? Message.of("cli.publish.identity")
        : null;
  }

  /** Writes the report. */
  public PublishOutcome run(Submission submission) {
    WrittenFile written = place.write(to -> write(submission, to));
    List<Message> gaps = new ArrayList<>();
    addGap(gaps, "cli.publish.unknown", ReportWriter.missingFigures(submission));
    addGap(gaps, "cli.publish.unwritten", ReportWriter.emptyParts(submission));
    return new PublishOutcome(written, gaps);
  }

  private void write(Submission submission, Path file) throws IOException {
    try {
      ReportWriter.write(submission, wordTemplateContent, file);
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
