package org.nianbao.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A test of whether words refer to the whole report year. */
final class ReportPeriod {
  /** Phrases for the whole year, removed before parts of a year are searched for. */
  private static final Pattern WHOLE_YEAR =
      pattern(
          "(?:自|从)?(?:YEAR度?|今年|本年)?1(?:月(?:1日|份)?)?TO(?:YEAR)?12月(?:31日|底|份)?(?:期间|止|间)?"
              + "|(?:截至|截止到?|到|至)(?:YEAR)?(?:12月(?:31日|底|份)?|年底|年末)(?:为止|止)?"
              + "|YEAR度?(?:全年|以来|期间|内|间|中|里)?"
              + "|截至目前|今年以来|年初以来|一年来|本?年度内|本?年内|本年度|今年|本年|全年度?|年度");

  /** The first characters of {@link #WHOLE_YEAR}, for a quick search. */
  private static final String WHOLE_YEAR_BEGINS = "自从0123456789零一二三四五六七八九截到至今年本全";

  /** Years, except those used for comparison only: 比2021年增加3件, 较上年下降. */
  static final Pattern YEAR_MENTION =
      pattern(
          "\\d{4}年?TO\\d{4}年|(?<year>YEAR)|(?<own>今年|本年)"
              + "|去年|前年|往年|历年|上一?年度?(?!度|.{0,5}(?:结转|转结|未办结))"
              + "|[近过去]{0,3}[二三四五六七八九十几]{1,6}+年来|近年来|(?<since>以来)");

  /** The first characters of {@link #YEAR_MENTION}, for a quick search. */
  private static final String YEAR_MENTION_BEGINS = "0123456789零一二三四五六七八九十几今本去前往历上近过以";

  private static final String COMPARING = "比较与同";

  private static final Pattern PART_OF_YEAR =
      Pattern.compile("\\d月|[一二三四五六七八九十]月|半年|季度|月份|当月|每月|月均|年均|人均|平均");

  private final int year;

  ReportPeriod(int year) {
    this.year = year;
  }

  int year() {
    return year;
  }

  /** Returns whether a text begins with a phrase for the whole year: 全年收到, 2024年，我局. */
  static boolean beginsWithYear(String text) {
    return !text.isEmpty()
        && WHOLE_YEAR_BEGINS.indexOf(text.charAt(0)) >= 0
        && WHOLE_YEAR.matcher(text).lookingAt();
  }

  /** Returns the text without its phrases for the whole year. */
  static String removeWholeYearPhrases(String text) {
    Matcher phrase = WHOLE_YEAR.matcher(text);
    StringBuilder rest = new StringBuilder();
    int copied = 0;
    while (PatternSearch.find(phrase, WHOLE_YEAR_BEGINS, text, copied)) {
      rest.append(text, copied, phrase.start());
      copied = phrase.end();
    }
    return copied == 0 ? text : rest.append(text, copied, text.length()).toString();
  }

  /**
   * Returns whether the text after these words refers to another year than the report year. The
   * last year named decides.
   *
   * @param before the preceding text of the sentence and the sentence before it
   */
  boolean isOtherYear(String before) {
    Matcher mention = YEAR_MENTION.matcher(before);
    boolean another = false;
    for (int from = 0; find(mention, before, from); from = mention.end()) {
      String named = mention.group("year");
      another = named == null ? mention.group("own") == null : !isReportYear(named);
    }
    return another;
  }

  /**
   * Finds the next mention of a year that is not used for comparison.
   *
   * @param mention the matcher of {@link #YEAR_MENTION} in the text
   * @param from the position at which the search begins
   */
  static boolean find(Matcher mention, CharSequence text, int from) {
    boolean found = PatternSearch.find(mention, YEAR_MENTION_BEGINS, text, from);
    while (found && isComparison(mention, text)) {
      found = PatternSearch.find(mention, YEAR_MENTION_BEGINS, text, mention.start() + 1);
    }
    return found;
  }

  /**
   * Returns whether a year is mentioned for comparison only. The pattern has no lookbehind for
   * this, because lookbehind in JavaScript searches from the beginning of the text.
   */
  private static boolean isComparison(Matcher mention, CharSequence text) {
    char before = mention.start() == 0 ? '，' : text.charAt(mention.start() - 1);
    return COMPARING.indexOf(before) >= 0
        || isOfRequestsCarriedOver(mention, text)
        || (mention.group("since") != null && "年初".indexOf(before) >= 0);
  }

  /** Returns whether requests were carried over from or into a year: 2022年结转1件，结转至2024年2件. */
  private static boolean isOfRequestsCarriedOver(Matcher mention, CharSequence text) {
    int start = mention.start();
    int end = mention.end();
    String before = text.subSequence(Math.max(0, start - 3), start).toString();
    String after = text.subSequence(end, Math.min(text.length(), end + 3)).toString();
    return before.endsWith("结转")
        || before.endsWith("转至")
        || before.endsWith("转到")
        || before.endsWith("转入")
        || after.startsWith("结转")
        || after.startsWith("转")
        || after.startsWith("未结转")
        || after.startsWith("未转")
        || after.startsWith("度结转");
  }

  /** Returns whether the words name a part of a year: a month, a quarter, a half. */
  static boolean isPartOfYear(String sentenceSoFar) {
    return PART_OF_YEAR.matcher(removeWholeYearPhrases(sentenceSoFar)).find();
  }

  private boolean isReportYear(String named) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int chinese = "零一二三四五六七八九".indexOf(named.charAt(i));
      value = value * 10 + (chinese < 0 ? named.charAt(i) - '0' : chinese);
    }
    return value == year;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(
        regex
            .replace("YEAR", "(?:\\d{4}|[零一二三四五六七八九]{4})年")
            .replace("TO", "(?:起?[至到]|—+|[–\\-－~～])"));
  }
}
