package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.LastYearReports;
import org.nianbao.data.DataFileReader;
import org.nianbao.data.RosterFile;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
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
  private static final String CONTACT = "preparer.name";
  private static final String PHONE = "preparer.phone";

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
    requireLevel(template, level);
    Roster listed = roster == null ? null : RosterFile.read(roster);
    List<Roster.Unit> units = units(listed);
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
      WrittenFile written = outputs.write(blank(template, each, year, lastYear));
      issued += written.file() == null ? 0 : 1;
      receiver.accept(written);
    }
    List<Message> remarks = new ArrayList<>(listed == null ? List.of() : listed.remarks());
    remarks.addAll(issued == 0 ? List.of() : remarks(units));
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

  private List<Roster.Unit> units(@Nullable Roster listed) throws RefusedException {
    if (listed == null) {
      return List.of(new Roster.Unit(unit, "", level, "", "", "", List.of()));
    }
    List<Roster.Unit> units = new ArrayList<>();
    for (Roster.Unit each : listed.units()) {
      if (!template.acceptsLevel(each.level())) {
        throw new RefusedException("cli.level.unit", each.name(), each.level(), template.levels());
      }
      String ownOrDefault = each.level().isEmpty() ? level : each.level();
      units.add(each.withLevel(ownOrDefault));
    }
    return units;
  }

  private List<Message> remarks(List<Roster.Unit> units) {
    if (roster == null) {
      return lastYear.reasonForNone(units.get(0), year).stream().toList();
    }
    List<String> without =
        units.stream()
            .filter(each -> lastYear.of(each, year).isEmpty())
            .map(Roster.Unit::name)
            .toList();
    return lastYear.source() == null || without.isEmpty()
        ? List.of()
        : List.of(
            Message.of("cli.new.without", without.size(), year - 1, ShortenedList.of(without)));
  }

  /**
   * Issues a blank form to a unit, with last year's figures if there are any.
   *
   * @throws IOException if the file cannot be written
   */
  public static void issue(
      Template template, Roster.Unit unit, int year, LastYearReports lastYear, Path file)
      throws IOException {
    FormWriter.writeForm(blank(template, unit, year, lastYear), OutputKind.ISSUED, file);
  }

  /** Returns a blank form for a unit, with last year's figures if there are any. */
  static Submission blank(Template template, Roster.Unit unit, int year, LastYearReports lastYear) {
    Optional<Submission> last = lastYear.of(unit, year);
    Map<String, String> identity = new LinkedHashMap<>();
    putIfGiven(identity, Template.UNIT, unit.name());
    putIfGiven(
        identity,
        Template.CODE,
        unit.code().isEmpty() ? last.map(Submission::code).orElse("") : unit.code());
    putIfGiven(identity, Template.LEVEL, level(template, unit, last));
    putIfGiven(identity, CONTACT, unit.contact());
    putIfGiven(identity, PHONE, unit.phone());
    putIfGiven(identity, Template.YEAR, String.valueOf(year));
    // not every form has all of these fields
    identity.keySet().removeIf(key -> template.field(key) == null);
    Submission blank = DataFileReader.blank(template, identity);
    return last.map(blank::withPrevious).orElse(blank);
  }

  private static String orLastYears(String value, String key, Optional<Submission> last) {
    return value.isEmpty() ? last.map(each -> each.text(key)).orElse("") : value;
  }

  /**
   * Returns the level of a unit. Last year's may be none of the options of the form, and is then
   * not used.
   */
  private static String level(Template template, Roster.Unit unit, Optional<Submission> last) {
    String level = orLastYears(unit.level(), Template.LEVEL, last);
    return !unit.level().isEmpty() || template.acceptsLevel(level) ? level : "";
  }

  private static void putIfGiven(Map<String, String> identity, String key, String value) {
    if (!value.isEmpty()) {
      identity.put(key, value);
    }
  }
}
