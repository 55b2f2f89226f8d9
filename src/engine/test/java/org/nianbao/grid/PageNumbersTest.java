package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageNumbersTest {
  private static final float SIZE = 10;

  /** Returns a page with a line of text every twenty points, and a box when it has a table. */
  private static PageContent page(boolean table, String... lines) {
    PageContent page = new PageContent();
    for (int i = 0; i < lines.length; i++) {
      for (int at = 0; at < lines[i].length(); at++) {
        String character = lines[i].substring(at, at + 1);
        page.glyphs().add(new Glyph(character, 50 + at * SIZE, 100 + 20 * i, SIZE, SIZE));
      }
    }
    if (table) { // around the second line
      page.addLine(40, 105, 400, 105);
      page.addLine(40, 125, 400, 125);
      page.addLine(40, 105, 40, 125);
      page.addLine(400, 105, 400, 125);
    }
    return page;
  }

  /** Returns the paragraphs and cells of the tables, or the lines of a document without tables. */
  private static List<String> texts(PageContent... pages) {
    List<String> texts = new ArrayList<>();
    PagedDocument.read(List.of(pages), "PDF", new Budget(Limits.DEFAULT))
        .get(0)
        .cells()
        .forEach(cell -> texts.add(cell.content().toString()));
    return texts;
  }

  @Test
  void theNumberOfEachPageIsLeftOut() {
    List<String> expected = List.of("一、总体情况", "甲。", "乙。", "丙。");
    assertEquals(
        expected,
        texts(
            page(false, "一、总体情况", "甲。", "— 1 —"),
            page(false, "乙。", "— 2 —"),
            page(false, "丙。", "— 3 —")));
    assertEquals(
        expected,
        texts(
            page(false, "第1页", "一、总体情况", "甲。"),
            page(false, "第2页", "乙。"),
            page(false, "第3页", "丙。")));
    assertEquals(
        expected, // after a cover, and the page of a document that begins elsewhere
        texts(page(false, "一、总体情况"), page(false, "甲。", "1/3"), page(false, "乙。", "丙。", "2/3")));
    assertEquals(expected, texts(page(false, "一、总体情况", "甲。", "乙。", "丙。", "- 15 -")));
  }

  @Test
  void aLineThatLooksLikeAPageNumberElsewhereIsText() {
    for (boolean table : new boolean[] {false, true}) {
      assertEquals(
          List.of("总体情况", "表", "第3页 共5页", "- 12 -", "甲。", "乙。", "第3页"),
          texts(
              page(table, "总体情况", "表", "第3页 共5页", "— 1 —"),
              page(false, "- 12 -", "甲。", "— 2 —"),
              page(false, "乙。", "第3页", "— 3 —")));
    }
  }

  @Test
  void aNumberThatDoesNotCountOnIsText() {
    assertEquals(
        List.of("甲。", "- 12 -", "乙。", "丙。"),
        texts(page(false, "甲。", "- 12 -"), page(false, "乙。", "— 2 —"), page(false, "丙。", "— 3 —")));
  }
}
