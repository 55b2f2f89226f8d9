package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WhitespaceTest {
  @Test
  void sameAsOfStrings() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String blank = String.valueOf((char) c);
      for (String text : new String[] {blank, blank + "a b" + blank, " " + blank, "a" + blank}) {
        assertEquals(text.strip(), Whitespace.strip(text), Integer.toHexString(c));
        assertEquals(text.isBlank(), Whitespace.isBlank(text), Integer.toHexString(c));
      }
    }
  }
}
