package org.nianbao.jxls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.util.LocaleUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.jxls.area.CommandData;
import org.jxls.builder.JxlsOptions;
import org.jxls.builder.JxlsStreaming;
import org.jxls.builder.JxlsTemplateFiller;
import org.jxls.builder.KeepTemplateSheet;
import org.jxls.builder.xls.AreaCommand;
import org.jxls.builder.xls.XlsCommentAreaBuilder;
import org.jxls.command.Command;
import org.jxls.command.EachCommand;
import org.jxls.common.CellData;
import org.jxls.common.PoiExceptionThrower;
import org.jxls.expression.ExpressionEvaluator;
import org.jxls.transform.PreWriteAction;
import org.jxls.transform.TemplateProcessor;
import org.jxls.transform.Transformer;
import org.jxls.transform.poi.PoiSheetCreator;
import org.jxls.transform.poi.PoiTransformer;
import org.jxls.transform.poi.PoiTransformerFactory;
import org.jxls.transform.poi.WritableHyperlink;
import org.nianbao.grid.Address;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.OpenXmlReader;
import org.nianbao.template.ExpressionLint;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;
import org.nianbao.template.TemplateExpression;
import org.nianbao.template.WorkbookCalculation;
import org.nianbao.template.WorkbookFormulas;
import org.nianbao.workbook.CellHyperlink;

/**
 * Fills a template workbook with Jxls: the layout is in the workbook, the program supplies the
 * values.
 */
public final class WorkbookFiller {
  /** Changes to the workbook that expressions cannot make. */
  public interface Steps {
    /** Is called before the workbook is filled. */
    default void beforeFilling(XSSFWorkbook workbook) {}

    /** Is called after it is filled, before its formulas are calculated. */
    void afterFilling(XSSFWorkbook workbook);

    /** Is called after its formulas are calculated. */
    default void afterCalculation(XSSFWorkbook workbook) {}
  }

  /** Evaluates an expression as the name of a value, never as code. */
  private record NameEvaluator(@Nullable String getExpression) implements ExpressionEvaluator {
    @Override
    public @Nullable Object evaluate(String expression, Map<String, Object> data) {
      return TemplateExpression.parse(expression)
          .orElseThrow(() -> new IllegalArgumentException("no name of a value: " + expression))
          .evaluate(data);
    }

    @Override
    public @Nullable Object evaluate(Map<String, Object> data) {
      return evaluate(String.valueOf(getExpression), data);
    }
  }

  /**
   * Accepts the documented commands only. Jxls has more, which read files and evaluate conditions.
   */
  private static final class DocumentedCommands extends XlsCommentAreaBuilder {
    private static final Set<String> NAMES =
        Set.of(AreaCommand.COMMAND_NAME, EachCommand.COMMAND_NAME);

    /** Checks the commands that Jxls finds in a comment. */
    @Override
    protected List<CommandData> buildCommands(
        Transformer transformer, CellData cell, String comment) {
      if (!ExpressionLint.hasOnlyDocumentedCommands(
          comment, new Address(cell.getRow(), cell.getCol()))) {
        throw new UnfillableTemplateException(cell.getSheetName() + " " + comment);
      }
      return super.buildCommands(transformer, cell, comment);
    }

    @Override
    public void addCommandMapping(String name, Class<? extends Command> command) {
      if (NAMES.contains(name)) {
        super.addCommandMapping(name, command);
      }
    }
  }

  /**
   * Jxls with the options of this program. They are set here and not by its builder, which would
   * enable the expression language JEXL.
   */
  private static final class Filler extends JxlsTemplateFiller {
    Filler(TemplateProcessor prepare, PreWriteAction finish, byte[] template) {
      super(
          new JxlsOptions(
              NameEvaluator::new,
              null, // the default beginning of expressions
              null, // the default end of expressions
              new PoiExceptionThrower(),
              null, // formulas keep their references
              true,
              true, // columns keep their widths
              true, // rows keep their heights
              false, // formulas are calculated by the last step
              false,
              KeepTemplateSheet.DELETE,
              new DocumentedCommands(),
              Map.of(),
              true,
              new PoiTransformerFactory(),
              JxlsStreaming.STREAMING_OFF,
              List.of(),
              List.of(finish),
              null,
              new PoiSheetCreator(),
              List.of(prepare)),
          new ByteArrayInputStream(template));
    }
  }

  private WorkbookFiller() {}

  /** Calculates the formulas. Functions that POI does not know are left to the office program. */
  private static void calculate(XSSFWorkbook book) {
    XSSFFormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
    try {
      evaluator.evaluateAll();
    } catch (RuntimeException e) {
      evaluator.clearAllCachedResultValues();
      for (Sheet sheet : book) {
        sheet.forEach(row -> row.forEach(cell -> calculate(cell, evaluator)));
      }
      book.setForceFormulaRecalculation(true);
    }
    if (hasArrays(book)) {
      calculateArrays(book);
    }
  }

