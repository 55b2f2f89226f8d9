package org.nianbao.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.rule.Vocabulary.Word;

/**
 * The words of a clause as letters of the {@link Vocabulary}: those before the count, the sign
 * {@link #COUNT}, and those after it up to the first unknown word.
 */
final class ClauseWords {
  static final char COUNT = '#';

  /** The maximum length of the words before a count; it also bounds the cost of reading. */
  private static final int MAX_LEAD_LENGTH = 100;

  private static final int MAX_TAIL_LENGTH = 30;

  /** The letters of words that do not occur in the name of a unit. */
  private static final String PREDICATES = "RHFJYABPEVLXSTabcdefNMnmukqQgDi";

  /** A year in which requests were carried over, or into which they were. */
  private static final Pattern CARRIED =
      Pattern.compile("(?:(\\d{4})年度?)?(结转|转结|转)(?:[至到入](?=\\d|今年|本年))?(?:今年|本年度?|(\\d{4})年度?)?");

  /** The year before or after, in a form of which no part is a phrase for the report year. */
  private static final Pattern NEIGHBOUR_YEAR = Pattern.compile("([上下次])一?年度");

  /** Several channels, which are all if the count is of all requests. */
  private static final Pattern CHANNELS =
      Pattern.compile("通过[^，；。]{1,30}[、和及][^，；。]{1,12}等(?:多种|各种|各类)?(?:申请)?(?:途径|渠道|方式|形式)");

  private ClauseWords() {}

  /**
   * Returns the letters of a clause.
   *
   * @param lead the text before the count
   * @param tail the text after the count
   * @param year the report year
   */
  static String of(String lead, String tail, int year, ReportingUnit reportingUnit) {
    if (lead.length() > MAX_LEAD_LENGTH) {
      return "" + Vocabulary.UNKNOWN + COUNT;
    }
    StringBuilder letters = new StringBuilder();
    String text = withNamedYears(withoutChannels(lead), year);
    appendLead(ClausePrefix.withoutHeading(text), reportingUnit, letters);
    letters.append(COUNT);
    if (letters.indexOf("?") < 0) {
      boolean carried = letters.indexOf("J#") >= 0 && tail.startsWith("至"); // 结转1件至2025年
      String rest = carried ? "转" + tail : tail;
      String near = rest.length() > MAX_TAIL_LENGTH ? rest.substring(0, MAX_TAIL_LENGTH) : rest;
      appendTail(withNamedYears(near, year), letters);
    }
    return letters.toString();
  }

  private static String withoutChannels(String lead) {
    return lead.contains("通过") && CountClause.isOfAll(lead)
        ? CHANNELS.matcher(lead).replaceFirst("")
        : lead;
  }

  private static void appendLead(String text, ReportingUnit reportingUnit, StringBuilder letters) {
    int nameStart = -1;
    int nameEnd = 0;
    boolean predicate = false;
    int at = 0;
    while (at < text.length()) {
      Word word = Vocabulary.wordAt(text, at);
      if (word != null && !predicate && isPredicate(word)) {
        predicate = true;
        if (letters.indexOf("?") >= 0
            && reportingUnit.isNameOfUnit(text.substring(nameStart, nameEnd))) {
          letters.setLength(0);
        }
      }
      int end = at + (word == null ? 1 : word.text().length());
      if (word == null || word.hasMeaning()) {
        nameStart = nameStart < 0 ? at : nameStart;
        nameEnd = end;
        append(word, letters);
      }
      at = end;
    }
    if (!predicate
        && letters.indexOf("?") >= 0
        && reportingUnit.isNameOfUnit(text.substring(nameStart, nameEnd))) {
      letters.setLength(0);
    }
  }

  private static boolean isPredicate(Word word) {
    return word.hasMeaning() && PREDICATES.indexOf(word.letters().charAt(0)) >= 0;
  }

  private static void append(@Nullable Word word, StringBuilder letters) {
    if (word != null) {
      letters.append(word.letters());
    } else if (letters.length() == 0
        || letters.charAt(letters.length() - 1) != Vocabulary.UNKNOWN) {
      letters.append(Vocabulary.UNKNOWN);
    }
  }

  private static void appendTail(String text, StringBuilder letters) {
    int at = 0;
    while (at < text.length()) {
      Word word = Vocabulary.wordAt(text, at);
      if (word == null) {
        letters.append(Vocabulary.UNKNOWN);
        return;
      }
      letters.append(word.letters());
      at += word.text().length();
    }
  }

  /** Returns a text in which the years before and after the report year are named as such. */
  private static String withNamedYears(String text, int year) {
    if (text.indexOf('转') < 0) {
      return text;
    }
    String years = NEIGHBOUR_YEAR.matcher(text).replaceAll("$1年");
    Matcher carried = CARRIED.matcher(years);
    StringBuilder named = new StringBuilder();
    int copied = 0;
    while (carried.find()) {
      named.append(years, copied, carried.start());
      named.append(name(carried.group(1), year - 1, "上年", year));
      named.append(carried.group(2));
      named.append(name(carried.group(3), year + 1, "下年", year));
      copied = carried.end();
    }
    return named.append(years, copied, years.length()).toString();
  }

  /** Returns the name of a year; an unknown word if it is neither that year nor the report year. */
  private static String name(@Nullable String year, int expected, String name, int reportYear) {
    if (year == null || Integer.parseInt(year) == reportYear) {
      return "";
    }
    return Integer.parseInt(year) == expected ? name : "？";
  }
}
