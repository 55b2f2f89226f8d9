package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What number formats show; the expected texts are those of spreadsheet programs. */
class NumberFormatTest {
  private static DisplayMark.@Nullable ShownAs shown(String code, String value) {
    NumberFormat format = NumberFormat.of(164, code);
    return format == null ? null : format.shown(new BigDecimal(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0!.0,        | 125000   | 12.5      | 12.5",
        "0\\.0,       | 125432   | 12.5      | 12.5432",
        "0!.0,        | 5000     | 0.5       | 0.5",
        "#!.0000      | 125432   | 12.5432   | 12.5432",
        "0\".\"0,     | 125000   | 12.5      | 12.5",
        "0!.0,\"万元\" | 125000   | 12.5万元  | 12.5万元",
        "0!.0,        | -125000  | -12.5     | -12.5",
        "0.0,\"万元\"  | 125000   | 125.0万元 | 125万元",
        "0,           | 12000    | 12        | 12",
        "#,##0,       | 1234567  | 1,235     | `1234.567`",
        "0.00,,       | 1230000  | 1.23      | 1.23",
        "0.00%        | 12       | 1200.00%  | 1200%",
        "0\"1\"       | 5        | 51        | 51",
        "\"已填\"     | 5        | 已填      | 已填",
        "0\"-\"00     | 123      | 1-23      | 1-23",
        "[>=10000]0!.0,\"万\";0 | 125000 | 12.5万 | 12.5万",
      })
  void anotherNumber(String code, String value, String text, String exact) {
    DisplayMark.ShownAs shown = shown(code, value);
    assertEquals(new DisplayMark.ShownAs(text, exact.replace(",", ""), true), shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0\"元\"             | 251000 | 251000元   | 251000元",
        "#,##0.00\"万元\"    | 1234.5 | 1,234.50万元 | 1234.5万元",
        "General\"件\"       | 3      | 3件        | 3件",
        "G/通用格式\"件\"    | 3      | 3件        | 3件",
        "0.00\"元\";-0.00\"元\" | -2  | -2.00元    | -2元",
        "[$元-804]0          | 7      | 元7        | 元7",
      })
  void aUnit(String code, String value, String text, String exact) {
    assertEquals(new DisplayMark.ShownAs(text, exact, false), shown(code, value));
  }

  @Test
  void nothing() {
    assertEquals(new DisplayMark.ShownAs("", "", true), shown(";;;", "5"));
    assertNull(shown(";;;", "0"));
  }

  @Test
  void aLostSign() {
    assertEquals(new DisplayMark.ShownAs("5", "5", true), shown("0;0", "-5"));
    assertNull(shown("0;0", "5"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "General",
        "G/通用格式",
        "0",
        "#,##0",
        "0.00",
        "#,##0.00_ ",
        "#,##0.00_);[Red](#,##0.00)",
        "0.00;[Red]0.00",
        "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
        "\"¥\"#,##0.00;\"¥\"-#,##0.00",
        "[$¥-804]#,##0.00",
        "0;-0;;@",
        "@",
        "0.00E+00",
        "# ?/?",
        "[DBNum1][$-804]General",
        "0000",
        "yyyy\"年\"m\"月\"",
        "[h]:mm"
      })
  void aPlainNumber(String code) {
    for (String value : new String[] {"125000", "-3.5", "0"}) {
      assertNull(shown(code, value), value);
    }
  }

  @Test
  void builtIn() {
    assertNull(NumberFormat.of(4, null));
    assertNull(NumberFormat.of(59, null));
    NumberFormat percent = NumberFormat.of(10, null);
    assertEquals(
        new DisplayMark.ShownAs("50.00%", "50%", true),
        percent == null ? null : percent.shown(new BigDecimal("0.5")));
  }
}
