package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.nianbao.Nianbao;
import org.nianbao.form.Submission;
import org.nianbao.merge.LastYear;
import org.nianbao.merge.Merged;
import org.nianbao.merge.MergedJson;
import org.nianbao.merge.MergedSentences;
import org.nianbao.merge.MergedWriter;
import org.nianbao.merge.ReceivedFiles;
import org.nianbao.merge.Roster;
import org.nianbao.message.Message;
import org.nianbao.report.OutputNames;
import org.nianbao.template.Template;

/** Adds received workbooks up to the district's own. */
final class MergeCommand implements Command {
  @Override
  public Options options() {
    return new Options()
        .addOption(Command.valued("u", "unit"))
        .addOption(Command.valued("l", "level"))
        .addOption(Command.valued("y", "year"))
        .addOption(Command.valued("o", "output"))
        .addOption(Command.valued(null, "roster"))
        .addOption(Command.valued(null, "previous"))
        .addOption(Command.valued(null, "reported"))
        .addOption(Command.valued(null, "format"))
        .addOption(Option.builder().longOpt("strict").get());
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws UsageException, IOException {
    boolean json = Command.isJson(line);
    String unit = Command.required(line, "unit");
    int year = Command.requiredYear(line);
    Path output = Command.path(Command.required(line, "output"));
    Template template = Template.forYear(year);
    String level = Command.level(line, template);
    Path file = OutputNames.fileFor(output, unit, year);
    requireOwn(line, file);
    List<Path> files = Command.received(line, List.of(file));
    if (Files.exists(file) && !Merged.isResult(template, file, unit)) {
      OutputNames.requireNotAmong(file, Command.received(line, List.of()));
    }
    String roster = line.getOptionValue("roster");
    String typed = line.getOptionValue("reported");
    Submission reported =
        typed == null ? null : Merged.reported(template, Command.path(typed));
    LastYear lastYear = Command.lastYear(line, template, terminal);
    Merged merged =
        Nianbao.merge(
            template,
            new Merged.Request(
                files,
                unit,
                level,
                year,
                roster == null ? null : Roster.read(Command.path(roster)),
                lastYear,
                reported));
    boolean refused = refuse(merged, line.hasOption("strict"), terminal);
    if (!refused) {
      OutputNames.requireNotAmong(file, files);
      MergedWriter.write(merged, terminal.messages(), file);
    }
    if (json) {
      MergedJson.write(merged, terminal.messages(), terminal.json());
    } else {
      new MergedReport(terminal).print(merged);
      Message without = MergedSentences.withoutLastYear(merged, lastYear);
      if (line.hasOption("previous") && without != null) {
        terminal.say(without);
      }
      if (!refused) {
        terminal.say("cli.written", file);
      }
    }
    return refused ? Exit.FAILED : merged.isClean() ? Exit.CLEAN : Exit.DISCREPANCIES;
  }

  /** The output takes the place of none of the files that are only read. */
  private static void requireOwn(CommandLine line, Path output) throws UsageException, IOException {
    List<Path> inputs = new ArrayList<>();
    for (String option : List.of("roster", "reported", "previous")) {
      if (line.hasOption(option)) {
        inputs.add(Command.path(line.getOptionValue(option)));
      }
    }
    OutputNames.requireNotAmong(output, ReceivedFiles.in(inputs));
  }

  /** Whether there is nothing to write: no unit to add up, or, strictly, one that is in doubt. */
  private static boolean refuse(Merged merged, boolean strict, Terminal terminal) {
    if (merged.reception().submissions().isEmpty()) {
      terminal.complain(Message.of("cli.merge.nothing"));
      return true;
    }
    List<Message> objections = strict ? merged.objections() : List.of();
    if (!objections.isEmpty()) {
      terminal.complain(Message.of("cli.merge.strict", objections.size()));
      objections.forEach(terminal::detail);
    }
    return !objections.isEmpty();
  }
}
