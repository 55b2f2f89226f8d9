package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.LastYearReports;
import org.nianbao.data.RosterFile;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.form.Submission;
import org.nianbao.issue.BlankForms;
import org.nianbao.jxls.FormWriter;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYearFiles;

/**
 * The use case "new": issues a blank form to a unit, or to every unit of a roster.
 *
 * @param template the form
 * @param unit the unit's name; empty if there is a roster
 * @param level the 行政层级 of the unit, or of the units for which the roster has none; empty if not
 *     given
 * @param year the report year
 * @param roster the file of the roster; null for a single unit
 * @param lastYear the submissions whose figures the forms show as last year's
 * @param otherInputs other files that are read, which are not replaced
 * @param output where the forms are written
 */
public record IssueTask(
    Template template,
    String unit,
    String level,
    int year,
    @Nullable Path roster,
    LastYearReports lastYear,
    List<Path> otherInputs,
    Destination output) {
  /**
   * The result of issuing forms.
   *
   * @param issued the number of forms
   * @param remarks what was not used of the roster, and which forms have no figures of last year,
   *     although last year's files were given
   */
  public record IssueOutcome(int issued, List<Message> remarks) {}

  /**
   * Issues the forms.
   *
   * @param receiver receives each form, or why it could not be written
   * @throws RefusedException if a unit has a level that is not an option of the form
   */
  public IssueOutcome run(Consumer<WrittenFile> receiver) throws IOException {
    BlankForms forms = new BlankForms(template, level, year, lastYear);
    requirePossible(forms.refusal());
    Roster listed = roster == null ? null : RosterFile.read(roster);
    if (listed != null) {
      requirePossible(forms.refusal(listed));
    }
    List<Roster.Unit> units =
        listed == null ? List.of(Roster.Unit.named(unit, "")) : listed.units();
    FormOutputs outputs =
        new FormOutputs(
            output,
            OutputKind.ISSUED,
            TaskFiles.inputs(
                List.of(),
                TaskFiles.otherInputs(otherInputs, roster, LastYearFiles.source(lastYear))),
            roster != null);
    int issued = 0;
    for (Roster.Unit each : units) {
      WrittenFile written = outputs.write(forms.of(each));
      issued += written.file() == null ? 0 : 1;
      receiver.accept(written);
    }
    List<Message> remarks = new ArrayList<>(listed == null ? List.of() : listed.remarks());
    if (issued > 0) {
      Optional<Message> without =
          listed == null
              ? lastYear.reasonForNone(units.get(0), template, year)
              : forms.withoutLastYear(listed);
      without.ifPresent(remarks::add);
    }
    return new IssueOutcome(issued, remarks);
  }

  /**
   * Checks that a form has a level as an option.
   *
   * @throws RefusedException if it does not
   */
  static void requireLevel(Template template, String level) throws RefusedException {
    if (!template.acceptsLevel(level)) {
      throw new RefusedException("cli.level", level, template.levels());
    }
  }

  private static void requirePossible(Optional<Message> refusal) throws RefusedException {
    if (refusal.isPresent()) {
      throw new RefusedException(refusal.get(), List.of());
    }
  }

  /**
   * Issues a blank form to a unit, with last year's figures if there are any.
   *
   * @throws IOException if the file cannot be written
   */
  public static void issue(
      Template template, Roster.Unit unit, int year, LastYearReports lastYear, Path file)
      throws IOException {
    Submission blank = new BlankForms(template, "", year, lastYear).of(unit);
    FormWriter.writeForm(blank, OutputKind.ISSUED, file);
  }
}
