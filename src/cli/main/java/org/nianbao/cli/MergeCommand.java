package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.nianbao.check.JsonReport;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.WorkerThreads;
import org.nianbao.merge.MergeJson;
import org.nianbao.task.Destination;
import org.nianbao.task.MergeTask;
import org.nianbao.template.Editions;

/** The command {@code merge}: adds up received workbooks to the district's report. */
final class MergeCommand implements Command {
  @Override
  public Options options() {
    return Command.withFormOptions(
        new Options()
            .addOption(Command.optionWithValue("u", "unit"))
            .addOption(Command.optionWithValue("l", "level"))
            .addOption(Command.optionWithValue("y", "year"))
            .addOption(Command.optionWithValue("o", "output"))
            .addOption(Command.optionWithValue(null, "roster"))
            .addOption(Command.optionWithValue(null, "previous"))
            .addOption(Command.optionWithValue(null, "reported"))
            .addOption(Command.optionWithValue(null, "settings"))
            .addOption(Command.optionWithValue(null, "format"))
            .addOption(Command.optionWithValue(null, "threads"))
            .addOption(Option.builder().longOpt("strict").get()));
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws IOException {
    boolean json = Command.isJson(line);
    String unit = Command.required(line, "unit");
    int year = Command.requiredYear(line);
    Destination output = Command.output(line);
    Editions editions = Command.editionsToMerge(line, year);
    String level = line.getOptionValue("level", "");
    List<Path> named = Command.files(line);
    try (ProgressLine progress = new ProgressLine(terminal);
        WorkerThreads workers = Command.workers(line, progress)) {
      MergeTask task =
          new MergeTask(
              editions,
              named,
              Command.templateFile(line),
              unit,
              level,
              year,
              Command.optionalPath(line, "roster"),
              Command.optionalPath(line, "previous"),
              Command.optionalPath(line, "reported"),
              output,
              Command.settings(
                  line,
                  output.fileFor(unit, year, editions.expected()).toAbsolutePath().getParent()),
              line.hasOption("strict"),
              terminal.messages());
      MergeTask.MergeOutcome outcome = task.run(workers);
      progress.erase();
      outcome.lastYear().unreadable().forEach(terminal::printError);
      if (outcome.refusal() != null) {
        terminal.printError(outcome.refusal());
        terminal.printDetails(outcome.objections());
      }
      WrittenFile written = outcome.written();
      OutputReport outputs = new OutputReport(terminal, progress, line.hasOption("debug"), json);
      if (written != null) {
        outputs.addFailures(written.failures());
      }
      outputs.addRemarks(outcome.inputRemarks());
      if (json) {
        outputs.addRemarks(written == null ? List.of() : written.remarks());
        MergeJson.write(
            outcome.merged(),
            terminal.messages(),
            terminal.json(),
            members -> {
              JsonReport.writeTexts(members, "notReceived", outcome.notReceived().names());
              outputs.writeTo(members);
            });
      } else {
        new MergeTextReport(terminal).print(outcome.merged());
        outcome.notReceived().sentences().forEach(terminal::print);
        outcome.withoutLastYear().ifPresent(terminal::print);
        if (written != null && written.file() != null) {
          outputs.addRemarks(written.remarks());
          terminal.print("cli.written", written.file());
        }
      }
      if (written == null || written.failure() != null) {
        return ExitStatus.FAILED;
      }
      return outcome.merged().isClean() ? ExitStatus.CLEAN : ExitStatus.DISCREPANCIES;
    }
  }
}
