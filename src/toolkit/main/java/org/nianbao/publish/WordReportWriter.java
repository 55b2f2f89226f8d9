package org.nianbao.publish;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.xmlbeans.XmlCursor;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.publish.PublishedReport.Part;
import org.nianbao.publish.PublishedReport.Section;
import org.nianbao.publish.ReportTable.Cell;
import org.nianbao.publish.ReportTable.Kind;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTrPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/**
 * Writes a report as a Word document, from a Word template that staff edit. The template contains
 * one example of each of: a section heading, a part heading, a paragraph, and a table row with a
 * heading, a label and a figure. Its other content stays, with its expressions replaced.
 */
final class WordReportWriter {
  private static final String SECTION = "section";
  private static final String PART = "part";
  private static final String TEXT = "text";
  private static final Map<Kind, String> CELLS =
      Map.of(
          Kind.HEADING,
          "heading",
          Kind.LABEL,
          "label",
          Kind.FIGURE,
          "figure",
          Kind.ENTRY,
          "figure");

  /** Characters of size 二号 on a line of 156 mm; Latin characters count half. */
  private static final int MAX_TITLE_LENGTH = 20;

  private static final int FIRST_NON_LATIN = 0x2e80;

  /** The size 三号, 16 points, in twentieths of a point. */
  private static final int SIZE_THREE = 320;

  /**
   * The width of the table in twentieths of a point, 156 mm, if the template does not define it.
   */
  private static final int DEFAULT_TABLE_WIDTH = 8844;

  private final Submission submission;
  private final PublishedReport report;
  private final WordTemplate template;
  private final XWPFDocument document;
  private final Map<String, CTP> paragraphs = new HashMap<>();
  private final Map<Kind, CTTc> cells = new HashMap<>();
  private final CTTbl table;

  private WordReportWriter(Submission submission, WordTemplate template)
      throws FaultyWordTemplateException {
    this.submission = submission;
    this.report = PublishedReport.of(submission);
    this.template = template;
    this.document = template.document();
    for (XWPFParagraph paragraph : document.getParagraphs()) {
      for (String name : List.of(SECTION, PART, TEXT)) {
        if (WordTemplate.isExpression(paragraph.getText(), name)) {
          paragraphs.putIfAbsent(name, paragraph.getCTP());
        }
      }
    }
    for (String name : List.of(SECTION, PART, TEXT)) {
      if (!paragraphs.containsKey(name)) {
        throw new FaultyWordTemplateException(
            Message.of("report.layout.absent", "${" + name + "}"));
      }
    }
    this.table = table();
  }

  /**
   * Returns the bytes of the document.
   *
   * @param template the Word template
   * @throws FaultyWordTemplateException if the template is no Word document, lacks an example, or
   *     has content that must not be published
   */
  static byte[] of(Submission submission, byte[] template) throws FaultyWordTemplateException {
    try (WordTemplate document = WordTemplate.open(template)) {
      new WordReportWriter(submission, document).fill();
      return document.toByteArray();
    }
  }

  /** Returns the table whose row holds an example of each kind of cell. */
  private CTTbl table() throws FaultyWordTemplateException {
    for (XWPFTable each : document.getTables()) {
      if (each.getNumberOfRows() == 0) {
        continue;
      }
      for (Map.Entry<Kind, String> cell : CELLS.entrySet()) {
        each.getRow(0).getTableCells().stream()
            .filter(one -> WordTemplate.isExpression(one.getText(), cell.getValue()))
            .findFirst()
            .ifPresent(one -> cells.putIfAbsent(cell.getKey(), (CTTc) one.getCTTc().copy()));
      }
      if (cells.size() == CELLS.size()) {
        return each.getCTTbl();
      }
    }
    throw new FaultyWordTemplateException(
        Message.of("report.layout.absent", "${heading} ${label} ${figure}"));
  }

