package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.nianbao.check.ValidationCounts;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.task.PublishTask;
import org.nianbao.task.RefusedException;
import org.nianbao.template.Editions;

/** The command {@code publish}: writes the report that an office publishes, from its form. */
final class PublishCommand implements Command {
  @Override
  public Options options() {
    return Command.withFormOptions(
        new Options()
            .addOption(Command.optionWithValue("o", "output"))
            .addOption(Command.optionWithValue("y", "year"))
            .addOption(Command.optionWithValue(null, "layout"))
            .addOption(Option.builder().longOpt("force").get()));
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws IOException {
    Path output = Command.path(Command.required(line, "output"));
    if (line.getArgList().size() != 1) {
      throw new RefusedException("cli.publish.one");
    }
    Path form = Command.path(line.getArgList().get(0));
    Integer year = Command.year(line);
    Editions editions = Command.editions(line, year);
    List<Path> inputs = new ArrayList<>(Command.templateFile(line));
    inputs.add(form);
    PublishTask task =
        new PublishTask(
            output, Command.optionalPath(line, "layout"), inputs, line.hasOption("force"));
    PublishTask.PublishOutcome outcome = task.run(editions, form, year);
    ValidationResult checked = outcome.checked();
    ValidationTextReport report = new ValidationTextReport(terminal);
    report.print(checked);
    report.printUndecided();
    if (outcome.refusal() != null) {
      terminal.printError(outcome.refusal());
      return ExitStatus.DISCREPANCIES;
    }
    WrittenFile written = outcome.written();
    if (written == null) {
      return ExitStatus.FAILED;
    }
    written.remarks().forEach(terminal::print);
    terminal.print("cli.written", written.orThrow());
    outcome.gaps().forEach(terminal::print);
    ValidationCounts counts = new ValidationCounts();
    counts.add(checked);
    return ValidationTextReport.exitStatus(counts);
  }
}
