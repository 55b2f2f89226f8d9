package org.nianbao.office;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Submission;
import org.nianbao.merge.MergeSentences;
import org.nianbao.merge.ReceivedForms;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.task.Destination;
import org.nianbao.task.MergeTask;
import org.nianbao.task.RefusedException;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.validate.ReceivedReport;

/**
 * The menu item 汇总文件夹: adds up the reports in a folder to the district's workbook, and opens it.
 */
final class MergeMenuItem {
  /** How many files are read to name the output. */
  private static final int MAX_FILES = 20;

  private MergeMenuItem() {}

  static MenuItemWork prepare(MenuItemContext context) throws Exception {
    MenuItemParameters parameters =
        MenuItemParameters.of(
            context,
            "office.merge",
            List.of(
                MenuItemParameters.FOLDER,
                MenuItemParameters.FORM,
                MenuItemParameters.UNIT,
                MenuItemParameters.LEVEL,
                MenuItemParameters.YEAR,
                MenuItemParameters.ROSTER,
                MenuItemParameters.PREVIOUS),
            List.of(MenuItemParameters.FOLDER, MenuItemParameters.UNIT, MenuItemParameters.YEAR));
    String unit = parameters.text(MenuItemParameters.UNIT);
    int year = parameters.year();
    Path folder = parameters.path(MenuItemParameters.FOLDER);
    if (folder == null || !Files.isDirectory(folder)) {
      throw new RefusedException("office.folder", parameters.text(MenuItemParameters.FOLDER));
    }
    Path roster = parameters.path(MenuItemParameters.ROSTER);
    Path previous = parameters.path(MenuItemParameters.PREVIOUS);
    Editions editions = parameters.editions();
    String form = parameters.text(MenuItemParameters.FORM);
    Template likely =
        form.isBlank() && !context.isSilent()
            ? likelyForm(editions, year, folder)
            : editions.expected();
    Path output =
        MenuItemOutput.chooseFile(
            context, folder.toAbsolutePath(), OutputNames.name(unit, year, likely));
    MergeTask task =
        new MergeTask(
            editions,
            List.of(folder),
            List.of(),
            unit,
            parameters.text(MenuItemParameters.LEVEL),
            year,
            roster,
            previous,
            null,
            Destination.ofFile(output),
            OfficeSettings.NONE,
            false,
            Messages.CHINESE);
    return progress -> {
      try (WorkerThreads workers = WorkerThreads.onePerProcessor(progress)) {
        return result(context, task.run(workers));
      }
    };
  }

  /**
   * Returns the form to name the output after: the expected one as soon as a file is of it, else
   * that of most files. Only some files are read, as the user waits.
   */
  private static Template likelyForm(Editions editions, int year, Path folder) throws IOException {
    String expected = editions.expected().form();
    ReceivedForms forms = new ReceivedForms();
    List<Path> files = ReceivedFiles.find(List.of(folder));
    for (Path file : files.subList(0, Math.min(MAX_FILES, files.size()))) {
      Submission read = ReceivedReport.read(editions, file).submission();
      if (read != null) {
        forms.add(read);
        if (forms.form(expected).equals(expected)) {
          break;
        }
      }
    }
    return forms.editions(editions, year).expected();
  }

  private static MenuItemWork.ResultAction result(
      MenuItemContext context, MergeTask.MergeOutcome outcome) throws Exception {
    if (outcome.refusal() != null) {
      throw new RefusedException(outcome.refusal(), outcome.objections());
    }
    WrittenFile written = Objects.requireNonNull(outcome.written());
    Path file = written.orThrow();
    List<Message> sentences = new ArrayList<>();
    sentences.add(MergeSentences.heading(outcome.merged()));
    sentences.add(MergeSentences.reception(outcome.merged()));
    sentences.addAll(outcome.remarks());
    sentences.add(Message.of("cli.written", file));
    sentences.addAll(written.remarks());
    return () -> MenuItemOutput.openAndShow(context, file, sentences);
  }
}
