package org.nianbao.jxls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.template.Template;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCfRule;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTConditionalFormatting;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/**
 * The output sheets of a template, such as the discrepancy sheet, which are not part of the form
 * itself.
 */
public final class OutputSheets {
  private OutputSheets() {}

  /**
   * Fills a template and removes the output sheets that are not wanted.
   *
   * @return the bytes of the workbook
   * @throws UnfillableTemplateException if the template cannot be filled
   */
  public static byte[] fill(
      Template template,
      Set<String> sheetsToKeep,
      Map<String, Object> data,
      WorkbookFiller.Steps steps) {
    try {
      return filled(template, sheetsToKeep, data, steps);
    } catch (UnfillableTemplateException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) { // bad content
      throw new UnfillableTemplateException(e);
    }
  }

  private static byte[] filled(
      Template template,
      Set<String> sheetsToKeep,
      Map<String, Object> data,
      WorkbookFiller.Steps steps) {
    return WorkbookFiller.fill(
        template.workbook(),
        data,
        new WorkbookFiller.Steps() {
          @Override
          public void beforeFilling(XSSFWorkbook workbook) {
            OutputSheets.prepare(workbook, sheetsToKeep);
            steps.beforeFilling(workbook);
          }

          @Override
          public void afterFilling(XSSFWorkbook workbook) {
            steps.afterFilling(workbook);
          }

          @Override
          public void afterCalculation(XSSFWorkbook workbook) {
            steps.afterCalculation(workbook);
          }
        });
  }

  /** Returns the template without the output sheets that are not wanted. */
  static byte[] without(Template template, Set<String> sheetsToKeep) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template.workbook()))) {
      prepare(workbook, sheetsToKeep);
      ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
      workbook.write(out);
      return out.toByteArray();
    }
  }

  /**
   * Prepares the workbook of a template for filling, and removes the output sheets that are not
   * wanted.
   */
  private static void prepare(XSSFWorkbook workbook, Set<String> sheetsToKeep) {
    remove(workbook, Template.INSTRUCTION_SHEET);
    remove(workbook, Template.AGGREGATION_SHEET);
    for (String name : Template.OUTPUT_SHEETS) {
      if (!sheetsToKeep.contains(name)) {
        remove(workbook, name);
      }
    }
    if (sheetsToKeep.contains(Template.DISCREPANCY_SHEET)) {
      removeFormatsOfTexts(workbook);
    }
    shareInlineStrings(workbook);
  }

  /**
   * Removes the conditional formats that highlight texts among figures. In a checked form, the
   * colours of severities take their place.
   */
  private static void removeFormatsOfTexts(XSSFWorkbook workbook) {
    for (Sheet sheet : workbook) {
      List<CTConditionalFormatting> formats =
          ((XSSFSheet) sheet).getCTWorksheet().getConditionalFormattingList();
      formats.forEach(format -> format.getCfRuleList().removeIf(OutputSheets::isOfTexts));
      formats.removeIf(format -> format.sizeOfCfRuleArray() == 0);
    }
  }

  private static boolean isOfTexts(CTCfRule rule) {
    return rule.getFormulaList().stream().anyMatch(formula -> formula.startsWith("ISTEXT("));
  }

  private static void remove(XSSFWorkbook workbook, String name) {
    XSSFSheet sheet = workbook.getSheet(name);
    if (sheet == null) {
      return;
    }
    // POI removes the drawing, but not its charts
    List<POIXMLDocumentPart> charts = new ArrayList<>();
    if (sheet.getDrawingPatriarch() != null) {
      charts.addAll(sheet.getDrawingPatriarch().getRelations());
    }
    workbook.removeSheetAt(workbook.getSheetIndex(sheet));
    charts.forEach(
        chart -> workbook.getPackage().deletePartRecursive(chart.getPackagePart().getPartName()));
  }

  /** Moves inline strings to the shared strings, as Jxls does not keep inline strings. */
  private static void shareInlineStrings(XSSFWorkbook book) {
    for (Sheet sheet : book) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (((XSSFCell) cell).getCTCell().getT() == STCellType.INLINE_STR) {
            String text = cell.getStringCellValue();
            cell.setBlank(); // else the text would stay an inline string
            cell.setCellValue(text);
          }
        }
      }
    }
  }
}
