package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.nianbao.Nianbao;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.Progress.Stage;
import org.nianbao.file.Workers;
import org.nianbao.merge.LastYear;
import org.nianbao.report.Checked;
import org.nianbao.report.JsonReport;
import org.nianbao.report.Tally;
import org.nianbao.report.ValidationFolder.Written;
import org.nianbao.report.ValidationFolder;
import org.nianbao.task.NotReceived;
import org.nianbao.template.Editions;

/** Checks received workbooks. */
final class ValidateCommand implements Command {
  @Override
  public Options options() {
    return new Options()
        .addOption(Command.valued("o", "output"))
        .addOption(Command.valued("y", "year"))
        .addOption(Command.valued(null, "previous"))
        .addOption(Command.valued(null, "format"))
        .addOption(Command.valued(null, "threads"))
        .addOption(Command.template());
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws UsageException, IOException {
    boolean json = Command.isJson(line);
    Integer year = Command.year(line);
    Editions editions = Command.editions(line, year);
    try (ProgressLine progress = new ProgressLine(terminal);
        Workers workers = Command.workers(line, progress)) {
      LastYear lastYear = Command.lastYear(line, editions, workers, terminal);
      String output = line.getOptionValue("output");
      if (output != null && Files.isRegularFile(Command.path(output))) {
        throw new UsageException("cli.output.folder", output);
      }
      if (output != null) {
        Command.requireFolder(Command.path(output));
      }
      NotReceived notReceived = new NotReceived();
      List<Path> outputs = output == null ? List.of() : List.of(Command.path(output));
      List<Path> files = Command.received(line, outputs, OutputKind.CHECKED, notReceived);
      ValidationFolder folder =
          output == null
              ? null
              : new ValidationFolder(Command.path(output), files, terminal.messages());
      Tally tally = new Tally();
      Failures failures = new Failures(terminal, line.hasOption("debug"));
      Remarks remarks = new Remarks(terminal, json);
      try (JsonReport report = json ? new JsonReport(terminal.messages(), terminal.json()) : null) {
        OrderedPipeline.Receiver<Written> show =
            written -> {
              tally.add(written.checked());
              progress.erase();
              failures.add(written.failures());
              if (report == null) {
                print(written, terminal);
              } else {
                report.add(written.checked());
              }
              remarks.add(written.remarks());
              progress.at(Stage.FILES, tally.files(), files.size());
            };
        OrderedPipeline.Work<Path, Checked> check =
            file -> Nianbao.validate(editions, file, year, lastYear);
        OutputNames.Superseded superseded = work(files, workers, check, folder, show);
        progress.erase();
        remarks.sayOthers(); // what follows is of the run, and said however many files there are
        boolean many = files.size() > 1 || Files.isDirectory(Command.path(line.getArgs()[0]));
        if (folder != null && many) {
          writeSummary(folder, failures, remarks);
        }
        progress.erase();
        failures.add(superseded.failures());
        failures.sayOthers();
        remarks.add(superseded.remarks());
        if (report == null) {
          new TextReport(terminal).print(tally);
          notReceived.but(files).sentences().forEach(terminal::say);
        } else {
          report.finish(
              members -> {
                notReceived.but(files).writeTo(members);
                failures.writeTo(members);
                remarks.writeTo(members);
              });
        }
      }
      return failures.isEmpty() ? TextReport.exit(tally) : Exit.FAILED;
    }
  }

  private static void writeSummary(
      ValidationFolder folder, Failures failures, Remarks remarks) {
    try {
      remarks.add(folder.writeSummary().notice().stream().toList());
    } catch (IOException e) {
      failures.add(List.of(e));
    }
  }

  /** Checks files and writes what is to be written for them, each let go when it has been shown. */
  private static OutputNames.Superseded work(
      List<Path> files,
      Workers workers,
      OrderedPipeline.Work<Path, Checked> check,
      @Nullable ValidationFolder folder,
      OrderedPipeline.Receiver<Written> show)
      throws IOException {
    if (folder == null) {
      OrderedPipeline.run(files, workers, check, checked -> show.take(Written.nothing(checked)));
      return new OutputNames.Superseded(List.of(), List.of(), List.of());
    }
    return folder.fill(files, workers, check, show);
  }

  /** Says what became of a file, and what was written for it. */
  private static void print(Written written, Terminal terminal) {
    Checked checked = written.checked();
    new TextReport(terminal).print(checked);
    if (written.formatted() != null) {
      terminal.say("cli.output", checked.file(), written.formatted());
    }
    if (written.notice() != null) {
      terminal.say("cli.notice", checked.file(), written.notice());
    }
  }
}
