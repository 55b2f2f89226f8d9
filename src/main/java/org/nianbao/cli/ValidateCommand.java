package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.Nianbao;
import org.nianbao.merge.LastYear;
import org.nianbao.report.Checked;
import org.nianbao.report.JsonReport;
import org.nianbao.report.ValidationFolder;
import org.nianbao.report.ValidationFolder.Written;
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
    LastYear lastYear = Command.lastYear(line, template, terminal);
    String output = line.getOptionValue("output");
    List<Path> outputs = output == null ? List.of() : List.of(Command.path(output));
    List<Checked> checked = new ArrayList<>();
    for (Path file : Command.received(line, outputs)) {
      checked.add(Nianbao.validate(template, file, year, lastYear));
    }
    List<Written> written = List.of();
    if (output != null) {
      boolean many = checked.size() > 1 || Files.isDirectory(Command.path(line.getArgList().get(0)));
      written = ValidationFolder.write(checked, Command.path(output), many, terminal.messages());
    }
    if (json) {
      JsonReport.write(checked, terminal.messages(), terminal.json());
    } else {
      new TextReport(terminal).print(checked);
      written.forEach(each -> print(each, terminal));
    }
    return TextReport.exit(checked);
  }

  /** Says what was written for a file. */
  private static void print(Written written, Terminal terminal) {
    if (written.formatted() != null) {
      terminal.say("cli.output", written.checked().file(), written.formatted());
    }
    if (written.notice() != null) {
      terminal.say("cli.notice", written.checked().file(), written.notice());
    }
  }
}
