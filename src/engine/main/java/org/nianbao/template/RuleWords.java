package org.nianbao.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words, patterns, sentences and cells that a rule is checked with, from the rows of the sheet
 * 规则用语. Thread-safe.
 */
public final class RuleWords {
  /** Those of a rule that the sheet does not name. */
  public static final RuleWords NONE = new RuleWords(List.of());

  /** The name of a check that a rule without a formula is checked by. */
  public static final String CHECK = "检查";

  /** The check that an amount is no larger than the limit, in 万元. */
  public static final String LARGE_AMOUNT = "数额过大";

  /** The check that the figure is no larger a percentage of 总数 than the limit. */
  public static final String LARGE_SHARE = "占比过高";

  /** The check that the figure exceeds 总数 by no more than the limit. */
  public static final String EXCESS = "多于总数";

  /** The check that a text mentions what the figure counts, unless that is zero. */
  public static final String MENTIONED = "文字写到";

  /** The check that the text has a statement. */
  public static final String STATED = "文字写明";

  /** The check that the text states an amount, or that there was none. */
  public static final String STATED_AMOUNT = "文字写明数额";

  /** The check that the text does not deny what the figure counts. */
  public static final String DENIED = "文字否认";

  /** The check that the figure has changed since last year if the text tells of a change. */
  public static final String UNCHANGED = "文字写到变动";

  /** The names of all checks. */
  static final List<String> CHECKS =
      List.of(
          LARGE_AMOUNT, LARGE_SHARE, EXCESS, MENTIONED, STATED, STATED_AMOUNT, DENIED, UNCHANGED);

  /** The figure that a check is about. */
  public static final String FIGURE = "数";

  /** A second figure that the same limit holds for. */
  public static final String SECOND_FIGURE = "另一数";

  /** The figure that another is compared with. */
  public static final String BASE = "总数";

  /** The smallest figure that is compared. */
  public static final String LEAST = "起点";

  /** The first report year of which a rule is checked. */
  public static final String FIRST_YEAR = "自年度";

  /** The part of the narrative that a check is about, or that a check leaves out. */
  public static final String TEXT = "文字";

  /** Words, of which a text with any is searched. */
  public static final String KEYWORDS = "关键字";

  /** The pattern of a statement. */
  public static final String PATTERN = "句式";

  /** The pattern of words that are no such statement, or by which it is denied. */
  public static final String EXCEPTION = "除外";

  /** The pattern of an amount. */
  public static final String AMOUNT = "数额";

  /** The words by which a part of the narrative is recognised in another. */
  public static final String PART = "部分";

  /**
   * The statement on requests, reviews, lawsuits, documents or decisions that a rule compares with
   * its figure; one of those that the program has a vocabulary for, such as {@code N-RECEIVED}.
   */
  public static final String COMMON_STATEMENT = "常用句式";

  /** What a count in the narrative is of. */
  public static final String SUBJECTS = "所计事项";

  /** What was done with that which is counted. */
  public static final String VERBS = "动词";

  /** The measure words of a count. */
  public static final String MEASURES = "量词";

  /** Further words that may stand before a count. */
  public static final String LEADS = "前语";

  /** The sentence for staff on a failure. */
  public static final String SENTENCE = "提示";

  /** The sentence on the second figure, or on what could not be checked. */
  public static final String SECOND_SENTENCE = "另一提示";

  /** The end of the names of sentences in English. */
  private static final String ENGLISH = "（英文）";

  /** The names of all items. */
  static final List<String> NAMES =
      List.of(
          CHECK,
          FIGURE,
          SECOND_FIGURE,
          BASE,
          LEAST,
          FIRST_YEAR,
          TEXT,
          KEYWORDS,
          PATTERN,
          EXCEPTION,
          AMOUNT,
          PART,
          COMMON_STATEMENT,
          SUBJECTS,
          VERBS,
          MEASURES,
          LEADS,
          SENTENCE,
          SENTENCE + ENGLISH,
          SECOND_SENTENCE,
          SECOND_SENTENCE + ENGLISH);

  /** The names of items that are numbers. */
  static final List<String> NUMBERS = List.of(LEAST, FIRST_YEAR);

  /** The names of items that are patterns. */
  static final List<String> PATTERNS = List.of(PATTERN, EXCEPTION, AMOUNT);

  private final List<RuleItem> items;

  /** The compiled patterns by the names of their items, compiled when they are first needed. */
  private final Map<String, List<Pattern>> patterns = new HashMap<>();

  RuleWords(List<RuleItem> items) {
    this.items = List.copyOf(items);
  }

  /** Returns whether the sheet has no row for the rule. */
  public boolean isEmpty() {
    return items.isEmpty();
  }

  /** Returns the text of an item; empty if there is none. */
  public String text(String name) {
    for (RuleItem item : items) {
      if (item.name().equals(name)) {
        return item.text();
      }
    }
    return "";
  }

  /** Returns the words of an item, from all its rows; empty if there is none. */
  public List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (RuleItem item : items) {
      if (item.name().equals(name)) {
        words.addAll(separated(item.text()));
      }
    }
    return words;
  }

  private static List<String> separated(String text) {
    return Stream.of(text.split("、", -1))
        .map(String::trim)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Returns the figures or the text that an item names; null if it names none. */
  public @Nullable LinearExpression cells(String name) {
    for (RuleItem item : items) {
      if (item.name().equals(name) && item.cells() != null) {
        return item.cells();
      }
    }
    return null;
  }

  /** Returns the key of the first field that an item names; empty if it names none. */
  public String key(String name) {
    LinearExpression cells = cells(name);
    return cells == null || cells.isConstant()
        ? ""
        : cells.coefficients().keySet().iterator().next();
  }

  /** Returns the words by which parts of the narrative are recognised, by the parts' keys. */
  public Map<String, List<String>> wordsOfParts() {
    Map<String, List<String>> words = new LinkedHashMap<>();
    for (RuleItem item : items) {
      LinearExpression cells = item.cells();
      if (item.name().equals(PART) && cells != null) {
        for (String key : cells.coefficients().keySet()) {
          words.put(key, separated(item.text()));
        }
      }
    }
    return words;
  }

  /**
   * Returns the patterns of an item, in order; empty if there are none.
   *
   * @throws PatternSyntaxException if one is no pattern, which a valid template does not have
   */
  public List<Pattern> patterns(String name) {
    synchronized (patterns) {
      return patterns.computeIfAbsent(
          name,
          each ->
              items.stream()
                  .filter(item -> item.name().equals(each))
                  .map(item -> Pattern.compile(item.text()))
                  .toList());
    }
  }

  /**
   * Returns a sentence by the languages that the form has it in, {@code zh} and {@code en}; empty
   * if it has none.
   */
  public Map<String, String> sentence(String name) {
    Map<String, String> sentence = new HashMap<>();
    String chinese = withoutStop(text(name));
    String english = text(name + ENGLISH);
    if (!chinese.isEmpty()) {
      sentence.put("zh", chinese);
    }
    if (!english.isEmpty()) {
      sentence.put("en", english);
    }
    return sentence;
  }

  /** Returns a sentence without a full stop: where it is shown, its place follows. */
  private static String withoutStop(String sentence) {
    return sentence.endsWith("。") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
