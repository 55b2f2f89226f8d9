package org.nianbao.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days as staff write them. */
class DateParserTest {
  @ParameterizedTest
  @CsvSource({
    "2025年1月20日, 2025-01-20",
    "2025年01月20, 2025-01-20",
    "２０２５年１月２０日, 2025-01-20",
    "2025 年 1 月 20 日, 2025-01-20",
    "2025/1/20, 2025-01-20",
    "2025．1．20, 2025-01-20",
    "2025.1.20, 2025-01-20",
    "2025-1-20, 2025-01-20",
    "2025-01-20, 2025-01-20",
    "20250120, 2025-01-20",
    "20251320, ",
    "2025012, ",
    "2024-2-29, 2024-02-29",
    "2025-2-29, ",
    "2025年13月1日, ",
    "2025-1/20, ",
    "2025年1月, ",
    "1月20日, ",
    "年底, ",
  })
  void reads(String written, @org.jspecify.annotations.Nullable String day) {
    assertEquals(
        day == null ? "" : day, DateParser.parse(written).map(LocalDate::toString).orElse(""));
  }
}
