package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.Nianbao;
import org.nianbao.file.Inputs;
import org.nianbao.file.OutputKind;
import org.nianbao.file.Workers;
import org.nianbao.form.Submission;
import org.nianbao.merge.LastYear;
import org.nianbao.report.Checked;
import org.nianbao.report.Drafts;
import org.nianbao.report.FormWriter;
import org.nianbao.report.Tally;
import org.nianbao.task.NotReceived;
import org.nianbao.template.Editions;

/** Puts drafts into the parts of a form's narrative where nothing is written yet. */
final class DraftCommand implements Command {
  @Override
  public Options options() {
    return new Options()
        .addOption(Command.valued("o", "output"))
        .addOption(Command.valued(null, "previous"))
        .addOption(Command.template());
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws UsageException, IOException {
    Path output = Command.output(line);
    Editions editions = Command.editions(line, null);
    NotReceived notReceived = new NotReceived();
    List<Path> files = Command.received(line, List.of(output), OutputKind.DRAFTED, notReceived);
    if (files.size() > 1) {
      Command.requireFolder(output);
    }
    Inputs received = Command.inputs(line, files);
    Outputs outputs = new Outputs(output, OutputKind.DRAFTED, received, files.size() > 1, line.hasOption("debug"), terminal);
    TextReport report = new TextReport(terminal);
    Tally tally = new Tally();
    try (ProgressLine progress = new ProgressLine(terminal);
        Workers workers = Command.workers(line, progress)) {
      LastYear lastYear = Command.lastYear(line, editions, workers, terminal);
      for (Path form : files) {
        Checked checked = Nianbao.validate(editions, form, null, lastYear);
        report.print(checked);
        tally.add(checked);
        Submission submission = checked.submission();
        if (submission == null) {
          continue;
        }
        Object year = Objects.requireNonNullElse(submission.year(), "");
        Map<String, String> drafts = new LinkedHashMap<>(Drafts.of(submission));
        Submission drafted = submission.completedBy(drafts);
        Path file =
            outputs.write(
                submission.unit(),
                year,
                to -> FormWriter.writeForm(drafted, OutputKind.DRAFTED, to));
        if (file != null) {
          say(submission, drafts, file, terminal);
        }
      }
    }
    notReceived.but(files).sentences().forEach(terminal::say);
    return outputs.exit(TextReport.exit(tally));
  }

  private static void say(
      Submission submission, Map<String, String> drafts, Path file, Terminal terminal) {
    String parts =
        drafts.keySet().stream()
            .map(submission.template()::field)
            .map(field -> field == null ? "" : field.label())
            .collect(Collectors.joining("、"));
    if (!Drafts.isKnown(submission)) {
      terminal.say("cli.draft.unknown", file);
    } else if (parts.isEmpty()) {
      terminal.say("cli.draft.none", file);
    } else {
      terminal.say("cli.draft.written", file, parts, submission.template().draftMark());
    }
  }
}
