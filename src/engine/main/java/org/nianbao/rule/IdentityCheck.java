package org.nianbao.rule;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/** Checks the level and the date on the cover against the unit's name and the report year. */
final class IdentityCheck {
  private static final String TOWNSHIP = "乡镇街道";
  private static final String COUNTY = "县级政府";
  private static final String ANY = "其他";

  private static final Pattern OF_TOWNSHIP =
      Pattern.compile(".*(?:镇|乡|苏木|街道)(?:人民政府|政府|街道办事处|办事处)?");

  private static final Pattern OF_COUNTY = Pattern.compile(".*(?:县|旗)(?:人民政府|政府)?");

  private static final Pattern OF_GOVERNMENT = Pattern.compile(".*[省市县区州旗盟](?:人民政府|政府)");

  private static final Pattern OF_DEPARTMENT = Pattern.compile(".*(?:局|(?<!办公)厅)");

  private static final Set<String> DEPARTMENTS = Set.of("国务院部门", "省级部门", "设区市部门", "县级部门");

  private static final Set<String> GOVERNMENTS = Set.of("省级政府", "设区市政府", COUNTY);

  private IdentityCheck() {}

  /** Returns the outcomes of the rule that the level agrees with the unit's name. */
  static List<RuleOutcome> checkLevel(Rule rule, Submission submission) {
    String unit = submission.unit();
    String level = submission.text(Template.LEVEL);
    Field field = submission.template().field(Template.LEVEL);
    if (unit.isEmpty() || field == null || !field.options().contains(level)) {
      return RuleFailures.undecided(rule, "rule.undecided.level");
    }
    RuleFailures failures = new RuleFailures(rule, submission);
    if (!level.equals(ANY) && !agrees(unit, level)) {
      failures.add(Template.LEVEL, level, Message.of("rule.level", unit, level));
    }
    return failures.outcomes();
  }

  /** Returns whether a unit of this name may have a level; true if the name does not tell. */
  private static boolean agrees(String unit, String level) {
    if (OF_TOWNSHIP.matcher(unit).matches()) {
      return level.equals(TOWNSHIP);
    }
    if (OF_COUNTY.matcher(unit).matches()) {
      return level.equals(COUNTY);
    }
    if (OF_GOVERNMENT.matcher(unit).matches()) {
      return GOVERNMENTS.contains(level);
    }
    return !OF_DEPARTMENT.matcher(unit).matches() || DEPARTMENTS.contains(level);
  }

  /** Returns the outcomes of the rule that the form is filled in after the report year. */
  static List<RuleOutcome> checkNotEarly(Rule rule, Submission submission) {
    RuleFailures failures = new RuleFailures(rule, submission);
    LocalDate day = submission.preparedOn();
    Integer year = submission.year();
    if (isStated(day) && year != null && day.isBefore(LocalDate.of(year, 12, 31))) {
      add(failures, day, Message.of("rule.date.early", words(day), year));
    }
    return failures.outcomes();
  }

  /** Returns the outcomes of the rule that the form was filled in by a given day. */
  static List<RuleOutcome> checkNotLate(Rule rule, BigDecimal limit, Submission submission) {
    RuleFailures failures = new RuleFailures(rule, submission);
    LocalDate day = submission.preparedOn();
    Integer year = submission.year();
    LocalDate last = year == null ? LocalDate.MIN : dayOf(year + 1, limit.intValue());
    if (isStated(day) && isStated(last) && day.isAfter(last)) {
      add(failures, day, Message.of("rule.date.late", words(day), words(last)));
    }
    return failures.outcomes();
  }

  /** Returns the outcomes of the rule that the form was not filled in after today. */
  static List<RuleOutcome> checkNotInFuture(Rule rule, Submission submission, LocalDate today) {
    RuleFailures failures = new RuleFailures(rule, submission);
    LocalDate day = submission.preparedOn();
    if (isStated(day) && day.isAfter(today)) {
      add(failures, day, Message.of("rule.date.future", words(day), words(today)));
    }
    return failures.outcomes();
  }

  private static void add(RuleFailures failures, LocalDate day, Message message) {
    failures.add(Template.PREPARED_ON, day.toString(), message);
  }

  private static Message words(LocalDate day) {
    return Message.of("rule.date", day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  private static boolean isStated(LocalDate day) {
    return !day.equals(LocalDate.MIN);
  }

  /** Returns the day that a number such as 131 (31 January) stands for; MIN if it is none. */
  private static LocalDate dayOf(int year, int monthAndDay) {
    try {
      return LocalDate.of(year, monthAndDay / 100, monthAndDay % 100);
    } catch (DateTimeException e) {
      return LocalDate.MIN;
    }
  }
}
