package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.Trials;

class DecimalParserTest {
  /** Ten digits before the point and four behind it. */
  private static final long MOST = 99_999_999_990_000L;

  @ParameterizedTest
  @CsvSource({
    "21, 21",
    "21.0, 21",
    "2.1E1, 21",
    "1e+3, 1000",
    "007, 7",
    "-0.50, -0.5",
    "0.0, 0",
    "-0, 0",
    "' 12 ', 12",
    "1.1000000000000001, 1.1",
    "0.30000000000000004, 0.3",
    "1234567.8899999999, 1234567.89",
    "123456789012345678, 123456789012345678",
    "1234567890123456789012, 1234567890123456789012",
    "5E-324, 5E-324"
  })
  void numbers(String written, BigDecimal number) {
    assertEquals(number, DecimalParser.parse(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "1,000", "1 000", "NaN", "INF", "1E9999", "1E-9999", "0x1F", "1.2.3"})
  void others(String written) {
    assertNull(DecimalParser.parse(written));
  }

  /** An amount goes through the double of an .xls and comes out as it was typed. */
  @Test
  void amountsSurviveTheDouble() {
    for (long edge : new long[] {0, 1, MOST - 1, MOST}) {
      survives(BigDecimal.valueOf(edge, 4));
      survives(BigDecimal.valueOf(-edge, 4));
    }
    Trials.of(
        2000,
        random -> {
          long most = random.nextBoolean() ? MOST : 99_999;
          survives(BigDecimal.valueOf(random.nextLong() % (most + 1), 4));
        });
  }

  private static void survives(BigDecimal amount) {
    BigDecimal typed = DecimalParser.parse(amount.toPlainString());
    assertEquals(typed, DecimalParser.of(amount.doubleValue()));
    assertEquals(0, amount.compareTo(typed));
  }
}
