package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.CopiedTexts;
import org.nianbao.check.FileValidation;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.district.DistrictFiles;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.Progress.Stage;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Submission;
import org.nianbao.letter.LetterDocument;
import org.nianbao.merge.ReceivedForms;
import org.nianbao.merge.Reception;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.notice.LetterWording;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.roster.Roster;
import org.nianbao.roster.UnitDirectory;
import org.nianbao.rounds.ReceiptLedger;
import org.nianbao.rounds.Rounds;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Editions;
import org.nianbao.validate.NoticeFormat;
import org.nianbao.validate.ReceivedReport;
import org.nianbao.validate.UnitStatus;
import org.nianbao.validate.ValidationOutputs;
import org.nianbao.validate.ValidationOutputs.Written;
import org.nianbao.validate.WrittenNotices;

/**
 * The use case "validate": checks received files, and writes their formatted workbooks, return
 * notices and a summary.
 *
 * @param editions the form
 * @param files the received files
 * @param year the expected report year; null for any
 * @param roster the units that must report; null if unknown
 * @param lastYear the submissions of the year before
 * @param output what is written; null for nothing
 */
public record ValidateTask(
    Editions editions,
    TaskFiles files,
    @Nullable Integer year,
    @Nullable Roster roster,
    LastYearReports lastYear,
    @Nullable ResultFolder output) {
  /**
   * The folder of the outputs.
   *
   * @param folder the folder
   * @param noticesOnly whether only return notices are written
   * @param format the format of the return notices
   * @param settings what the office has set for its letters
   * @param messages the language of the outputs
   */
  public record ResultFolder(
      Path folder,
      boolean noticesOnly,
      NoticeFormat format,
      OfficeSettings settings,
      Messages messages) {}

  /**
   * The result of the outputs of all files: the summary, the ledger and the notices of earlier
   * rounds.
   *
   * @param summary the summary; null if none was written
   * @param ledger the ledger; null if none was written
   * @param notices the return notices
   * @param reminders the letters to units from which nothing came
   * @param reception the files compared with the roster; null if there is none
   * @param notReceived the files in the folders that are not received reports
   * @param remarks sentences about them
   * @param failures why outputs could not be written or removed
   */
  public record ValidateOutcome(
      @Nullable Path summary,
      @Nullable Path ledger,
      WrittenNotices notices,
      WrittenNotices reminders,
      @Nullable Reception reception,
      NotReceived notReceived,
      List<Message> remarks,
      List<Exception> failures) {}

  /** Creates a validation without a roster. */
  public ValidateTask(
      Editions editions,
      TaskFiles files,
      @Nullable Integer year,
      LastYearReports lastYear,
      @Nullable ResultFolder output) {
    this(editions, files, year, null, lastYear, output);
  }

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
   * @throws RefusedException if there is a roster and no year
   * @throws IOException if the receiver throws it, or the output folder cannot be listed
   */
  public ValidateOutcome run(WorkerThreads workers, OrderedPipeline.Receiver<Written> receiver)
      throws IOException {
    if (output != null) {
      requireUsableTemplates(output);
    }
    Rounds rounds =
        output != null && hasLedger(output)
            ? Rounds.open(output.folder(), year, roster, LocalDateTime.now(ZoneId.systemDefault()))
            : null;
    UnitReception units = roster == null ? null : new UnitReception(roster, rounds);
    int total = files.received().size();
    long[] done = {0};
    workers.progress().update(Stage.FILES, 0, total);
    OrderedPipeline.Receiver<ValidationResult> counting =
        checked -> {
          workers.progress().update(Stage.FILES, ++done[0], Math.max(done[0], total));
          if (units != null) {
            units.add(checked);
          }
        };
    OrderedPipeline.Work<Path, ValidationResult> check =
        file -> {
          FileValidation read = ReceivedReport.read(editions, file);
          Roster.Unit unit = units == null ? null : units.unit(read);
          ValidationResult checked = read.check(year, unit, lastYear);
          return rounds == null ? checked : rounds.compared(checked, unit);
        };
    ValidationOutputs.FurtherFiles further = () -> units == null ? List.of() : units.furtherFiles();
    if (output == null) {
      CopiedTexts texts =
          new CopiedTexts(checked -> receiver.accept(Written.withoutOutputs(checked)));
      OrderedPipeline.Receiver<ValidationResult> received =
          checked -> {
            counting.accept(checked);
            texts.add(checked);
          };
      OrderedPipeline.run(files.received(), workers, check, received);
      OrderedPipeline.run(further.find(), workers, check, received);
      texts.finish();
      return new ValidateOutcome(
          null,
          null,
          WrittenNotices.NONE,
          WrittenNotices.NONE,
          units == null ? null : units.reception(),
          notReceived(units),
          List.of(),
          List.of());
    }
    ValidationOutputs folder =
        new ValidationOutputs(
            output.folder(),
            files.allInputs(),
            editions.expected(),
            year,
            output.noticesOnly(),
            output.format(),
            wording(output),
            output.messages(),
            rounds);
    folder.fill(
        files.received(),
        further,
        workers,
        check,
        counting,
        written -> {
          if (rounds != null) {
            rounds.add(written.checked());
          }
          receiver.accept(written);
        });
    Reception reception = units == null ? null : units.reception();
    List<UnitStatus> statuses =
        reception == null || units == null
            ? List.of()
            : UnitStatuses.of(reception, units.ofOtherForms());
    WrittenNotices notices = folder.writeNotices(statuses, workers);
    WrittenNotices reminders =
        reception == null || units == null || year == null
            ? WrittenNotices.NONE
            : folder.writeReminders(
                UnitStatuses.ofRoster(reception), units.form().expected(), year, workers);
    List<Message> remarks = new ArrayList<>(output.settings().remarks());
    List<Exception> failures = new ArrayList<>();
    folder.exchangeNames(remarks, failures);
    Path ledger = null;
    if (rounds != null) {
      rounds.setFormOfUnreadable(folder.received().form());
      if (reception != null) {
        addUnits(reception, rounds);
      }
      WrittenFile written = rounds.write();
      ledger = written.file();
      remarks.addAll(rounds.remarks());
      remarks.addAll(written.remarks());
      failures.addAll(written.failures());
    }
    Path summary = null;
    if (hasSummary(output)) {
      WrittenFile written = folder.writeSummary(notReceived(units).otherFiles());
      summary = written.file();
      remarks.addAll(written.remarks());
      failures.addAll(written.failures());
    }
    for (WrittenNotices each : List.of(notices, reminders)) {
      failures.addAll(each.failures());
      remarks.addAll(each.remarks());
    }
    return new ValidateOutcome(
        summary, ledger, notices, reminders, reception, notReceived(units), remarks, failures);
  }

  private NotReceived notReceived(@Nullable UnitReception units) {
    return units == null ? files.notReceived() : files.notReceived().without(units.further);
  }

  /** Compares the files with a roster while they are checked. */
  private final class UnitReception {
    private final Roster units;
    private final UnitDirectory directory;
    private final int reportYear;
    private final @Nullable ReceiptLedger receipts;
    private final List<ValidationResult> results = new ArrayList<>();
    private List<Path> further = List.of();

    UnitReception(Roster units, @Nullable Rounds rounds) throws RefusedException {
      if (year == null) {
        throw new RefusedException("cli.roster.year");
      }
      this.units = units;
      this.receipts = rounds == null ? null : rounds.receipts();
      this.directory = UnitDirectory.ofRoster(units);
      this.reportYear = year;
    }

    Roster.@Nullable Unit unit(FileValidation read) {
      Submission submission = read.submission();
      return submission == null ? null : directory.find(submission).orElse(null);
    }

    void add(ValidationResult checked) {
      results.add(checked.compacted());
    }

    /** Returns the form that is compared: the expected one, unless no file is of it. */
    Editions form() {
      return ReceivedForms.of(results).editions(editions, reportYear);
    }

    Reception reception() {
      return reception(form(), results);
    }

    private Reception reception(Editions form, List<ValidationResult> files) {
      return Reception.of(form, DistrictFiles.dated(files), reportYear, units, lastYear, receipts);
    }

    /** Returns how the files of other forms are received as reports of these, by their names. */
    Map<String, UnitStatus> ofOtherForms() {
      Editions compared = form();
      Map<String, List<ValidationResult>> byForm = new LinkedHashMap<>();
      for (ValidationResult result : results) {
        Submission submission = result.submission();
        if (submission != null
            && !submission.template().form().equals(compared.expected().form())) {
          byForm
              .computeIfAbsent(submission.template().form(), form -> new ArrayList<>())
              .add(result);
        }
      }
      Map<String, UnitStatus> statuses = new HashMap<>();
      byForm.forEach(
          (form, files) ->
              Editions.ofForm(form, reportYear)
                  .map(each -> UnitStatuses.of(reception(each, files)))
                  .orElse(List.of())
                  .forEach(status -> statuses.put(status.file(), status)));
      statuses.remove(""); // units that did not send the form
      return statuses;
    }

    /** Returns the files beside the received ones that are named after units without a file. */
    List<Path> furtherFiles() {
      further =
          DistrictFiles.namedAfterMissingUnits(
              reception(), units, files.notReceived().otherFiles());
      return further;
    }
  }

  /** Registers files that do not name their units with the units that they are named after. */
  private static void addUnits(Reception reception, Rounds rounds) {
    for (ReceptionEntry entry : reception.entries()) {
      if (entry.unit() != null && !entry.file().isEmpty()) {
        rounds.addUnit(entry.file(), entry.unit());
      }
    }
  }

  private boolean hasSummary(ResultFolder folder) {
    return !folder.noticesOnly() && files.hasSeveral();
  }

  /**
   * Returns whether the received files are registered: several, one of a unit on a roster, or any
   * where there are earlier results. A unit that checks its own report needs no ledger.
   */
  private boolean hasLedger(ResultFolder folder) {
    return hasSummary(folder) || roster != null || Rounds.hasEarlierResults(folder.folder());
  }

  private LetterWording wording(ResultFolder folder) {
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    return new LetterWording(
        folder.settings(), today, folder.messages(), editions.expected().form());
  }

  /** Checks the templates before the run, which would otherwise end with half of the results. */
  private void requireUsableTemplates(ResultFolder folder) {
    LetterWording wording = wording(folder);
    if (folder.format() != NoticeFormat.DOCX) {
      BundledTemplate.requireUsable(BundledTemplate.RETURN_NOTICE);
    }
    if (folder.format() != NoticeFormat.XLSX) {
      LetterDocument.requireUsable(BundledTemplate.RETURN_LETTER, wording);
    }
    if (roster != null) {
      LetterDocument.requireUsable(BundledTemplate.REMINDER_LETTER, wording);
    }
    if (hasSummary(folder)) {
      BundledTemplate.requireUsable(BundledTemplate.VALIDATION_SUMMARY);
    }
    if (hasLedger(folder)) {
      BundledTemplate.requireUsable(BundledTemplate.RECEIPT_LEDGER);
    }
  }
}
