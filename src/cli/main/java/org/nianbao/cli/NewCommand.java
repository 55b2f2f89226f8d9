package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.check.LastYearReports;
import org.nianbao.file.WorkerThreads;
import org.nianbao.task.Destination;
import org.nianbao.task.IssueTask;
import org.nianbao.task.RefusedException;
import org.nianbao.template.Editions;

/** The command {@code new}: issues a blank form, or one for every unit of a roster. */
final class NewCommand implements Command {
  @Override
  public Options options() {
    return Command.withFormOptions(
        new Options()
            .addOption(Command.optionWithValue("u", "unit"))
            .addOption(Command.optionWithValue("l", "level"))
            .addOption(Command.optionWithValue("y", "year"))
            .addOption(Command.optionWithValue(null, "previous"))
            .addOption(Command.optionWithValue(null, "roster"))
            .addOption(Command.optionWithValue("o", "output")));
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws IOException {
    if (!line.getArgList().isEmpty()) {
      throw new RefusedException("cli.surplus", line.getArgList().get(0));
    }
    int year = Command.requiredYear(line);
    Destination output = Command.output(line);
    Editions editions = Command.editions(line, year);
    Path roster = Command.optionalPath(line, "roster");
    String unit = roster == null ? Command.required(line, "unit") : "";
    try (ProgressLine progress = new ProgressLine(terminal);
        WorkerThreads workers = Command.workers(line, progress)) {
      LastYearReports lastYear = Command.lastYear(line, editions, workers, terminal);
      OutputReport outputs = new OutputReport(terminal, progress, line.hasOption("debug"), false);
      IssueTask task =
          new IssueTask(
              Command.editionToIssue(line, year),
              unit,
              line.getOptionValue("level", ""),
              year,
              roster,
              lastYear,
              Command.templateFile(line),
              output);
      progress.erase();
      IssueTask.IssueOutcome outcome =
          task.run(
              written -> {
                outputs.print(written);
                if (roster == null && written.file() != null) {
                  terminal.print("cli.written", written.file());
                }
              });
      if (roster != null) {
        terminal.print("cli.new.many", outcome.issued(), output.path());
      }
      outcome.remarks().forEach(terminal::print);
      return outputs.finish();
    }
  }
}
