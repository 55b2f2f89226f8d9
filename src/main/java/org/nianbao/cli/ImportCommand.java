package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.Nianbao;
import org.nianbao.file.Inputs;
import org.nianbao.file.OutputKind;
import org.nianbao.form.Submission;
import org.nianbao.merge.LastYear;
import org.nianbao.report.FormWriter;
import org.nianbao.report.Tally;
import org.nianbao.task.NotReceived;
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
  public int run(CommandLine line, Terminal terminal) throws UsageException, IOException {
    Path output = Command.output(line);
    Integer year = Command.year(line);
    Editions editions = Command.editions(line, year);
    NotReceived notReceived = new NotReceived();
    List<Path> files = Command.received(line, List.of(output), OutputKind.IMPORTED, notReceived);
    if (files.size() > 1) {
      Command.requireFolder(output);
    }
    Inputs received = Command.inputs(line, files);
    Outputs outputs = new Outputs(output, OutputKind.IMPORTED, received, files.size() > 1, line.hasOption("debug"), terminal);
    TextReport report = new TextReport(terminal);
    Tally tally = new Tally();
    Nianbao.validate(
        editions,
        files,
        year,
        LastYear.none(),
        checked -> {
          tally.add(checked);
          report.print(checked);
          Submission submission = checked.submission();
          if (submission != null) {
            Object stated = Objects.requireNonNullElse(submission.year(), "");
            Path file =
                outputs.write(
                    submission.unit(),
                    stated,
                    to -> FormWriter.writeForm(submission, OutputKind.IMPORTED, to));
            if (file != null) {
              terminal.say(
                  "cli.imported",
                  submission.located(),
                  submission.template().figures().size(),
                  submission.narratives(),
                  file);
            }
          }
        });
    notReceived.but(files).sentences().forEach(terminal::say);
    return outputs.exit(TextReport.exit(tally));
  }
}
