package org.nianbao.locate;

import org.nianbao.grid.Address;
import org.nianbao.locate.LabelComparison.NormalizedLabel;

/** A label of a table, and its cell. */
record Label(Address at, String text, NormalizedLabel wording) {
  Label(Address at, String text) {
    this(at, text, NormalizedLabel.of(text));
  }

  /** Returns the similarity of two labels, from 0 to 100; 0 if they differ. */
  int similarity(Label other) {
    return LabelComparison.similarity(wording, other.wording);
  }

  /** Returns whether both labels name the same thing, apart from notes, numbers and years. */
  boolean matches(Label other) {
    return similarity(other) >= LabelComparison.CERTAIN;
  }

  /** Returns whether the label is so short that rows of other groups may have it, too. */
  boolean isCommon() {
    return wording.core().length() < LabelComparison.MIN_PART_LENGTH;
  }
}
