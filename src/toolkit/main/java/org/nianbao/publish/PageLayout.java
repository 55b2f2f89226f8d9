package org.nianbao.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.nianbao.grid.XmlCharacters;
import org.nianbao.publish.LaidOutPage.PlacedText;
import org.nianbao.publish.LaidOutPage.Rule;
import org.nianbao.publish.ReportTable.Cell;
import org.nianbao.publish.ReportTable.Kind;

/**
 * Lays out the Word document of a report on pages, as GB/T 9704-2012 has them. The words are those
 * of the Word template.
 */
final class PageLayout {
  private static final float POINTS_PER_MILLIMETRE = 72 / 25.4f;
  private static final float LEFT = 28 * POINTS_PER_MILLIMETRE;
  private static final float TOP = 37 * POINTS_PER_MILLIMETRE;
  private static final float WIDTH = 156 * POINTS_PER_MILLIMETRE;
  private static final float BOTTOM = TOP + 225 * POINTS_PER_MILLIMETRE;
  private static final float PAGE_NUMBER_BASELINE = BOTTOM + 7 * POINTS_PER_MILLIMETRE + 14;

  private static final float TITLE_SIZE = 22;
  private static final float TITLE_HEIGHT = 32;
  private static final float TEXT_SIZE = 16;
  private static final float TEXT_HEIGHT = 28.95f;
  private static final float PAGE_NUMBER_SIZE = 14;

  /** The sizes of the text of a table, the first of which makes it fit on a page. */
  private static final List<Float> TABLE_SIZES = List.of(10.5f, 10f, 9.5f, 9f, 8.5f, 8f, 7.5f, 7f);

  private static final float TABLE_LINE_HEIGHT = 1.35f;
  private static final float CELL_PADDING = 2;
  private static final float TABLE_MARGIN = 8;

  /** The distance of the baseline from the middle of a line, as a fraction of the size. */
  private static final float BASELINE_BELOW_MIDDLE = 0.35f;

  /** Characters are not moved further apart than this, in ems. */
  private static final float MAX_STRETCH = 0.6f;

  private final ReportFont textFont = ReportFont.text();
  private final ReportFont headingFont = ReportFont.heading();
  private final List<LaidOutPage> pages = new ArrayList<>();
  private LaidOutPage page = new LaidOutPage();
  private float y = BOTTOM;

  private PageLayout() {}

  /**
   * Lays out a report.
   *
   * @param document its Word document
   * @param tables the tables of the document, in their order
   */
  static PageLayout of(byte[] document, List<ReportTable> tables) {
    PageLayout layout = new PageLayout();
    layout.add(document, tables.iterator());
    layout.addPageNumbers();
    return layout;
  }

  List<LaidOutPage> pages() {
    return pages;
  }

  List<ReportFont> fonts() {
    return List.of(textFont, headingFont);
  }

