package org.nianbao.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;

/** The parts of a narrative that are not written. */
public final class EmptyParts {
  /** The minimum length of a text that may treat the matters of all parts of its section. */
  private static final int MIN_RUNNING_TEXT_LENGTH = 100;

  private EmptyParts() {}

  /** Returns the parts without a text whose matter no other text of their section treats. */
  public static List<Field> of(Submission submission) {
    List<Field> empty = new ArrayList<>();
    Map<String, List<String>> words = wordsOfParts(submission);
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
            && !(isWithoutCell(submission, field) && isTreated(field, texts, words))) {
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
        .map(EmptyParts::heading)
        .toList();
  }

  /** Returns the headings of all sections. */
  static List<String> allSections(Submission submission) {
    return sections(submission).values().stream().map(EmptyParts::heading).toList();
  }

  private static String heading(List<Field> section) {
    Field first = section.get(0);
    return first.columnLabels().isEmpty() ? first.label() : first.columnLabels().get(0);
  }

  /** Returns the parts of each section, by the names of the sections' sheets. */
  private static Map<String, List<Field>> sections(Submission submission) {
    Map<String, List<Field>> sections = new LinkedHashMap<>();
    for (Field field : submission.template().narratives()) {
      sections.computeIfAbsent(field.sheet(), sheet -> new ArrayList<>()).add(field);
    }
    return sections;
  }

  /**
   * Returns whether the received file has no cell for a part, in which its text is missing: a
   * document, or a workbook in another layout than the form's.
   */
  private static boolean isWithoutCell(Submission submission, Field field) {
    return !submission.hasCellAddresses() || submission.place(field.key()) == null;
  }

  /**
   * Returns the words that a part's matter is recognised by where the text has no such heading, by
   * the keys of the parts.
   */
  private static Map<String, List<String>> wordsOfParts(Submission submission) {
    Map<String, List<String>> words = new HashMap<>();
    for (Rule rule : submission.template().rules()) {
      words.putAll(rule.words().wordsOfParts());
    }
    return words;
  }

  private static boolean isTreated(
      Field field, List<String> texts, Map<String, List<String>> words) {
    return words.getOrDefault(field.key(), List.of()).stream()
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
