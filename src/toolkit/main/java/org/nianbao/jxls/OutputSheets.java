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

/** The sheets of a template that are no part of the form, but show what became of it. */
public final class OutputSheets {
  private OutputSheets() {}

  /**
   * Fills a template, with no output sheets but those wanted.
   *
   * @return the workbook as a file's bytes
   * @throws UnfillableTemplateException if the template does not make a workbook
   */
  public static byte[] fill(
      Template template, Set<String> wanted, Map<String, Object> data, WorkbookFiller.Steps steps) {
    try {
      return filled(template, wanted, data, steps);
    } catch (UnfillableTemplateException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) { // whatever libraries say to its content
      throw new UnfillableTemplateException(e);
    }
  }

  private static byte[] filled(
      Template template, Set<String> wanted, Map<String, Object> data, WorkbookFiller.Steps steps) {
    return WorkbookFiller.fill(
        template.workbook(),
        data,
        new WorkbookFiller.Steps() {
          @Override
          public void prepare(XSSFWorkbook workbook) {
            OutputSheets.prepare(workbook, wanted);
            steps.prepare(workbook);
          }

          @Override
          public void finish(XSSFWorkbook workbook) {
            steps.finish(workbook);
          }

          @Override
          public void calculated(XSSFWorkbook workbook) {
            steps.calculated(workbook);
          }
        });
  }

  /** The template, with no output sheets but those wanted. */
  static byte[] without(Template template, Set<String> wanted) throws IOException {
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(template.workbook()))) {
      prepare(workbook, wanted);
      ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
      workbook.write(out);
      return out.toByteArray();
    }
  }

  /** Makes a template's workbook ready to be filled, with no output sheets but those wanted. */
  private static void prepare(XSSFWorkbook workbook, Set<String> wanted) {
    for (String name : Template.OUTPUT_SHEETS) {
      if (!wanted.contains(name)) {
        remove(workbook, name);
      }
    }
    if (wanted.contains(Template.DISCREPANCY_SHEET)) {
      removeFormatsOfTexts(workbook);
    }
    shareInlineStrings(workbook);
  }

  /**
   * While somebody types, the form warns of texts among figures. Where they have been checked, what was
   * found colours them, and the warning would cover it.
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
    // POI takes out the drawing, but would leave its charts behind
    List<POIXMLDocumentPart> charts = new ArrayList<>();
    if (sheet.getDrawingPatriarch() != null) {
      charts.addAll(sheet.getDrawingPatriarch().getRelations());
    }
    workbook.removeSheetAt(workbook.getSheetIndex(sheet));
    charts.forEach(
        chart -> workbook.getPackage().deletePartRecursive(chart.getPackagePart().getPartName()));
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
}
