package org.nianbao.form;

import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;

/** What a received sheet holds where its layout has but a mark, and how often one looked. */
final class Originals {
  private @Nullable Grid sheet;
  private int looks;

  Originals(Grid sheet) {
    this.sheet = sheet;
  }

  /** What is written there. */
  String at(Address address) {
    if (sheet == null) {
      throw new IllegalStateException("the sheet has been located");
    }
    looks++;
    return String.valueOf(sheet.content(address));
  }

  /** How often one looked. */
  int looks() {
    return looks;
  }

  /** Lets go of the sheet: what was located may be kept, and must not hold it. */
  void forget() {
    sheet = null;
  }
}
