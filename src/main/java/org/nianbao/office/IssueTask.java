package org.nianbao.office;

import java.nio.file.Path;
import java.util.List;
import org.nianbao.Nianbao;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;
import org.nianbao.file.Workers;
import org.nianbao.merge.LastYear;
import org.nianbao.merge.Roster;
import org.nianbao.template.Template;

/** 新建空白表: issues a form to a unit and opens it. */
final class IssueTask {
  private IssueTask() {}

  static Work begin(TaskContext call) throws Exception {
    TaskParameters answers =
        TaskParameters.of(
            call,
            "office.new",
            List.of(TaskParameters.UNIT, TaskParameters.LEVEL, TaskParameters.YEAR),
            List.of(TaskParameters.UNIT, TaskParameters.YEAR));
    int year = answers.year();
    Template template = Template.forYear(year);
    String name = answers.text(TaskParameters.UNIT);
    Roster.Unit unit = new Roster.Unit(name, "", answers.level(template), "", "", List.of());
    OutputPlace output =
        Output.askBeside(call, null, OutputNames.name(name, year), OutputKind.ISSUED);
    Path previous = call.path(TaskParameters.PREVIOUS);
    return progress -> {
      try (Workers workers = new Workers(Workers.processors(), progress)) {
        LastYear lastYear = LastYear.read(template, previous, workers);
        Nianbao.issue(template, unit, year, lastYear, output.file());
      }
      return () -> {
        Office.open(call, output.file());
        return Output.written(call, output);
      };
    };
  }
}
