package org.nianbao.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.Checked;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.Inputs;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.OutputPlace;
import org.nianbao.file.Workers;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.Severity;

/**
 * The folder a validation fills: the formatted workbook of each received file, a return notice for
 * each with errors, and a summary of all.
 */
public final class ValidationFolder {
  /** Folder of the return notices, and name of the summary. */
  private static final String NOTICES = "退回通知";

  private static final String SUMMARY = "校验汇总.xlsx";

  /**
   * What was written for a received file.
   *
   * @param checked the file
   * @param formatted its formatted workbook; null if there is none
   * @param notice its return notice; null if there is none
   * @param remarks which of them went beside their places, where something else lies
   * @param failures why what should have been written could not be
   */
  public record Written(
      Checked checked,
      @Nullable Path formatted,
      @Nullable Path notice,
      List<Message> remarks,
      List<Exception> failures) {
    public Written {
      remarks = List.copyOf(remarks);
      failures = List.copyOf(failures);
    }

    /** A file for which nothing is written. */
    public static Written nothing(Checked checked) {
      return new Written(checked, null, null, List.of(), List.of());
    }
  }

  /**
   * Where the workbooks of a received file are to go.
   *
   * @param formatted null if it does not get one
   * @param notice null if it does not get one
   * @param failures what could not be done before
   */
  private record Planned(
      Checked checked,
      @Nullable OutputPlace formatted,
      @Nullable OutputPlace notice,
      List<Exception> failures) {
    static Planned nothing(Checked checked) {
      return new Planned(checked, null, null, List.of());
    }
  }

  private final boolean noticesOnly;
  private final Messages messages;
  private final OutputNames names;
  private final Path noticesFolder;
  private final OutputNames notices;
  private final OutputPlace summaryPlace;
  private final ValidationSummary summary;

  /**
   * Takes on a folder.
   *
   * @param received the received files, of which nothing written takes the place
   * @param noticesOnly whether nothing but return notices is written
   * @throws IOException if it is not known what lies in the folder
   */
  public ValidationFolder(
      Path folder, List<Path> received, boolean noticesOnly, Messages messages)
      throws IOException {
    Inputs inputs = new Inputs(received);
    this.noticesOnly = noticesOnly;
    this.messages = messages;
    this.names = new OutputNames(folder, OutputKind.CHECKED, inputs);
    this.noticesFolder = folder.resolve(NOTICES);
    this.notices = new OutputNames(noticesFolder, OutputKind.NOTICE, inputs);
    this.summaryPlace =
        new OutputNames(folder, OutputKind.SUMMARY, inputs).next(Path.of(SUMMARY));
    this.summary = new ValidationSummary(messages, folder);
    names.reserve(summaryPlace.file()); // a unit may have its name
  }

  /**
   * Checks files and writes what is to be written for each, its row of the summary included. What
   * cannot be written is told with its file, and the others are written.
   *
   * @param show is told of each when it is written, in the order of the files
   * @return what became of the return notices of earlier rounds, which would be sent once more
   */
  public OutputNames.Superseded fill(
      List<Path> files,
      Workers workers,
      OrderedPipeline.Work<Path, Checked> check,
      OrderedPipeline.Receiver<Written> show)
      throws IOException {
    OrderedPipeline.Receiver<Written> written =
        each -> {
          summary.add(each);
          show.take(each);
        };
    AtomicFile.removeLeftOvers(noticesFolder); // there may be no notice to write this time
    OrderedPipeline<Planned, Written> writing = new OrderedPipeline<>(workers, this::write, written);
    OrderedPipeline.run(files, workers, check, checked -> writing.put(plan(checked)));
    writing.finish();
    return notices.removeSuperseded();
  }

  /**
   * Settles what is to be written for the next file, and under which names; files are to come in
   * their order, as the names of units of one name depend on it.
   */
  private Planned plan(Checked file) {
    Submission submission = file.submission();
    if (submission == null) {
      return Planned.nothing(file);
    }
    try {
      String unit = unit(file, submission);
      Object year = Objects.requireNonNullElse(submission.year(), "");
      OutputPlace formatted = noticesOnly ? null : names.next(unit, year);
      // where the form went beside another file, the notice still has the name it had before
      Path own =
          formatted == null
              ? Path.of(OutputNames.name(unit, year))
              : Objects.requireNonNullElse(formatted.occupied(), formatted.file());
      return new Planned(file, formatted, notice(file, own.getFileName()), List.of());
    } catch (IOException e) {
      return new Planned(file, null, null, List.of(e));
    }
  }

  /** Where the return notice of a file is to go; null if it has no errors. */
  private @Nullable OutputPlace notice(Checked file, Path name) throws IOException {
    notices.supersede(name);
    return file.count(Severity.ERROR) > 0 ? notices.next(name) : null;
  }

  /** The unit by its name, or else what its file is called. */
  private static String unit(Checked file, Submission submission) {
    String name = String.valueOf(Path.of(file.file()).getFileName());
    return submission.unit().isEmpty()
        ? name.replaceFirst("\\.\\w{1,5}$", "")
        : submission.unit();
  }

  /** Writes what is planned for a file, on any thread. */
  private Written write(Planned planned) {
    Checked checked = planned.checked();
    List<Message> remarks = new ArrayList<>();
    List<Exception> failures = new ArrayList<>(planned.failures());
    Path formatted =
        written(
            planned.formatted(),
            file -> {
              Submission submission = Objects.requireNonNull(checked.submission());
              FormWriter.writeChecked(
                  submission, checked.discrepancies(), checked.faults(), messages, file);
            },
            remarks,
            failures);
    Path notice =
        written(
            planned.notice(),
            file -> ReturnNotice.write(checked, messages, file),
            remarks,
            failures);
    return new Written(checked, formatted, notice, remarks, failures);
  }

  /** Writes a file if it has a place; where it went, or null if it did not. */
  private static @Nullable Path written(
      @Nullable OutputPlace place,
      OutputPlace.Writing writing,
      List<Message> remarks,
      List<Exception> failures) {
    if (place == null) {
      return null;
    }
    WrittenFile written = place.write(writing);
    remarks.addAll(written.remarks());
    failures.addAll(written.failures());
    return written.file();
  }

  /** Writes the summary. */
  public WrittenFile writeSummary() {
    return summaryPlace.write(summary::write);
  }
}
