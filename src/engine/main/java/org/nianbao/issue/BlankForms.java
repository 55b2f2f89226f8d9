package org.nianbao.issue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.check.LastYearReports;
import org.nianbao.form.Submission;
import org.nianbao.grid.Whitespace;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.roster.Roster;
import org.nianbao.template.Template;

/**
 * The blank forms for units.
 *
 * @param template the form
 * @param level the 行政层级 of the units for which the roster has none; empty if not given
 * @param year the report year
 * @param lastYear the submissions whose figures the forms show as last year's
 */
public record BlankForms(Template template, String level, int year, LastYearReports lastYear) {
  private static final String CONTACT = "preparer.name";
  private static final String PHONE = "preparer.phone";

  /** Returns why no forms can be issued: the form does not have the level as an option. */
  public Optional<Message> refusal() {
    return template.acceptsLevel(level)
        ? Optional.empty()
        : Optional.of(Message.of("cli.level", level, template.levels()));
  }

  /**
   * Returns why no forms can be issued to the units of a roster: the form does not have the level,
   * or that of a unit, as an option.
   */
  public Optional<Message> refusal(Roster roster) {
    return refusal()
        .or(
            () ->
                roster.units().stream()
                    .filter(each -> !template.acceptsLevel(each.level()))
                    .findFirst()
                    .map(
                        each ->
                            Message.of(
                                "cli.level.unit", each.name(), each.level(), template.levels())));
  }

  /**
   * Returns the form for a unit, with last year's figures if there are any.
   *
   * @throws IllegalArgumentException if the unit has no name, or a level that is not an option of
   *     the form
   */
  public Submission of(Roster.Unit unit) {
    if (Whitespace.isBlank(unit.name())) {
      throw new IllegalArgumentException("no name");
    }
    Optional<Submission> last = lastYear.of(unit, template, year);
    Map<String, String> identity = new LinkedHashMap<>();
    putIfGiven(identity, Template.UNIT, unit.name());
    putIfGiven(
        identity,
        Template.CODE,
        unit.code().isEmpty() ? last.map(Submission::code).orElse("") : unit.code());
    putIfGiven(identity, Template.LEVEL, levelOf(unit, last));
    putIfGiven(identity, CONTACT, unit.contact());
    putIfGiven(identity, PHONE, unit.phone());
    putIfGiven(identity, Template.YEAR, String.valueOf(year));
    // not every form has all of these fields
    identity.keySet().removeIf(key -> template.field(key) == null);
    Submission blank = Submission.filled("", template, Map.of(), identity, year);
    return last.map(blank::withPrevious).orElse(blank);
  }

  /**
   * Returns the level of a unit. Last year's may be none of the options of the form, and is then
   * not used.
   */
  private String levelOf(Roster.Unit unit, Optional<Submission> last) {
    String own = unit.level().isEmpty() ? level : unit.level();
    if (!template.acceptsLevel(own)) {
      throw new IllegalArgumentException("no level of the form: " + own);
    }
    String known = own.isEmpty() ? last.map(each -> each.text(Template.LEVEL)).orElse("") : own;
    return template.acceptsLevel(known) ? known : "";
  }

  private static void putIfGiven(Map<String, String> identity, String key, String value) {
    if (!value.isEmpty()) {
      identity.put(key, value);
    }
  }

  /**
   * Returns a sentence that names the units of a roster without a report in last year's files;
   * empty if there are none, or no files.
   */
  public Optional<Message> withoutLastYear(Roster roster) {
    List<String> without =
        roster.units().stream()
            .filter(each -> lastYear.of(each, template, year).isEmpty())
            .map(Roster.Unit::name)
            .toList();
    return lastYear.source() == null || without.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Message.of("cli.new.without", without.size(), year - 1, ShortenedList.of(without)));
  }
}
