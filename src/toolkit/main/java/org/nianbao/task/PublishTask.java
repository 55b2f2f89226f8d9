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
  private final @Nullable Path layout;
  private final byte @Nullable [] layoutContent;
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
   * @param layout the Word template; null for the one that comes with the program
   * @param read the files that are read and not replaced
   * @throws RefusedException if no report can be written to the output
   */
  public PublishTask(Path output, @Nullable Path layout, List<Path> read) throws IOException {
    if (!ReportWriter.canWrite(output)) {
      throw new RefusedException("cli.publish.format", output);
    }
    this.layout = layout;
    this.layoutContent = layout == null ? null : GridReader.content(layout);
    if (layout != null && !ReportWriter.isDocument(output)) {
      throw new RefusedException("cli.publish.layout.document", output);
    }
    this.place = OutputNames.named(output, OutputKind.PUBLISHED, TaskFiles.inputs(List.of(), read));
  }

  /** Returns why no report can be made of a form; null if one can. */
  public static @Nullable Message objection(Submission submission) {
    return submission.unit().isEmpty() || submission.year() == null
        ? Message.of("cli.publish.identity")
        : null;
  }

  /** Writes the report. */
  public PublishOutcome run(Submission submission) {
    WrittenFile written = place.write(to -> write(submission, to));
    List<Message> gaps = new ArrayList<>();
    add(gaps, "cli.publish.unknown", ReportWriter.unknown(submission));
    add(gaps, "cli.publish.unwritten", ReportWriter.unwritten(submission));
    return new PublishOutcome(written, gaps);
  }

  private void write(Submission submission, Path file) throws IOException {
    try {
      ReportWriter.write(submission, layoutContent, file);
    } catch (FaultyWordTemplateException e) {
      throw new RefusedException("cli.publish.layout", String.valueOf(layout), e.reason());
    }
  }

  private static void add(List<Message> gaps, String sentence, List<String> names) {
    if (!names.isEmpty()) {
      gaps.add(Message.of(sentence, ShortenedList.of(names)));
    }
  }
}
