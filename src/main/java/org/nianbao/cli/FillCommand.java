package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.Nianbao;
import org.nianbao.file.Inputs;
import org.nianbao.file.OutputKind;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.report.Checked;
import org.nianbao.report.FormWriter;
import org.nianbao.report.Tally;
import org.nianbao.template.Editions;

/** Fills the form from data files. */
final class FillCommand implements Command {
  @Override
  public Options options() {
    return new Options()
        .addOption(Command.valued("o", "output"))
        .addOption(Command.template());
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws UsageException, IOException {
    Path output = Command.output(line);
    if (line.getArgList().isEmpty()) {
      throw new UsageException("cli.files");
    }
    Editions editions = Command.editions(line, null);
    List<Submission> submissions = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    Failures unreadable = new Failures(terminal, line.hasOption("debug"));
    for (String name : line.getArgList()) {
      files.add(Command.path(name));
      try {
        submissions.addAll(Nianbao.data(editions, Command.path(name)));
      } catch (UnreadableFileException e) { // the others are filled all the same
        unreadable.add(List.of(e));
      }
    }
    if (submissions.size() > 1) {
      Command.requireFolder(output);
    }
    Inputs read = Command.inputs(line, files);
    Outputs outputs = new Outputs(output, OutputKind.FILLED, read, submissions.size() > 1, line.hasOption("debug"), terminal);
    TextReport report = new TextReport(terminal);
    Tally tally = new Tally();
    for (Submission submission : submissions) {
      Object year = Objects.requireNonNull(submission.year());
      Path file =
          outputs.write(
              submission.unit(),
              year,
              to -> FormWriter.writeForm(submission, to));
      if (file == null) {
        continue;
      }
      Checked checked =
          new Checked(file.toString(), submission, Nianbao.check(submission), List.of(), null);
      report.print(checked);
      tally.add(checked);
    }
    report.print(tally);
    unreadable.sayOthers();
    return unreadable.isEmpty() ? outputs.exit(TextReport.exit(tally)) : Exit.FAILED;
  }
}