  private void add(byte[] document, Iterator<ReportTable> tables) {
    try (XWPFDocument filled = new XWPFDocument(new ByteArrayInputStream(document))) {
      List<XWPFParagraph> headings = new ArrayList<>(); // kept with what follows
      for (IBodyElement element : filled.getBodyElements()) {
        if (element instanceof XWPFParagraph paragraph) {
          if (isHeading(paragraph)) {
            headings.add(paragraph);
          } else {
            int lines = Math.min(2, lines(paragraph));
            addHeadings(headings, lines * TEXT_HEIGHT);
            add(paragraph);
          }
        } else if (tables.hasNext()) {
          ReportTable table = tables.next();
          float above = headings.size() * TEXT_HEIGHT;
          TableLayout sized = sized(table, BOTTOM - TOP - above - 2 * TABLE_MARGIN);
          addHeadings(headings, Math.min(sized.height() + TABLE_MARGIN, BOTTOM - TOP - above));
          add(sized);
        }
      }
      addHeadings(headings, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the document is in memory
    }
  }

  private static String style(XWPFParagraph paragraph) {
    return paragraph.getStyle() == null ? "" : paragraph.getStyle();
  }

  private static boolean isHeading(XWPFParagraph paragraph) {
    return style(paragraph).equals("ReportSection") || style(paragraph).equals("ReportPart");
  }

  private int lines(XWPFParagraph paragraph) {
    String text = shown(paragraph.getText());
    return TextBreaker.lines(text, textFont, TEXT_SIZE, WIDTH - 2 * TEXT_SIZE, WIDTH).size();
  }

  private void addHeadings(List<XWPFParagraph> headings, float following) {
    float height = headings.size() * TEXT_HEIGHT + following;
    if (y + height > BOTTOM && !headings.isEmpty()) {
      startPage();
    }
    headings.forEach(this::add);
    headings.clear();
  }

  private void startPage() {
    page = new LaidOutPage();
    pages.add(page);
    y = TOP;
  }

  private void add(XWPFParagraph paragraph) {
    boolean title = style(paragraph).equals("ReportTitle");
    ParagraphAlignment alignment = title ? ParagraphAlignment.CENTER : paragraph.getAlignment();
    float size = title ? TITLE_SIZE : TEXT_SIZE;
    float height = title ? TITLE_HEIGHT : TEXT_HEIGHT;
    for (String text : paragraph.getText().split("\n", -1)) {
      String shown = shown(text);
      boolean section = style(paragraph).equals("ReportSection");
      ReportFont font = section && headingFont.hasAll(shown) ? headingFont : textFont;
      boolean justified =
          alignment != ParagraphAlignment.CENTER && alignment != ParagraphAlignment.RIGHT;
      float indent = justified ? 2 * size : 0;
      List<String> lines = TextBreaker.lines(shown, font, size, WIDTH - indent, WIDTH);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i); // a space at its end shows that words are separate
        if (y + height > BOTTOM) {
          startPage();
        }
        float free = WIDTH - TextBreaker.width(line.stripTrailing(), font, size);
        float left =
            LEFT
                + switch (alignment) {
                  case CENTER -> free / 2;
                  case RIGHT -> free;
                  default -> i == 0 ? indent : 0;
                };
        float slack = justified && i < lines.size() - 1 ? free - (i == 0 ? indent : 0) : 0;
        place(line, left, y + height / 2, size, font, slack);
        y += height;
      }
    }
    if (title) {
      y += TEXT_HEIGHT;
    }
  }

  /** Returns a text with the substitute for each character that the fonts do not have. */
  private String shown(String text) {
    StringBuilder shown = new StringBuilder();
    XmlCharacters.of(text.replace('\t', ' ').replace('\u00a0', ' ').replace("\u200b", ""))
        .codePoints()
        .forEach(
            character -> {
              boolean has = textFont.glyph(character) != 0;
              shown.appendCodePoint(has ? character : ReportFont.SUBSTITUTE);
            });
    return shown.toString();
  }

  private void place(
      String text, float from, float middle, float size, ReportFont font, float slack) {
    int gaps = 0;
    for (int i = 1; i < text.length(); i++) {
      gaps += isStretchable(text, i) ? 1 : 0;
    }
    float stretch = gaps == 0 ? 0 : Math.max(0, Math.min(slack / gaps, MAX_STRETCH * size));
    List<Float> lefts = new ArrayList<>();
    float left = from;
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      if (at > 0 && isStretchable(text, at)) {
        left += stretch;
      }
      lefts.add(left);
      left += font.width(character) * size;
      at += Character.charCount(character);
    }
    if (!text.isEmpty()) {
      float baseline = middle + size * BASELINE_BELOW_MIDDLE;
      page.texts().add(new PlacedText(text, lefts, baseline, size, font));
    }
  }

  /** Returns whether the gap before a character is between two Chinese characters. */
  private static boolean isStretchable(String text, int at) {
    return !Character.isLowSurrogate(text.charAt(at))
        && TextBreaker.isIdeographic(text.codePointBefore(at))
        && TextBreaker.isIdeographic(text.codePointAt(at));
  }

  private void addPageNumbers() {
    for (int i = 0; i < pages.size(); i++) {
      page = pages.get(i);
      String number = "— " + (i + 1) + " —";
      float width = TextBreaker.width(number, textFont, PAGE_NUMBER_SIZE);
      float left = i % 2 == 0 ? LEFT + WIDTH - width - PAGE_NUMBER_SIZE : LEFT + PAGE_NUMBER_SIZE;
      place(number, left, PAGE_NUMBER_BASELINE, PAGE_NUMBER_SIZE, textFont, 0);
    }
  }

  /**
   * A table with the heights of its rows at a size.
   *
   * @param columns the left edges of its columns, and the right edge of the last
   */
  private record TableLayout(
      ReportTable table, float size, List<Float> columns, List<Float> heights) {
    float height() {
      return sum(0, heights.size());
    }

    float sum(int from, int to) {
      float sum = 0;
      for (float height : heights.subList(from, to)) {
        sum += height;
      }
      return sum;
    }

    float width(Cell cell) {
      return columns.get(cell.column() + cell.width()) - columns.get(cell.column());
    }
  }

  /** Returns the layout of a table at the largest size at which it is not too high. */
  private TableLayout sized(ReportTable table, float room) {
    TableLayout sized = null;
    for (float size : TABLE_SIZES) {
      sized = sized(table, size, room);
      if (sized.height() <= room) {
        break;
      }
    }
    return Objects.requireNonNull(sized);
  }

  private TableLayout sized(ReportTable table, float size, float room) {
    List<Float> columns = new ArrayList<>(List.of(LEFT));
    int sum = 0;
    for (int width : table.widths()) {
      sum += width;
      columns.add(LEFT + WIDTH * sum / table.width());
    }
    List<Float> heights = new ArrayList<>();
    table.rows().forEach(row -> heights.add(size * TABLE_LINE_HEIGHT + 2 * CELL_PADDING));
    TableLayout layout = new TableLayout(table, size, columns, heights);
    for (int span = 1; span <= table.rows().size(); span++) {
      for (List<Cell> row : table.rows()) {
        for (Cell cell : row) {
          if (cell.height() == span) {
            float needed = lines(cell, layout).size() * size * TABLE_LINE_HEIGHT + 2 * CELL_PADDING;
            int last = cell.row() + span - 1;
            float lacking = needed - layout.sum(cell.row(), last + 1);
            if (lacking > 0) {
              heights.set(last, Math.min(room, heights.get(last) + lacking));
            }
          }
        }
      }
    }
    return layout;
  }

  private List<String> lines(Cell cell, TableLayout layout) {
    float width = layout.width(cell) - 2 * CELL_PADDING;
    return cell.kind() == Kind.FIGURE
        ? List.of(shown(cell.text()))
        : TextBreaker.lines(shown(cell.text()), textFont, layout.size(), width, width);
  }

  /** Adds a table; one that is higher than the page is split between rows. */
  private void add(TableLayout layout) {
    int rows = layout.heights().size();
    if (y + TABLE_MARGIN + layout.height() > BOTTOM && layout.height() <= BOTTOM - TOP) {
      if (y > TOP + 3 * TEXT_HEIGHT) {
        startPage();
      }
    }
    y += TABLE_MARGIN;
    int first = 0;
    while (first < rows) {
      int headings = first == 0 ? 0 : layout.table().headingRows();
      int end = first + 1;
      float above = layout.sum(0, headings);
      while (end < rows && y + above + layout.sum(first, end + 1) <= BOTTOM) {
        end++;
      }
      draw(layout, 0, headings);
      draw(layout, first, end);
      first = end;
      if (first < rows) {
        startPage();
      }
    }
    y += TABLE_MARGIN;
  }

  /** Draws rows of a table at the current place. */
  private void draw(TableLayout layout, int first, int end) {
    for (List<Cell> row : layout.table().rows()) {
      for (Cell cell : row) {
        int top = Math.max(first, cell.row());
        int bottom = Math.min(end, cell.row() + cell.height());
        if (top < bottom) {
          float from = y + layout.sum(first, top);
          float to = y + layout.sum(first, bottom);
          float left = layout.columns().get(cell.column());
          drawBox(left, from, left + layout.width(cell), to);
          if (top == cell.row()) {
            drawText(cell, layout, from, to);
          }
        }
      }
    }
    y += layout.sum(first, end);
  }

  private void drawBox(float left, float top, float right, float bottom) {
    page.rules().add(new Rule(left, top, right, top));
    page.rules().add(new Rule(left, bottom, right, bottom));
    page.rules().add(new Rule(left, top, left, bottom));
    page.rules().add(new Rule(right, top, right, bottom));
  }

  private void drawText(Cell cell, TableLayout layout, float top, float bottom) {
    List<String> lines = lines(cell, layout);
    float room = layout.width(cell) - 2 * CELL_PADDING;
    float left = layout.columns().get(cell.column()) + CELL_PADDING;
    float height = layout.size() * TABLE_LINE_HEIGHT;
    float middle = (top + bottom) / 2 - (lines.size() - 1) * height / 2;
    for (String each : lines) {
      String line = each.stripTrailing();
      float width = TextBreaker.width(line, textFont, layout.size());
      float size = width > room ? layout.size() * room / width : layout.size();
      float free = Math.max(0, room - width);
      place(line, cell.kind() == Kind.LABEL ? left : left + free / 2, middle, size, textFont, 0);
      middle += height;
    }
  }
}
