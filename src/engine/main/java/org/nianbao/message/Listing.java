package org.nianbao.message;

import java.util.List;

/** Lists that people read on a console or in a sentence: of a long one the first entries. */
public final class Listing {
  /** How many entries are shown; of the others, the number. */
  public static final int MAX_ENTRIES = 50;

  private Listing() {}

  /**
   * Names to go into a sentence as an argument: the list itself, or a message that has the first
   * ones and says how many there are.
   */
  public static Object names(List<?> names) {
    return names.size() <= MAX_ENTRIES
        ? names
        : Message.of("list.more", names.subList(0, MAX_ENTRIES), names.size());
  }
}
