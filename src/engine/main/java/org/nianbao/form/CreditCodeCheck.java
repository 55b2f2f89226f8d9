package org.nianbao.form;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.value.CreditCode;

/** The check of the 统一社会信用代码 that a submission states. */
public final class CreditCodeCheck {
  private CreditCodeCheck() {}

  /** Returns the code in its plain form if a text is one; else the text. */
  public static String normalized(String text) {
    String code = CreditCode.parse(text).value();
    return code.isEmpty() ? text : code;
  }

  /**
   * Returns a warning if a text in the place of a code is not one.
   *
   * @param place the cell of the text; null if it is not from a workbook
   */
  public static Optional<Discrepancy> discrepancy(
      Field field, @Nullable CellPlace place, String text) {
    CreditCode code = CreditCode.parse(text);
    if (!code.isFaulty()) {
      return Optional.empty();
    }
    String quoted = ShortenedText.quoted(code.written());
    String key = "form.code." + code.validity().name().toLowerCase(Locale.ROOT);
    Message message = Message.of(key, field.label(), quoted, code.length());
    return Optional.of(
        Discrepancy.at("V-CODE", Severity.WARNING, field.key(), place, "", quoted, message));
  }
}
