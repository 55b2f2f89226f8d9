package org.nianbao.report;

import java.util.List;

/**
 * A text that takes the place of others while a form is filled, and is found again in the file.
 *
 * <p>It is made of one of the characters that Unicode gives no meaning: no text holds them.
 *
 * @param key the field whose texts it stands for
 * @param text the character, as often as it takes to fill as many lines as the text it stands for
 */
record StandIn(String key, String text) {
  private static final int FIRST = 0xFDD0;

  /** How many different ones there are. */
  static final int MOST = 32;

  /** Stands for texts of the field that need so many lines. */
  static StandIn of(String key, int number, int lines, int perLine) {
    String character = Character.toString(FIRST + number);
    return new StandIn(key, character.repeat((lines - 1) * perLine + 1));
  }

  /** Which of them stands here, or -1 if none does. */
  static int at(String text, int index, List<StandIn> standIns) {
    for (int i = 0; i < standIns.size(); i++) {
      if (text.startsWith(standIns.get(i).text(), index)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a text holds any, or a piece of one. */
  static boolean isIn(String text) {
    return text.chars().anyMatch(each -> each >= FIRST && each < FIRST + MOST);
  }
}
