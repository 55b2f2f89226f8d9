package org.nianbao.publish;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Writes dates as official documents do: 2025年1月20日. */
final class ChineseDate {
  private ChineseDate() {}

  static String of(LocalDate date) {
    return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
  }

  /** Returns a date in ISO 8601 notation as it is written; another text as it is. */
  static String of(String text) {
    try {
      return of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return text;
    }
  }
}
