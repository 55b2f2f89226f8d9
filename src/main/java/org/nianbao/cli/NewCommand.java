package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.Nianbao;
import org.nianbao.merge.LastYear;
import org.nianbao.merge.Roster;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** Issues a blank form, or one for every unit of a roster. */
final class NewCommand implements Command {
  @Override
  public Options options() {
    return new Options()
        .addOption(Command.valued("u", "unit"))
        .addOption(Command.valued("l", "level"))
        .addOption(Command.valued("y", "year"))
        .addOption(Command.valued(null, "previous"))
        .addOption(Command.valued(null, "roster"))
        .addOption(Command.valued("o", "output"));
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws UsageException, IOException {
    if (!line.getArgList().isEmpty()) {
      throw new UsageException("cli.surplus", line.getArgList().get(0));
    }
    Command.required(line, "year");
    Integer year = Command.year(line);
    Path output = Command.path(Command.required(line, "output"));
    if (year == null) {
      throw new UsageException("cli.required", "year");
    }
    Template template = Template.forYear(year);
    LastYear lastYear = Command.lastYear(line, template);
    String level = line.getOptionValue("level", "");
    requireLevel(template, level);
    if (line.hasOption("roster")) {
      Roster roster = Roster.read(Command.path(line.getOptionValue("roster")));
      OutputNames names = new OutputNames(output);
      for (Roster.Unit unit : roster.units()) {
        requireLevel(template, unit.level());
        String own = unit.level().isEmpty() ? level : unit.level();
        Roster.Unit leveled =
            new Roster.Unit(unit.name(), unit.code(), own, unit.contact(), unit.phone());
        Nianbao.issue(template, leveled, year, lastYear, names.next(unit.name(), year));
      }
      terminal.say("cli.new.many", roster.units().size(), output);
      return Exit.CLEAN;
    }
    String name = Command.required(line, "unit");
    Path file = OutputNames.fileFor(output, name, year);
    Nianbao.issue(template, new Roster.Unit(name, "", level, "", ""), year, lastYear, file);
    terminal.say("cli.written", file);
    lastYear
        .instead(name, "", year)
        .ifPresent(instead -> terminal.say("cli.new.instead", instead));
    return Exit.CLEAN;
  }

  private static void requireLevel(Template template, String level) throws UsageException {
    Field field = template.field(Template.LEVEL);
    if (!level.isEmpty() && field != null && !field.options().contains(level)) {
      throw new UsageException("cli.level", level, String.join("、", field.options()));
    }
  }
}
