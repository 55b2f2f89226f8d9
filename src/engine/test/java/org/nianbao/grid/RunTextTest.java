package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nianbao.grid.RunText.Style;

/** Text in runs that are shown in different ways. */
class RunTextTest {
  private final RunText text = new RunText();

  private RunText with(String run, Style style) {
    text.append(run, style);
    return text;
  }

  private void assertText(String expected, DisplayMark... marks) {
    assertEquals(expected, text.text());
    assertEquals(List.of(marks), text.marks());
  }

  @Test
  void plain() {
    with("12", Style.PLAIN);
    with("34", Style.PLAIN);
    assertText("1234");
  }

  @Test
  void struckOutInPart() {
    with("12", Style.STRUCK);
    with("34", Style.PLAIN);
    assertText("34", new DisplayMark.Dropped("12"));
  }

  @Test
  void struckOutAltogether() {
    with("12", Style.STRUCK);
    with(" ", Style.PLAIN);
    assertText("12", new DisplayMark.Struck());
  }

  @Test
  void hidden() {
    with("12", Style.HIDDEN);
    assertText("", new DisplayMark.Dropped("12"));
  }

  @Test
  void aMarkBesideANumber() {
    with("123", Style.PLAIN);
    with("4", Style.RAISED);
    with("件", Style.PLAIN);
    assertText("123件", new DisplayMark.Dropped("4"));
  }

  @Test
  void aRaisedUnit() {
    with("5", Style.PLAIN);
    with("万元", Style.RAISED);
    assertText("5万元");
  }

  @Test
  void aMarkWithinASentence() {
    with("面积100m", Style.PLAIN);
    with("2", Style.RAISED);
    assertText("面积100m2");
  }

  @Test
  void allRaised() {
    with("4", Style.RAISED);
    assertText("4");
  }

  @Test
  void cleared() {
    with("12", Style.STRUCK);
    text.clear();
    with("5", Style.PLAIN);
    assertText("5");
  }
}
