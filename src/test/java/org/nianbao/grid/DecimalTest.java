package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
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
    assertEquals(number, Decimal.parse(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "1,000", "1 000", "NaN", "INF", "1E9999", "1E-9999", "0x1F", "1.2.3"})
  void others(String written) {
    assertNull(Decimal.parse(written));
  }

  /** An amount goes through the double of an .xls and comes out as it was typed. */
  @Property
  void amountsSurviveTheDouble(
      @ForAll @BigRange(min = "-9999999999", max = "9999999999") @Scale(4) BigDecimal amount) {
    BigDecimal typed = Decimal.parse(amount.toPlainString());
    assertEquals(typed, Decimal.of(amount.doubleValue()));
    assertEquals(0, amount.compareTo(typed));
  }
}
