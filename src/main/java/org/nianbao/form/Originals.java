package org.nianbao.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;

/**
 * What a received sheet holds where its layout has but a mark, and what was asked of it: where
 * another sheet of that layout answers the same, the same is located on it.
 */
final class Originals {
  /** A question, and what the sheet answered. */
  record Look(Predicate<Grid> question, boolean answer) {}

  private @Nullable Grid sheet;
  private final List<Look> looks = new ArrayList<>();

  Originals(Grid sheet) {
    this.sheet = sheet;
  }

  /** What is written there. */
  String at(Address address) {
    String written = written(sheet(), address);
    looks.add(new Look(other -> written(other, address).equals(written), true));
    return written;
  }

  /** Whether the same is written in all of these cells. */
  boolean areSame(List<Address> cells) {
    Address first = cells.get(0);
    return answer(other -> cells.stream().allMatch(at -> isSame(other, first, at)));
  }

  private boolean answer(Predicate<Grid> question) {
    boolean answer = question.test(sheet());
    looks.add(new Look(question, answer));
    return answer;
  }

  /** Whether this sheet answers all that was asked of another as that one did. */
  boolean answerAlike(List<Look> asked) {
    Grid own = sheet();
    return asked.stream().allMatch(look -> look.question().test(own) == look.answer());
  }

  /** How often one looked. */
  int looks() {
    return looks.size();
  }

  /** What was asked after so many looks. */
  List<Look> looksAfter(int first) {
    return List.copyOf(looks.subList(first, looks.size()));
  }

  /** Lets go of the sheet: what was located may be kept, and must not hold it. */
  void forget() {
    sheet = null;
    looks.clear();
  }

  private Grid sheet() {
    if (sheet == null) {
      throw new IllegalStateException("the sheet has been located");
    }
    return sheet;
  }

  private static boolean isSame(Grid sheet, Address one, Address other) {
    return Objects.equals(sheet.content(one), sheet.content(other))
        || written(sheet, one).equals(written(sheet, other));
  }

  private static String written(Grid sheet, Address address) {
    return String.valueOf(sheet.content(address));
  }
}
