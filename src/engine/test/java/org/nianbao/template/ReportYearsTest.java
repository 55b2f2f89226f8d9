package org.nianbao.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 适用年度 of the check sheet. */
class ReportYearsTest {
  @ParameterizedTest
  @CsvSource({
    "2019—2020, 2019—2020",
    "2021－2023年度, 2021—2023",
    "2021至今, 2021—",
    "2021—, 2021—",
    "2021, 2021"
  })
  void aSpanIsWrittenInManyWays(String written, String years) {
    assertEquals(Optional.of(years), ReportYears.parse(written).map(ReportYears::toString));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021—2019", "去年", "21—22", "2021 2022"})
  void anythingElseIsNone(String written) {
    assertEquals(Optional.empty(), ReportYears.parse(written));
  }
}
