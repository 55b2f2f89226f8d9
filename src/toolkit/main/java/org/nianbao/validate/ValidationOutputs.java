package org.nianbao.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.InputFiles;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.rounds.Round;
import org.nianbao.rounds.Rounds;
import org.nianbao.template.Severity;

/**
 * Writes the outputs of a validation into a folder: the formatted workbook of each received file, a
 * return notice for each file with errors, and a summary.
 */
public final class ValidationOutputs {
  /** The folder of the return notices. */
  private static final String NOTICES = "退回通知";

  private static final String SUMMARY = "校验汇总.xlsx";

  /**
   * The outputs of a received file.
   *
   * @param checked the file with its discrepancies
   * @param formatted its formatted workbook; null if there is none
   * @param notice its return notice; null if there is none
   * @param round how it compares with the unit's version before; null if that is not known
   * @param remarks which of them have another name because a file existed
   * @param failures why outputs could not be written
   */
  public record Written(
      ValidationResult checked,
      @Nullable Path formatted,
      @Nullable Path notice,
      @Nullable Round round,
      List<Message> remarks,
      List<Exception> failures) {
    public Written {
      remarks = List.copyOf(remarks);
      failures = List.copyOf(failures);
    }

    /** Returns the result of a file for which nothing is written. */
    public static Written withoutOutputs(ValidationResult checked) {
      return new Written(checked, null, null, null, List.of(), List.of());
    }
  }

  /**
   * The places of the outputs of a received file.
   *
   * @param formatted the place of the formatted workbook; null if there is none
   * @param notice the place of the return notice; null if there is none
   * @param failures failures before writing
   */
  private record Planned(
      ValidationResult checked,
      @Nullable OutputPlace formatted,
      @Nullable OutputPlace notice,
      List<Exception> failures) {
    static Planned withoutOutputs(ValidationResult checked) {
      return new Planned(checked, null, null, List.of());
    }
  }

  private final boolean noticesOnly;
  private final Messages messages;
  private final @Nullable Rounds rounds;
  private final OutputNames names;
  private final Path noticesFolder;
  private final OutputNames notices;
  private final OutputPlace summaryPlace;
  private final ValidationSummary summary;

  /**
   * Creates the outputs in a folder.
   *
   * @param received the received files, which are never replaced
   * @param noticesOnly whether only return notices are written
   * @param rounds the rounds of the reports; null if there is no ledger
   * @throws IOException if the folder cannot be listed
   */
  public ValidationOutputs(
      Path folder,
      List<Path> received,
      boolean noticesOnly,
      Messages messages,
      @Nullable Rounds rounds)
      throws IOException {
    InputFiles inputs = new InputFiles(received);
    this.noticesOnly = noticesOnly;
    this.messages = messages;
    this.rounds = rounds;
    this.names = new OutputNames(folder, OutputKind.CHECKED, inputs);
    this.noticesFolder = folder.resolve(NOTICES);
    this.notices = new OutputNames(noticesFolder, OutputKind.NOTICE, inputs);
    this.summaryPlace = new OutputNames(folder, OutputKind.SUMMARY, inputs).next(Path.of(SUMMARY));
    this.summary = new ValidationSummary(messages, folder);
    names.reserve(summaryPlace.file()); // a unit may have the name of the summary
  }

  /**
   * Checks files, and writes the outputs of each and its row of the summary. A failure is reported
   * with its file, and the other outputs are written.
   *
   * @param checked receives the result of each file as it is, in the order of the files
   * @param receiver receives each file after its outputs are written, in the order of the files
   * @return the return notices of earlier rounds that were removed or kept, as they are out of date
   */
  public OutputNames.Superseded fill(
      List<Path> files,
      WorkerThreads workers,
      OrderedPipeline.Work<Path, ValidationResult> check,
      OrderedPipeline.Receiver<ValidationResult> checked,
      OrderedPipeline.Receiver<Written> receiver)
      throws IOException {
    OrderedPipeline.Receiver<Written> written =
        each -> {
          summary.add(each);
          receiver.accept(each);
        };
    AtomicFile.removeLeftOvers(noticesFolder); // even if no notice is written
    OrderedPipeline<Planned, Written> writing =
        new OrderedPipeline<>(workers, this::write, written);
    CopiedTexts texts = new CopiedTexts(result -> writing.add(plan(result)));
    OrderedPipeline.run(
        files,
        workers,
        check,
        result -> {
          checked.accept(result);
          texts.add(result);
        });
    texts.finish();
    writing.finish();
    return notices.removeSuperseded();
  }

  /**
   * Chooses the outputs of the next file and their names. The files must come in order, as the
   * names of units of the same name depend on it.
   */
  private Planned plan(ValidationResult file) {
    Submission submission = file.submission();
    if (submission == null) {
      return Planned.withoutOutputs(file);
    }
    try {
      String unit = unit(file, submission);
      Object year = Objects.requireNonNullElse(submission.year(), "");
      OutputPlace formatted = noticesOnly ? null : names.next(unit, year);
      // if the formatted workbook has another name because a file was there, the notice keeps the
      // first name
      Path name =
          formatted == null
              ? Path.of(OutputNames.name(unit, year))
              : Objects.requireNonNullElse(formatted.occupied(), formatted.file());
      return new Planned(file, formatted, notice(file, name.getFileName()), List.of());
    } catch (IOException e) {
      return new Planned(file, null, null, List.of(e));
    }
  }

  /** Returns the place of the return notice of a file; null if it has no errors. */
  private @Nullable OutputPlace notice(ValidationResult file, Path name) throws IOException {
    notices.supersede(name);
    return file.count(Severity.ERROR) > 0 ? notices.next(name) : null;
  }

  /** Returns the name of the unit, or else the name of its file. */
  private static String unit(ValidationResult file, Submission submission) {
    String name = String.valueOf(Path.of(file.file()).getFileName());
    return submission.unit().isEmpty() ? name.replaceFirst("\\.\\w{1,5}$", "") : submission.unit();
  }

  /** Writes the outputs of a file, on any thread. */
  private Written write(Planned planned) {
    ValidationResult checked = planned.checked();
    List<Message> remarks = new ArrayList<>();
    List<Exception> failures = new ArrayList<>(planned.failures());
    Path formatted =
        writeIfPlanned(
            planned.formatted(),
            file -> {
              Submission submission = Objects.requireNonNull(checked.submission());
              FormWriter.writeChecked(
                  submission, checked.discrepancies(), checked.faults(), messages, file);
            },
            remarks,
            failures);
    Path notice =
        writeIfPlanned(
            planned.notice(),
            file -> ReturnNotice.write(checked, messages, file),
            remarks,
            failures);
    Round round = rounds == null ? null : rounds.round(checked);
    return new Written(checked, formatted, notice, round, remarks, failures);
  }

  /** Writes an output if it has a place; returns the file, or null if it was not written. */
  private static @Nullable Path writeIfPlanned(
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

  /**
   * Writes the summary.
   *
   * @param unread the files beside the received ones that were not read
   */
  public WrittenFile writeSummary(List<Path> unread) {
    unread.forEach(summary::addUnread);
    return summaryPlace.write(summary::write);
  }
}
