package org.nianbao.jxls;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;
import org.nianbao.workbook.FieldSeverities;
import org.nianbao.workbook.FormValues;

/**
 * The steps after Jxls has filled a form: formulas of totals, fill colours, and heights of long
 * texts.
 */
public final class FormPostProcessor {
  private final XSSFWorkbook workbook;
  private final Submission submission;
  private final Map<String, String> formulas;
  private final SeverityStyles styles;

  /**
   * Creates the steps for a filled form.
   *
   * @param formulas formulas that replace figures, by key; their cells are locked
   */
  public FormPostProcessor(
      XSSFWorkbook workbook, Submission submission, Map<String, String> formulas) {
    this.workbook = workbook;
    this.submission = submission;
    this.formulas = Map.copyOf(formulas);
    this.styles = new SeverityStyles(workbook);
  }

  /**
   * Sets the formulas of totals, fits row heights, and colours the cells that have discrepancies.
   */
  public void finish(List<Discrepancy> discrepancies) {
    for (Rule rule : submission.template().rules()) {
      if (rule.computed() && !formulas.containsKey(rule.subject())) {
        setFormula(rule);
      }
    }
    formulas.keySet().forEach(this::lock);
    submission.template().fields().forEach(this::fitHeight);
    if (!discrepancies.isEmpty()) {
      highlight(discrepancies);
      finishDiscrepancySheet(discrepancies.size());
    }
    workbook.setActiveSheet(0);
  }

  /**
   * Sets the formula of a total. A total that differs from the sum of its parts keeps its value.
   */
  private void setFormula(Rule rule) {
    Field field = submission.template().field(rule.subject());
    XSSFCell cell = field == null ? null : cell(field);
    if (cell == null || field == null) {
      return;
    }
    if (FormValues.isTypedTotal(submission, rule)) {
      styles.lock(cell, false);
      return;
    }
    cell.setCellFormula(submission.template().issuedFormula(field));
  }

  private void lock(String key) {
    Field field = submission.template().field(key);
    XSSFCell cell = field == null ? null : cell(field);
    if (cell != null) {
      styles.lock(cell, true);
    }
  }

  /**
   * Sets the formulas in the cells that already contain their results. This is done after all other
   * formulas are calculated, as the sheets that they sum up may not be in memory.
   */
  public void setFormulas() {
    formulas.forEach(
        (key, formula) -> {
          Field field = submission.template().field(key);
          XSSFCell cell = field == null ? null : cell(field);
          BigDecimal value = submission.value(key);
          if (cell != null && value != null) {
            cell.setCellFormula(formula);
            cell.getCTCell().setV(value.toPlainString());
          }
        });
  }

  private @Nullable XSSFCell cell(Field field) {
    XSSFSheet sheet = workbook.getSheet(field.sheet());
    XSSFRow row = sheet == null ? null : sheet.getRow(field.address().row());
    return row == null ? null : row.getCell(field.address().column());
  }

  private void fitHeight(Field field) {
    XSSFCell cell = cell(field);
    int rows = submission.template().rowsOf(field);
    if (cell != null && rows > 1) {
      new TextCells(cell, rows).divide();
    } else if (cell != null) {
      RowHeights.fit(cell);
    }
  }

  /**
   * Extends the filter, and fits the heights of the rows that have the template's default height.
   */
  private void finishDiscrepancySheet(int rows) {
    XSSFSheet sheet = workbook.getSheet(Template.DISCREPANCY_SHEET);
    if (sheet != null) {
      ListFilter.cover(sheet, rows);
      for (Row row : sheet) {
        if (row.getHeight() == sheet.getDefaultRowHeight()) {
          row.forEach(RowHeights::fit);
        }
      }
    }
  }

  /**
   * Fills the cells that have discrepancies with the colour of the gravest severity in the legend.
   */
  private void highlight(List<Discrepancy> discrepancies) {
    FieldSeverities.highlighted(submission, discrepancies)
        .forEach(
            (key, severity) -> {
              Field field = submission.template().field(key);
              XSSFCell cell = field == null ? null : cell(field);
              if (cell != null && field != null) {
                int rows = submission.template().rowsOf(field);
                new TextCells(cell, rows).cells().forEach(each -> styles.highlight(each, severity));
              }
            });
  }
}
