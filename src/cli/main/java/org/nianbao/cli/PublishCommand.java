package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.nianbao.Nianbao;
import org.nianbao.check.ValidationCounts;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.task.PublishTask;
import org.nianbao.task.RefusedException;
import org.nianbao.template.Editions;
import org.nianbao.template.Severity;
import org.nianbao.validate.LastYearReports;

/** The command {@code publish}: writes the report that an office publishes, from its form. */
final class PublishCommand implements Command {
  @Override
  public Options options() {
    return new Options()
        .addOption(Command.optionWithValue("o", "output"))
        .addOption(Command.optionWithValue("y", "year"))
        .addOption(Command.optionWithValue(null, "layout"))
        .addOption(Option.builder().longOpt("force").get())
        .addOption(Command.templateOption());
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
    List<Path> inputs = new ArrayList<>(Command.optionFiles(line));
    inputs.add(form);
    PublishTask task = new PublishTask(output, Command.optionalPath(line, "layout"), inputs);
    ValidationResult checked = Nianbao.validate(editions, form, year, LastYearReports.none());
    new ValidationTextReport(terminal).print(checked);
    Submission submission = checked.submission();
    if (submission == null) {
      return ExitStatus.FAILED;
    }
    Message refusal = PublishTask.refusal(submission);
    long errors = checked.count(Severity.ERROR);
    if (refusal == null && errors > 0 && !line.hasOption("force")) {
      refusal = Message.of("cli.publish.refused", errors);
    }
    if (refusal != null) {
      terminal.printError(refusal);
      return ExitStatus.DISCREPANCIES;
    }
    PublishTask.PublishOutcome outcome = task.run(submission);
    outcome.written().remarks().forEach(terminal::print);
    terminal.print("cli.written", outcome.written().orThrow());
    outcome.gaps().forEach(terminal::print);
    ValidationCounts counts = new ValidationCounts();
    counts.add(checked);
    return ValidationTextReport.exitStatus(counts);
  }
}
