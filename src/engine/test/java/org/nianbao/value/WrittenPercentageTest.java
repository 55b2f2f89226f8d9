package org.nianbao.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenPercentageTest {
  @ParameterizedTest
  @CsvSource({
    "98.5%, 0.985",
    "98.5 ％, 0.985",
    "９８.５％, 0.985",
    "-2%, -0.02",
    "3‰, 0.003",
    "百分之九十八点五, 0.985",
    "百分之98.5, 0.985",
    "百分之百, 1.00",
    "负百分之二, -0.02",
    "98.5, ",
    "约98%, ",
    "98%或99%, ",
    "百分之, ",
  })
  void readsAPercentage(String written, BigDecimal fraction) {
    assertEquals(
        Optional.ofNullable(fraction),
        WrittenPercentage.parse(CellTextNormalizer.normalize(written)));
  }
}
