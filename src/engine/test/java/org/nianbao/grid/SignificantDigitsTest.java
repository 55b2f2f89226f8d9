package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignificantDigitsTest {
  @Test
  void sameAsOfBigDecimal() {
    Random random = new Random(1);
    for (int trial = 0; trial < 20_000; trial++) {
      BigInteger digits = new BigInteger(random.nextInt(100), random);
      if (random.nextBoolean()) {
        digits = BigInteger.TEN.pow(random.nextInt(30)).subtract(digits.shiftRight(60));
      }
      BigDecimal number = new BigDecimal(digits, random.nextInt(60) - 20);
      int count = 1 + random.nextInt(20);
      MathContext context = new MathContext(count, RoundingMode.HALF_UP);
      assertEquals(number.round(context), SignificantDigits.round(number, count));
    }
  }
}
