package org.nianbao.locate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.locate.LabelComparison.NormalizedLabel;

/**
 * A parsed report title: 红旗区小店镇2022年政府信息公开工作年度报告, or with the year before the unit.
 *
 * @param unit the reporting unit; empty if the title names none
 * @param year the year; empty if the title names none
 */
record ReportTitle(String unit, String year) {
  /** A year; its digits may follow those of a unit's name only if 年 follows them. */
  private static final Pattern YEAR =
      Pattern.compile("((?:19|20)\\d{2})年度?|(?<!\\d)((?:19|20)\\d{2})(?!\\d)度?");

  /** A year at the end of a title, mostly in brackets. */
  private static final Pattern YEAR_AT_END =
      Pattern.compile("[（(〔\\[【—-]*((?:19|20)\\d{2})年?度?[）)〕\\]】]?[》】”\"。*]*$");

  /** The maximum length of a title. */
  private static final int MAX_LENGTH = 80;

  private static final int MAX_NAME_LENGTH = 40;

  /** Characters that do not occur in the name of a unit, as in a navigation path or 上一篇：. */
  private static final Pattern NOT_IN_NAME = Pattern.compile("[：:＞>|｜/，。；]");

  /** Words before the name in a title: 附件1：, 关于公布…, 现向社会公布…, 《… and the mark of a heading. */
  private static final Pattern BEFORE_NAME =
      Pattern.compile(
          "^(?:[^：:]{2,30}[，,](?=现将)|(?:标题|题目|附件?\\d{0,2})[：:]|\\d{1,2}[.．、](?!\\d)|现将?|向社会|关于|予以"
              + "|公布|公开|发布|印发|[《【“\"「『#＃*]|[（(〔\\[][）)〕\\]])+");

  /** The mark of a heading behind its text. */
  private static final Pattern MARK_AT_END = Pattern.compile("[#＃*]+$");

  /** Words after the name in a title: …的, …关于, and what begins brackets. */
  private static final Pattern AFTER_NAME =
      Pattern.compile("(?:关于|的|[】》”]|[（(〔\\[【《“\"—-]|[（(〔\\[][）)〕\\]])+$");

  /** The number of characters of the form's title that mark the end of the unit's name. */
  private static final int TITLE_PREFIX_LENGTH = 6;

  private static final String PEOPLES = "人民";
  private static final String GOVERNMENT = "政府";

  boolean isComplete() {
    return !unit.isEmpty() && !year.isEmpty();
  }

  /**
   * Parses a title.
   *
   * @param text the text without spaces
   * @param form the title that all reports have in common
   * @return empty if the text is not a title of a report
   */
  static Optional<ReportTitle> parse(String text, String form) {
    if (text.length() > MAX_LENGTH || form.isEmpty()) {
      return Optional.empty();
    }
    String title = MARK_AT_END.matcher(text).replaceFirst("");
    if (form.length() < TITLE_PREFIX_LENGTH) {
      return yearBeforeShortTitle(title, form);
    }
    return yearBeforeTitle(title, form).or(() -> yearElsewhere(title, form));
  }

  /** Parses a title with the year right before the words that all reports have in common. */
  private static Optional<ReportTitle> yearBeforeTitle(String text, String form) {
    Matcher dated = mostReliableYear(text);
    if (dated == null) {
      return Optional.empty();
    }
    String unit = name(text.substring(0, dated.start()));
    String rest = withoutBracket(BEFORE_NAME.matcher(text.substring(dated.end())).replaceFirst(""));
    // digits without 年 may be those of a name: 2035规划建设指挥部
    boolean isYear = dated.group(1) != null || rest.startsWith(form.substring(0, 1));
    return isYear && !unit.isEmpty() && isReportTitle(rest, form)
        ? Optional.of(new ReportTitle(unit, year(dated)))
        : Optional.empty();
  }

