package org.nianbao.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.template.Severity;

/**
 * Something to be said of a submission, ready to be shown.
 *
 * @param severity how grave it is; null if it is no discrepancy
 * @param word the word for that; empty if it is none
 * @param title the rule that found it, or a word
 * @param place the cell of the received file it is about; empty if there is none
 * @param sentence what is wrong
 * @param suggestions what may mend it
 * @param keys the fields it involves, the one it is about first
 */
record Finding(
    @Nullable Severity severity,
    String word,
    String title,
    String place,
    String sentence,
    List<String> suggestions,
    List<String> keys) {
  Finding {
    suggestions = List.copyOf(suggestions);
    keys = List.copyOf(keys);
  }

  /** As it is copied, and read aloud. */
  @Override
  public String toString() {
    String words = word.isEmpty() ? "" : word + "　";
    String where = place.isEmpty() ? "" : place + "　";
    return words + title + "　" + where + sentence + String.join("", suggestions);
  }
}
