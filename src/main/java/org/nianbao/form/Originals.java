package org.nianbao.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;

/**
 * What a received sheet holds where its layout has but a mark, and what was asked of it: where
 * another sheet of that layout answers the same, the same is located on it.
 */
final class Originals {
  /** A question, and its answer. */
  sealed interface Look {
    /** What is written there. */
    record Written(Address at, String text) implements Look {}

    /** Whether the same is written in all of these cells. */
    record Same(List<Address> cells, boolean answer) implements Look {}
  }

  /** So many looks, and characters in their answers, are kept; a form needs a hundred at most. */
  private static final int MOST_LOOKS = 500;

  private static final int MOST_CHARACTERS = 1_000;

  private @Nullable Grid sheet;
  private List<Look> looks = new ArrayList<>();
  private int characters;

  Originals(Grid sheet) {
    this.sheet = sheet;
  }

  /** Begins to keep what is asked. */
  void begin() {
    looks = new ArrayList<>();
    characters = 0;
  }

  /** What is written there. */
  String at(Address address) {
    String written = written(sheet(), address);
    characters += written.length();
    keep(new Look.Written(address, written));
    return written;
  }

  /** Whether the same is written in all of these cells. */
  boolean areSame(List<Address> cells) {
    boolean answer = areSame(sheet(), cells);
    keep(new Look.Same(cells, answer));
    return answer;
  }

  private void keep(Look look) {
    if (isKept()) {
      looks.add(look);
    }
  }

  /** Whether all was kept that was asked. */
  boolean isKept() {
    return looks.size() <= MOST_LOOKS && characters <= MOST_CHARACTERS;
  }

  /** What was asked since the beginning, as far as it is kept. */
  List<Look> looks() {
    return List.copyOf(looks);
  }

  /** Whether this sheet answers all that was asked of another as that one did. */
  boolean answerAlike(List<Look> asked) {
    Grid own = sheet();
    for (Look look : asked) {
      boolean alike =
          look instanceof Look.Written written
              ? written(own, written.at()).equals(written.text())
              : look instanceof Look.Same same && areSame(own, same.cells()) == same.answer();
      if (!alike) {
        return false;
      }
    }
    return true;
  }

  /** Lets go of the sheet: what was located may be kept, and must not hold it. */
  void forget() {
    sheet = null;
    begin();
  }

  private Grid sheet() {
    if (sheet == null) {
      throw new IllegalStateException("the sheet has been located");
    }
    return sheet;
  }

  private static boolean areSame(Grid sheet, List<Address> cells) {
    Address first = cells.get(0);
    return cells.stream().allMatch(at -> isSame(sheet, first, at));
  }

  private static boolean isSame(Grid sheet, Address one, Address other) {
    return Objects.equals(sheet.content(one), sheet.content(other))
        || written(sheet, one).equals(written(sheet, other));
  }

  private static String written(Grid sheet, Address address) {
    return String.valueOf(sheet.content(address));
  }
}
