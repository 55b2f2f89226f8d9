package org.nianbao.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineBreakerTest {
  private static final int LETTER = 10;

  /** Every letter is as wide as any. */
  private static final FontMetrics METRICS =
      new FontMetrics(new Font(Font.DIALOG, Font.PLAIN, LETTER)) {
        @Override
        public int stringWidth(String text) {
          return LETTER * text.codePointCount(0, text.length());
        }
      };

  private static List<String> lines(String text, int letters) {
    return LineBreaker.lines(text, METRICS, letters * LETTER);
  }

  @Test
  void chineseIsBrokenAnywhere() {
    assertEquals(List.of("收到申请", "八件"), lines("收到申请八件", 4));
  }

  @Test
  void punctuationBeginsNoLine() {
    assertEquals(List.of("收到申请，", "八件"), lines("收到申请，八件", 4));
  }

  @Test
  void numbersAndWordsStayWhole() {
    assertEquals(List.of("收到", "1234件"), lines("收到1234件", 5));
    assertEquals(List.of("12345", "678"), lines("12345678", 5));
  }

  @Test
  void paragraphsAreLinesOfTheirOwn() {
    assertEquals(List.of("一", "", "二"), lines("一\r\n\n二", 5));
    assertEquals(List.of(""), lines("", 5));
  }

  @Test
  void nothingIsLostWhereThereIsNoRoom() {
    assertEquals(List.of("一", "二"), lines("一二", 0));
  }

  @Test
  void realLettersAreNotWiderThanTheRoom() {
    FontMetrics real =
        new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
            .createGraphics()
            .getFontMetrics(new Font(Font.DIALOG, Font.PLAIN, LETTER));
    for (String line : LineBreaker.lines("政府信息公开工作年度报告 2024".repeat(20), real, 200)) {
      assertEquals(true, real.stringWidth(line.strip()) <= 200, line);
    }
  }
}
