package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.Progress.Stage;
import org.nianbao.file.WorkerThreads;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.rounds.Rounds;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Editions;
import org.nianbao.validate.CopiedTexts;
import org.nianbao.validate.FileValidation;
import org.nianbao.validate.LastYearReports;
import org.nianbao.validate.ValidationOutputs;
import org.nianbao.validate.ValidationOutputs.Written;

/**
 * The use case "validate": checks received files, and writes their formatted workbooks, return
 * notices and a summary.
 *
 * @param editions the form
 * @param files the received files
 * @param year the expected report year; null for any
 * @param lastYear the submissions of the year before
 * @param output what is written; null for nothing
 */
public record ValidateTask(
    Editions editions,
    TaskFiles files,
    @Nullable Integer year,
    LastYearReports lastYear,
    @Nullable ResultFolder output) {
  /**
   * The folder of the outputs.
   *
   * @param folder the folder
   * @param noticesOnly whether only return notices are written
   * @param messages the language of the outputs
   */
  public record ResultFolder(Path folder, boolean noticesOnly, Messages messages) {}

  /**
   * The result of the outputs of all files: the summary, the ledger and the notices of earlier
   * rounds.
   *
   * @param summary the summary; null if none was written
   * @param ledger the ledger; null if none was written
   * @param remarks sentences about them
   * @param failures why outputs could not be written or removed
   */
  public record ValidateOutcome(
      @Nullable Path summary,
      @Nullable Path ledger,
      List<Message> remarks,
      List<Exception> failures) {}

  /**
   * Finds the received files.
   *
   * @param named the files, and folders of them
   * @param otherInputs other files that are read, which are not received
   * @param output the folder that is written to; null for none
   * @throws RefusedException if there are none, or the output is not a folder
   */
  public static TaskFiles findReceived(
      List<Path> named, List<Path> otherInputs, @Nullable Path output) throws IOException {
    if (output != null && Files.isRegularFile(output)) {
      throw new RefusedException("cli.output.folder", output);
    }
    if (output != null) {
      Destination.requireFolder(output);
    }
    List<Path> outputs = output == null ? List.of() : List.of(output);
    return TaskFiles.find(named, otherInputs, outputs, OutputKind.CHECKED);
  }

  /**
   * Checks the files on all threads.
   *
   * @param receiver receives the result of each file, in order; the results are not kept
   * @throws IOException if the receiver throws it, or the output folder cannot be listed
   */
  public ValidateOutcome run(WorkerThreads workers, OrderedPipeline.Receiver<Written> receiver)
      throws IOException {
    int total = files.received().size();
    long[] done = {0};
    workers.progress().update(Stage.FILES, 0, total);
    OrderedPipeline.Receiver<ValidationResult> counting =
        checked -> workers.progress().update(Stage.FILES, ++done[0], total);
    OrderedPipeline.Work<Path, ValidationResult> check =
        file -> FileValidation.read(editions, file).check(year, null, lastYear);
    if (output == null) {
      CopiedTexts texts =
          new CopiedTexts(checked -> receiver.accept(Written.withoutOutputs(checked)));
      OrderedPipeline.run(
          files.received(),
          workers,
          check,
          checked -> {
            counting.accept(checked);
            texts.add(checked);
          });
      texts.finish();
      return new ValidateOutcome(null, null, List.of(), List.of());
    }
    requireUsableTemplates(output);
    Rounds rounds =
        hasLedger(output) ? Rounds.open(output.folder(), year, LocalDateTime.now()) : null;
    ValidationOutputs folder =
        new ValidationOutputs(
            output.folder(), files.allInputs(), output.noticesOnly(), output.messages(), rounds);
    OutputNames.Superseded superseded =
        folder.fill(
            files.received(),
            workers,
            file -> compared(check.compute(file), rounds),
            counting,
            written -> {
              if (rounds != null) {
                rounds.add(written.checked(), written.notice());
              }
              receiver.accept(written);
            });
    List<Message> remarks = new ArrayList<>();
    List<Exception> failures = new ArrayList<>();
    Path ledger = null;
    if (rounds != null) {
      WrittenFile written = rounds.write();
      ledger = written.file();
      remarks.addAll(rounds.remarks());
      failures.addAll(written.failures());
    }
    Path summary = null;
    if (hasSummary(output)) {
      WrittenFile written = folder.writeSummary(files.notReceived().otherFiles());
      summary = written.file();
      remarks.addAll(written.remarks());
      failures.addAll(written.failures());
    }
    failures.addAll(superseded.failures());
    remarks.addAll(superseded.remarks());
    return new ValidateOutcome(summary, ledger, remarks, failures);
  }

  private boolean hasSummary(ResultFolder folder) {
    return !folder.noticesOnly() && files.hasSeveral();
  }

  /** Returns whether the received files are registered: several, or where there is a ledger. */
  private boolean hasLedger(ResultFolder folder) {
    return hasSummary(folder) || Rounds.hasLedger(folder.folder());
  }

  private static ValidationResult compared(ValidationResult checked, @Nullable Rounds rounds) {
    return rounds == null ? checked : rounds.compared(checked);
  }

  /** Checks the templates before the run, which would otherwise end with half of the results. */
  private void requireUsableTemplates(ResultFolder folder) {
    BundledTemplate.requireUsable(BundledTemplate.RETURN_NOTICE);
    if (hasSummary(folder)) {
      BundledTemplate.requireUsable(BundledTemplate.VALIDATION_SUMMARY);
    }
    if (hasLedger(folder)) {
      BundledTemplate.requireUsable(BundledTemplate.RECEIPT_LEDGER);
    }
  }
}