  private void fill() throws FaultyWordTemplateException {
    CTP first = Objects.requireNonNull(paragraphs.get(SECTION));
    replaceExpressions();
    try (XmlCursor cursor = first.newCursor()) {
      Set<String> own =
          document.getDocument().getBody().getPList().stream()
              .map(paragraph -> new XWPFParagraph(paragraph, document).getText())
              .collect(Collectors.toSet());
      // a report that was read from such a document brings the template's own sentences along
      insertTexts(cursor, report.preamble().stream().filter(text -> !own.contains(text)).toList());
      for (Section section : report.sections()) {
        insertParagraph(cursor, SECTION, section.title());
        insertTexts(cursor, section.before());
        for (Part part : section.parts()) {
          if (!part.heading().isEmpty()) {
            insertParagraph(cursor, PART, part.heading());
          }
          insertTexts(cursor, part.paragraphs());
        }
        ReportTable figures = section.table();
        if (figures != null) {
          insertTable(cursor, figures, widths(figures));
        }
        insertTexts(cursor, section.after());
      }
      insertTexts(cursor, report.closing());
      insertSignature(cursor, report.signature());
    }
    paragraphs.values().forEach(WordTemplate::remove);
    WordTemplate.remove(table);
  }

  /**
   * Replaces the expressions outside the sections: in the text, in other tables, in headers and
   * footers.
   */
  private void replaceExpressions() throws FaultyWordTemplateException {
    WordTemplate.replaceExpressions(document.getBodyElements(), this::value, this::isExample);
    template.replaceInHeadersAndFooters(this::value);
  }

  private boolean isExample(IBodyElement element) {
    return element instanceof XWPFParagraph paragraph
        ? paragraphs.containsValue(paragraph.getCTP())
        : element instanceof XWPFTable other && table.equals(other.getCTTbl());
  }

  private String value(String name) throws FaultyWordTemplateException {
    if (name.equals("title")) {
      return brokenTitle();
    }
    return Optional.ofNullable(submission.template().field(name))
        .map(
            field ->
                field.isFigure() || submission.template().entries().contains(field)
                    ? ReportTable.value(submission, field)
                    : submission.text(name))
        .orElseThrow(
            () -> new FaultyWordTemplateException(Message.of("report.layout.unknown", name)));
  }

  /** Returns the title, with a line break after the unit's name if it is too long for one line. */
  private String brokenTitle() {
    return halfWidths(report.title()) <= 2 * MAX_TITLE_LENGTH || report.unit().isEmpty()
        ? report.title()
        : report.unit() + "\n" + report.name();
  }

  /** Returns the width of a line in halves of a Chinese character. */
  private static int halfWidths(String text) {
    return text.codePoints().map(each -> each < FIRST_NON_LATIN ? 1 : 2).sum();
  }

  private void insertTexts(XmlCursor cursor, List<String> texts) {
    texts.forEach(text -> insertParagraph(cursor, TEXT, text));
  }

  private CTP insertParagraph(XmlCursor cursor, String kind, String text) {
    CTP copy = (CTP) WordTemplate.insertCopy(cursor, Objects.requireNonNull(paragraphs.get(kind)));
    WordTemplate.setText(copy, text);
    return copy;
  }

