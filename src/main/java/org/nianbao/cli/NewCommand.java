package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.nianbao.Nianbao;
import org.nianbao.file.Inputs;
import org.nianbao.file.OutputKind;
import org.nianbao.file.Workers;
import org.nianbao.merge.LastYear;
import org.nianbao.merge.Roster;
import org.nianbao.message.Listing;
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
    Inputs inputs = Command.inputs(line, List.of());
    boolean debug = line.hasOption("debug");
    if (line.hasOption("roster")) {
      Command.requireFolder(output);
      Roster roster = Roster.read(Command.path(line.getOptionValue("roster")));
      List<Roster.Unit> units = new ArrayList<>();
      for (Roster.Unit unit : roster.units()) {
        if (!template.takesLevel(unit.level())) {
          throw new UsageException(
              "cli.level.unit", unit.name(), unit.level(), String.join("、", template.levels()));
        }
        String own = unit.level().isEmpty() ? level : unit.level();
        units.add(
            new Roster.Unit(
                unit.name(), unit.code(), own, unit.contact(), unit.phone(), unit.aliases()));
      }
      Outputs outputs = new Outputs(output, OutputKind.ISSUED, inputs, true, debug, terminal);
      int issued = 0;
      for (Roster.Unit unit : units) {
        issued += issue(template, unit, year, lastYear, outputs) == null ? 0 : 1;
      }
      terminal.say("cli.new.many", issued, output);
      if (line.hasOption("previous")) {
        sayWhoIsWithout(lastYear, roster, year, terminal);
      }
      return outputs.exit(Exit.CLEAN);
    }
    String name = Command.required(line, "unit");
    Outputs outputs = new Outputs(output, OutputKind.ISSUED, inputs, false, debug, terminal);
    Roster.Unit unit = new Roster.Unit(name, "", level, "", "", List.of());
    Path file = issue(template, unit, year, lastYear, outputs);
    if (file != null) {
      terminal.say("cli.written", file);
      lastYear
          .instead(unit, year)
          .ifPresent(instead -> terminal.say("cli.new.instead", instead));
    }
    return outputs.exit(Exit.CLEAN);
  }

  private static @Nullable Path issue(
      Template template, Roster.Unit unit, int year, LastYear lastYear, Outputs outputs) {
    return outputs.write(
        unit.name(), year, file -> Nianbao.issue(template, unit, year, lastYear, file));
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
          "cli.new.without", without.size(), year - 1, Listing.names(without));
    }
  }

  private static LastYear lastYear(CommandLine line, Editions editions, Terminal terminal)
      throws UsageException, IOException {
    try (ProgressLine progress = new ProgressLine(terminal);
        Workers workers = Command.workers(line, progress)) {
      return Command.lastYear(line, editions, workers, terminal);
    }
  }
}
