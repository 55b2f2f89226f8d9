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
    "2025年1月20号, 2025-01-20",
    "二〇二五年一月二十日, 2025-01-20",
    "二○二五年十二月三十一日, 2025-12-31",
    "二零二五年十月十日, 2025-10-10",
    "2025年一月十日, 2025-01-10",
    "二〇二五年十三月一日, ",
    "二〇二五年一月三十二日, ",
    "二五年一月十日, ",
    "一月十日, ",
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

  @ParameterizedTest
  @CsvSource({
    "1月20日, 2025-01-20",
    "01月20, 2025-01-20",
    "一月二十日, 2025-01-20",
    "2024年1月20日, 2024-01-20",
    "2月29日, ",
    "1.20, ",
    "10日, ",
    "下午收到, ",
  })
  void completesTheYear(String written, @org.jspecify.annotations.Nullable String day) {
    assertEquals(
        day == null ? "" : day,
        DateParser.parseWithYear(written, 2025).map(LocalDate::toString).orElse(""));
  }
}
