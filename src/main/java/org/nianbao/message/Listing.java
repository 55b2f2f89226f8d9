package org.nianbao.message;

import java.util.List;

/** Lists that people read on a console or in a sentence: of a long one the first entries. */
public final class Listing {
  /** How many entries are shown; of the others, the number. */
  public static final int MAX_ENTRIES = 50;

  private Listing() {}

  /** Names to go into a sentence, and if there are more of them, how many they are. */
  public static Object names(List<?> names) {
    return names(names, MAX_ENTRIES);
  }

  /** The same with no more than so many names. */
  public static Object names(List<?> names, int most) {
    return names.size() <= most
        ? names
        : Message.of("list.more", names.subList(0, most), names.size());
  }
}
