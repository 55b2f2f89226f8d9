package org.nianbao.message;

import java.util.List;

/** Lists within messages, shortened to their first entries. */
public final class ShortenedList {
  /** The maximum number of entries shown; further entries are counted. */
  public static final int MAX_ENTRIES = 50;

  private ShortenedList() {}

  /**
   * Returns the first names as an argument of a message; an ellipsis follows if there are more.
   *
   * @param max the maximum number of names
   */
  public static Object of(List<?> names, int max) {
    return names.size() <= max ? names : Message.of("list.first", names.subList(0, max));
  }

  /**
   * Returns names as an argument of a message: the list itself, or a message with the first entries
   * and the number of all.
   */
  public static Object of(List<?> names) {
    return names.size() <= MAX_ENTRIES
        ? names
        : Message.of("list.more", names.subList(0, MAX_ENTRIES), names.size());
  }
}
