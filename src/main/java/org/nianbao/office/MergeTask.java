package org.nianbao.office;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;
import org.nianbao.file.Progress;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.file.Workers;
import org.nianbao.merge.LastYear;
import org.nianbao.merge.Merged;
import org.nianbao.merge.MergedSentences;
import org.nianbao.merge.MergedWriter;
import org.nianbao.merge.Roster;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;

/** 汇总文件夹: adds the reports in a folder up to the district's workbook, and opens it. */
final class MergeTask {
  private final TaskContext call;
  private final String unit;
  private final String level;
  private final int year;
  private final Path folder;
  private final @Nullable Path roster;
  private final @Nullable Path previous;
  private final Editions editions;
  private final Template template;

  private MergeTask(TaskContext call, TaskParameters answers) throws Refused {
    this.call = call;
    this.unit = answers.text(TaskParameters.UNIT);
    this.year = answers.year();
    this.editions = Editions.shipped(year);
    this.template = editions.first();
    this.level = answers.level(template);
    Path folder = answers.path(TaskParameters.FOLDER);
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Refused("office.folder", answers.text(TaskParameters.FOLDER));
    }
    this.folder = folder;
    this.roster = answers.path(TaskParameters.ROSTER);
    this.previous = answers.path(TaskParameters.PREVIOUS);
  }

  static Work begin(TaskContext call) throws Exception {
    TaskParameters answers =
        TaskParameters.of(
            call,
            "office.merge",
            List.of(
                TaskParameters.FOLDER,
                TaskParameters.UNIT,
                TaskParameters.LEVEL,
                TaskParameters.YEAR,
                TaskParameters.ROSTER,
                TaskParameters.PREVIOUS),
            List.of(TaskParameters.FOLDER, TaskParameters.UNIT, TaskParameters.YEAR));
    MergeTask district = new MergeTask(call, answers);
    Path output =
        Output.ask(
            call,
            district.folder.toAbsolutePath().getParent(),
            OutputNames.name(district.unit, district.year));
    return progress -> district.merge(output, progress);
  }

  /** What is read beside the received files. */
  private List<Path> readBeside() throws java.io.IOException {
    List<Path> named = new ArrayList<>();
    if (roster != null) {
      named.add(roster);
    }
    if (previous != null) {
      named.add(previous);
    }
    return ReceivedFiles.in(named);
  }

  private Work.Ending merge(Path wanted, Progress progress) throws Exception {
    List<Path> files = received(wanted);
    List<Path> read = new ArrayList<>(readBeside());
    read.addAll(files);
    OutputPlace output = Output.place(wanted, OutputKind.MERGED, read);
    try (Workers workers = new Workers(Workers.processors(), progress)) {
      LastYear lastYear =
          previous == null ? LastYear.none() : LastYear.read(editions, previous, workers);
      Roster expected = roster == null ? null : Roster.read(roster);
      Merged merged =
          Merged.of(
              editions,
              new Merged.Request(files, unit, level, year, expected, lastYear, null),
              workers);
      if (merged.reception().submissions().isEmpty()) {
        throw new Refused("cli.merge.nothing");
      }
      MergedWriter.write(merged, Messages.CHINESE, output.file(), progress);
      String said = said(merged, lastYear, output);
      return () -> {
        Office.open(call, output.file());
        call.tell(said);
        return said;
      };
    }
  }

  private List<Path> received(Path output) throws Exception {
    List<Path> files =
        Merged.parts(template, ReceivedFiles.in(List.of(folder)), output, unit);
    if (files.isEmpty()) {
      throw new Refused("cli.nothing", folder);
    }
    return files;
  }

  private String said(Merged merged, LastYear lastYear, OutputPlace output) {
    List<String> said = new ArrayList<>();
    Messages messages = call.messages();
    said.add(messages.say(MergedSentences.heading(merged)));
    said.add(messages.say(MergedSentences.reception(merged)));
    for (Path unreadable : lastYear.unreadable()) {
      said.add(messages.say("cli.previous.unreadable", unreadable));
    }
    Message without =
        previous == null ? null : MergedSentences.withoutLastYear(merged, lastYear);
    if (without != null) {
      said.add(messages.say(without));
    }
    said.add(Output.written(call, output));
    return String.join("\n", said);
  }
}
