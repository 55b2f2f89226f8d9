package org.nianbao.rule;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.form.Submission;
import org.nianbao.grid.Ideographs;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;

/** Checks that no text contains a placeholder of a model text: XX局, ××件, （此处填写）, 某镇. */
final class PlaceholderCheck {
  /** Characters that stand for words or digits to be filled in. */
  private static final String BLANKS = "XxＸｘ×*＊";

  private static final String ORGANS = "局委厅办镇乡县区市省州旗街村社单部机科";

  private static final String MEASURES = "年月日件条次个项元人";

  private static final String UNDERLINES = "_＿";

  private static final String OPENING_BRACKETS = "（(【[";

  /** Instructions and words of a model text. */
  private static final Pattern WORDS =
      Pattern.compile(
          "[（(【\\[](?:单位名称|单位全称|年份|数字|数量|请?填写|待填写?|待补充)[）)】\\]]"
              + "|此处(?:填写|插入)"
              + "|某某?(?:局|镇|乡(?!镇)|街道|县(?!域))");

  /** Characters of addresses of pages and of mail, next to which an X is a letter. */
  private static final String ADDRESS_SIGNS = "/.-_=&?%@#";

  /** The maximum length of a placeholder of blanks; longer runs are ornaments. */
  private static final int MAX_LENGTH = 8;

  private PlaceholderCheck() {}

  static List<RuleOutcome> check(Rule rule, Submission submission) {
    if (!NarrativeCheck.hasNarrative(submission)) {
      return RuleFailures.undecided(rule, "rule.undecided.narrative");
    }
    RuleFailures failures = new RuleFailures(rule, submission);
    for (Field field : submission.template().texts()) {
      String text = submission.text(field.key());
      for (int at = 0; at < text.length(); at++) {
        int end = mayBegin(text.charAt(at)) ? end(text, at, submission.unit()) : -1;
        if (end > 0) {
          String words = text.substring(at, end);
          failures.add(
              field.key(),
              words,
              Message.of(
                  "rule.placeholder", field.label(), words, new Sentence(text).excerptAround(at)));
          break;
        }
        if (end == 0) { // not to read a long run again and again
          at += Math.max(0, Math.max(run(BLANKS, text, at), run(UNDERLINES, text, at)) - 1);
        }
      }
    }
    return failures.outcomes();
  }

  /** Returns whether a character may be the first one of a placeholder. */
  private static boolean mayBegin(char c) {
    return switch (c) {
      case '2', 'X', 'x', 'Ｘ', 'ｘ', '×', '*', '＊', '_', '＿', '某', '此', '（', '(', '【', '[' -> true;
      default -> false;
    };
  }

  /** Returns the end of the placeholder that begins at a position; 0 if there is none. */
  private static int end(String text, int at, String unit) {
    char c = text.charAt(at);
    if (c == '某' || c == '此' || OPENING_BRACKETS.indexOf(c) >= 0) {
      Matcher words = WORDS.matcher(text).region(at, text.length());
      char before = at == 0 ? '。' : text.charAt(at - 1);
      boolean named = c == '某' && (unit.contains("某") || "，。；：、\n（(".indexOf(before) < 0);
      boolean instructed = c == '此' && before == '在'; // readers are asked to write something
      return words.lookingAt() && !named && !instructed ? words.end() : 0;
    }
    if (UNDERLINES.indexOf(c) >= 0) {
      int run = 1 + run(UNDERLINES, text, at + 1);
      return run > 1 && !isPartOfWord(text, at, at + run) ? at + run : 0;
    }
    boolean ofYear = text.startsWith("20", at) && run(BLANKS, text, at + 2) == 2;
    if (!ofYear && BLANKS.indexOf(c) < 0) {
      return 0;
    }
    int end = ofYear ? at + 4 : at + run(BLANKS, text, at);
    if (end - at > MAX_LENGTH || isPartOfWord(text, at, end)) {
      return 0;
    }
    char next = end < text.length() ? text.charAt(end) : '。';
    boolean several = end - at > 1 && (ORGANS + MEASURES).indexOf(next) >= 0;
    boolean one = next == '件' && "*＊".indexOf(c) < 0;
    return ofYear || several || one || isWord(text, at, end) || isDate(text, end) ? end : 0;
  }

  /** Returns whether several X stand for a word between others: 加强XX培训. */
  private static boolean isWord(String text, int at, int end) {
    return end - at > 1
        && "*＊".indexOf(text.charAt(at)) < 0
        && at > 0
        && end < text.length()
        && Ideographs.isIdeograph(text.charAt(at - 1))
        && Ideographs.isIdeograph(text.charAt(end));
  }

  /** Returns whether blanks before a position are those of a month or a year: X月X日. */
  private static boolean isDate(String text, int end) {
    return text.length() > end + 2
        && "年月".indexOf(text.charAt(end)) >= 0
        && BLANKS.indexOf(text.charAt(end + 1)) >= 0
        && "月日".indexOf(text.charAt(end + 2)) >= 0;
  }

  /** Returns the number of successive characters of a set that begin at a position. */
  private static int run(String characters, String text, int from) {
    int end = from;
    while (end < text.length() && characters.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end - from;
  }

  /** Returns whether the characters belong to a Latin word, a number or an address. */
  private static boolean isPartOfWord(String text, int start, int end) {
    return isOfWord(text, start - 1) || isOfWord(text, end);
  }

  private static boolean isOfWord(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || ADDRESS_SIGNS.indexOf(c) >= 0;
  }
}
