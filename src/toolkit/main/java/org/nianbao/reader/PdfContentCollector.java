package org.nianbao.reader;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.nianbao.grid.Budget;
import org.nianbao.grid.Glyph;
import org.nianbao.grid.PageContent;
import org.nianbao.grid.PagePath;
import org.nianbao.grid.UnreadableContentException;

/**
 * Collects the characters and the straight lines of the pages of a PDF (ISO 32000-1, 8.5.2 and
 * 8.5.3).
 */
final class PdfContentCollector extends PDFTextStripper {
  /** A report has about ten pages. */
  private static final int MAX_PAGES = 300;

  /** A page has a few thousand; form XObjects may call one another endlessly. */
  private static final int MAX_OPERATIONS = 300_000;

  private static final int MAX_CHARACTERS = 200_000;

  private final Budget budget;
  private int operations;
  private int characters;
  private final List<PageContent> pages = new ArrayList<>();
  private PageContent page = new PageContent();
  private PDRectangle frame = new PDRectangle();
  private int rotation;

  private final PagePath path = new PagePath();

  private PdfContentCollector(Budget budget) {
    this.budget = budget;
    setEndPage(MAX_PAGES);
    setShouldSeparateByBeads(false);
  }

  static List<PageContent> of(PDDocument document, Budget budget) throws IOException {
    PdfContentCollector collector = new PdfContentCollector(budget);
    collector.getText(document);
    return collector.pages;
  }

  @Override
  public void processPage(PDPage drawn) throws IOException {
    page = new PageContent();
    pages.add(page);
    path.clear();
    frame = drawn.getCropBox();
    rotation = Math.floorMod(drawn.getRotation(), 360);
    super.processPage(drawn);
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    if (++characters > MAX_CHARACTERS) {
      throw new UnreadableContentException("grid.limit.document");
    }
    super.processTextPosition(text);
  }

  @Override
  protected void writePage() {
    for (List<TextPosition> article : getCharactersByArticle()) {
      for (TextPosition each : article) {
        String text = each.getUnicode();
        if (text != null && text.isBlank()) {
          Glyph.addSpace(page.glyphs());
        } else if (text != null) {
          page.glyphs().add(glyph(each, text.strip()));
        }
      }
    }
  }

  private static Glyph glyph(TextPosition each, String text) {
    float size = Math.max(1, Math.abs(each.getFontSizeInPt()));
    return new Glyph(withoutRadicals(text), each.getX(), each.getY(), each.getWidth(), size);
  }

  /**
   * Replaces CJK radicals by characters. Some fonts map 行 to the radical ⾏, which looks the same.
   */
  private static String withoutRadicals(String text) {
    char first = text.charAt(0);
    return first >= '\u2f00' && first <= '\u2fdf'
        ? Normalizer.normalize(text, Normalizer.Form.NFKC)
        : text;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    budget.checkTime();
    if (++operations > MAX_OPERATIONS) {
      throw new UnreadableContentException("grid.limit.document");
    }
    switch (operator.getName()) {
      case "m" -> addCorner(operands, 0, false);
      case "l" -> addCorner(operands, 0, true);
      case "c" -> addCorner(operands, 4, false); // a curve is no border
      case "v", "y" -> addCorner(operands, 2, false);
      case "h" -> path.close();
      case "re" -> addRectangle(operands);
      case "S", "B", "B*" -> path.stroke(page);
      case "s", "b", "b*" -> {
        path.close();
        path.stroke(page);
      }
      case "f", "F", "f*" -> path.fill(page);
      case "n" -> path.clear();
      default -> super.processOperator(operator, operands);
    }
  }

  private static boolean areNumbers(List<COSBase> operands, int count) {
    return operands.size() >= count
        && operands.subList(0, count).stream().allMatch(COSNumber.class::isInstance);
  }

  private static float number(List<COSBase> operands, int index) {
    return operands.get(index) instanceof COSNumber number ? number.floatValue() : 0;
  }

  private void addCorner(List<COSBase> operands, int first, boolean drawn) {
    if (areNumbers(operands, first + 2)) {
      addCorner(number(operands, first), number(operands, first + 1), drawn);
    }
  }

  private void addCorner(float x, float y, boolean drawn) {
    if (path.isFull()) {
      return;
    }
    Point2D.Float point = transformedPoint(x, y);
    float fromLeft = point.x - frame.getLowerLeftX();
    float fromBelow = point.y - frame.getLowerLeftY();
    switch (rotation) {
      case 90 -> addToPath(fromBelow, fromLeft, drawn);
      case 180 -> addToPath(frame.getWidth() - fromLeft, fromBelow, drawn);
      case 270 -> addToPath(frame.getHeight() - fromBelow, frame.getWidth() - fromLeft, drawn);
      default -> addToPath(fromLeft, frame.getHeight() - fromBelow, drawn);
    }
  }

  private void addToPath(float x, float y, boolean drawn) {
    if (drawn) {
      path.lineTo(x, y);
    } else {
      path.moveTo(x, y);
    }
  }

  private void addRectangle(List<COSBase> operands) {
    if (areNumbers(operands, 4)) {
      float x = number(operands, 0);
      float y = number(operands, 1);
      float right = x + number(operands, 2);
      float top = y + number(operands, 3);
      addCorner(x, y, false);
      addCorner(right, y, true);
      addCorner(right, top, true);
      addCorner(x, top, true);
      path.close();
    }
  }
}
