package org.nianbao.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.CopiedTexts;
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
import org.nianbao.merge.ReceivedForms;
import org.nianbao.merge.ReceivedVersion;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.notice.LetterWording;
import org.nianbao.rounds.Round;
import org.nianbao.rounds.Rounds;
import org.nianbao.template.Template;

/**
 * Writes the outputs of a validation into a folder: the formatted workbook of each received file, a
 * return notice for each file with errors, and a summary.
 */
public final class ValidationOutputs {
  private static final String SUMMARY = "校验汇总.xlsx";

  /**
   * The outputs of a received file.
   *
   * @param checked the file with its discrepancies
   * @param formatted its formatted workbook; null if there is none
   * @param round how it compares with the unit's version before; null if that is not known
   * @param remarks which of them have another name because a file existed
   * @param failures why outputs could not be written
   */
  public record Written(
      ValidationResult checked,
      @Nullable Path formatted,
      @Nullable Round round,
      List<Message> remarks,
      List<Exception> failures) {
    public Written {
      remarks = List.copyOf(remarks);
      failures = List.copyOf(failures);
    }

    /** Returns the result of a file for which nothing is written. */
    public static Written withoutOutputs(ValidationResult checked) {
      return new Written(checked, null, null, List.of(), List.of());
    }
  }

  /**
   * What is to be written for a received file.
   *
   * @param formatted the place of the formatted workbook; null if there is none
   * @param name the name of its return notice, without an ending
   * @param failures failures before writing
   */
  private record Planned(
      ValidationResult checked,
      @Nullable OutputPlace formatted,
      String name,
      List<Exception> failures) {}

  /** A version of a report, and its formatted workbook. */
  private record WrittenVersion(ReceivedVersion version, Path formatted) {}

  /** The outputs of a received file, and its return notice, which is not written yet. */
  private record Finished(Written written, ReturnNotices.@Nullable Notice notice) {}

  private final Template expected;
  private final @Nullable Integer year;
  private final boolean noticesOnly;
  private final Messages messages;
  private final @Nullable Rounds rounds;
  private final OutputNames names;
  private final ReturnNotices notices;
  private final Reminders reminders;
  private final OutputPlace summaryPlace;

  /** The written versions of the reports by the names of their workbooks, without numbers. */
  private final SortedMap<String, List<WrittenVersion>> versions = new TreeMap<>();

  private final ReceivedForms forms = new ReceivedForms();

  /** A template of each form that was received, by its name. */
  private final Map<String, Template> templates = new HashMap<>();

  private final ValidationSummary summary;

  /**
   * Creates the outputs in a folder.
   *
   * @param received the received files, which are never replaced
   * @param expected the form that is expected
   * @param year the expected report year; null for any
   * @param noticesOnly whether only return notices are written
   * @param format the format of the return notices
   * @param wording the wording of the letters
   * @param rounds the rounds of the reports; null if there is no ledger
   * @throws IOException if the folder cannot be listed
   */
  public ValidationOutputs(
      Path folder,
      List<Path> received,
      Template expected,
      @Nullable Integer year,
      boolean noticesOnly,
      NoticeFormat format,
      LetterWording wording,
      Messages messages,
      @Nullable Rounds rounds)
      throws IOException {
    InputFiles inputs = new InputFiles(received);
    this.expected = expected;
    this.year = year;
    this.noticesOnly = noticesOnly;
    this.messages = messages;
    this.rounds = rounds;
    this.names = new OutputNames(folder, OutputKind.CHECKED, inputs);
    this.notices =
        new ReturnNotices(folder, expected, year, format, inputs, wording, messages, rounds);
    this.reminders = new Reminders(folder, inputs, wording);
    this.summaryPlace = new OutputNames(folder, OutputKind.SUMMARY, inputs).next(Path.of(SUMMARY));
    this.summary = new ValidationSummary(messages, folder);
    names.reserve(summaryPlace.file()); // a unit may have the name of the summary
  }

  /** Returns the files that are checked after all others, as nothing came from their units. */
  public interface FurtherFiles {
    List<Path> find() throws IOException;
  }

  /**
   * Checks files, and writes the formatted workbook of each and its row of the summary. A failure
   * is reported with its file, and the other outputs are written.
   *
   * @param further finds more files when the others have been checked
   * @param checked receives the result of each file as it is, in the order of the files
   * @param receiver receives each file after its outputs are written, in the order of the files
   */
  public void fill(
      List<Path> files,
      FurtherFiles further,
      WorkerThreads workers,
      OrderedPipeline.Work<Path, ValidationResult> check,
      OrderedPipeline.Receiver<ValidationResult> checked,
      OrderedPipeline.Receiver<Written> receiver)
      throws IOException {
    OrderedPipeline.Receiver<Finished> finished =
        each -> {
          summary.add(each.written());
          addVersion(each.written());
          if (each.notice() != null) {
            notices.add(each.notice());
          }
          receiver.accept(each.written());
        };
    OrderedPipeline<Planned, Finished> writing =
        new OrderedPipeline<>(workers, this::write, finished);
    CopiedTexts texts = new CopiedTexts(result -> writing.add(plan(result)));
    OrderedPipeline.Receiver<ValidationResult> received =
        result -> {
          checked.accept(result);
          texts.add(result);
        };
    OrderedPipeline.run(files, workers, check, received);
    OrderedPipeline.run(further.find(), workers, check, received);
    texts.finish();
    writing.finish();
  }

