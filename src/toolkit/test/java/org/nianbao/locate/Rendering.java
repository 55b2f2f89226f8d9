package org.nianbao.locate;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** The tables of a report as offices publish them: on a page, in a document, as text. */
final class Rendering {
  private static final Template TEMPLATE = Template.current();

  private final Map<String, BigDecimal> figures;

  Rendering(Map<String, BigDecimal> figures) {
    this.figures = figures;
  }

  /** What stands in a cell of a table. */
  private interface Cells {
    void cell(String text, int rows, int columns);
  }

  private static List<Grid> tables() {
    return TEMPLATE.formSheets().stream()
        .filter(
            sheet -> TEMPLATE.fieldsOn(sheet.name()).values().stream().anyMatch(Field::isFigure))
        .toList();
  }

  private String text(Grid sheet, Address at) {
    Field field = TEMPLATE.fieldsOn(sheet.name()).get(at);
    return field == null
        ? sheet.text(at).replaceAll("\\s+", "")
        : figures.getOrDefault(field.key(), BigDecimal.ZERO).toPlainString();
  }

  private static int lastRow(Grid sheet) {
    return TEMPLATE.fieldsOn(sheet.name()).keySet().stream().mapToInt(Address::row).max().orElse(0);
  }

  private static int lastColumn(Grid sheet) {
    return TEMPLATE.fieldsOn(sheet.name()).keySet().stream()
        .mapToInt(Address::column)
        .max()
        .orElse(0);
  }

  private void row(Grid sheet, int row, Cells cells) {
    for (int column = 0; column <= lastColumn(sheet); column++) {
      Address at = new Address(row, column);
      Region region = sheet.regionOf(at);
      if (region.first().equals(at)) {
        cells.cell(
            text(sheet, at), region.last().row() - row + 1, region.last().column() - column + 1);
      }
    }
  }

