package org.nianbao.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;

/** What was asked of a sheet, and which others answer the same. */
class OriginalsTest {
  private static final Address FIRST = new Address(0, 0);
  private static final Address SECOND = new Address(0, 1);

  private static Originals row(Content... contents) {
    List<Cell> cells = new ArrayList<>();
    for (int column = 0; column < contents.length; column++) {
      cells.add(new Cell(new Address(0, column), contents[column], null));
    }
    return new Originals(new Grid("表", false, cells, List.of(), Set.of(), List.of()));
  }

  private static Content number(long value) {
    return new Content.Numeric(BigDecimal.valueOf(value));
  }

  private static Content text(String value) {
    return new Content.Text(value);
  }

  @Test
  void whatIsWritten() {
    Originals sheet = row(number(5), number(6));
    assertEquals("5", sheet.at(FIRST));
    assertTrue(row(number(5), number(7)).answerAlike(sheet.looks()));
    assertTrue(row(text("5")).answerAlike(sheet.looks()));
    assertFalse(row(number(6), number(6)).answerAlike(sheet.looks()));
    assertFalse(row().answerAlike(sheet.looks()));
  }

  @Test
  void whetherTheSameIsWritten() {
    Originals sheet = row(number(5), number(5));
    assertTrue(sheet.areSame(List.of(FIRST, SECOND)));
    assertTrue(row(number(7), text("7")).answerAlike(sheet.looks()));
    assertFalse(row(number(7), number(8)).answerAlike(sheet.looks()));
    Originals other = row(number(7), number(8));
    assertFalse(other.areSame(List.of(FIRST, SECOND)));
    assertTrue(row(number(1), number(2)).answerAlike(other.looks()));
    assertFalse(row(number(1), number(1)).answerAlike(other.looks()));
  }

  @Test
  void allThatWasAskedCounts() {
    Originals sheet = row(number(5), number(5));
    assertTrue(sheet.areSame(List.of(FIRST, SECOND)));
    assertEquals("5", sheet.at(SECOND));
    assertFalse(row(number(7), number(7)).answerAlike(sheet.looks()));
    sheet.begin();
    assertTrue(row(number(7), number(8)).answerAlike(sheet.looks()));
  }

  @Test
  void longTextsAndManyQuestionsAreNotKept() {
    Originals sheet = row(text("长".repeat(30_000)), number(5));
    assertEquals(30_000, sheet.at(FIRST).length());
    assertFalse(sheet.isKept());
    assertEquals(List.of(), sheet.looks());
    sheet.begin();
    for (int i = 0; i < 500; i++) {
      assertEquals("5", sheet.at(SECOND));
    }
    assertTrue(sheet.isKept());
    for (int i = 0; i < 500; i++) {
      assertEquals("5", sheet.at(SECOND));
    }
    assertFalse(sheet.isKept());
    assertEquals(501, sheet.looks().size());
  }

  @Test
  void nothingIsAskedWhenTheSheetIsGone() {
    Originals sheet = row(number(5));
    sheet.forget();
    assertThrows(IllegalStateException.class, () -> sheet.at(FIRST));
  }
}
