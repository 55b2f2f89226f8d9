package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.file.WorkerThreads;
import org.nianbao.task.Destination;
import org.nianbao.task.ImportTask;
import org.nianbao.task.TypingIn;
import org.nianbao.template.Editions;

/**
 * The command {@code import}: converts what units sent (pages, documents or texts) into the
 * official form.
 */
final class ImportCommand implements Command {
  private static final String TYPE_IN = "type-in";

  @Override
  public Options options() {
    return Command.withFormOptions(
        new Options()
            .addOption(Command.optionWithValue("o", "output"))
            .addOption(Command.optionWithValue("y", "year"))
            .addOption(Option.builder().longOpt(TYPE_IN).get())
            .addOption(Command.optionWithValue("u", "unit"))
            .addOption(Command.optionWithValue("l", "level")));
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
      TypingIn typingIn =
          line.hasOption(TYPE_IN)
              ? new TypingIn(
                  line.getOptionValue("unit", ""),
                  line.getOptionValue("level", ""),
                  Map.of(),
                  Map.of())
              : null;
      ImportTask task =
          new ImportTask(editions, named, Command.templateFile(line), year, typingIn, output);
      NotReceived notReceived = task.run(workers, outputs::print);
      progress.erase();
      outputs.printTotals();
      notReceived.sentences().forEach(terminal::print);
      return outputs.finish();
    }
  }
}
