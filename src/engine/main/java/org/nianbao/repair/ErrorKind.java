package org.nianbao.repair;

import java.util.Locale;
import org.nianbao.message.Message;

/** How a figure may have come to be wrong. */
public enum ErrorKind {
  /** Two digits next to each other stand the wrong way round: 21 for 12. */
  TRANSPOSED,
  /** A digit was left out: 1 for 12. */
  DROPPED,
  /** A digit was typed twice: 122 for 12. */
  DOUBLED,
  /** There is one digit too many: 172 for 12. */
  EXTRA,
  /** One digit is another: 17 for 12. */
  DIGIT,
  /** It is one more or one less. */
  OFF_BY_ONE,
  /** Nothing, or 0, stands where a figure belongs. */
  OMITTED,
  /** A total was left at 0. */
  UNSUMMED,
  /** A total was added up wrongly. */
  MISCOUNTED,
  /** It is ten thousand times as much, or as little: 元 for 万元. */
  UNIT,
  /** The figure of a cell next to it stands there too. */
  COPIED,
  /** It is not what follows from last year's report. */
  LAST_YEAR,
  /** Two cells next to each other hold one another's figures. */
  SWAPPED,
  /** The figures of a row stand one column too far to the right or left. */
  ROW_SHIFTED,
  /** The figures of a column stand one row too far down or up. */
  COLUMN_SHIFTED,
  /** It fits no slip that is known. */
  UNKNOWN,
  /** Several slips of different kinds, each said with its cell. */
  SEVERAL;

  /** Its name in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its name for people. */
  Message words() {
    return Message.of("repair.slip." + code());
  }
}