  /** A page with navigation around the tables, the whole laid out in a table. */
  String page(String charset) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html><html><head>");
    html.append(charset.isEmpty() ? "" : "<meta charset=\"" + charset + "\">");
    html.append("<title>公开年报</title><script>var n = 12;</script></head><body><div class=nav>");
    html.append("<a>首页</a> <a>政务公开</a></div><table><tr><td><ul><li>上一篇</li></ul></td><td>");
    html.append("<h1>红旗区小店镇2024年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>");
    html.append("<p>（一）主动公开情况。全年公开信息。</p><p>（二）依申请公开。收到申请若干。</p>");
    for (Grid sheet : tables()) {
      html.append("<table border=1>");
      for (int row = 0; row <= lastRow(sheet); row++) {
        html.append("<tr>");
        row(
            sheet,
            row,
            (text, rows, columns) ->
                html.append(
                    "<td rowspan=%d colspan=\"%d\"><p>&nbsp;%s</p></td>"
                        .formatted(rows, columns, text)));
        html.append("</tr>");
      }
      html.append("</table>");
    }
    html.append(
        "<h2>六、其他需要报告的事项</h2><p>没有收取信息处理费。</p><p>【打印本页】【关闭】</p><p>版权所有：红旗区人民政府"
            + " 苏ICP备12345678号</p></td></tr></table></body></html>");
    return html.toString();
  }

  /** The body of a Word document. */
  String document() {
    StringBuilder xml = new StringBuilder();
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"urn:w\"><w:body>");
    xml.append(paragraph("红旗区小店镇2024年")).append(paragraph(""));
    xml.setLength(xml.length() - paragraph("").length());
    xml.append(paragraph("政府信息公开工作年度报告")).append(paragraph("单位名称：红旗区小店镇"));
    for (Grid sheet : tables()) {
      xml.append("<w:tbl>");
      for (int row = 0; row <= lastRow(sheet); row++) {
        xml.append("<w:tr>");
        for (int column = 0; column <= lastColumn(sheet); ) {
          Address at = new Address(row, column);
          Region region = sheet.regionOf(at);
          int columns = region.last().column() - column + 1;
          boolean begins = region.first().row() == row;
          boolean tall = region.last().row() > region.first().row();
          xml.append("<w:tc><w:tcPr><w:gridSpan w:val=\"%d\"/>".formatted(columns));
          xml.append(tall ? begins ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>" : "");
          xml.append("</w:tcPr>")
              .append(paragraph(begins ? text(sheet, at) : ""))
              .append("</w:tc>");
          column += columns;
        }
        xml.append("</w:tr>");
      }
      xml.append("</w:tbl>");
    }
    return xml.append("</w:body></w:document>").toString();
  }

  private static String paragraph(String text) {
    int half = text.length() / 2;
    return "<w:p><w:r><w:t>%s</w:t></w:r><w:moveFrom><w:r><w:t>99</w:t></w:r></w:moveFrom><w:r><w:t>%s</w:t></w:r></w:p>"
        .formatted(text.substring(0, half), text.substring(half));
  }

  /** As a program for text prints it, broken over pages wherever they end. */
  byte[] printed(Random random) throws IOException {
    PrintedForm form = new PrintedForm(random);
    for (int i = random.nextInt(12); i > 0; i--) {
      form.paragraph("");
    }
    form.title("红旗区小店镇");
    form.title("2024年政府信息公开工作年度报告");
    form.title("一、总体情况");
    form.paragraph("（一）主动公开情况。全年制发规章 123 件，作出行政许可 5 件，" + "公开信息。".repeat(random.nextInt(30)));
    for (Grid sheet : tables()) {
      List<PrintedForm.Cell> cells = new ArrayList<>();
      for (int row = 1; row <= lastRow(sheet); row++) {
        for (int column = 0; column <= lastColumn(sheet); column++) {
          Address at = new Address(row, column);
          Region region = sheet.regionOf(at);
          if (region.first().equals(at)) {
            int columns = region.last().column() - column + 1;
            int rows = region.last().row() - row + 1;
            cells.add(new PrintedForm.Cell(text(sheet, at), column, row - 1, columns, rows));
          }
        }
      }
      form.title(sheet.text(new Address(0, 0)));
      float[] parts = new float[lastColumn(sheet) + 1];
      for (int column = 0; column < parts.length; column++) {
        parts[column] = 1 + random.nextFloat() / 2;
      }
      form.table(cells, parts);
    }
    form.title("六、其他需要报告的事项");
    form.paragraph("没有收取信息处理费。");
    return form.print();
  }

  /** One table below the other, a cell of a merged region blank but for the first. */
  String separated(char separator) {
    StringBuilder csv = new StringBuilder("红旗区小店镇2024年政府信息公开工作年度报告\n");
    for (Grid sheet : tables()) {
      for (int row = 0; row <= lastRow(sheet); row++) {
        for (int column = 0; column <= lastColumn(sheet); column++) {
          csv.append(column == 0 ? "" : separator);
          csv.append('"').append(text(sheet, new Address(row, column))).append('"');
        }
        csv.append('\n');
      }
    }
    return csv.toString();
  }

  /**
   * As a program copies the tables of a page: a row a line, without the cells that merged cells
   * cover.
   */
  String copied(String before, String between, String after) {
    StringBuilder text = new StringBuilder("红旗区小店镇2024年政府信息公开工作年度报告\n一、总体情况\n");
    text.append("（一）主动公开,依申请公开,管理,平台都有进展。\n".repeat(5));
    for (Grid sheet : tables()) {
      text.append(sheet.text(new Address(0, 0))).append('\n');
      for (int row = 1; row <= lastRow(sheet); row++) {
        List<String> cells = new ArrayList<>();
        row(sheet, row, (cell, rows, columns) -> cells.add(cell));
        text.append(before).append(String.join(between, cells)).append(after).append('\n');
      }
    }
    return text.append("六、其他需要报告的事项\n没有收取信息处理费。\n").toString();
  }

  /**
   * As the text of a PDF: labels broken over lines, figures behind them or on lines of their own.
   */
  String text(Random random) {
    StringBuilder text = new StringBuilder("红旗区小店镇2024年政府信息公开工作年度报告\n\n");
    text.append("一、总体情况\n全年作出行政许可 5 件、行政处罚 7 件，制发规章 1 2 3 件，新收 4 件。\n");
    for (Grid sheet : tables()) {
      for (int row = 0; row <= lastRow(sheet); row++) {
        int at = row;
        row(
            sheet,
            row,
            (cell, rows, columns) -> {
              boolean figure = cell.matches("[\\d.]+");
              if (at == 0 && !cell.isEmpty()) {
                text.append(cell).append('\n'); // a title stands on a line of its own
                return;
              }
              text.append(figure ? written(cell, random) : broken(cell, random));
              boolean ends = random.nextInt(figure ? 12 : 4) == 0;
              text.append(ends ? "\n" : " ")
                  .append(ends && random.nextInt(9) == 0 ? page(at, random) : "");
            });
        text.append('\n');
      }
    }
    return text.append("五、存在的主要问题及改进情况\n没有。\n").toString();
  }

  private static String page(int number, Random random) {
    return List.of("\n- %d -\n", "\n— %d —\n", "\n第 %d 页 共 40 页\n", "\n%d 页\n")
        .get(random.nextInt(4))
        .formatted(number);
  }

  private static String broken(String label, Random random) {
    StringBuilder broken = new StringBuilder();
    label
        .codePoints()
        .forEach(
            each ->
                broken
                    .appendCodePoint(each)
                    .append(Character.isIdeographic(each) && random.nextInt(6) == 0 ? "\n" : ""));
    return broken.toString();
  }

  private static String written(String figure, Random random) {
    if (figure.equals("0")) {
      return List.of("0", "/", "—", "-", "无").get(random.nextInt(5));
    }
    boolean grouped = figure.matches("[1-9]\\d{3}") && random.nextInt(4) == 0;
    return grouped ? figure.charAt(0) + "," + figure.substring(1) : figure;
  }
}
