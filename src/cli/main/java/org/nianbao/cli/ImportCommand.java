package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.file.Workers;
import org.nianbao.task.Destination;
import org.nianbao.task.ImportTask;
import org.nianbao.template.Editions;

/** Turns whatever a unit sent, a page, a document or a text, into the official form. */
final class ImportCommand implements Command {
  @Override
  public Options options() {
    return new Options()
        .addOption(Command.valued("o", "output"))
        .addOption(Command.valued("y", "year"))
        .addOption(Command.template());
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws IOException {
    Destination output = Command.output(line);
    Integer year = Command.year(line);
    Editions editions = Command.editions(line, year);
    List<Path> named = Command.files(line);
    try (ProgressLine progress = new ProgressLine(terminal);
        Workers workers = Command.workers(line, progress)) {
      WrittenForms forms = new WrittenForms(terminal, progress, line.hasOption("debug"));
      ImportTask task = new ImportTask(editions, named, Command.named(line), year, output);
      forms.say(task.run(workers, forms::say));
      return forms.exit();
    }
  }
}
