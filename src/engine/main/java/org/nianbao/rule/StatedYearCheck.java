package org.nianbao.rule;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;

/**
 * Checks that the narrative is about the report year: that no period of its data and no title is of
 * another year, and that it does not speak of an earlier year throughout.
 */
final class StatedYearCheck {
  private static final String YEAR = "(\\d{4}|[零〇二一三四五六七八九]{4})年";

  /** 统计期限为2023年1月1日至2023年12月31日; 现公布某局2023年政府信息公开工作年度报告. */
  private static final Pattern OF_REPORT =
      Pattern.compile(
          "(?:统计(?:期限|时限|期间|周期|时间|数据)|数据统计|所列数据)[^，。；、\\d]{0,12}"
              + YEAR
              + "度?1月1日"
              + "|(?:现将|现公布|现发布|现编制|现向社会公[布开])[^，。；《\\d]{0,24}《?[^，。；《\\d]{0,24}"
              + YEAR
              + "度?(?:政府)?信息公开");

  /** The first characters of {@link #OF_REPORT}, for a quick search. */
  private static final String OF_REPORT_BEGINS = "统数所现";

  /** The year that a sentence is about: 2023年，我局…; 2023年度我镇…. */
  private static final Pattern LEADING_YEAR =
      Pattern.compile(
          "(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.．][^，。；：:\\d]{0,16}[。：:])?"
              + YEAR
              + "(?:1月1日起?[至到—－~-]{1,2}(?:\\d{4}年)?12月31日(?:期间|止)?)?+"
              + "度?+(?:全年)?+[，,]?+(?![\\d底末初前起以至到来\\-—–~～－]|结转|修订|印发|出台|发布|开始|考核|.{0,12}(?:以来|施行|实施|要点|计划|[》〉]))");

  /** What is planned for the year after the report. */
  private static final Pattern PLAN =
      Pattern.compile(
          "下一?步|下一年|今后|计划|打算|(?:^|[^现即并])将(?=继续|进一步|以|会|不断|加|从|着力|认真|严|持续|坚持|按|围绕|重点|全|深|努力|切实|把|在)");

  /** The digits from 0 to 9, then other forms of 0. */
  private static final String CHINESE_DIGITS = "零一二三四五六七八九〇";

  private final Submission submission;
  private final int year;

  private StatedYearCheck(Submission submission, int year) {
    this.submission = submission;
    this.year = year;
  }

  static List<RuleOutcome> check(Rule rule, Submission submission) {
    if (!NarrativeCheck.hasNarrative(submission)) {
      return RuleFailures.undecided(rule, "rule.undecided.narrative");
    }
    Integer year = submission.year();
    if (year == null) {
      return RuleFailures.undecided(rule, "rule.undecided.year");
    }
    RuleFailures failures = new RuleFailures(rule, submission);
    new StatedYearCheck(submission, year).check(failures);
    return failures.outcomes();
  }

  private void check(RuleFailures failures) {
    Field leadingField = null;
    String leading = "";
    int leadingYear = 0;
    for (Field field : submission.template().texts()) {
      String text = submission.text(field.key());
      if (text.isEmpty() || !namesOtherYear(text)) {
        continue;
      }
      for (Sentence sentence : Sentence.of(text)) {
        String words = sentence.text();
        Integer stated = yearOfReport(words);
        if (stated != null && stated != year) {
          addFailure(failures, field, words, stated, "rule.year.period");
        }
        Integer about = leadingField == null ? yearAbout(words) : null;
        if (about != null && about < year) {
          leadingField = field;
          leading = words;
          leadingYear = about;
        }
      }
    }
    if (leadingField != null && failures.isEmpty() && !isAboutOwnYear()) {
      addFailure(failures, leadingField, leading, leadingYear, "rule.year.other");
    }
  }

  /** Returns whether a sentence other than a plan names the report year. */
  private boolean isAboutOwnYear() {
    for (Field field : submission.template().texts()) {
      String text = submission.text(field.key());
      if (hasOwnYear(text)
          && Sentence.of(text).stream()
              .anyMatch(each -> hasOwnYear(each.text()) && !PLAN.matcher(each.text()).find())) {
        return true;
      }
    }
    return false;
  }

  private void addFailure(
      RuleFailures failures, Field field, String words, int stated, String message) {
    failures.add(
        field.key(),
        String.valueOf(stated),
        Message.of(
            message,
            field.label(),
            ShortenedText.quoted(words),
            String.valueOf(stated),
            String.valueOf(year)));
  }

  /** Returns the year that words give as that of the report or its data; null if there is none. */
  private static @Nullable Integer yearOfReport(String words) {
    Matcher period = OF_REPORT.matcher(words);
    if (!PatternSearch.find(period, OF_REPORT_BEGINS, words, 0)) {
      return null;
    }
    String named = period.group(1) == null ? period.group(2) : period.group(1);
    return value(named, 0);
  }

  private static @Nullable Integer yearAbout(String words) {
    Matcher leading = LEADING_YEAR.matcher(words);
    return leading.lookingAt() && !PLAN.matcher(words).find() ? value(leading.group(1), 0) : null;
  }

  /** Returns whether a text names a year other than the report year. */
  private boolean namesOtherYear(String text) {
    for (int at = text.indexOf('年'); at >= 0; at = text.indexOf('年', at + 1)) {
      int named = at < 4 ? -1 : value(text, at - 4);
      if (named >= 0 && named != year) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a text contains the report year, in digits, in characters or as this year. */
  private boolean hasOwnYear(String text) {
    String digits = String.valueOf(year);
    if (text.contains(digits) || text.contains("今年") || text.contains("本年")) {
      return true;
    }
    for (int at = text.indexOf('年'); at >= 0; at = text.indexOf('年', at + 1)) {
      if (at >= 4 && value(text, at - 4) == year) {
        return true;
      }
    }
    return false;
  }

  /** Returns the number that four digits or characters stand for; -1 if they are others. */
  private static int value(String text, int start) {
    int value = 0;
    for (int at = start; at < start + 4; at++) {
      char c = text.charAt(at);
      int digit = c >= '0' && c <= '9' ? c - '0' : CHINESE_DIGITS.indexOf(c);
      if (digit < 0) {
        return -1;
      }
      value = 10 * value + digit % 10;
    }
    return value;
  }
}
