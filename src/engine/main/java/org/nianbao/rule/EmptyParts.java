package org.nianbao.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;

/** The parts of a narrative that are not written. */
public final class EmptyParts {
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

  private EmptyParts() {}

  /** Returns the parts without a text whose matter no other text of their section treats. */
  public static List<Field> of(Submission submission) {
    List<Field> empty = new ArrayList<>();
    for (List<Field> section : sections(submission).values()) {
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
            && !running
            && !(isWithoutCells(submission) && isTreated(field, texts))) {
          empty.add(field);
        }
      }
    }
    return empty;
  }

  /** Returns the headings of the sections of which no part is written. */
  public static List<String> emptySections(Submission submission) {
    List<Field> empty = of(submission);
    return sections(submission).values().stream()
        .filter(empty::containsAll)
        .map(section -> section.get(0))
        .map(first -> first.columnLabels().isEmpty() ? first.label() : first.columnLabels().get(0))
        .toList();
  }

  /** Returns the parts of each section, by the names of the sections' sheets. */
  private static Map<String, List<Field>> sections(Submission submission) {
    Map<String, List<Field>> sections = new LinkedHashMap<>();
    for (Field field : submission.template().narratives()) {
      sections.computeIfAbsent(field.sheet(), sheet -> new ArrayList<>()).add(field);
    }
    return sections;
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
  static int length(String text, int max) {
    int length = 0;
    for (int i = 0; i < text.length() && length < max; i++) {
      length += Character.isLetterOrDigit(text.charAt(i)) ? 1 : 0;
    }
    return length;
  }
}
