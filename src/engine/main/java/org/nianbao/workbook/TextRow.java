package org.nianbao.workbook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a text that takes several rows of a sheet.
 *
 * @param text the text in the row's cell; null if it is blank
 * @param height the height of the row, in points
 * @param hidden whether the row is hidden
 */
public record TextRow(@Nullable String text, float height, boolean hidden) {
  /**
   * Distributes a text over the rows that a form has for it. Rows that it does not need are hidden
   * if the rows are high enough without them; the last one, with the lower border, never is.
   *
   * @param blank the rows of the blank form
   * @return as many rows
   */
  public static List<TextRow> of(String text, TextWrapping wrapping, List<TextRow> blank) {
    List<String> portions = TextPortions.of(text, wrapping, blank.size());
    float blankHeight = 0;
    for (TextRow row : blank) {
      blankHeight += row.hidden() ? 0 : row.height();
    }
    int last = blank.size() - 1;
    float height = portions.size() > last ? 0 : blank.get(last).height();
    List<TextRow> rows = new ArrayList<>();
    for (String portion : portions) {
      float needed = Math.max(blank.get(rows.size()).height(), wrapping.rowHeight(portion));
      rows.add(new TextRow(portion, needed, false));
      height += needed;
    }
    for (TextRow row : blank.subList(rows.size(), blank.size())) {
      boolean shown = rows.size() == last || (!row.hidden() && height < blankHeight);
      height += shown && rows.size() < last ? row.height() : 0;
      rows.add(new TextRow(null, row.height(), !shown));
    }
    return rows;
  }
}
