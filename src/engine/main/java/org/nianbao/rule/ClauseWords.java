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
  private static final String PREDICATES = "RHFJYABPEVLXSTabcdefyNMnmukqQgDi";

  /** A year in which requests were carried over, or into which they were. */
  private static final Pattern CARRIED =
      Pattern.compile("(?:(\\d{4})年度?)?(结转|转结|转|顺延)([至到入](?=\\d|今年|本年))?(?:今年|本年度?|(\\d{4})年度?)?");

  /** The year before or after, in a form of which no part is a phrase for the report year. */
  private static final Pattern NEIGHBOUR_YEAR = Pattern.compile("([上下次])一?年度");

  /** Several channels, which are all if the count is of all requests. */
  private static final Pattern CHANNELS = channels("[^，；。]{1,30}[、和及][^，；。]{1,12}");

  /** So many channels that they are all. */
  private static final Pattern MANY_CHANNELS =
      channels("[^，；。、]{1,10}、[^，；。、和及]{1,10}[、和及][^，；。]{1,12}");

  /** The reason of an outcome, which others have for other reasons: 因属于内部事务信息不予公开. */
  private static final Pattern REASON =
      Pattern.compile("^(?:其中)?(?:因(?:为|属|涉)?[^，；。]{1,20}?|[^，；。]{2,24}(?:等|类))(?=不予公开|无法提供|不予处理)");

  private static final Pattern ALL_CHANNELS =
      Pattern.compile("通过(?:各类|各种|多种)(?:公开|申请)?(?:途径|渠道|方式|形式)");

  /** Words of how and when requests were handled, which do not change what is counted. */
  private static final Pattern MANNER =
      Pattern.compile(
          "(?:严格|均|都|已|全部)*(?:按照?|依照|依据|根据|遵照)[^，；。]{0,20}?(?:规定|要求|时限|期限|程序|条例|法律法规)内?(?:的?(?:法定)?(?:时限|期限|时间|要求|程序|方式)内?)*"
              + "|在[^，；。]{1,12}?(?:时限|期限|时间)内|经(?:认真|依法)?(?:审查|核查|研究|审核)");

  private ClauseWords() {}

  private static Pattern channels(String names) {
    return Pattern.compile(
        "(?:当面(?:提交)?或)?(?:通过|以)" + names + "等(?:多种|各种|各类)?(?:申请)?(?:途径|渠道|方式|形式)(?:(?:提交|提出)?的)?");
  }

  /** Returns whether the words before a count are of an outcome for a certain reason. */
  static boolean isForReason(String lead) {
    return REASON.matcher(lead).find();
  }

  /**
   * Returns the letters of a clause.
   *
   * @param lead the text before the count
   * @param tail the text after the count
   * @param year the report year
   * @param doubtful whether unknown words before the count are left out
   */
  static String of(
      String lead, String tail, int year, ReportingUnit reportingUnit, boolean doubtful) {
    if (lead.length() > MAX_LEAD_LENGTH) {
      return "" + Vocabulary.UNKNOWN + COUNT;
    }
    StringBuilder letters = new StringBuilder();
    String own = reportingUnit.withoutName(withoutChannels(lead)).replace("向申请的", "");
    String text = withNamedYears(withoutReason(withoutManner(own)), year);
    appendLead(ClausePrefix.withoutHeading(text), reportingUnit, letters);
    removeAllChannels(lead, letters);
    if (letters.isEmpty() && lead.endsWith("完成")) {
      letters.append('F');
    }
    if (doubtful) {
      removeUnknown(letters);
    }
    letters.append(COUNT);
    if (letters.indexOf("?") < 0) {
      boolean carried = letters.indexOf("J#") >= 0 && tail.startsWith("至"); // 结转1件至2025年
      String rest = withoutManner(beginning(carried ? "转" + tail : tail, 2 * MAX_TAIL_LENGTH));
      String near = beginning(rest, MAX_TAIL_LENGTH);
      appendTail(withNamedYears(near, year), letters);
    }
    return letters.toString();
  }

  /** Removes several channels of a count of all: 累计接收来信及平台依申请公开25件. */
  private static void removeAllChannels(String lead, StringBuilder letters) {
    int start = letters.indexOf("gg");
    if (start >= 0 && CountClause.isOfAll(lead)) {
      int end = start;
      while (end < letters.length() && letters.charAt(end) == 'g') {
        end++;
      }
      letters.delete(start, end);
    }
  }

  private static void removeUnknown(StringBuilder letters) {
    for (int i = letters.length() - 1; i >= 0; i--) {
      if (letters.charAt(i) == Vocabulary.UNKNOWN) {
        letters.deleteCharAt(i);
      }
    }
  }

  private static String beginning(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }

  private static String withoutManner(String words) {
    return MANNER.matcher(words).replaceAll("");
  }

  private static String withoutReason(String lead) {
    Matcher reason = REASON.matcher(lead);
    return reason.find()
        ? (lead.startsWith("其中") ? "其中" : "") + lead.substring(reason.end())
        : lead;
  }

  private static String withoutChannels(String lead) {
    if (!lead.contains("通过") && lead.indexOf('以') < 0) {
      return lead;
    }
    String rest = ALL_CHANNELS.matcher(lead).replaceFirst("");
    return CountClause.isOfAll(rest)
        ? CHANNELS.matcher(rest).replaceFirst("")
        : MANY_CHANNELS.matcher(rest).replaceFirst("");
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
        if (isName(text, nameStart, nameEnd, letters, reportingUnit)) {
          letters.setLength(0);
        }
      }
      if (word != null
          && word.hasMeaning()
          && !predicate
          && isName(text, nameStart, at, letters, reportingUnit)) {
        letters.setLength(0); // 某局因政府信息公开被申请复议, 全区政府信息公开行政复议
      }
      int end = at + (word == null ? 1 : word.text().length());
      if (word == null || word.hasMeaning()) {
        nameStart = nameStart < 0 ? at : nameStart;
        nameEnd = end;
        append(word, letters);
      }
      at = end;
    }
    if (!predicate && isName(text, nameStart, nameEnd, letters, reportingUnit)) {
      letters.setLength(0);
    }
  }

  /** Returns whether the words read so far, of which some are unknown, name the unit. */
  private static boolean isName(
      String text, int start, int end, StringBuilder letters, ReportingUnit reportingUnit) {
    return letters.indexOf("?") >= 0 && reportingUnit.isNameOfUnit(text.substring(start, end));
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
    String years = text.indexOf('度') < 0 ? text : NEIGHBOUR_YEAR.matcher(text).replaceAll("$1年");
    if (text.indexOf('转') < 0 && text.indexOf('延') < 0) {
      return years;
    }
    Matcher carried = CARRIED.matcher(years);
    StringBuilder named = new StringBuilder();
    int copied = 0;
    while (carried.find()) {
      named.append(years, copied, carried.start());
      String last = carried.group(4);
      if (last != null && Integer.parseInt(last) == year - 1 && carried.group(3) == null) {
        named.append("上年").append(carried.group(2)); // 结转2023年27件
      } else {
        named.append(name(carried.group(1), year - 1, "上年", year));
        named.append(carried.group(2));
        named.append(name(last, year + 1, "下年", year));
      }
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
