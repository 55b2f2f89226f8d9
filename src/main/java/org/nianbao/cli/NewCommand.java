package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.Nianbao;
import org.nianbao.file.OutputNames;
import org.nianbao.file.Workers;
import org.nianbao.merge.LastYear;
import org.nianbao.merge.Roster;
import org.nianbao.template.Editions;
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
        .addOption(Command.valued("o", "output"))
        .addOption(Command.template());
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws UsageException, IOException {
    if (!line.getArgList().isEmpty()) {
      throw new UsageException("cli.surplus", line.getArgList().get(0));
    }
    int year = Command.requiredYear(line);
    Path output = Command.output(line);
    Editions editions = Command.editions(line, year);
    Template template = editions.first();
    LastYear lastYear = lastYear(line, editions, terminal);
    String level = Command.level(line, template);
    if (line.hasOption("roster")) {
      Command.requireFolder(output);
      Roster roster = Roster.read(Command.path(line.getOptionValue("roster")));
      OutputNames names = new OutputNames(output);
      Map<Roster.Unit, Path> forms = new LinkedHashMap<>();
      for (Roster.Unit unit : roster.units()) {
        if (!template.takesLevel(unit.level())) {
          throw new UsageException(
              "cli.level.unit", unit.name(), unit.level(), String.join("、", template.levels()));
        }
        String own = unit.level().isEmpty() ? level : unit.level();
        Roster.Unit leveled =
            new Roster.Unit(
                unit.name(), unit.code(), own, unit.contact(), unit.phone(), unit.aliases());
        Path file = names.next(unit.name(), year);
        requireNotFilledIn(template, file);
        forms.put(leveled, file);
      }
      Nianbao.issue(template, forms, year, lastYear);
      terminal.say("cli.new.many", roster.units().size(), output);
      if (line.hasOption("previous")) {
        sayWhoIsWithout(lastYear, roster, year, terminal);
      }
      return Exit.CLEAN;
    }
    String name = Command.required(line, "unit");
    Path file = OutputNames.fileFor(output, name, year);
    requireNotFilledIn(template, file);
    Roster.Unit unit = new Roster.Unit(name, "", level, "", "", List.of());
    Nianbao.issue(template, unit, year, lastYear, file);
    terminal.say("cli.written", file);
    lastYear
        .instead(unit, year)
        .ifPresent(instead -> terminal.say("cli.new.instead", instead));
    return Exit.CLEAN;
  }

  private static void sayWhoIsWithout(
      LastYear lastYear, Roster roster, int year, Terminal terminal) {
    List<String> without =
        roster.units().stream()
            .filter(unit -> lastYear.of(unit, year).isEmpty())
            .map(Roster.Unit::name)
            .toList();
    if (!without.isEmpty()) {
      terminal.say(
          "cli.new.without", without.size(), year - 1, String.join("、", without));
    }
  }

  private static LastYear lastYear(CommandLine line, Editions editions, Terminal terminal)
      throws UsageException, IOException {
    try (ProgressLine progress = new ProgressLine(terminal);
        Workers workers = Command.workers(line, progress)) {
      return Command.lastYear(line, editions, workers, terminal);
    }
  }

  /** A form that is issued does not take the place of one that somebody has filled in. */
  private static void requireNotFilledIn(Template template, Path file)
      throws UsageException, IOException {
    if (Nianbao.isFilledIn(template, file)) {
      throw new UsageException("cli.new.filled", file);
    }
  }
}
