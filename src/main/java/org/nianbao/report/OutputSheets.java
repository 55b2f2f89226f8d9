package org.nianbao.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.template.Template;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/** The sheets of a template that are no part of the form, but show what became of it. */
public final class OutputSheets {
  private record Variant(Template template, Set<String> wanted) {}

  /** Making a template ready costs as much as filling a form: it is done once for all forms. */
  private static final Map<Variant, byte[]> VARIANTS = new ConcurrentHashMap<>();

  private OutputSheets() {}

  /** The template's workbook, ready to be filled, with no output sheets but those wanted. */
  public static byte[] templateWith(Template template, Set<String> wanted) {
    return VARIANTS.computeIfAbsent(new Variant(template, Set.copyOf(wanted)), OutputSheets::make);
  }

  private static byte[] make(Variant variant) {
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(variant.template().workbook()))) {
      for (String name : Template.OUTPUT_SHEETS) {
        if (!variant.wanted().contains(name)) {
          remove(workbook, name);
        }
      }
      shareInlineStrings(workbook);
      ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
