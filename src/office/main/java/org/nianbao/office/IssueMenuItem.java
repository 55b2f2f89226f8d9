package org.nianbao.office;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nianbao.check.LastYearReports;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.WorkerThreads;
import org.nianbao.message.Message;
import org.nianbao.task.Destination;
import org.nianbao.task.IssueTask;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYearFiles;

/** The menu item 新建空白表: issues a form to a unit and opens it. */
final class IssueMenuItem {
  private IssueMenuItem() {}

  static MenuItemWork prepare(MenuItemContext context) throws Exception {
    MenuItemParameters parameters =
        MenuItemParameters.of(
            context,
            "office.new",
            List.of(
                MenuItemParameters.FORM,
                MenuItemParameters.UNIT,
                MenuItemParameters.LEVEL,
                MenuItemParameters.YEAR),
            List.of(MenuItemParameters.UNIT, MenuItemParameters.YEAR));
    int year = parameters.year();
    Editions editions = parameters.editions();
    Template template = editions.expected();
    String unit = parameters.text(MenuItemParameters.UNIT);
    String level = parameters.text(MenuItemParameters.LEVEL);
    Destination output =
        Destination.ofFile(
            MenuItemOutput.chooseFile(context, null, OutputNames.name(unit, year, template)));
    Path previous = context.path(MenuItemParameters.PREVIOUS);
    return progress -> {
      LastYearReports lastYear;
      try (WorkerThreads workers = WorkerThreads.onePerProcessor(progress)) {
        lastYear = LastYearFiles.read(editions, previous, workers);
      }
      List<WrittenFile> written = new ArrayList<>();
      List<Message> remarks =
          new IssueTask(template, unit, level, year, null, lastYear, List.of(), output)
              .run(written::add)
              .remarks();
      Path file = written.get(0).orThrow();
      List<Message> sentences = new ArrayList<>(lastYear.unreadable());
      sentences.add(Message.of("cli.written", file));
      sentences.addAll(written.get(0).remarks());
      sentences.addAll(remarks);
      return () -> {
        OfficeProgram.open(context, file);
        return MenuItemOutput.joinedLines(context, sentences);
      };
    };
  }
}
