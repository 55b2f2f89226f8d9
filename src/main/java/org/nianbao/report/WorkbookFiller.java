package org.nianbao.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.util.LocaleUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.jxls.builder.xls.AreaCommand;
import org.jxls.builder.xls.XlsCommentAreaBuilder;
import org.jxls.command.Command;
import org.jxls.command.EachCommand;
import org.jxls.expression.ExpressionEvaluator;
import org.jxls.formula.FormulaProcessor;
import org.jxls.transform.poi.JxlsPoiTemplateFillerBuilder;
import org.jxls.transform.poi.PoiTransformer;
import org.nianbao.template.Expression;

/** Fills a template workbook by Jxls: the layout stays in the workbook, code supplies the values. */
public final class WorkbookFiller {
  /** What is done to the workbook that no expression in it can say. */
  public interface Steps {
    /** Before it is filled. */
    default void prepare(XSSFWorkbook workbook) {}

    /** After it is filled, before its formulas are calculated. */
    void finish(XSSFWorkbook workbook);

    /** After its formulas are calculated. */
    default void calculated(XSSFWorkbook workbook) {}
  }

  /** Takes an expression for the name of a value, and never for code. */
  private record NameEvaluator(@Nullable String getExpression) implements ExpressionEvaluator {
    @Override
    public @Nullable Object evaluate(String expression, Map<String, Object> data) {
      return Expression.parse(expression)
          .orElseThrow(() -> new IllegalArgumentException("no name of a value: " + expression))
          .in(data);
    }

    @Override
    public @Nullable Object evaluate(Map<String, Object> data) {
      return evaluate(String.valueOf(getExpression), data);
    }
  }

  /** Knows the commands that templates may use; Jxls has more, which read files and evaluate conditions. */
  private static final class DocumentedCommands extends XlsCommentAreaBuilder {
    private static final Set<String> NAMES =
        Set.of(AreaCommand.COMMAND_NAME, EachCommand.COMMAND_NAME);

    @Override
    public void addCommandMapping(String name, Class<? extends Command> command) {
      if (NAMES.contains(name)) {
        super.addCommandMapping(name, command);
      }
    }
  }

  private WorkbookFiller() {}

  /**
   * Fills a template and calculates its formulas.
   *
   * @param data the values by the names in the template's expressions, maps within maps; data is
   *     never taken for an expression or a formula
   * @return the workbook as a file's bytes
   */
  public static byte[] fill(byte[] template, Map<String, Object> data, Steps steps) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    ConditionalFormats formats = new ConditionalFormats();
    JxlsPoiTemplateFillerBuilder.newInstance()
        .withTemplate(new ByteArrayInputStream(template))
        .withTemplatePreprocessor(
            (workbook, streaming, logger) -> {
              XSSFWorkbook book = (XSSFWorkbook) workbook;
              steps.prepare(book);
              formats.setAside(book);
            })
        .withIgnoreRowProps(true)
        .withIgnoreColumnProps(true)
        .withFormulaProcessor((FormulaProcessor) null)
        .withExceptionThrower()
        .withExpressionEvaluatorFactory(NameEvaluator::new)
        .withAreaBuilder(new DocumentedCommands())
        .withRecalculateFormulasBeforeSaving(false) // below, so that something may follow it
        .withPreWriteAction(
            (transformer, context) -> {
              XSSFWorkbook book = (XSSFWorkbook) ((PoiTransformer) transformer).getWorkbook();
              formats.putBack(book);
              steps.finish(book);
              // readers that do not calculate are to see values, too
              LocaleUtil.setUserLocale(Locale.ROOT); // numbers in texts are not to depend on it
              try {
                book.getCreationHelper().createFormulaEvaluator().evaluateAll();
              } finally {
                LocaleUtil.resetUserLocale();
              }
              steps.calculated(book);
            })
        .buildAndFill(new HashMap<>(data), () -> out); // Jxls puts its loop variables in
    return out.toByteArray();
  }
}
