package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.check.JsonReport;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.WorkerThreads;
import org.nianbao.message.Message;
import org.nianbao.task.TaskFiles;
import org.nianbao.task.ValidateTask;
import org.nianbao.template.Editions;
import org.nianbao.validate.LastYearReports;
import org.nianbao.validate.ValidationOutputs.Written;

/** The command {@code validate}: checks received workbooks. */
final class ValidateCommand implements Command {
  @Override
  public Options options() {
    return new Options()
        .addOption(Command.optionWithValue("o", "output"))
        .addOption(Command.optionWithValue("y", "year"))
        .addOption(Command.optionWithValue(null, "previous"))
        .addOption(Command.optionWithValue(null, "format"))
        .addOption(Command.optionWithValue(null, "threads"))
        .addOption(Command.templateOption());
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws IOException {
    boolean json = Command.isJson(line);
    Integer year = Command.year(line);
    Editions editions = Command.editions(line, year);
    Path output = Command.optionalPath(line, "output");
    try (ProgressLine progress = new ProgressLine(terminal);
        WorkerThreads workers = Command.workers(line, progress)) {
      List<Path> otherInputs = new ArrayList<>(Command.templateFile(line));
      Stream.ofNullable(Command.optionalPath(line, "previous")).forEach(otherInputs::add);
      TaskFiles files = ValidateTask.findReceived(Command.files(line), otherInputs, output);
      LastYearReports lastYear = Command.lastYear(line, editions, workers, terminal);
      ValidateTask.ResultFolder folder =
          output == null ? null : new ValidateTask.ResultFolder(output, false, terminal.messages());
      ValidationTextReport text = new ValidationTextReport(terminal);
      OutputReport outputs = new OutputReport(terminal, progress, line.hasOption("debug"), json);
      try (JsonReport report = json ? new JsonReport(terminal.messages(), terminal.json()) : null) {
        ValidateTask.ValidateOutcome outcome =
            new ValidateTask(editions, files, year, lastYear, folder)
                .run(
                    workers,
                    file -> {
                      outputs.counts().add(file.checked());
                      progress.erase();
                      outputs.addFailures(file.failures());
                      if (report == null) {
                        print(file, text, terminal);
                      } else {
                        report.add(file.checked());
                      }
                      outputs.addRemarks(file.remarks());
                    });
        progress.erase();
        // the following remarks are about the whole run, and are printed even if there are many
        // files
        outputs.printNumberOfOtherRemarks();
        outputs.addFailures(outcome.failures());
        outputs.printNumberOfOtherFailures();
        outputs.addRemarks(outcome.remarks());
        if (report == null) {
          text.printUndecided();
          text.print(outputs.counts());
          if (outcome.summary() != null) {
            terminal.print("cli.written", outcome.summary());
          }
          if (outcome.ledger() != null) {
            terminal.print("cli.ledger", outcome.ledger());
          }
          files.notReceived().sentences().forEach(terminal::print);
        } else {
          report.finish(
              members -> {
                JsonReport.writeTexts(members, "notReceived", files.notReceived().names());
                outputs.writeTo(members);
              });
        }
      }
      return outputs.exitStatus();
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
    if (file.notice() != null) {
      terminal.print("cli.notice", checked.file(), file.notice());
    }
  }
}
