package org.nianbao.locate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Prints a report as programs for text do: lines around the cells, labels and numbers broken where
 * the cell ends, tables broken where the page ends, in the middle of a row if need be.
 */
final class PrintedForm {
  private static final float SIZE = 10;
  private static final float PITCH = 13;
  private static final float LEFT = 60;
  private static final float WIDTH = 480;
  private static final float TOP = 70;
  private static final int LINES = 52;

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<float[]> across = new ArrayList<>();
  private final List<float[]> down = new ArrayList<>();
  private final List<Object[]> pieces = new ArrayList<>();
  private final float padding;

  /** How many lines have been printed, as if there were no pages. */
  private int lines;

  PrintedForm(Random random) {
    this.random = random;
    padding = random.nextInt(3) * 2.5f;
  }

  void paragraph(String words) {
    for (String line : broken("　　" + words, WIDTH)) {
      piece(line, LEFT, lines++);
    }
  }

  void title(String words) {
    piece(words, LEFT + WIDTH / 2 - words.length() * SIZE / 2, lines++);
  }

  /** A cell of a table. */
  record Cell(String text, int column, int row, int columns, int rows) {}

  /** Prints a table whose columns are so wide, in parts. */
  void table(List<Cell> cells, float... parts) {
    float[] xs = new float[parts.length + 1];
    float all = 0;
    for (float part : parts) {
      all += part;
    }
    for (int i = 0; i < parts.length; i++) {
      xs[i + 1] = xs[i] + WIDTH * parts[i] / all;
    }
    int rows = cells.stream().mapToInt(cell -> cell.row() + cell.rows()).max().orElse(0);
    int[] ys = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      for (Cell cell : cells) {
        if (cell.row() + cell.rows() == row + 1) {
          int needed = lines(cell, xs).size();
          ys[row + 1] = Math.max(ys[row + 1], Math.max(ys[row] + 1, ys[cell.row()] + needed));
        }
      }
    }
    for (Cell cell : cells) {
      float left = LEFT + xs[cell.column()];
      float right = LEFT + xs[cell.column() + cell.columns()];
      int top = lines + ys[cell.row()];
      int bottom = lines + ys[cell.row() + cell.rows()];
      across.add(new float[] {left, right, top});
      across.add(new float[] {left, right, bottom});
      down.add(new float[] {left, top, bottom});
      down.add(new float[] {right, top, bottom});
      List<String> written = lines(cell, xs);
      int first = top + (bottom - top - written.size()) / 2;
      for (String line : written) {
        piece(line, (left + right - width(line)) / 2, first++);
      }
    }
    lines += ys[rows];
  }

  private List<String> lines(Cell cell, float[] xs) {
    float room = xs[cell.column() + cell.columns()] - xs[cell.column()] - 2 * padding;
    return broken(cell.text(), room);
  }

  private static float width(char c) {
    return c < 128 ? SIZE / 2 : SIZE;
  }

  private static float width(String words) {
    float width = 0;
    for (int i = 0; i < words.length(); i++) {
      width += width(words.charAt(i));
    }
    return width;
  }

  private static List<String> broken(String words, float room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      if (line.length() > 0 && width(line.toString()) + width(words.charAt(i)) > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(words.charAt(i));
    }
    if (line.length() > 0) {
      lines.add(line.toString());
    }
    return lines;
  }

  private void piece(String words, float x, int line) {
    pieces.add(new Object[] {words, x, line});
  }

  /** The pages, each with a number below. */
  byte[] print() throws IOException {
    try (PDDocument document = new PDDocument()) {
      COSDictionary font = font(document);
      for (int page = 0; page * LINES <= lines; page++) {
        draw(page);
        PDPage sheet = new PDPage(PDRectangle.A4);
        PDStream content = new PDStream(document);
        try (OutputStream out = content.createOutputStream()) {
          out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
        }
        sheet.setContents(content);
        PDResources resources = new PDResources();
        COSDictionary fonts = new COSDictionary();
        fonts.setItem("F", font);
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        sheet.setResources(resources);
        document.addPage(sheet);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private void draw(int page) {
    text.setLength(0);
    int first = page * LINES;
    for (float[] line : across) {
      boolean ends = line[2] >= first && line[2] <= first + LINES;
      if (ends) {
        rule(line[0], y(line[2] - first), line[1], y(line[2] - first));
      }
    }
    for (float[] line : down) {
      float from = Math.max(line[1], first);
      float to = Math.min(line[2], first + LINES);
      if (from < to) {
        rule(line[0], y(from - first), line[0], y(to - first));
      }
    }
    pagesEnd(first);
    for (Object[] piece : pieces) {
      int line = (int) piece[2] - first;
      if (line >= 0 && line < LINES) {
        show((String) piece[0], (float) piece[1], y(line + 1) + PITCH / 4);
      }
    }
    show("- " + (page + 1) + " -", LEFT + WIDTH / 2, 40);
  }

  /**
   * Where a page ends in the middle of a row, the table is closed, and opened again on the next.
   */
  private void pagesEnd(int first) {
    for (int end : new int[] {first, first + LINES}) {
      float left = Float.MAX_VALUE;
      float right = 0;
      for (float[] line : down) {
        if (line[1] < end && line[2] > end) {
          left = Math.min(left, line[0]);
          right = Math.max(right, line[0]);
        }
      }
      if (right > 0) {
        rule(left, y(end - first), right, y(end - first));
      }
    }
  }

  private static float y(float line) {
    return PDRectangle.A4.getHeight() - TOP - line * PITCH;
  }

  /** Drawn as a line, or filled as a thin bar. */
  private void rule(float x, float y, float toX, float toY) {
    String drawn =
        random.nextBoolean()
            ? "%.2f %.2f m %.2f %.2f l S\n".formatted(x, y, toX, toY)
            : "%.2f %.2f %.2f %.2f re f\n"
                .formatted(x, y, Math.max(0.5f, toX - x), y == toY ? 0.5f : toY - y);
    text.append(drawn);
  }

  private void show(String words, float x, float y) {
    StringBuilder codes = new StringBuilder();
    words.chars().forEach(c -> codes.append(String.format(Locale.ROOT, "%04X", c)));
    text.append("BT /F %.0f Tf %.2f %.2f Td <%s> Tj ET\n".formatted(SIZE, x, y, codes));
  }

  /** A font whose codes are those of Unicode; nothing is drawn with it, so it has no shapes. */
  private static COSDictionary font(PDDocument document) throws IOException {
    StringBuilder map =
        new StringBuilder("begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
    for (int high = 0; high < 256; high += 64) {
      map.append("64 beginbfrange\n");
      for (int i = high; i < high + 64; i++) {
        map.append("<%02X00> <%02XFF> <%02X00>\n".formatted(i, i, i));
      }
      map.append("endbfrange\n");
    }
    COSStream unicode = document.getDocument().createCOSStream();
    try (OutputStream out = unicode.createOutputStream()) {
      out.write((map + "endcmap").getBytes(StandardCharsets.US_ASCII));
    }
    COSDictionary system = new COSDictionary();
    system.setString("Registry", "Adobe");
    system.setString("Ordering", "Identity");
    system.setInt("Supplement", 0);
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName("FontName", "F");
    descriptor.setInt("Flags", 4);
    COSArray half = new COSArray();
    half.add(COSInteger.get(0));
    half.add(COSInteger.get(127));
    half.add(COSInteger.get(500));
    COSDictionary descendant = new COSDictionary();
    descendant.setItem(COSName.TYPE, COSName.FONT);
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
    descendant.setName("BaseFont", "F");
    descendant.setItem("CIDSystemInfo", system);
    descendant.setItem("FontDescriptor", descriptor);
    descendant.setInt("DW", 1000);
    descendant.setItem("W", half);
    COSArray descendants = new COSArray();
    descendants.add(descendant);
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName("BaseFont", "F");
    font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
    font.setItem("DescendantFonts", descendants);
    font.setItem("ToUnicode", unicode);
    return font;
  }
}
