package org.nianbao.form;

import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;

/** The numbers of a received sheet, and how often one was looked at. */
final class Figures {
  private @Nullable Grid sheet;
  private int looks;

  Figures(Grid sheet) {
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

  /** How often a number was looked at. */
  int looks() {
    return looks;
  }

  /** Lets go of the numbers: what was located may be kept, and must not hold them. */
  void forget() {
    sheet = null;
  }
}
