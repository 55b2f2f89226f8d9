package org.nianbao.office;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nianbao.file.OutputNames;
import org.nianbao.file.Workers;
import org.nianbao.merge.MergedSentences;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.task.Destination;
import org.nianbao.task.MergeTask;
import org.nianbao.task.RefusedException;
import org.nianbao.template.Editions;

/**
 * The menu item 汇总文件夹: adds up the reports in a folder to the district's workbook, and opens it.
 */
final class MergeMenuItem {
  private MergeMenuItem() {}

  static Work begin(TaskContext context) throws Exception {
    TaskParameters answers =
        TaskParameters.of(
            context,
            "office.merge",
            List.of(
                TaskParameters.FOLDER,
                TaskParameters.UNIT,
                TaskParameters.LEVEL,
                TaskParameters.YEAR,
                TaskParameters.ROSTER,
                TaskParameters.PREVIOUS),
            List.of(TaskParameters.FOLDER, TaskParameters.UNIT, TaskParameters.YEAR));
    String unit = answers.text(TaskParameters.UNIT);
    int year = answers.year();
    Path folder = answers.path(TaskParameters.FOLDER);
    if (folder == null || !Files.isDirectory(folder)) {
      throw new RefusedException("office.folder", answers.text(TaskParameters.FOLDER));
    }
    Path roster = answers.path(TaskParameters.ROSTER);
    Path previous = answers.path(TaskParameters.PREVIOUS);
    Path output =
        Output.ask(context, folder.toAbsolutePath(), OutputNames.name(unit, year));
    MergeTask task =
        new MergeTask(
            Editions.shipped(year),
            List.of(folder),
            List.of(),
            unit,
            answers.text(TaskParameters.LEVEL),
            year,
            roster,
            previous,
            null,
            Destination.file(output),
            false,
            Messages.CHINESE);
    return progress -> {
      try (Workers workers = new Workers(Workers.processors(), progress)) {
        return shown(context, task.run(workers));
      }
    };
  }

  private static Work.Ending shown(TaskContext context, MergeTask.MergeOutcome outcome) throws Exception {
    if (outcome.refusal() != null || outcome.written() == null) {
      throw new RefusedException("cli.merge.nothing");
    }
    Path file = outcome.written().orThrow();
    List<Message> sentences = new ArrayList<>();
    sentences.add(MergedSentences.heading(outcome.merged()));
    sentences.add(MergedSentences.reception(outcome.merged()));
    sentences.addAll(outcome.remarks());
    sentences.add(Message.of("cli.written", file));
    sentences.addAll(outcome.written().remarks());
    return () -> Output.open(context, file, sentences);
  }
}