  /**
   * Chooses the outputs of the next file and their names. The files must come in order, as the
   * names of units of the same name depend on it.
   */
  private Planned plan(ValidationResult file) {
    Submission submission = file.submission();
    Object reported = Objects.requireNonNullElse(submission == null ? year : submission.year(), "");
    forms.add(file);
    if (submission != null) {
      templates.putIfAbsent(submission.template().form(), submission.template());
    }
    Template template = submission == null ? expected : submission.template();
    String name = OutputNames.baseName(unit(file), year == null ? reported : year, template);
    try {
      OutputPlace formatted =
          submission == null || noticesOnly ? null : names.next(unit(file), reported, template);
      // if the formatted workbook has another name because a file was there, the notice keeps the
      // first name
      if (formatted != null && (year == null || reported.equals(year))) {
        Path first = Objects.requireNonNullElse(formatted.occupied(), formatted.file());
        name = String.valueOf(first.getFileName()).replaceFirst("\\.xlsx$", "");
      }
      notices.supersede(name);
      return new Planned(file, formatted, name, List.of());
    } catch (IOException e) {
      return new Planned(file, null, name, List.of(e));
    }
  }

  private void addVersion(Written written) {
    ValidationResult checked = written.checked();
    Submission submission = checked.submission();
    if (submission != null && !submission.unit().isEmpty() && written.formatted() != null) {
      Instant modified = ReceivedReport.modified(Path.of(checked.file()));
      int registration =
          rounds == null
              ? ReceivedVersion.UNREGISTERED
              : rounds.registration(checked).orElse(ReceivedVersion.UNREGISTERED);
      ReceivedVersion version =
          ReceivedVersion.of(checked.file(), submission, registration, modified);
      Object reported = Objects.requireNonNullElse(submission.year(), "");
      String name = OutputNames.baseName(submission.unit(), reported, submission.template());
      versions
          .computeIfAbsent(name + " " + submission.code(), each -> new ArrayList<>())
          .add(new WrittenVersion(version, written.formatted()));
    }
  }

  /**
   * Gives the formatted workbook of the version that counts the name without a number, and that of
   * the first one its name.
   *
   * @param remarks receives a sentence for each exchange
   * @param failures receives the reason of each exchange that was not possible
   */
  public void exchangeNames(List<Message> remarks, List<Exception> failures) {
    for (List<WrittenVersion> ofUnit : versions.values()) {
      WrittenVersion first = ofUnit.get(0);
      WrittenVersion last = Collections.max(ofUnit, Comparator.comparing(WrittenVersion::version));
      if (!last.equals(first)) {
        try {
          AtomicFile.exchange(first.formatted(), last.formatted());
        } catch (IOException e) {
          failures.add(e);
          continue;
        }
        summary.exchange(first.formatted(), last.formatted());
        remarks.add(
            Message.of(
                "cli.output.exchanged",
                last.version().file(),
                first.formatted(),
                last.formatted().getFileName()));
      }
    }
  }

  /** Returns the name of the unit, or else the name of its file. */
  static String unit(ValidationResult file) {
    Submission submission = file.submission();
    String name = String.valueOf(Path.of(file.file()).getFileName());
    return submission == null || submission.unit().isEmpty()
        ? name.replaceFirst("\\.\\w{1,5}$", "")
        : submission.unit();
  }

  /** Writes the formatted workbook of a file, and words its return notice, on any thread. */
  private Finished write(Planned planned) {
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
    Round round = rounds == null ? null : rounds.round(checked);
    return new Finished(
        new Written(checked, formatted, round, remarks, failures),
        notices.notice(checked, round, planned.name()));
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
   * Returns a template of the form that the files are taken to be sent as, after all are checked:
   * the expected one, unless no file is of it.
   */
  public Template received() {
    return templates.getOrDefault(forms.form(expected.form()), expected);
  }

  /**
   * Writes the return notices of all files.
   *
   * @param units what the roster tells of the files and of the units; empty without a roster
   */
  public WrittenNotices writeNotices(List<UnitStatus> units, WorkerThreads workers)
      throws IOException {
    Map<String, UnitStatus> byFile = new HashMap<>();
    for (UnitStatus unit : units) {
      if (!unit.file().isEmpty()) {
        byFile.put(unit.file(), unit);
      }
    }
    WrittenNotices written = notices.write(byFile, received(), workers);
    if (rounds != null) {
      written.files().forEach(rounds::addNotice);
    }
    summary.setNotices(written.files());
    summary.setUnits(units, byFile);
    return written;
  }

  /**
   * Writes the letters to the units of the roster from which nothing came.
   *
   * @param template the form that they must send
   */
  public WrittenNotices writeReminders(
      List<UnitStatus> units, Template template, int reportYear, WorkerThreads workers)
      throws IOException {
    return reminders.write(units, template, reportYear, workers);
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
