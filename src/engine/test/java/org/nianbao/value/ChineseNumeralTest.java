package org.nianbao.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChineseNumeralTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "0=0",
        "３=3",
        "12=12",
        "1,036=1036",
        "1，036=1036",
        "3万=30000",
        "零=0",
        "〇=0",
        "两=2",
        "十=10",
        "十二=12",
        "二十一=21",
        "一百=100",
        "一百零八=108",
        "一百二十=120",
        "一百一十五=115",
        "一千零五=1005",
        "廿三=23",
        "卅=30",
        "一百廿五=125",
        "0.27万=2700",
        "1.2万=12000",
        "一千二百=1200",
        "两千零二十=2020",
        "三万=30000",
        "一万二千=12000",
        "一万零五十=10050",
        "十二万三千四百五十六=123456",
        "二〇二二=2022"
      })
  void readsNumerals(String text, long value) {
    assertEquals(OptionalLong.of(value), ChineseNumeral.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "十十",
        "一百二",
        "三五",
        "一二十",
        "百",
        "零五",
        "一百零",
        "一百零零五",
        "万",
        "一万二",
        "一廿",
        "廿卅",
        "廿十",
        "0.27",
        "0.12345万",
        "1,03",
        "1.5",
        "-1",
        "件"
      })
  void readsNothingElse(String text) {
    assertTrue(ChineseNumeral.parse(text).isEmpty());
  }

  @Test
  void readsWhatIsWritten() {
    for (int value = 0; value <= 9999; value++) {
      assertEquals(OptionalLong.of(value), ChineseNumeral.parse(written(value)));
    }
  }

  private static String written(int value) {
    if (value == 0) {
      return "零";
    }
    StringBuilder text = new StringBuilder();
    int[] scales = {1000, 100, 10, 1};
    boolean gap = false;
    for (int i = 0; i < scales.length; i++) {
      int digit = value / scales[i] % 10;
      if (digit == 0) {
        gap = text.length() > 0;
        continue;
      }
      text.append(gap ? "零" : "").append("零一二三四五六七八九".charAt(digit));
      text.append(i < 3 ? "千百十".substring(i, i + 1) : "");
      gap = false;
    }
    return text.toString();
  }
}
