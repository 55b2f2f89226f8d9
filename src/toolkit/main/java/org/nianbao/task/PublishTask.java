package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.OutputPlace;
import org.nianbao.form.Submission;
import org.nianbao.message.Listing;
import org.nianbao.message.Message;
import org.nianbao.publish.FaultyLayoutException;
import org.nianbao.publish.ReportWriter;
import org.nianbao.reader.GridReader;

/** Writes the report that an office publishes, from its form. */
public final class PublishTask {
  private final @Nullable Path layout;
  private final byte @Nullable [] layoutContent;
  private final OutputPlace place;

  /**
   * What was written.
   *
   * @param written the report
   * @param gaps which figures and parts of the narrative it lacks
   */
  public record PublishOutcome(WrittenFile written, List<Message> gaps) {}

  /**
   * A report to be written.
   *
   * @param output ends in .docx, .html or .htm
   * @param layout the Word document that says how a Word document is to look; null for the one that
   *     comes with the program
   * @param read what is read, and not written over
   * @throws RefusedException if no report can be written there
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
    this.place =
        OutputNames.named(output, OutputKind.PUBLISHED, TaskFiles.inputs(List.of(), read));
  }

  /** Why a form is none that a report can be made of; null if it is one. */
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
    } catch (FaultyLayoutException e) {
      throw new RefusedException("cli.publish.layout", String.valueOf(layout), e.reason());
    }
  }

  private static void add(List<Message> gaps, String sentence, List<String> names) {
    if (!names.isEmpty()) {
      gaps.add(Message.of(sentence, Listing.names(names)));
    }
  }
}
