package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of all characters that this Java knows, the same are ideographs as it says. */
class IdeographsTest {
  @Test
  void ideographsOfTheBasicPlane() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      if (Character.isDefined(c)) {
        assertEquals(
            Character.isIdeographic(c), Ideographs.isIdeograph((char) c), Integer.toHexString(c));
      }
    }
  }

  @Test
  void scriptOfAllPlanes() {
    Pattern here = Pattern.compile("[" + Ideographs.HAN + "]");
    Pattern known = Pattern.compile("\\p{IsHan}");
    // two marks for reading Vietnamese stand by themselves, and in no report
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(c -> Character.isDefined(c) && c != 0x16ff0 && c != 0x16ff1)
        .forEach(
            c -> {
              String text = Character.toString(c);
              assertEquals(
                  known.matcher(text).matches(),
                  here.matcher(text).matches(),
                  Integer.toHexString(c));
            });
  }
}
