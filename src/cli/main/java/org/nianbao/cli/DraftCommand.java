package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.check.LastYearReports;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.file.WorkerThreads;
import org.nianbao.task.Destination;
import org.nianbao.task.DraftTask;
import org.nianbao.template.Editions;

/** The command {@code draft}: writes drafts into the empty parts of forms' narratives. */
final class DraftCommand implements Command {
  @Override
  public Options options() {
    return Command.withFormOptions(
        new Options()
            .addOption(Command.optionWithValue("o", "output"))
            .addOption(Command.optionWithValue(null, "previous")));
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws IOException {
    Destination output = Command.output(line);
    Editions editions = Command.editions(line, null);
    List<Path> named = Command.files(line);
    try (ProgressLine progress = new ProgressLine(terminal);
        WorkerThreads workers = Command.workers(line, progress)) {
      LastYearReports lastYear = Command.lastYear(line, editions, workers, terminal);
      OutputReport outputs = new OutputReport(terminal, progress, line.hasOption("debug"), false);
      DraftTask task = new DraftTask(editions, named, Command.templateFile(line), lastYear, output);
      NotReceived notReceived = task.run(workers, outputs::print);
      progress.erase();
      outputs.printTotals();
      notReceived.sentences().forEach(terminal::print);
      return outputs.finish();
    }
  }
}
