package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;
import org.nianbao.file.Workers;
import org.nianbao.form.Submission;
import org.nianbao.merge.LastYear;
import org.nianbao.merge.Merged;
import org.nianbao.merge.MergedJson;
import org.nianbao.merge.MergedSentences;
import org.nianbao.merge.MergedWriter;
import org.nianbao.merge.Roster;
import org.nianbao.message.Message;
import org.nianbao.template.Editions;
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
        .addOption(Command.valued(null, "threads"))
        .addOption(Option.builder().longOpt("strict").get())
        .addOption(Command.template());
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws UsageException, IOException {
    boolean json = Command.isJson(line);
    String unit = Command.required(line, "unit");
    int year = Command.requiredYear(line);
    Path output = Command.output(line);
    Editions editions = Command.editions(line, year);
    Template template = editions.first();
    for (String sheet : Template.MERGE_SHEETS) {
      if (!template.has(sheet)) {
        throw new UsageException("cli.merge.sheet", sheet);
      }
    }
    String level = Command.level(line, template);
    Path wanted = OutputNames.fileFor(output, unit, year);
    NotReceived notReceived = new NotReceived();
    List<Path> files =
        Merged.parts(
            template, Command.received(line, List.of(), null, notReceived), wanted, unit);
    OutputNames names = new OutputNames(output, OutputKind.MERGED, Command.inputs(line, files));
    OutputPlace place = names.only(unit, year);
    try (ProgressLine progress = new ProgressLine(terminal);
        Workers workers = Command.workers(line, progress)) {
      LastYear lastYear = Command.lastYear(line, editions, workers, terminal);
      Merged.Request request = request(line, template, files, unit, level, year, lastYear);
      Merged merged = Merged.of(editions, request, workers);
      progress.erase();
      boolean refused = refuse(merged, line.hasOption("strict"), terminal);
      Failures failures = new Failures(terminal, line.hasOption("debug"));
      if (!refused) {
        Exception failure =
            place.write(to -> MergedWriter.write(merged, terminal.messages(), to, progress));
        progress.erase();
        failures.add(failure == null ? List.of() : List.of(failure));
      }
      boolean written = !refused && failures.isEmpty();
      Remarks remarks = new Remarks(terminal, json);
      if (json) {
        remarks.add(written ? place.notice().stream().toList() : List.of());
        MergedJson.write(
            merged,
            terminal.messages(),
            terminal.json(),
            members -> {
              notReceived.but(files).writeTo(members);
              failures.writeTo(members);
              remarks.writeTo(members);
            });
      } else {
        new MergedReport(terminal).print(merged);
        notReceived.but(files).say(terminal);
        Message without = MergedSentences.withoutLastYear(merged, lastYear);
        if (line.hasOption("previous") && without != null) {
          terminal.say(without);
        }
        if (written) {
          remarks.add(place.notice().stream().toList());
          terminal.say("cli.written", place.file());
        }
      }
      return !written ? Exit.FAILED : merged.isClean() ? Exit.CLEAN : Exit.DISCREPANCIES;
    }
  }

  private static Merged.Request request(
      CommandLine line,
      Template template,
      List<Path> files,
      String unit,
      String level,
      int year,
      LastYear lastYear)
      throws UsageException, IOException {
    String roster = line.getOptionValue("roster");
    String typed = line.getOptionValue("reported");
    Submission reported = typed == null ? null : Merged.reported(template, Command.path(typed));
    return new Merged.Request(
        files,
        unit,
        level,
        year,
        roster == null ? null : Roster.read(Command.path(roster)),
        lastYear,
        reported);
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
      terminal.details(objections);
    }
    return !objections.isEmpty();
  }
}
