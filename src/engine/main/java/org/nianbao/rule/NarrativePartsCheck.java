package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;
import org.nianbao.template.RuleWords;

/** Checks that the parts of the narrative are filled in, each with a text of its own. */
final class NarrativePartsCheck {
  /** The maximum length of a text that may be a denial. */
  private static final int MAX_DENIAL_LENGTH = 100;

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
    String checkedElsewhere = rule.words().key(RuleWords.TEXT);
    List<Field> narratives = submission.template().narratives();
    boolean all = !NarrativeCheck.hasNarrative(submission);
    List<Field> empty = new ArrayList<>(EmptyParts.of(submission));
    if (!all) {
      empty.removeIf(field -> field.key().equals(checkedElsewhere));
    }
    if (!empty.isEmpty()) {
      List<String> names = empty.stream().map(Field::label).toList();
      Message message =
          all
              ? Message.worded(
                  rule.words().sentence(RuleWords.SENTENCE),
                  "rule.parts.none",
                  ShortenedList.of(EmptyParts.allSections(submission)))
              : Message.of("rule.parts.empty", ShortenedList.of(names));
      failures.add(empty.get(0).key(), "", message);
    }
    for (Field field : narratives) {
      String text = submission.text(field.key());
      if (text.isEmpty() || field.key().equals(checkedElsewhere)) {
        continue;
      }
      if (EmptyParts.length(text, limit.intValue()) < limit.intValue()
          || DENIALS.contains(words(text))) {
        String quoted = ShortenedText.quoted(text.strip());
        failures.add(
            field.key(), quoted, Message.of("rule.parts.short", field.label(), quoted, limit));
      }
    }
    return failures.outcomes();
  }

  /** Returns the letters and digits of a short text; the text itself if it is long. */
  private static String words(String text) {
    if (text.length() > MAX_DENIAL_LENGTH) {
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
}
