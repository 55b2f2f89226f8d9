package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;

/** Checks that the parts of the narrative are filled in, each with a text of its own. */
final class NarrativePartsCheck {
  /** The part that another rule checks for the fee that it must state. */
  private static final String OTHER_MATTERS = FeeStatementCheck.OTHER_MATTERS;

  /** A word about requests, also in traditional characters, or a count of them. */
  private static final Pattern REQUESTS = Pattern.compile("申[请請]|[\\d０-９零一二三四五六七八九十百]\\s?[件宗]");

  private static final String RECEIVED = "requests.received.total";

  /** The minimum length of a text that may treat the matters of all parts of its section. */
  private static final int MIN_RUNNING_TEXT_LENGTH = 100;

  /** The words that a part's matter is recognised by where the text has no such heading. */
  private static final Map<String, List<String>> TOPICS =
      Map.of(
          "narrative.overview.disclosure", List.of("公开"),
          "narrative.overview.requests", List.of("申请"),
          "narrative.overview.management", List.of("管理", "审核", "审查", "规范"),
          "narrative.overview.platform", List.of("平台", "网站", "新媒体", "公众号", "公开栏"),
          "narrative.overview.supervision", List.of("监督", "考核", "评议", "督查", "培训", "领导"));

  private static final Set<String> DENIALS = Set.of("无", "没有", "暂无", "略", "空", "无此项", "不涉及");

  private NarrativePartsCheck() {}

  /**
   * Returns the outcomes of the rule that each part has a text.
   *
   * @param rule the rule, with the minimum length of a text as its limit
   */
  static List<RuleOutcome> checkFilled(Rule rule, BigDecimal limit, Submission submission) {
    if (submission.isBlank()) {
      return RuleFailures.undecided(rule, "rule.undecided.empty");
    }
    RuleFailures failures = new RuleFailures(rule, submission);
    List<Field> narratives = submission.template().narratives();
    List<Field> empty = emptyParts(submission);
    if (!empty.isEmpty()) {
      boolean all = !NarrativeCheck.hasNarrative(submission);
      List<String> names = empty.stream().map(Field::label).toList();
      Message message =
          all
              ? Message.of("rule.parts.none")
              : Message.of("rule.parts.empty", ShortenedList.of(names));
      failures.add(empty.get(0).key(), "", message);
    }
    for (Field field : narratives) {
      String text = submission.text(field.key());
      if (text.isEmpty() || field.key().equals(OTHER_MATTERS)) {
        continue;
      }
      int length = length(text, limit.intValue());
      if (length < limit.intValue() || DENIALS.contains(words(text))) {
        String quoted = ShortenedText.quoted(text.strip());
        failures.add(field.key(), quoted, Message.of("rule.parts.short", field.label(), quoted));
      }
    }
    return failures.outcomes();
  }

  /** Returns the parts without a text whose matter no other text of their section treats. */
  private static List<Field> emptyParts(Submission submission) {
    Map<String, List<Field>> sections = new LinkedHashMap<>();
    for (Field field : submission.template().narratives()) {
      sections.computeIfAbsent(field.sheet(), sheet -> new ArrayList<>()).add(field);
    }
    boolean any = NarrativeCheck.hasNarrative(submission);
    List<Field> empty = new ArrayList<>();
    for (List<Field> section : sections.values()) {
      List<String> texts =
          section.stream()
              .map(field -> submission.text(field.key()))
              .filter(text -> !text.isEmpty())
              .toList();
      boolean running =
          texts.size() == 1
              && length(texts.get(0), MIN_RUNNING_TEXT_LENGTH) == MIN_RUNNING_TEXT_LENGTH;
      for (Field field : section) {
        if (submission.text(field.key()).isEmpty()
            && !(running || (any && field.key().equals(OTHER_MATTERS)))
            && !(isWithoutCells(submission) && isTreated(field, texts))) {
          empty.add(field);
        }
      }
    }
    return empty;
  }

  /** Returns whether the received file has no cell for each part, in which its text is missing. */
  private static boolean isWithoutCells(Submission submission) {
    return !submission.hasCellAddresses();
  }

  private static boolean isTreated(Field field, List<String> texts) {
    return TOPICS.getOrDefault(field.key(), List.of()).stream()
        .anyMatch(word -> texts.stream().anyMatch(text -> text.contains(word)));
  }

  /** Returns the number of letters and digits in a text, but no more than a maximum. */
  private static int length(String text, int max) {
    int length = 0;
    for (int i = 0; i < text.length() && length < max; i++) {
      length += Character.isLetterOrDigit(text.charAt(i)) ? 1 : 0;
    }
    return length;
  }

  /** Returns the letters and digits of a short text; the text itself if it is long. */
  private static String words(String text) {
    if (text.length() > MIN_RUNNING_TEXT_LENGTH) {
      return text;
    }
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        words.append(text.charAt(i));
      }
    }
    return words.toString();
  }

  /** Returns the outcomes of the rule that no part repeats the text of another. */
  static List<RuleOutcome> checkDistinct(Rule rule, Submission submission) {
    if (!NarrativeCheck.hasNarrative(submission)) {
      return RuleFailures.undecided(rule, "rule.undecided.narrative");
    }
    RuleFailures failures = new RuleFailures(rule, submission);
    Map<String, Field> parts = new HashMap<>();
    for (Field field : submission.template().narratives()) {
      String text = submission.text(field.key()).strip();
      Field earlier = text.isEmpty() ? null : parts.putIfAbsent(text, field);
      if (earlier != null && !DENIALS.contains(words(text))) {
        String quoted = ShortenedText.quoted(text);
        failures.add(
            field.key(),
            quoted,
            Message.of("rule.parts.repeated", field.label(), earlier.label(), quoted));
      }
    }
    return failures.outcomes();
  }

  /** Returns the outcomes of the rule that requests of the tables are written about. */
  static List<RuleOutcome> checkRequestsMentioned(Rule rule, Submission submission) {
    if (!NarrativeCheck.hasNarrative(submission)) {
      return RuleFailures.undecided(rule, "rule.undecided.narrative");
    }
    BigDecimal received = submission.value(RECEIVED);
    if (received == null) {
      return RuleFailures.undecided(rule, "rule.undecided.table");
    }
    RuleFailures failures = new RuleFailures(rule, submission);
    if (received.signum() > 0
        && submission.template().texts().stream()
            .noneMatch(field -> REQUESTS.matcher(submission.text(field.key())).find())) {
      failures.add(
          RECEIVED, received.toPlainString(), Message.of("rule.requests.unmentioned", received));
    }
    return failures.outcomes();
  }
}
