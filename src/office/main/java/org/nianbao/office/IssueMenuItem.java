package org.nianbao.office;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.Workers;
import org.nianbao.message.Message;
import org.nianbao.task.Destination;
import org.nianbao.task.IssueTask;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYear;

/** The menu item 新建空白表: issues a form to a unit and opens it. */
final class IssueMenuItem {
  private IssueMenuItem() {}

  static Work begin(TaskContext context) throws Exception {
    TaskParameters answers =
        TaskParameters.of(
            context,
            "office.new",
            List.of(TaskParameters.UNIT, TaskParameters.LEVEL, TaskParameters.YEAR),
            List.of(TaskParameters.UNIT, TaskParameters.YEAR));
    int year = answers.year();
    Template template = Template.forYear(year);
    String unit = answers.text(TaskParameters.UNIT);
    String level = answers.text(TaskParameters.LEVEL);
    Destination output =
        Destination.file(Output.ask(context, null, OutputNames.name(unit, year)));
    Path previous = context.path(TaskParameters.PREVIOUS);
    return progress -> {
      LastYear lastYear;
      try (Workers workers = new Workers(Workers.processors(), progress)) {
        lastYear = LastYear.read(template, previous, workers);
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
        Office.open(context, file);
        return Output.text(context, sentences);
      };
    };
  }
}
