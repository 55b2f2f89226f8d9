package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.file.WorkerThreads;
import org.nianbao.task.Destination;
import org.nianbao.task.ImportTask;
import org.nianbao.template.Editions;

/**
 * The command {@code import}: converts what units sent (pages, documents or texts) into the
 * official form.
 */
final class ImportCommand implements Command {
  @Override
  public Options options() {
    return new Options()
        .addOption(Command.optionWithValue("o", "output"))
        .addOption(Command.optionWithValue("y", "year"))
        .addOption(Command.templateOption());
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws IOException {
    Destination output = Command.output(line);
    Integer year = Command.year(line);
    Editions editions = Command.editions(line, year);
    List<Path> named = Command.files(line);
    try (ProgressLine progress = new ProgressLine(terminal);
        WorkerThreads workers = Command.workers(line, progress)) {
      OutputReport outputs = new OutputReport(terminal, progress, line.hasOption("debug"), false);
      ImportTask task = new ImportTask(editions, named, Command.templateFile(line), year, output);
      NotReceived notReceived = task.run(workers, outputs::print);
      progress.erase();
      outputs.printTotals();
      notReceived.sentences().forEach(terminal::print);
      return outputs.finish();
    }
  }
}
