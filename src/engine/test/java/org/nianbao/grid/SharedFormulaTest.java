package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.Trials;

class SharedFormulaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // written for B2 | as D5 has it
        "B3+$B3+B$3+$B$3 | D6+$B6+D$3+$B$3",
        "SUM(A1:AA10) | SUM(C4:AC13)",
        "sum(a1,b2) | sum(C4,D5)",
        "LOG10(A1)+ATAN2(A1,2) | LOG10(C4)+ATAN2(C4,2)",
        "Q1!A1+'Q2 甲''乙 B1'!A1 | Q1!C4+'Q2 甲''乙 B1'!C4",
        "依申请公开!D5+主动公开!$D5 | 依申请公开!F8+主动公开!$D8",
        "[1]表!A1+表[件 A1]+A1 | [1]表!C4+表[件 A1]+C4",
        "\"A1 \"\"B2\"\" \"&A1 | \"A1 \"\"B2\"\" \"&C4",
        "SUM(A:B)+SUM($A:B) | SUM(C:D)+SUM($A:D)",
        "SUM(1:2)+SUM($1:2) | SUM(4:5)+SUM($1:5)",
        "1.5+2E3+A1*10% | 1.5+2E3+C4*10%",
        "IF(TRUE,Year1,总数A1) | IF(TRUE,Year1,总数A1)",
        "#REF!+#N/A+#DIV/0! | #REF!+#N/A+#DIV/0!",
        "XFC1+A1048574 | #REF!+#REF!",
        "ABCD1+A12345678 | ABCD1+A12345678",
        "\"open A1 | \"open A1",
        "$ | $",
        "A1$ | A1$"
      })
  void references(String text, String moved) {
    SharedFormula shared = new SharedFormula(Address.parse("B2"), text);
    assertEquals(text, shared.shiftedTo(Address.parse("B2")));
    Address to = text.startsWith("XFC1") ? Address.parse("D6") : Address.parse("D5");
    assertEquals(moved, shared.shiftedTo(to));
  }

  @Test
  void movesBackToWhereItWas() {
    for (int edge : new int[] {20, 400}) {
      movesBack(edge, edge, -19, -19);
      movesBack(edge, edge, 600, 600);
    }
    Trials.of(
        500,
        random ->
            movesBack(
                Trials.between(random, 20, 400),
                Trials.between(random, 20, 400),
                Trials.between(random, -19, 600),
                Trials.between(random, -19, 600)));
  }

  private static void movesBack(int row, int column, int down, int right) {
    Address from = new Address(row, column);
    Address to = new Address(row + down, column + right);
    String text = "SUM(" + from + ":$A" + (row + 5) + ")-" + Address.columnName(column) + "$7";
    String moved = new SharedFormula(from, text).shiftedTo(to);
    assertEquals(
        "SUM(" + to + ":$A" + (row + down + 5) + ")-" + Address.columnName(column + right) + "$7",
        moved);
    assertEquals(text, new SharedFormula(to, moved).shiftedTo(from));
  }
}