  private static boolean hasArrays(XSSFWorkbook book) {
    for (Sheet sheet : book) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (hasArrays(cell)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean hasArrays(Cell cell) {
    return cell.getCellType() == CellType.FORMULA && cell.getCellFormula().contains("SUMPRODUCT(");
  }

  /** Calculates the formulas as the engine does: POI evaluates few functions over arrays. */
  private static void calculateArrays(XSSFWorkbook book) {
    WorkbookCalculation calculation;
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
      book.write(bytes);
      calculation = supported(OpenXmlReader.read("", bytes.toByteArray())).calculate(Map.of());
    } catch (IOException | UnsupportedFormulaException e) {
      return; // the office program calculates them
    }
    for (Sheet sheet : book) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.FORMULA) {
            setResult(cell, calculation);
          }
        }
      }
    }
  }

  /**
   * Returns the formulas of the sheets whose formulas are all supported. Those that refer to other
   * sheets have no result.
   */
  private static WorkbookFormulas supported(List<Grid> sheets) throws UnsupportedFormulaException {
    List<Grid> supported = new ArrayList<>();
    for (Grid sheet : sheets) {
      if (isSupported(sheet)) {
        supported.add(sheet);
      }
    }
    return WorkbookFormulas.of(supported);
  }

  private static boolean isSupported(Grid sheet) {
    try {
      WorkbookFormulas.of(List.of(sheet));
      return true;
    } catch (UnsupportedFormulaException e) {
      return false; // the office program calculates them
    }
  }

  private static void setResult(Cell cell, WorkbookCalculation calculation) {
    try {
      Address address = new Address(cell.getRowIndex(), cell.getColumnIndex());
      CellContent result = calculation.value(cell.getSheet().getSheetName(), address);
      if (result instanceof CellContent.Numeric number) {
        cell.setCellValue(0); // a number, whatever POI's result is
        ((XSSFCell) cell).getCTCell().setV(number.value().toPlainString());
      } else if (result instanceof CellContent.Text text) {
        cell.setCellValue(text.value());
      }
    } catch (UnsupportedFormulaException e) {
      if (hasArrays(cell)) {
        String formula = cell.getCellFormula();
        cell.setBlank(); // removes the result of POI
        cell.setCellFormula(formula);
      }
    }
  }

  private static void calculate(Cell cell, XSSFFormulaEvaluator evaluator) {
    try {
      evaluator.evaluateFormulaCell(cell);
    } catch (RuntimeException e) {
      // the cell has no cached value and is calculated when the workbook is opened
    }
  }

  /** Returns the rows for Jxls, with each link as a hyperlink of its cell. */
  public static List<Map<String, Object>> withLinks(List<Map<String, Object>> rows) {
    List<Map<String, Object>> written = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      Map<String, Object> copy = new HashMap<>(row);
      copy.replaceAll(
          (name, value) -> value instanceof CellHyperlink link ? hyperlink(link) : value);
      written.add(copy);
    }
    return written;
  }

  private static WritableHyperlink hyperlink(CellHyperlink link) {
    HyperlinkType type = link.internal() ? HyperlinkType.DOCUMENT : HyperlinkType.URL;
    return new WritableHyperlink(link.target(), link.title(), type);
  }

  /**
   * Fills a template and calculates its formulas.
   *
   * @param data the values by the names in the template's expressions, maps within maps; values are
   *     never evaluated as expressions or formulas
   * @return the bytes of the workbook
   */
  public static byte[] fill(byte[] template, Map<String, Object> data, Steps steps) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    ConditionalFormats formats = new ConditionalFormats();
    TemplateProcessor prepare =
        (workbook, streaming, logger) -> {
          XSSFWorkbook book = (XSSFWorkbook) workbook;
          steps.beforeFilling(book);
          FilledAreas.state(book);
          formats.remove(book);
        };
    PreWriteAction finish =
        (transformer, context) -> {
          XSSFWorkbook book = (XSSFWorkbook) ((PoiTransformer) transformer).getWorkbook();
          formats.restore(book);
          steps.afterFilling(book);
          // stores the results of formulas, for programs that do not calculate
          LocaleUtil.setUserLocale(Locale.ROOT); // numbers in texts do not depend on the locale
          try {
            calculate(book);
          } finally {
            LocaleUtil.resetUserLocale();
          }
          steps.afterCalculation(book);
          EmptyCommentParts.remove(book);
        };
    new Filler(prepare, finish, template)
        .fill(new HashMap<>(data), () -> out); // a copy, as Jxls adds its loop variables
    return out.toByteArray();
  }
}
