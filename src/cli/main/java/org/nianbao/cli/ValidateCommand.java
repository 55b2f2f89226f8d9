package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.JsonReport;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.data.RosterAliases;
import org.nianbao.data.RosterFile;
import org.nianbao.file.WorkerThreads;
import org.nianbao.merge.MergeJson;
import org.nianbao.merge.MergeSentences;
import org.nianbao.merge.Reception;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;
import org.nianbao.rounds.RoundJson;
import org.nianbao.task.RefusedException;
import org.nianbao.task.TaskFiles;
import org.nianbao.task.ValidateTask;
import org.nianbao.template.Editions;
import org.nianbao.validate.NoticeFormat;
import org.nianbao.validate.ValidationOutputs.Written;

/** The command {@code validate}: checks received workbooks. */
final class ValidateCommand implements Command {
  @Override
  public Options options() {
    return Command.withFormOptions(
        new Options()
            .addOption(Command.optionWithValue("o", "output"))
            .addOption(Command.optionWithValue("y", "year"))
            .addOption(Command.optionWithValue(null, "roster"))
            .addOption(Command.optionWithValue(null, "confirm"))
            .addOption(Command.optionWithValue(null, "previous"))
            .addOption(Command.optionWithValue(null, "notices"))
            .addOption(Command.optionWithValue(null, "settings"))
            .addOption(Command.optionWithValue(null, "format"))
            .addOption(Command.optionWithValue(null, "threads")));
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws IOException {
    boolean json = Command.isJson(line);
    Integer year = Command.year(line);
    Editions editions = Command.editions(line, year);
    Path output = Command.optionalPath(line, "output");
    ValidateTask.ResultFolder folder = output == null ? null : folder(line, output, terminal);
    Path roster = Command.optionalPath(line, "roster");
    if (roster != null && year == null) {
      throw new RefusedException("cli.roster.year");
    }
    try (ProgressLine progress = new ProgressLine(terminal);
        WorkerThreads workers = Command.workers(line, progress)) {
      List<Path> otherInputs = new ArrayList<>(Command.templateFile(line));
      for (String option : List.of("roster", "previous", "settings")) {
        Stream.ofNullable(Command.optionalPath(line, option)).forEach(otherInputs::add);
      }
      TaskFiles files = ValidateTask.findReceived(Command.files(line), otherInputs, output);
      List<Message> confirmed = confirmNames(line, roster);
      Roster units = roster == null ? null : RosterFile.read(roster);
      LastYearReports lastYear = Command.lastYear(line, editions, workers, terminal);
      ValidationTextReport text = new ValidationTextReport(terminal);
      OutputReport outputs = new OutputReport(terminal, progress, line.hasOption("debug"), json);
      try (JsonReport report = json ? new JsonReport(terminal.messages(), terminal.json()) : null) {
        ValidateTask.ValidateOutcome outcome =
            new ValidateTask(editions, files, year, units, lastYear, folder)
                .run(
                    workers,
                    file -> {
                      outputs.counts().add(file.checked());
                      progress.erase();
                      outputs.addFailures(file.failures());
                      if (report == null) {
                        print(file, text, terminal);
                      } else {
                        report.add(
                            file.checked(), members -> RoundJson.write(members, file.round()));
                      }
                      outputs.addRemarks(file.remarks());
                    });
        progress.erase();
        // the following remarks are about the whole run, and are printed even if there are many
        // files
        outputs.printNumberOfOtherRemarks();
        outputs.addFailures(outcome.failures());
        outputs.printNumberOfOtherFailures();
        outputs.addRemarks(confirmed);
        outputs.addRemarks(units == null ? List.of() : units.remarks());
        outputs.addRemarks(outcome.remarks());
        Reception reception = outcome.reception();
        if (report == null) {
          text.printUndecided();
          text.print(outputs.counts());
          if (reception != null) {
            MergeTextReport unitsReport = new MergeTextReport(terminal);
            terminal.print(MergeSentences.reception(reception));
            unitsReport.printEntries(reception);
            reception.of(ReceptionEntry.Status.UNCONFIRMED).stream()
                .filter(entry -> !entry.statedName().isEmpty())
                .findFirst()
                .ifPresent(
                    entry ->
                        terminal.print("cli.confirm.hint", entry.statedName(), entry.unitName()));
          }
          printNotices(outcome, terminal);
          if (outcome.summary() != null) {
            terminal.print("cli.written", outcome.summary());
          }
          if (outcome.ledger() != null) {
            terminal.print("cli.ledger", outcome.ledger());
          }
          outcome.notReceived().sentences().forEach(terminal::print);
        } else {
          report.finish(
              members -> {
                if (reception != null) {
                  MergeJson.writeRoster(members, reception, terminal.messages());
                }
                JsonReport.writeTexts(members, "notReceived", outcome.notReceived().names());
                outputs.writeTo(members);
              });
        }
        int status = outputs.exitStatus();
        return status == ExitStatus.CLEAN && reception != null && !reception.isComplete()
            ? ExitStatus.DISCREPANCIES
            : status;
      }
    }
  }

  /** Prints the result and the outputs of a file. */
  private static void print(Written file, ValidationTextReport text, Terminal terminal) {
    ValidationResult checked = file.checked();
    text.print(checked);
    Message round = file.round() == null ? null : file.round().message();
    if (round != null) {
      terminal.print("cli.report.round", round);
    }
    if (file.formatted() != null) {
      terminal.print("cli.output", checked.file(), file.formatted());
    }
  }

  /** Prints the return notices and the reminders, up to a limit. */
  private static void printNotices(ValidateTask.ValidateOutcome outcome, Terminal terminal) {
    List<Message> notices = new ArrayList<>();
    outcome
        .notices()
        .files()
        .forEach((file, notice) -> notices.add(Message.of("cli.notice", file, notice)));
    terminal.printFirst(notices, "cli.more");
    outcome.notices().all().forEach(all -> terminal.print("cli.notices.all", all));
    outcome.reminders().files().values().stream()
        .findFirst()
        .ifPresent(
            first ->
                terminal.print(
                    "cli.reminders",
                    outcome.reminders().files().size(),
                    String.valueOf(first.getParent())));
  }

  /** Returns the folder of the outputs, with the settings for the letters. */
  private static ValidateTask.ResultFolder folder(CommandLine line, Path output, Terminal terminal)
      throws IOException {
    String format = line.getOptionValue("notices", "docx");
    return new ValidateTask.ResultFolder(
        output,
        false,
        NoticeFormat.of(format)
            .orElseThrow(() -> new RefusedException("cli.notices.format", format)),
        Command.settings(line, output),
        terminal.messages());
  }

  /**
   * Enters the confirmed names of units in the roster; returns a sentence about each.
   *
   * @param roster the file of the roster; null if not given
   */
  private static List<Message> confirmNames(CommandLine line, @Nullable Path roster)
      throws IOException {
    String value = line.getOptionValue("confirm");
    List<Message> changes = new ArrayList<>();
    if (value != null && roster == null) {
      throw new RefusedException("cli.confirm.roster");
    }
    if (value != null && roster != null) {
      Map<String, String> unitOfName = new LinkedHashMap<>();
      for (String each : value.split("[、，,；;]", 0)) {
        String[] names = each.split("[=＝]", 2);
        if (names.length < 2 || names[0].isBlank() || names[1].isBlank()) {
          throw new RefusedException("cli.confirm", each);
        }
        unitOfName.put(names[0].strip(), names[1].strip());
      }
      for (Map.Entry<String, String> each : unitOfName.entrySet()) {
        Message change = RosterAliases.add(roster, each.getValue(), each.getKey());
        if (change != null) {
          changes.add(change);
        }
      }
    }
    return changes;
  }
}