  /**
   * Inserts the unit and the date at the right, each centred below or above the longer one, as GB/T
   * 9704 has them: the date four characters from the margin, a longer unit two.
   */
  private void insertSignature(XmlCursor cursor, List<String> lines) {
    int longest = lines.stream().mapToInt(WordReportWriter::halfWidths).max().orElse(0);
    boolean dateIsLongest = !lines.isEmpty() && halfWidths(lines.get(1)) == longest;
    int margin = 100 * (dateIsLongest ? 4 : 2);
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line);
      CTP paragraph = insertParagraph(cursor, TEXT, text);
      CTPPr properties = paragraph.isSetPPr() ? paragraph.getPPr() : paragraph.addNewPPr();
      if (line < lines.size() - 1 && !properties.isSetKeepNext()) {
        properties.addNewKeepNext();
      }
      CTInd indent = properties.isSetInd() ? properties.getInd() : properties.addNewInd();
      indent.setFirstLineChars(BigInteger.ZERO);
      indent.setFirstLine(BigInteger.ZERO);
      int right = margin + 25 * (longest - halfWidths(text));
      indent.setRightChars(BigInteger.valueOf(right));
      indent.setRight(BigInteger.valueOf(right * SIZE_THREE / 100));
      CTJc alignment = properties.isSetJc() ? properties.getJc() : properties.addNewJc();
      alignment.setVal(STJc.RIGHT);
    }
  }

  /**
   * Returns the widths of the columns in twentieths of a point, in the proportions of the workbook.
   */
  private int[] widths(ReportTable figures) {
    long all = tableWidth();
    return figures.widths().stream()
        .mapToInt(width -> (int) (width * all / figures.width()))
        .toArray();
  }

  private int tableWidth() {
    CTTblWidth width = table.getTblPr() == null ? null : table.getTblPr().getTblW();
    boolean hasWidth = width != null && STTblWidth.DXA.equals(width.getType());
    return hasWidth && width != null && width.getW() instanceof BigInteger twips
        ? twips.intValue()
        : DEFAULT_TABLE_WIDTH;
  }

  private void insertTable(XmlCursor cursor, ReportTable figures, int[] widths) {
    CTTbl copy = (CTTbl) WordTemplate.insertCopy(cursor, table);
    CTTrPr rowProperties =
        copy.getTrArray(0).isSetTrPr() ? (CTTrPr) copy.getTrArray(0).getTrPr().copy() : null;
    while (copy.sizeOfTrArray() > 0) {
      copy.removeTr(0);
    }
    CTTblGrid grid = CTTblGrid.Factory.newInstance();
    for (int width : widths) {
      grid.addNewGridCol().setW(BigInteger.valueOf(width));
    }
    copy.setTblGrid(grid);
    List<Cell> allCells = figures.rows().stream().flatMap(List::stream).toList();
    for (int row = 0; row < figures.rows().size(); row++) {
      CTRow line = copy.addNewTr();
      CTTrPr properties = line.addNewTrPr();
      if (rowProperties != null) {
        properties.set(rowProperties);
      }
      if (properties.sizeOfCantSplitArray() == 0) {
        properties.addNewCantSplit();
      }
      if (row < figures.headingRows() && properties.sizeOfTblHeaderArray() == 0) {
        properties.addNewTblHeader();
      }
      int column = 0;
      while (column < figures.columns()) {
        Cell cell = at(allCells, row, column);
        CTTc target = line.addNewTc();
        fillCell(target, cell, row, widths);
        if (row < figures.rows().size() - 1) {
          keepWithNext(target); // a table that fits on a page stays whole
        }
        column = cell.column() + cell.width();
      }
    }
  }

  private static void keepWithNext(CTTc cell) {
    CTP text = cell.getPArray(0);
    CTPPr properties = text.isSetPPr() ? text.getPPr() : text.addNewPPr();
    if (!properties.isSetKeepNext()) {
      properties.addNewKeepNext();
    }
  }

  private static Cell at(List<Cell> allCells, int row, int column) {
    return allCells.stream()
        .filter(cell -> cell.covers(row, column))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no cell at " + row + ", " + column));
  }

  private void fillCell(CTTc target, Cell cell, int row, int[] widths) {
    Kind example = cell.kind() == Kind.ENTRY ? Kind.FIGURE : cell.kind();
    target.set(Objects.requireNonNull(cells.get(example)));
    CTTcPr properties = target.isSetTcPr() ? target.getTcPr() : target.addNewTcPr();
    int width = 0;
    for (int column = cell.column(); column < cell.column() + cell.width(); column++) {
      width += widths[column];
    }
    CTTblWidth cellWidth = properties.isSetTcW() ? properties.getTcW() : properties.addNewTcW();
    cellWidth.setType(STTblWidth.DXA);
    cellWidth.setW(BigInteger.valueOf(width));
    if (properties.isSetGridSpan()) {
      properties.unsetGridSpan();
    }
    if (properties.isSetVMerge()) {
      properties.unsetVMerge();
    }
    if (cell.width() > 1) {
      properties.addNewGridSpan().setVal(BigInteger.valueOf(cell.width()));
    }
    if (cell.height() > 1) {
      properties.addNewVMerge().setVal(row == cell.row() ? STMerge.RESTART : STMerge.CONTINUE);
    }
    while (target.sizeOfPArray() > 1) {
      target.removeP(target.sizeOfPArray() - 1);
    }
    CTP text = target.sizeOfPArray() == 0 ? target.addNewP() : target.getPArray(0);
    WordTemplate.setText(text, row == cell.row() ? cell.text() : "");
  }
}
