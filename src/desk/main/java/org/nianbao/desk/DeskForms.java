package org.nianbao.desk;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.file.WorkerThreads;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.task.Destination;
import org.nianbao.task.DraftTask;
import org.nianbao.task.ImportTask;
import org.nianbao.task.IssueTask;
import org.nianbao.task.PublishTask;
import org.nianbao.task.RefusedException;
import org.nianbao.task.TypingIn;
import org.nianbao.task.WrittenForm;
import org.nianbao.template.Editions;
import org.nianbao.validate.LastYearFiles;

/**
 * Issues, imports, drafts and publishes forms. Its methods are called on the event thread and work
 * on another.
 */
final class DeskForms {
  private final DeskSession session;
  private final BackgroundWork background;
  private final OutputReporter reporter;

  DeskForms(DeskSession session, BackgroundWork background, OutputReporter reporter) {
    this.session = session;
    this.background = background;
    this.reporter = reporter;
  }

  /**
   * Issues a blank form to each unit of a roster, or to a single unit.
   *
   * @param form the name of the form, which has an edition for the year
   * @param roster the roster; null for a single unit
   * @param unit the unit; empty if there is a roster
   * @param level the level of the unit, or of the units for which the roster has none; may be empty
   * @param previous last year's file or folder, whose figures the forms show; null for none
   */
  void issue(
      String form,
      @Nullable Path roster,
      String unit,
      String level,
      int year,
      @Nullable Path previous,
      Path folder) {
    background.submit(
        workers -> {
          Editions editions = editions(form, year);
          LastYearReports lastYear = LastYearFiles.read(editions, previous, workers);
          OutputReporter.Result result = new OutputReporter.Result();
          IssueTask.IssueOutcome outcome =
              new IssueTask(
                      editions.expected(),
                      unit,
                      level,
                      year,
                      roster,
                      lastYear,
                      List.of(),
                      Destination.of(folder))
                  .run(result::add);
          result.add(lastYear.unreadable(), List.of());
          result.add(outcome.remarks(), List.of());
          return result;
        },
        result ->
            reporter.show(Message.of("cli.new.many", result.written(), folder), result, folder));
  }

  private static Editions editions(String form, int year) {
    Editions usual = Editions.shipped(year);
    // files of last year's folder may be of other forms, unless a form is given
    return usual.expected().form().equals(form) ? usual : Editions.ofForm(form, year).orElseThrow();
  }

  /** Converts received files into forms in a folder. */
  void importFiles(List<Path> files, Path folder) {
    ValidationSettings settings = session.settings();
    convert(
        "desk.written.imported",
        folder,
        (workers, receiver) ->
            new ImportTask(
                    settings.editions(),
                    files,
                    List.of(),
                    settings.year(),
                    null,
                    Destination.of(folder))
                .run(workers, receiver));
  }

  /** Reads the pages of a picture or a scan. */
  void readScan(Path file, Consumer<List<BufferedImage>> receiver) {
    background.submit(workers -> ScannedPages.read(file), receiver);
  }

  /** Writes the form with the figures typed from a picture or a scan, and reads it. */
  void typeIn(Path scan, TypingIn typed, Editions editions, int year, Path folder) {
    background.submit(
        workers -> {
          Converted converted = new Converted();
          NotReceived unused =
              new ImportTask(
                      editions, List.of(scan), List.of(), year, typed, Destination.of(folder))
                  .run(workers, converted::add);
          return converted;
        },
        converted -> {
          Message sentence = converted.sentence;
          Path form = converted.form;
          reporter.show(
              sentence == null ? Message.of("desk.written.imported", 0, folder) : sentence,
              converted.result,
              form);
          if (form != null) {
            session.read(List.of(form));
          }
        });
  }

  /** Writes copies of forms with drafts in the empty parts of their narratives into a folder. */
  void draft(List<Path> files, Path folder) {
    ValidationSettings settings = session.settings();
    convert(
        "desk.written.drafts",
        folder,
        (workers, receiver) ->
            new DraftTask(
                    settings.editions(),
                    files,
                    List.of(),
                    settings.lastYear(),
                    Destination.of(folder))
                .run(workers, receiver));
  }

  /** A task that writes a form from each file. */
  private interface Conversion {
    NotReceived run(WorkerThreads workers, OrderedPipeline.Receiver<WrittenForm> receiver)
        throws IOException;
  }

  /** The forms that were written, and the last one with the sentence about it. */
  private static final class Converted {
    private final OutputReporter.Result result = new OutputReporter.Result();
    private @Nullable Message sentence;
    private @Nullable Path form;

    void add(WrittenForm form) {
      ValidationResult checked = form.checked();
      WrittenFile written = form.written();
      sentence = form.sentence() == null ? sentence : form.sentence();
      if (written != null) {
        result.add(written);
        this.form = written.file();
      } else if (checked != null && checked.unreadableReason() != null) {
        result.add(
            List.of(),
            List.of(new UnreadableFileException(checked.file(), checked.unreadableReason())));
      }
    }
  }

  /**
   * Converts files.
   *
   * @param sentence the key of the sentence about several forms
   */
  private void convert(String sentence, Path folder, Conversion conversion) {
    background.submit(
        workers -> {
          Converted converted = new Converted();
          NotReceived notReceived = conversion.run(workers, converted::add);
          converted.result.add(notReceived.sentences(), List.of());
          return converted;
        },
        converted -> {
          long count = converted.result.written();
          Message onlyOne = count == 1 ? converted.sentence : null;
          reporter.show(
              onlyOne == null ? Message.of(sentence, count, folder) : onlyOne,
              converted.result,
              count == 0 ? null : folder);
        });
  }

  /**
   * Writes the report that an office publishes, also if there are errors: the user has agreed.
   *
   * @param output the report; its name ends in .docx, .html, .htm, .pdf or .ofd
   */
  void publish(Path form, Path output) {
    ValidationSettings settings = session.settings();
    background.submit(
        workers -> {
          PublishTask.PublishOutcome outcome =
              new PublishTask(output, null, List.of(form), true)
                  .run(settings.editions(), form, settings.year());
          Message unreadable = outcome.checked().unreadableReason();
          if (unreadable != null) {
            throw new UnreadableFileException(form.toString(), unreadable);
          }
          if (outcome.refusal() != null) {
            throw new RefusedException(outcome.refusal(), List.of());
          }
          OutputReporter.Result result = new OutputReporter.Result();
          result.add(Objects.requireNonNull(outcome.written()));
          result.add(outcome.gaps(), List.of());
          return result;
        },
        result -> reporter.show(Message.of("cli.written", output), result, output));
  }
}
