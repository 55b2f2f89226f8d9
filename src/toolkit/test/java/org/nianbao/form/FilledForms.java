package org.nianbao.form;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** Submissions from values that a test types into a blank form. */
public final class FilledForms {
  private FilledForms() {}

  /** Returns a submission with figures and texts by key, among them the unit and the year. */
  public static Submission of(Template template, Map<String, String> values) {
    Map<String, BigDecimal> figures = new HashMap<>();
    Map<String, String> texts = new HashMap<>(values);
    for (Map.Entry<String, String> value : values.entrySet()) {
      Field field = template.field(value.getKey());
      if (field == null) {
        throw new IllegalArgumentException(value.getKey());
      }
      if (field.kind().isNumber() && !field.key().equals(Template.YEAR)) {
        figures.put(field.key(), new BigDecimal(value.getValue()));
        texts.remove(field.key());
      }
    }
    int year = Integer.parseInt(values.get(Template.YEAR));
    return Submission.filled("", template, figures, texts, year);
  }
}
