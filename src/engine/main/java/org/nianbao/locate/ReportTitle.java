package org.nianbao.locate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.locate.LabelComparison.NormalizedLabel;

/**
 * A parsed report title: 红旗区小店镇2022年政府信息公开工作年度报告, or with the year before the unit.
 *
 * @param unit the reporting unit; empty if the title names none
 * @param year the year; empty if the title names none
 */
record ReportTitle(String unit, String year) {
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})年?度?");

  /** The maximum length of a title. */
  private static final int MAX_LENGTH = 80;

  private static final int MAX_NAME_LENGTH = 40;

  /** Characters that do not occur in the name of a unit, as in a navigation path or 上一篇：. */
  private static final Pattern NOT_IN_NAME = Pattern.compile("[：:＞>|｜/，。；]");

  /** Words around the name in a title: 关于…的, 现公布…, 《… and the mark of a heading. */
  private static final Pattern NOT_NAME =
      Pattern.compile("^(?:现(?:将|予以?)?(?:公布|公开|发布)?|关于|[《【#＃*]+)+|的$");

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
    if (text.length() > MAX_LENGTH || form.length() < TITLE_PREFIX_LENGTH) {
      return Optional.empty();
    }
    Matcher dated = YEAR.matcher(text);
    boolean hasYear = dated.find();
    if (hasYear && isReportTitle(text.substring(dated.end()), form)) {
      String unit = name(text.substring(0, dated.start()));
      if (!unit.isEmpty()) {
        return Optional.of(new ReportTitle(unit, dated.group(1)));
      }
    }
    int words = text.indexOf(form.substring(0, TITLE_PREFIX_LENGTH));
    if (words < 0 || !isReportTitle(text.substring(words), form)) {
      return Optional.empty();
    }
    String before = YEAR.matcher(text.substring(0, words)).replaceAll("");
    boolean cut = before.endsWith(PEOPLES) && form.startsWith(GOVERNMENT); // 小店镇人民政府信息公开…
    return Optional.of(
        new ReportTitle(name(cut ? before + GOVERNMENT : before), hasYear ? dated.group(1) : ""));
  }

  private static boolean isReportTitle(String text, String form) {
    return LabelComparison.similarity(NormalizedLabel.of(text), NormalizedLabel.of(form))
        >= LabelComparison.DOUBTFUL;
  }

  private static String name(String text) {
    String name = NOT_NAME.matcher(text).replaceAll("");
    return name.length() > MAX_NAME_LENGTH || NOT_IN_NAME.matcher(name).find() ? "" : name;
  }
}
