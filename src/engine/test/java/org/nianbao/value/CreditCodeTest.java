package org.nianbao.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.grid.CellContent;
import org.nianbao.value.CreditCode.Validity;

/** Texts in the place of a code, and what each of them is. */
class CreditCodeTest {
  private static final String CODE = "11990100MB0000019L";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "11990100MB0000019L",
    "11990100mb0000019l",
    "１１９９０１００ＭＢ００００019Ｌ",
    "119901-00MB0000-019L",
    "119901－00MB0000—019L",
    "' 1199 0100　MB00\u00a000019L '",
    "11990100\u200bMB00\ufeff00019L\u200e",
    "'''11990100MB0000019L'",
    "统一社会信用代码：11990100MB0000019L"
  })
  void aCodeIsReadHoweverItIsWritten(String written) {
    assertEquals(CODE, CreditCode.parse(written).value());
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "1.14E+17, DAMAGED",
    "１．１４E＋17, DAMAGED",
    "1.14207e17, DAMAGED",
    "1.1420700014390000E+17, DAMAGED",
    "114207000143900000, DAMAGED",
    "'114,207,000,143,900,000.00', DAMAGED",
    "114207000143900011, CHECK",
    "11990100MB0000018L, CHECK",
    "11990100MB0000019K, CHECK",
    "1199010OMB0000019L, CHARACTER",
    "11990100MB00000甲9L, CHARACTER",
    "140100000012345, FORMER",
    "MB0000019, FORMER",
    "MB000001-9, FORMER",
    "11990100MB0000019, LENGTH",
    "11990100MB0000019L1, LENGTH",
    "A1, LENGTH",
    "'', NONE",
    "/, NONE",
    "——, NONE",
    "无, NONE"
  })
  void anythingElseIsNoCodeForAReason(String written, Validity validity) {
    CreditCode code = CreditCode.parse(written);
    assertEquals(validity, code.validity());
    assertEquals("", code.value());
    assertEquals(validity != Validity.NONE, code.isFaulty());
  }

  @ParameterizedTest(name = "a number {0} is {1}")
  @CsvSource({
    "1.234567890123457E+17, DAMAGED",
    "114207000143900000, DAMAGED",
    "123456789012345678, VALID",
    "140100000012345, FORMER"
  })
  void aNumberWithMoreDigitsThanASpreadsheetKeepsIsDamaged(BigDecimal value, Validity validity) {
    String text = CreditCode.text(new CellContent.Numeric(value));
    assertEquals(validity, CreditCode.parse(text).validity());
  }

  @Test
  void ofATextNothingIsLeftOut() {
    assertEquals("100000000000000000", CreditCode.text(new CellContent.Text("100000000000000000")));
  }
}
