package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts that are higher than their row of a printed table. */
class PageTableTest {
  private static final float SIZE = 6;

  private static List<Glyph> line(String text, float left, float middle) {
    List<Glyph> glyphs = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      String character = text.substring(i, i + 1);
      glyphs.add(new Glyph(character, left + i * SIZE, middle + SIZE * 0.35f, SIZE, SIZE));
    }
    return glyphs;
  }

  /** A title over two columns, a heading of two lines in the first column, a row of figures. */
  private static List<String> texts(float firstLine, float secondLine, String figure) {
    List<TableLine> horizontal = new ArrayList<>();
    for (float y : new float[] {100, 109, 118, 127}) {
      horizontal.add(new TableLine(y, 50, 150));
    }
    List<TableLine> vertical =
        List.of(
            new TableLine(50, 100, 127),
            new TableLine(100, 109, 127),
            new TableLine(150, 100, 127));
    List<Glyph> glyphs = new ArrayList<>(line("第一项", 80, 104.5f));
    glyphs.addAll(line("本年制发件", 55, firstLine));
    glyphs.addAll(line("数", 70, secondLine));
    glyphs.addAll(line("现行", 110, 113.5f));
    glyphs.addAll(line(figure, 75, 122.5f));
    PageTable table =
        PageTable.on(new PageContent(glyphs, horizontal, vertical), new Budget(Limits.DEFAULT))
            .get(0);
    List<String> texts = new ArrayList<>();
    table.cells(glyphs).values().forEach(cell -> texts.add(text(cell)));
    return texts;
  }

  private static String text(List<Glyph> cell) {
    StringBuilder text = new StringBuilder();
    TextLine.of(cell).forEach(line -> text.append(line.text()));
    return text.toString();
  }

  @Test
  void aLineThatCrossesTheLineBelowBelongsToTheTextItIsCentredWith() {
    List<String> expected = List.of("第一项", "本年制发件数", "现行", "7", "");
    assertEquals(expected, texts(109.1f, 117.9f, "7"));
    assertEquals(expected, texts(109.1f, 118.1f, "7"));
    assertEquals(expected, texts(108.9f, 117.9f, "7"));
    assertEquals(expected, texts(109.6f, 118.3f, "7"));
  }

  @Test
  void aTextWithinItsRowStays() {
    assertEquals(List.of("第一项", "本年制发件", "现行", "数7", ""), texts(113.5f, 121f, "7"));
  }
}
