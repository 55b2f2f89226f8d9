package org.nianbao.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.grid.Address;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.reader.GridReader;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;

/** Formulas come to what POI makes of them, or are said not to be known. */
class WorkbookCalculationTest {
  private static final int FORMULAS = 6_000;
  private static final String NUMBERS = "表";
  private static final String HERE = "校验";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SUM(表!A1:B2,3)-1 | 5",
        "ROUND(2.5,0)&\"件\" | 3件",
        "IF(表!A1=\"\",\"未检查\",IF(表!A1>=1,\"通过\",\"不符\")) | 通过",
        "IF(表!C1=\"\",\"未检查\",\"\") | 未检查",
        "COUNTIF(表!A1:D2,\"不符\") | 1",
        "COUNTIFS(表!A1:A2,\"不符\",表!B1:B2,\"错误\") | 1",
        "IF(ISERROR(FIND(\"、乡镇、\",\"、县、乡镇、\")),\"不适用\",\"通过\") | 通过",
        "ISERROR(FIND(\"甲\",\"乙\")) | TRUE",
        "TEXT(ABS(2-3)/3,\"0.0%\") | 33.3%",
        "1/0 | #DIV/0!",
        "SUM(表!A1)=SUM(表!B1) | FALSE",
        "表!C9 | 0",
        "0.1+0.2=0.3 | TRUE",
        "2024/3*3=2024 | TRUE",
        "ROUND(1/3*4.5,0) | 2",
        "INT(-1.5) | -2",
        "SUMPRODUCT((表!A1:B1>1)*表!A1:B1) | 2",
        "SUMPRODUCT(ISERROR(1/(表!A1:B3=INT(ABS(表!A1:B3))))*1) | 2",
        "SUMPRODUCT(ISERROR(FIND(表!A1:B2,\"不符\"))*(表!A1:B2<>SUM(表!A1))) | 2",
        "SUMPRODUCT(1/(表!A1:B1-1)) | #DIV/0!",
      })
  void comeToWhatAFormShows(String formula, String expected) throws Exception {
    Grid numbers =
        grid(NUMBERS, Map.of("A1", number(1), "B1", number(2), "A2", text("不符"), "B2", text("错误")));
    assertEquals(expected, result(formula, numbers));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TODAY()",
        "VLOOKUP(1,表!A1:B2,2)",
        "COUNTIF(表!A1:B2,\">1\")",
        "COUNTIF(表!A1:A2,\"不*\")",
        "TEXT(1,\"[DBNum2]\")",
        "IF(\"TRUE\",1,2)",
        "AND(1=1,表!A1)",
        "\"1月2日\"+1",
        "别处!A1",
        "A1",
        "SUM(A1)",
        "SUMPRODUCT(1+1)",
        "SUMPRODUCT((表!A1:A2=0)*(表!A1:B1=0))"
      })
  void areSaidNotToBeKnown(String formula) {
    Optional<String> known;
    try {
      known = Optional.of(result(formula, grid(NUMBERS, Map.of())));
    } catch (UnsupportedFormulaException e) {
      known = Optional.empty();
    }
    assertEquals(Optional.empty(), known);
  }

  private static CellContent number(long value) {
    return new CellContent.Numeric(BigDecimal.valueOf(value));
  }

  private static CellContent text(String text) {
    return new CellContent.Text(text);
  }

  private static Grid grid(String name, Map<String, CellContent> cells) {
    List<org.nianbao.grid.Cell> all = new ArrayList<>();
    cells.forEach(
        (at, content) -> all.add(new org.nianbao.grid.Cell(Address.parse(at), content, null)));
    return new Grid(name, false, all, List.of(), Set.of(), List.of());
  }

  private static String result(String formula, Grid numbers) throws UnsupportedFormulaException {
    Address at = new Address(0, 0);
    Grid here =
        new Grid(
            HERE,
            false,
            List.of(new org.nianbao.grid.Cell(at, new CellContent.Uncalculated(), formula)),
            List.of(),
            Set.of(),
            List.of());
    CellContent content =
        WorkbookFormulas.of(List.of(numbers, here)).calculate(Map.of()).value(HERE, at);
    return String.valueOf(content);
  }

  @Test
  void anyFormulaComesToWhatPoiMakesOfIt() throws Exception {
    Random random = new Random(20_261_124);
    List<String> differing = new ArrayList<>();
    int known = 0;
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      fill(book.createSheet(NUMBERS), random);
      XSSFSheet sheet = book.createSheet(HERE);
      for (int i = 0; i < FORMULAS; i++) {
        sheet.createRow(i).createCell(0).setCellFormula(value(random, 3));
      }
      WorkbookCalculation calculation = WorkbookFormulas.of(read(book)).calculate(Map.of());
      FormulaEvaluator poi = book.getCreationHelper().createFormulaEvaluator();
      for (int i = 0; i < FORMULAS; i++) {
        Cell cell = sheet.getRow(i).getCell(0);
        try {
          String ours = written(calculation.value(HERE, new Address(i, 0)));
          known++;
          String theirs = written(poi.evaluate(cell));
          if (!ours.equals(theirs)) {
            differing.add(cell.getCellFormula() + " is " + theirs + ", not " + ours);
          }
        } catch (UnsupportedFormulaException e) {
          assertTrue(e.getMessage() != null);
        }
      }
    }
    assertEquals("", String.join("\n", differing));
    assertTrue(known > FORMULAS * 3 / 4, "known: " + known);
  }

  private static List<Grid> read(XSSFWorkbook book) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    book.write(out);
    return GridReader.read("", out.toByteArray());
  }

  private static void fill(XSSFSheet sheet, Random random) {
    for (int row = 0; row < 6; row++) {
      for (int column = 0; column < 5; column++) {
        Cell cell = sheet.createRow(row * 5 + column).createCell(0);
        switch (random.nextInt(8)) {
          case 0 -> cell.setCellValue(List.of("不符", "错误", "3", "通过").get(random.nextInt(4)));
          case 1 -> cell.setCellValue(random.nextBoolean());
          case 2 -> cell.setBlank();
          case 3 -> cell.setCellValue(random.nextInt(1000) / 4.0);
          default -> cell.setCellValue(random.nextInt(5));
        }
      }
    }
  }

  private static String written(@Nullable CellContent content) {
    return content instanceof CellContent.Numeric number
        ? plain(number.value())
        : String.valueOf(content);
  }

  private static String written(CellValue value) {
    return switch (value.getCellType()) {
      case NUMERIC -> plain(BigDecimal.valueOf(value.getNumberValue()));
      case STRING -> value.getStringValue();
      case BOOLEAN -> value.getBooleanValue() ? "TRUE" : "FALSE";
      default -> value.formatAsString();
    };
  }

  private static String plain(BigDecimal number) {
    BigDecimal rounded = number.round(new MathContext(12));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 16 : 4)) {
      case 0 -> cell(random);
      case 1 -> String.valueOf(random.nextInt(4));
      case 2 -> "\"" + List.of("不符", "错误", "", "件").get(random.nextInt(4)) + "\"";
      case 3 -> "SUM(" + area(random) + ")";
      case 4 -> "COUNT(" + area(random) + "," + cell(random) + ")";
      case 5 -> "COUNTIF(" + area(random) + ",\"不符\")";
      case 6 ->
          "IF("
              + truth(random, depth)
              + ","
              + next(random, depth)
              + ","
              + next(random, depth)
              + ")";
      case 7 -> "ROUND(" + next(random, depth) + "/4," + random.nextInt(3) + ")";
      case 8 -> next(random, depth) + "&" + next(random, depth);
      case 9 -> "ISERROR(" + next(random, depth) + ")";
      case 10 -> "FIND(" + next(random, depth) + "," + next(random, depth) + ")";
      case 11 ->
          "TEXT(SUM("
              + area(random)
              + ")/7,\""
              + List.of("0", "0.0%", "0.00").get(random.nextInt(3))
              + "\")";
      case 12 -> "MAX(" + area(random) + ",1)-MIN(" + area(random) + ",3)";
      case 13 -> "-ABS(" + next(random, depth) + ")";
      case 14 -> truth(random, depth);
      default ->
          "("
              + next(random, depth)
              + List.of("+", "-", "*", "/").get(random.nextInt(4))
              + next(random, depth)
              + ")";
    };
  }

  private static String truth(Random random, int depth) {
    String one = next(random, depth);
    return switch (random.nextInt(4)) {
      case 0 -> "AND(" + compared(random, depth) + "," + compared(random, depth) + ")";
      case 1 -> "OR(" + compared(random, depth) + "," + compared(random, depth) + ")";
      case 2 -> "NOT(" + compared(random, depth) + ")";
      default ->
          "("
              + one
              + List.of("=", "<>", "<", "<=", ">", ">=").get(random.nextInt(6))
              + next(random, depth)
              + ")";
    };
  }

  private static String compared(Random random, int depth) {
    return next(random, depth) + ">" + random.nextInt(3);
  }

  private static String next(Random random, int depth) {
    return value(random, depth - 1);
  }

  private static String cell(Random random) {
    return NUMBERS + "!A" + (1 + random.nextInt(32));
  }

  private static String area(Random random) {
    int first = 1 + random.nextInt(30);
    return NUMBERS + "!A" + first + ":A" + (first + random.nextInt(4));
  }
}
