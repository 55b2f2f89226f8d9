package org.nianbao.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.grid.Grid;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;

/** Formulas of the check sheet as sums of fields, held against what POI's parser makes of them. */
class FormulaCompilerTest {
  private static final int FORMULAS = 20_000;
  private static final String HERE = "校验";

  private static final List<Grid> SHEETS =
      List.of(sheet(HERE), sheet("依申请公开"), sheet("表 '一'"), sheet("2024年"));

  private final FormulaCompiler ours =
      new FormulaCompiler(SHEETS, (sheet, at, inRange) -> sheet + "!" + at);
  private final CompiledByPoi theirs =
      new CompiledByPoi(SHEETS, (sheet, at, inRange) -> sheet + "!" + at);

  private static Grid sheet(String name) {
    return new Grid(name, false, List.of(), List.of(), Set.of(), List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A1 | 校验!A1×1",
        "$A$1+依申请公开!b2 | 校验!A1×1 依申请公开!B2×1",
        "SUM(A1:B2)-A1 | 校验!B1×1 校验!A2×1 校验!B2×1",
        "sum( A1 , B1 : A1 ) | 校验!A1×2 校验!B1×1",
        "SUM( 依申请公开!A1:B1 ,SUM(A1:A2)) | 依申请公开!A1×1 依申请公开!B1×1 校验!A1×1 校验!A2×1",
        "-(A1-2*B1)/4 | 校验!A1×-0.25 校验!B1×0.5",
        "'表 ''一'''!C3*1.5E1+7 | 表 '一'!C3×15 +7",
        "SUM('2024年'!A1:A2) | 2024年!A1×1 2024年!A2×1",
        "2*3-+-6 | +12",
        ".5 | +0.5",
      })
  void areSumsOfFields(String formula, String sum) throws Exception {
    assertEquals(sum, written(ours.compile(HERE, formula)));
  }

  private static String written(LinearExpression linear) {
    StringBuilder written = new StringBuilder();
    plain(linear)
        .forEach((key, factor) -> written.append(' ').append(key).append('×').append(factor));
    if (linear.constant().signum() != 0) {
      written.append(" +").append(linear.constant().stripTrailingZeros().toPlainString());
    }
    return written.toString().strip();
  }

