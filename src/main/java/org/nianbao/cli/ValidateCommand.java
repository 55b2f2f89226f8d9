package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.Nianbao;
import org.nianbao.form.Submission;
import org.nianbao.merge.LastYear;
import org.nianbao.report.Checked;
import org.nianbao.report.FormWriter;
import org.nianbao.report.JsonReport;
import org.nianbao.template.Template;

/** Checks received workbooks. */
final class ValidateCommand implements Command {
  @Override
  public Options options() {
    return new Options()
        .addOption(Command.valued("o", "output"))
        .addOption(Command.valued("y", "year"))
        .addOption(Command.valued(null, "previous"))
        .addOption(Command.valued(null, "format"));
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws UsageException, IOException {
    boolean json = Command.isJson(line);
    Integer year = Command.year(line);
    Template template = year == null ? Template.current() : Template.forYear(year);
    LastYear lastYear = Command.lastYear(line, template);
    List<Checked> checked = new ArrayList<>();
    String output = line.getOptionValue("output");
    List<Path> outputs = output == null ? List.of() : List.of(Command.path(output));
    for (Path file : Command.received(line, outputs)) {
      checked.add(Nianbao.validate(template, file, year, lastYear));
    }
    if (output != null) {
      write(checked, Command.path(output), terminal);
    }
    if (json) {
      JsonReport.write(checked, terminal.messages(), terminal.json());
    } else {
      new TextReport(terminal).print(checked);
    }
    return TextReport.exit(checked);
  }

  private static void write(List<Checked> checked, Path folder, Terminal terminal)
      throws IOException {
    OutputNames names = new OutputNames(folder);
    for (Checked file : checked) {
      Submission submission = file.submission();
      if (submission != null) {
        Object year = Objects.requireNonNullElse(submission.year(), "");
        Path name = Path.of(file.file()).getFileName();
        String unit = submission.unit().isEmpty() ? String.valueOf(name) : submission.unit();
        Path output = names.next(unit, year);
        Command.requireNotReceived(output, checked);
        FormWriter.write(submission, file.discrepancies(), terminal.messages(), output);
      }
    }
  }
}
