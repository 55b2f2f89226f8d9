package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.task.Destination;
import org.nianbao.task.FillTask;
import org.nianbao.template.Editions;

/** The command {@code fill}: fills the form from data files. */
final class FillCommand implements Command {
  @Override
  public Options options() {
    return Command.withFormOptions(new Options().addOption(Command.optionWithValue("o", "output")));
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws IOException {
    Destination output = Command.output(line);
    List<Path> files = Command.files(line);
    Editions editions = Command.editions(line, null);
    try (ProgressLine progress = new ProgressLine(terminal)) {
      OutputReport outputs = new OutputReport(terminal, progress, line.hasOption("debug"), false);
      new FillTask(editions, files, Command.templateFile(line), output)
          .run(
              form -> {
                if (form.written() != null) {
                  outputs.print(form.written());
                }
                if (form.checked() != null) {
                  outputs.print(form.checked());
                }
              });
      outputs.printTotals();
      return outputs.finish();
    }
  }
}