  private static Map<String, String> plain(LinearExpression linear) {
    Map<String, String> plain = new LinkedHashMap<>();
    linear
        .coefficients()
        .forEach((key, factor) -> plain.put(key, factor.stripTrailingZeros().toPlainString()));
    return plain;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MAX(A1,1)",
        "A1*B1",
        "1/A1",
        "A1/0",
        "A1/3",
        "A1=B1",
        "A1&B1",
        "A1^2",
        "A1%",
        "\"文字\"",
        "IF(A1>0,1,0)",
        "{1,2}",
        "SUM(A1:XFD1048576)",
        "A1:B1",
        "A1:B1+1",
        "SUM(A1:B1+1)",
        "SUM((A1:B1))",
        "SUM(2*A1:B1)"
      })
  void otherFormulasAreRefusedByName(String formula) {
    UnsupportedFormulaException refused =
        assertThrows(UnsupportedFormulaException.class, () -> ours.compile(HERE, formula));
    assertEquals("template.formula.unsupported", refused.reason().key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "A1+",
        "(A1",
        "A1)",
        "SUM(",
        "SUM()",
        "A1 B1",
        "无此表!A1",
        "'无此表'!A1",
        "'未完",
        "A0",
        "XFE1",
        "A1048577",
        "合计",
        "1.2.3",
        "1E",
        "1E999999999",
        "[1]表!A1",
        "A1:",
        "A1:B",
        "依申请公开!",
        "A1;B1",
        "A1,B1"
      })
  void whatIsNoFormulaIsSaidToBeNone(String formula) {
    assertThrows(UnsupportedFormulaException.class, () -> ours.compile(HERE, formula));
  }

  @Test
  void bracketsWithoutEndDoNoHarm() {
    String deep = "(".repeat(8_000) + "A1" + ")".repeat(8_000);
    assertThrows(UnsupportedFormulaException.class, () -> ours.compile(HERE, deep));
  }

  @Test
  void allFormulasOfTheFormComeToWhatPoiMakesOfThem() throws Exception {
    Template template = Template.current();
    int compared = 0;
    List<Grid> sheets = template.sheets();
    FormulaCompiler own = new FormulaCompiler(sheets, (sheet, at, inRange) -> sheet + "!" + at);
    CompiledByPoi poi = new CompiledByPoi(sheets, (sheet, at, inRange) -> sheet + "!" + at);
    for (var cell :
        template.sheets().stream()
            .filter(each -> each.name().equals(HERE))
            .findFirst()
            .orElseThrow()
            .cells()) {
      String formula = cell.formula();
      Optional<String> expected = formula == null ? Optional.empty() : tried(poi::compile, formula);
      if (formula != null && expected.isPresent()) {
        assertEquals(expected, tried(own::compile, formula), formula);
        compared++;
      }
    }
    assertTrue(compared > 100, "formulas of the check sheet: " + compared);
  }

  private interface Compiler {
    LinearExpression compile(String sheet, String formula) throws UnsupportedFormulaException;
  }

  private static Optional<String> tried(Compiler compiler, String formula) {
    try {
      return Optional.of(written(compiler.compile(HERE, formula)));
    } catch (UnsupportedFormulaException e) {
      return Optional.empty();
    }
  }

  @Test
  void anyFormulaOfTheSubsetComesToWhatPoiMakesOfIt() throws Exception {
    Random random = new Random(20_241_124);
    List<String> differing = new ArrayList<>();
    for (int i = 0; i < FORMULAS; i++) {
      String formula = sum(random, 3);
      Optional<String> expected = tried(theirs::compile, formula);
      if (!expected.equals(tried(ours::compile, formula))) {
        differing.add(formula + " is " + expected);
      }
    }
    assertEquals(List.of(), differing);
  }

  private static String sum(Random random, int depth) {
    StringBuilder sum = new StringBuilder(product(random, depth));
    for (int more = random.nextInt(3); more > 0; more--) {
      sum.append(blank(random)).append(random.nextBoolean() ? '+' : '-').append(blank(random));
      sum.append(product(random, depth));
    }
    return sum.toString();
  }

  private static String product(Random random, int depth) {
    return switch (random.nextInt(6)) {
      case 0 -> operand(random, depth) + "*" + number(random);
      case 1 -> number(random) + blank(random) + "*" + operand(random, depth);
      case 2 ->
          operand(random, depth) + "/" + List.of("2", "4", "0.5", "10").get(random.nextInt(4));
      case 3 -> "-" + operand(random, depth);
      default -> operand(random, depth);
    };
  }

  private static String operand(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 4)) {
      case 0 -> number(random);
      case 1 -> "依申请公开!" + cell(random);
      case 2 -> "'表 ''一'''!" + cell(random);
      case 3 -> cell(random);
      case 4 -> "(" + sum(random, depth - 1) + ")";
      case 5 -> "SUM(" + cell(random) + ":" + cell(random) + "," + sum(random, depth - 1) + ")";
      default -> "SUM(依申请公开!" + cell(random) + ":" + cell(random) + ")";
    };
  }

  private static String number(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> String.valueOf(random.nextInt(100_000));
      case 1 -> BigDecimal.valueOf(random.nextInt(1_000), 2).toPlainString();
      default -> String.valueOf(random.nextInt(10));
    };
  }

  private static String cell(Random random) {
    String row = String.valueOf(1 + random.nextInt(12));
    String column = String.valueOf((char) ('A' + random.nextInt(8)));
    return (random.nextInt(4) == 0 ? "$" : "") + column + (random.nextInt(4) == 0 ? "$" : "") + row;
  }

  private static String blank(Random random) {
    return " ".repeat(random.nextInt(5) / 4);
  }
}
