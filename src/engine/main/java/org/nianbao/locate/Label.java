package org.nianbao.locate;

import org.nianbao.grid.Address;
import org.nianbao.locate.Labels.Wording;

/** A label of a table, and where it stands. */
record Label(Address at, String text, Wording wording) {
  Label(Address at, String text) {
    this(at, text, Wording.of(text));
  }

  /** How much they are alike, up to 100; 0 if they are not. */
  int similarity(Label other) {
    return Labels.similarity(wording, other.wording);
  }

  /** Whether they name the same, whatever notes, numbers and years are beside it. */
  boolean names(Label other) {
    return similarity(other) >= Labels.CERTAIN;
  }

  /** Whether it is so short that rows of other groups may well bear it, too. */
  boolean isCommon() {
    return wording.core().length() < Labels.SHORTEST_PART;
  }
}
