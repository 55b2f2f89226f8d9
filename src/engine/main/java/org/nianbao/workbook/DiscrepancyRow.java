package org.nianbao.workbook;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;

/** The values of a row of a discrepancy sheet. */
public final class DiscrepancyRow {
  private DiscrepancyRow() {}

  /**
   * Returns the values of a row, by the names in the template's expressions.
   *
   * @param suggestions the column of suggestions
   */
  public static Map<String, Object> values(
      int number,
      Discrepancy discrepancy,
      @Nullable Submission submission,
      SuggestionColumn suggestions,
      Messages messages) {
    String key = discrepancy.field();
    Field field = key == null || submission == null ? null : submission.template().field(key);
    Map<String, Object> values = new HashMap<>();
    values.put("number", number);
    values.put("severity", Messages.CHINESE.format(discrepancy.severityName()));
    values.put("rule", discrepancy.rule());
    values.put("table", field == null ? "" : field.sheet());
    values.put("item", field == null ? "" : field.label());
    values.put("link", field == null ? "" : link(field));
    boolean oneCell = isAboutOneCell(discrepancy, submission);
    boolean expected =
        oneCell && (!isFailedSum(discrepancy) || suggestions.confirmsExpected(discrepancy));
    values.put("expected", expected ? numberOrText(discrepancy.expected()) : "");
    values.put("actual", oneCell ? numberOrText(discrepancy.actual()) : "");
    values.put("difference", numberOrText(discrepancy.difference()));
    values.put("message", messages.format(discrepancy.message()));
    String suggestion = suggestions.textFor(number, discrepancy);
    values.put("suggestion", suggestion);
    values.put("problem", problem(discrepancy, suggestion, messages));
    boolean addressed = submission == null || submission.hasCellAddresses();
    values.put("received", addressed ? place(discrepancy.place()) : "");
    return values;
  }

  /**
   * Returns whether the expected value belongs to the discrepancy's single cell. If sums of several
   * cells or a text and a table are compared, only the message explains the values.
   */
  private static boolean isAboutOneCell(Discrepancy discrepancy, @Nullable Submission submission) {
    String key = discrepancy.field();
    if (discrepancy.difference().isEmpty() || key == null || submission == null) {
      return true;
    }
    BigDecimal value = submission.value(key);
    Field field = submission.template().field(key);
    return value != null
        && field != null
        && field.written(value).equals(discrepancy.actual())
        && !addsSeveralFigures(discrepancy, submission);
  }

  /** Returns whether figures of the form do not add up, so that any of them may be wrong. */
  private static boolean isFailedSum(Discrepancy discrepancy) {
    return discrepancy.severity() == Severity.ERROR && !discrepancy.difference().isEmpty();
  }

  /** Returns whether the left side of the rule adds the field to other figures. */
  private static boolean addsSeveralFigures(Discrepancy discrepancy, Submission submission) {
    return submission.template().rules().stream()
        .filter(rule -> rule.id().equals(discrepancy.rule()))
        .map(Rule::left)
        .anyMatch(
            left ->
                left != null
                    && left.coefficients().size() > 1
                    && left.coefficients().containsKey(discrepancy.field()));
  }

  /** Returns the message of the discrepancy, followed by the suggestion on a new line. */
  private static String problem(Discrepancy discrepancy, String suggestion, Messages messages) {
    String problem = messages.format(discrepancy.message());
    return suggestion.isEmpty()
        ? problem
        : problem + "\n" + messages.format("notice.suggestion", suggestion);
  }

  private static CellHyperlink link(Field field) {
    String target = "'" + field.sheet() + "'!" + field.address();
    return new CellHyperlink(target, field.sheet() + "!" + field.address(), true);
  }

  private static String place(@Nullable CellPlace place) {
    return place == null ? "" : place.toString();
  }

  /** Returns a number for numeric text, so that the column can be sorted; otherwise the text. */
  private static Object numberOrText(String text) {
    return text.matches("-?\\d{1,15}(\\.\\d{1,6})?") ? new BigDecimal(text) : text;
  }
}
