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
        .addOption(Command.valued("o", "output"))
        .addOption(Command.valued("y", "year"))
        .addOption(Command.valued(null, "layout"))
        .addOption(Option.builder().longOpt("force").get())
        .addOption(Command.template());
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
    List<Path> read = new ArrayList<>(Command.named(line));
    read.add(form);
    PublishTask task = new PublishTask(output, Command.optionalPath(line, "layout"), read);
    ValidationResult checked = Nianbao.validate(editions, form, year, LastYearReports.none());
    new ValidationTextReport(terminal).print(checked);
    Submission submission = checked.submission();
    if (submission == null) {
      return ExitStatus.FAILED;
    }
    Message objection = PublishTask.refusal(submission);
    long errors = checked.count(Severity.ERROR);
    if (objection == null && errors > 0 && !line.hasOption("force")) {
      objection = Message.of("cli.publish.refused", errors);
    }
    if (objection != null) {
      terminal.complain(objection);
      return ExitStatus.DISCREPANCIES;
    }
    PublishTask.PublishOutcome outcome = task.run(submission);
    outcome.written().remarks().forEach(terminal::say);
    terminal.say("cli.written", outcome.written().orThrow());
    outcome.gaps().forEach(terminal::say);
    ValidationCounts tally = new ValidationCounts();
    tally.add(checked);
    return ValidationTextReport.exit(tally);
  }
}