  /**
   * Parses a title whose common words are few (接访情况表): unit and year must stand before them, and
   * nothing else.
   */
  private static Optional<ReportTitle> yearBeforeShortTitle(String text, String form) {
    if (!text.endsWith(form)) {
      return Optional.empty();
    }
    String before = text.substring(0, text.length() - form.length());
    Matcher dated = mostReliableYear(before);
    if (dated == null || dated.end() < before.length()) {
      return Optional.empty();
    }
    String unit = name(before.substring(0, dated.start()));
    return unit.isEmpty() ? Optional.empty() : Optional.of(new ReportTitle(unit, year(dated)));
  }

  /** Parses a title with the year before the unit, among or after the words, or with no year. */
  private static Optional<ReportTitle> yearElsewhere(String text, String form) {
    String prefix = form.substring(0, TITLE_PREFIX_LENGTH);
    int words = text.lastIndexOf(prefix);
    while (words >= 0 && !isReportTitle(text.substring(words), form)) {
      words = words == 0 ? -1 : text.lastIndexOf(prefix, words - 1);
    }
    if (words < 0) {
      return Optional.empty();
    }
    String before = text.substring(0, words);
    String year = yearAmongWords(text.substring(words), form);
    if (year.isEmpty()) {
      Matcher dated = mostReliableYear(before);
      if (dated != null) {
        year = year(dated);
        before = before.substring(0, dated.start()) + before.substring(dated.end());
      }
    }
    boolean cut = before.endsWith(PEOPLES) && form.startsWith(GOVERNMENT); // 小店镇人民政府信息公开…
    return Optional.of(new ReportTitle(name(cut ? before + GOVERNMENT : before), year));
  }

  /**
   * Returns the year at the end of a title, or before its last words (政府信息公开工作2024年度报告); a date
   * that follows the title is that of its publication.
   */
  private static String yearAmongWords(String title, String form) {
    Matcher atEnd = YEAR_AT_END.matcher(title);
    if (atEnd.find()) {
      return atEnd.group(1);
    }
    Matcher dated = YEAR.matcher(title);
    boolean among = dated.find() && title.indexOf(form.charAt(form.length() - 2), dated.end()) >= 0;
    return among ? year(dated) : "";
  }

  /** Returns the last year that 年 follows, else the last one; null if there is none. */
  private static @Nullable Matcher mostReliableYear(String text) {
    Matcher dated = YEAR.matcher(text);
    int best = -1;
    boolean reliable = false;
    while (dated.find()) {
      if (dated.group(1) != null || !reliable) {
        best = dated.start();
        reliable |= dated.group(1) != null;
      }
    }
    return best >= 0 && dated.find(best) ? dated : null;
  }

  private static String year(Matcher dated) {
    return dated.group(1) == null ? dated.group(2) : dated.group(1);
  }

  /** Returns a text without the bracket that closes those around the year before it. */
  private static String withoutBracket(String text) {
    return !text.isEmpty() && "）)〕]】".indexOf(text.charAt(0)) >= 0 ? text.substring(1) : text;
  }

  private static boolean isReportTitle(String text, String form) {
    return LabelComparison.similarity(NormalizedLabel.of(text), NormalizedLabel.of(form))
            >= LabelComparison.DOUBTFUL
        || isShortened(text, form);
  }

  /** Returns whether a text leaves out some of the form's words: 政府信息公开年报（2024年）. */
  private static boolean isShortened(String title, String form) {
    String text = YEAR.matcher(YEAR_AT_END.matcher(title).replaceFirst("")).replaceFirst("");
    int length = text.length();
    if (length > form.length() || !text.startsWith(form.substring(0, TITLE_PREFIX_LENGTH))) {
      return false;
    }
    int found = 0;
    for (int i = 0; i < form.length() && found < length; i++) {
      found += form.charAt(i) == text.charAt(found) ? 1 : 0;
    }
    return found == length && form.indexOf(text.charAt(length - 1)) >= form.length() - 2;
  }

  private static String name(String text) {
    String name = AFTER_NAME.matcher(BEFORE_NAME.matcher(text).replaceFirst("")).replaceFirst("");
    return name.length() > MAX_NAME_LENGTH || NOT_IN_NAME.matcher(name).find() ? "" : name;
  }
}
