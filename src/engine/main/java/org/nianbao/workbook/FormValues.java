package org.nianbao.workbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Figure;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/** The values of a submission for the form, by the names in the template's expressions. */
public final class FormValues {
  /**
   * Shown for figures whose cell is missing in the received form, so that they are not mistaken for
   * blanks.
   */
  private static final String MISSING = "缺";

  private FormValues() {}

  /** Returns the values as nested maps: {@code requests.received.total} has three levels. */
  public static Map<String, Object> of(Submission submission) {
    Map<String, Object> data = new HashMap<>();
    for (Field field : submission.template().fields()) {
      putNested(data, field.key(), value(submission, field));
    }
    for (Rule rule : submission.template().rules()) {
      if (!rule.explanation().isEmpty()) {
        String text = submission.text(rule.explanation());
        putNested(data, rule.explanation(), text.isEmpty() ? null : text);
      }
    }
    return data;
  }

  /** Returns the value of a field; null if it is blank. */
  public static @Nullable Object value(Submission submission, Field field) {
    if (field.key().equals(Template.YEAR)) {
      return submission.year();
    }
    return field.kind().isNumber() ? figure(submission, field) : text(submission, field);
  }

  /** Returns the value of a figure; its text if it is not a valid figure; null if it is blank. */
  public static @Nullable Object figure(Submission submission, Field field) {
    Figure figure = submission.figure(field.key());
    if (figure == null || figure.status() == Figure.Status.BLANK) {
      return null;
    }
    if (figure.status() == Figure.Status.MISSING) {
      return MISSING;
    }
    BigDecimal value = figure.value();
    if (value == null && !figure.cellText().isEmpty()) {
      return figure.cellText();
    }
    return value;
  }

  /** Returns the keys of the totals that were typed and differ from the sums of their parts. */
  public static Set<String> typedTotals(Submission submission) {
    return submission.template().rules().stream()
        .filter(rule -> rule.computed() && isTypedTotal(submission, rule))
        .map(Rule::subject)
        .collect(Collectors.toSet());
  }

  /** Returns whether a total was typed that differs from the sum of its parts. */
  public static boolean isTypedTotal(Submission submission, Rule rule) {
    Figure figure = submission.figure(rule.subject());
    if (figure == null
        || figure.status() == Figure.Status.BLANK
        || figure.status() == Figure.Status.DERIVED) {
      return false;
    }
    LinearExpression parts = rule.right();
    BigDecimal value = figure.value();
    BigDecimal sum = parts == null ? null : submission.value(parts);
    return value == null || sum == null || value.compareTo(sum) != 0;
  }

  private static @Nullable Object text(Submission submission, Field field) {
    String text = submission.text(field.key());
    if (text.isEmpty()) {
      return null;
    }
    if (field.kind() == FieldKind.DATE) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        return text;
      }
    }
    return text;
  }

  /**
   * Puts a value into nested maps.
   *
   * @param key the key, whose segments are the levels
   */
  public static void putNested(Map<String, Object> data, String key, @Nullable Object value) {
    Map<String, Object> inner = data;
    List<String> names = List.of(key.split("\\.", -1));
    for (int i = 0; i < names.size() - 1; i++) {
      @SuppressWarnings("unchecked")
      Map<String, Object> next =
          (Map<String, Object>) inner.computeIfAbsent(names.get(i), name -> new HashMap<>());
      inner = next;
    }
    inner.put(names.get(names.size() - 1), value);
  }
}
