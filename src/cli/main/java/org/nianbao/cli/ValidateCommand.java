package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.check.JsonReport;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.WorkerThreads;
import org.nianbao.task.TaskFiles;
import org.nianbao.task.ValidateTask;
import org.nianbao.template.Editions;
import org.nianbao.validate.LastYearReports;
import org.nianbao.validate.ValidationFolder.Written;

/** The command {@code validate}: checks received workbooks. */
final class ValidateCommand implements Command {
  @Override
  public Options options() {
    return new Options()
        .addOption(Command.valued("o", "output"))
        .addOption(Command.valued("y", "year"))
        .addOption(Command.valued(null, "previous"))
        .addOption(Command.valued(null, "format"))
        .addOption(Command.valued(null, "threads"))
        .addOption(Command.template());
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws IOException {
    boolean json = Command.isJson(line);
    Integer year = Command.year(line);
    Editions editions = Command.editions(line, year);
    Path output = Command.optionalPath(line, "output");
    try (ProgressLine progress = new ProgressLine(terminal);
        WorkerThreads workers = Command.workers(line, progress)) {
      TaskFiles files = ValidateTask.findReceived(Command.files(line), Command.named(line), output);
      LastYearReports lastYear = Command.lastYear(line, editions, workers, terminal);
      ValidateTask.ResultFolder written =
          output == null ? null : new ValidateTask.ResultFolder(output, false, terminal.messages());
      OutputReport outputs = new OutputReport(terminal, progress, line.hasOption("debug"), json);
      try (JsonReport report = json ? new JsonReport(terminal.messages(), terminal.json()) : null) {
        ValidateTask.ValidateOutcome outcome =
            new ValidateTask(editions, files, year, lastYear, written)
                .run(
                    workers,
                    file -> {
                      outputs.tally().add(file.checked());
                      progress.erase();
                      outputs.fail(file.failures());
                      if (report == null) {
                        print(file, terminal);
                      } else {
                        report.add(file.checked());
                      }
                      outputs.remark(file.remarks());
                    });
        progress.erase();
        // the following remarks concern the whole run, and are printed whatever the number of files
        outputs.sayOtherRemarks();
        outputs.fail(outcome.failures());
        outputs.sayOtherFailures();
        outputs.remark(outcome.remarks());
        if (report == null) {
          new ValidationTextReport(terminal).print(outputs.tally());
          files.notReceived().sentences().forEach(terminal::say);
        } else {
          report.finish(
              members -> {
                JsonReport.writeTexts(members, "notReceived", files.notReceived().names());
                outputs.writeTo(members);
              });
        }
      }
      return outputs.exit();
    }
  }

  /** Prints the result and the outputs of a file. */
  private static void print(Written written, Terminal terminal) {
    ValidationResult checked = written.checked();
    new ValidationTextReport(terminal).print(checked);
    if (written.formatted() != null) {
      terminal.say("cli.output", checked.file(), written.formatted());
    }
    if (written.notice() != null) {
      terminal.say("cli.notice", checked.file(), written.notice());
    }
  }
}
