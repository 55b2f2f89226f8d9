package org.nianbao.rule;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.locate.TraditionalCharacters;
import org.nianbao.template.RuleWords;
import org.nianbao.value.ChineseNumeral;

/**
 * A statement that a part of the narrative must have, in the words of a rule: 句式 are its patterns,
 * 除外 those of other matters with the same keyword, 关键字 the word that every sentence about it has,
 * followed by its forms in traditional characters.
 */
final class WordedStatement {
  private final String keyword;
  private final List<String> traditional;
  private final List<Pattern> statements;
  private final List<Pattern> exceptions;
  private final List<Pattern> amounts;

  WordedStatement(RuleWords words) {
    List<String> keywords = words.words(RuleWords.KEYWORDS);
    keyword = keywords.isEmpty() ? "" : keywords.get(0);
    traditional = keywords.subList(Math.min(1, keywords.size()), keywords.size());
    statements = words.patterns(RuleWords.PATTERN);
    exceptions = words.patterns(RuleWords.EXCEPTION);
    amounts = words.patterns(RuleWords.AMOUNT);
  }

  /** Returns the text, in simplified characters if it has a keyword in traditional ones. */
  String simplified(String text) {
    return traditional.stream().anyMatch(text::contains)
        ? TraditionalCharacters.simplified(text)
        : text;
  }

  /**
   * Returns the first sentence with the statement that states neither an amount nor that there was
   * none; null if another sentence states one, or none has the statement.
   */
  @Nullable Sentence withoutAmount(String text) {
    if (!text.contains(keyword)) {
      return null;
    }
    Sentence vague = null;
    boolean ofMatter = false;
    for (Sentence sentence : Sentence.of(text)) { // the amount may follow in the next one
      boolean continued = ofMatter;
      ofMatter = sentence.text().contains(keyword);
      if ((ofMatter || continued) && isFound(amounts, sentence.text())) {
        return null;
      }
      vague = vague == null && ofMatter && isStatement(sentence) ? sentence : vague;
    }
    return vague;
  }

  /** Returns the first sentence that matches a pattern as it is written; null if there is none. */
  @Nullable Sentence first(String text) {
    return sentences(text).stream()
        .filter(sentence -> isFound(statements, sentence.text()))
        .findFirst()
        .orElse(null);
  }

  boolean isIn(String text) {
    return sentences(text).stream().anyMatch(this::isStatement);
  }

  /** Returns the position of the keyword in a sentence. */
  int position(Sentence sentence) {
    return sentence.text().indexOf(keyword);
  }

  private List<Sentence> sentences(String text) {
    return text.contains(keyword)
        ? Sentence.of(text).stream().filter(each -> each.text().contains(keyword)).toList()
        : List.of();
  }

  private boolean isStatement(Sentence sentence) {
    String rest = ChineseNumeral.normalizeDigits(sentence.text());
    for (Pattern exception : exceptions) {
      rest = exception.matcher(rest).replaceAll("");
    }
    return isFound(statements, rest);
  }

  private static boolean isFound(List<Pattern> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
  }
}
