package org.nianbao.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jxls.expression.ExpressionEvaluatorFactoryJexlImpl;
import org.jxls.expression.JxlsJexlPermissions;
import org.jxls.formula.FormulaProcessor;
import org.jxls.transform.poi.JxlsPoiTemplateFillerBuilder;
import org.jxls.transform.poi.PoiTransformer;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Figure;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.Kind;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/** Writes a submission back into the official form, through its template, by Jxls. */
public final class FormWriter {
  /** Stands where the received form has no such cell, so that nobody takes it for left blank. */
  private static final String MISSING = "缺";

  private final Submission submission;
  private final List<Discrepancy> discrepancies;
  private final Messages messages;

  private FormWriter(Submission submission, List<Discrepancy> discrepancies, Messages messages) {
    this.submission = submission;
    this.discrepancies = List.copyOf(discrepancies);
    this.messages = messages;
  }

  /** Writes a form to be filled in: no discrepancy sheet, no marks. */
  public static void writeForm(Submission submission, Path file) throws IOException {
    write(submission, List.of(), Messages.CHINESE, file);
  }

  /**
   * Writes the formatted workbook of a checked submission, with its discrepancy sheet and the cells
   * it speaks of marked; without either if there are no discrepancies.
   *
   * @throws IOException if the file cannot be written; it is then as it was before
   */
  public static void write(
      Submission submission, List<Discrepancy> discrepancies, Messages messages, Path file)
      throws IOException {
    byte[] workbook = new FormWriter(submission, discrepancies, messages).fill();
    AtomicFile.write(file, out -> out.write(workbook));
  }

  private byte[] fill() {
    Template template = submission.template();
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    ConditionalFormats formats = new ConditionalFormats();
    JxlsPoiTemplateFillerBuilder.newInstance()
        .withTemplate(new ByteArrayInputStream(template.workbook()))
        .withTemplatePreprocessor((workbook, streaming, logger) -> prepare(workbook, formats))
        .withIgnoreRowProps(true)
        .withIgnoreColumnProps(true)
        .withFormulaProcessor((FormulaProcessor) null)
        .withExceptionThrower()
        .withExpressionEvaluatorFactory(
            new ExpressionEvaluatorFactoryJexlImpl(false, true, JxlsJexlPermissions.RESTRICTED))
        .withRecalculateFormulasBeforeSaving(true)
        .withPreWriteAction(
            (transformer, context) -> finish(((PoiTransformer) transformer).getWorkbook(), formats))
        .buildAndFill(data(), () -> out);
    return out.toByteArray();
  }

  private void prepare(Object workbook, ConditionalFormats formats) {
    XSSFWorkbook book = (XSSFWorkbook) workbook;
    if (discrepancies.isEmpty()) {
      int sheet = book.getSheetIndex(Template.DISCREPANCY_SHEET);
      if (sheet >= 0) {
        book.removeSheetAt(sheet);
      }
    }
    formats.setAside(book);
    shareInlineStrings(book);
  }

  /** Some programs save texts inside their cells, where Jxls loses hold of them. */
  private static void shareInlineStrings(XSSFWorkbook book) {
    for (Sheet sheet : book) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (((XSSFCell) cell).getCTCell().getT() == STCellType.INLINE_STR) {
            String text = cell.getStringCellValue();
            cell.setBlank(); // else it would be kept inside the cell
            cell.setCellValue(text);
          }
        }
      }
    }
  }

  private void finish(Workbook workbook, ConditionalFormats formats) {
    XSSFWorkbook book = (XSSFWorkbook) workbook;
    formats.putBack(book);
    new FormFinish(book, submission).finish(discrepancies);
  }

  /** The values by the names in the template's expressions: maps within maps. */
  private Map<String, Object> data() {
    Map<String, Object> data = new HashMap<>();
    for (Field field : submission.template().fields()) {
      put(data, field.key(), value(field));
    }
    List<DiscrepancyRow> rows = new ArrayList<>();
    for (Discrepancy discrepancy : discrepancies) {
      rows.add(DiscrepancyRow.of(rows.size() + 1, discrepancy, submission, messages));
    }
    data.put("discrepancies", rows.stream().map(DiscrepancyRow::values).toList());
    data.put("report", new HashMap<>(Map.of("heading", heading())));
    return data;
  }

  private String heading() {
    Object year = Objects.requireNonNullElse(submission.year(), "—");
    return messages.say(
        "report.heading",
        submission.unit(),
        year,
        count(Severity.ERROR),
        count(Severity.WARNING),
        count(Severity.NOTICE),
        String.valueOf(Path.of(submission.source()).getFileName()));
  }

  private long count(Severity severity) {
    return discrepancies.stream().filter(each -> each.severity() == severity).count();
  }

  private @Nullable Object value(Field field) {
    if (field.key().equals(Template.YEAR)) {
      return submission.year();
    }
    if (!field.kind().isNumber()) {
      return text(field);
    }
    Figure figure = submission.figure(field.key());
    if (figure == null || figure.status() == Figure.Status.BLANK) {
      return null;
    }
    if (figure.status() == Figure.Status.MISSING) {
      return MISSING;
    }
    BigDecimal value = figure.value();
    if (value == null && !figure.written().isEmpty()) {
      return figure.written();
    }
    return value;
  }

  private @Nullable Object text(Field field) {
    String text = submission.text(field.key());
    if (text.isEmpty()) {
      return null;
    }
    if (field.kind() == Kind.DATE) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        return text;
      }
    }
    return text;
  }

  private static void put(Map<String, Object> data, String key, @Nullable Object value) {
    Map<String, Object> inner = data;
    List<String> names = List.of(key.split("\\.", -1));
    for (int i = 0; i < names.size() - 1; i++) {
      @SuppressWarnings("unchecked")
      Map<String, Object> next =
          (Map<String, Object>) inner.computeIfAbsent(names.get(i), name -> new HashMap<>());
      inner = next;
    }
    inner.put(names.get(names.size() - 1), value);
  }
}
