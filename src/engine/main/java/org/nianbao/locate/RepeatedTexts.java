package org.nianbao.locate;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;

/** The texts of a file that its headers, footers and pictures may repeat. */
final class RepeatedTexts {
  /** The numbers of pages in a header or a footer. */
  private static final Pattern PAGE_NUMBERS =
      Pattern.compile("[\\d\\p{Punct}—–―·－第共页/／]*|Page\\d*(?:of\\d*)?", Pattern.CASE_INSENSITIVE);

  /** The length of a title that is recognised beside the number of a page. */
  private static final int MIN_TITLE_LENGTH = 4;

  /** The number of texts that are compared with the whole file; a report has a few. */
  private static final int MAX_COMPARED = 100;

  private final List<Grid> file;

  /** The texts of all cells and the names of the sheets, a line each; null until needed. */
  private @Nullable String lines;

  private int compared;

  RepeatedTexts(List<Grid> file) {
    this.file = file;
  }

  /**
   * Returns whether the text of a header or a footer is nothing but furniture: a number of pages,
   * or what the file has elsewhere, such as its title or the name of the unit.
   */
  boolean isPageFurniture(String text) {
    String words =
        Arrays.stream(text.split("[\\s\\p{Z}]+", -1))
            .filter(part -> !PAGE_NUMBERS.matcher(part).matches())
            .collect(Collectors.joining());
    return words.isEmpty()
        || PAGE_NUMBERS.matcher(IdentityFinder.withoutSpaces(text)).matches()
        || has(text)
        || (words.length() >= MIN_TITLE_LENGTH && has(words));
  }

  /** Returns whether a cell has a text; false if too many texts have been compared. */
  boolean has(String text) {
    if (++compared > MAX_COMPARED) {
      return false;
    }
    String all = lines;
    if (all == null) {
      StringBuilder joined = new StringBuilder();
      for (Grid sheet : file) {
        joined.append(sheet.name()).append('\n');
        for (Cell cell : sheet.cells()) {
          if (cell.content() instanceof CellContent.Text) {
            joined.append(IdentityFinder.withoutSpaces(cell.content().toString())).append('\n');
          }
        }
      }
      all = joined.toString();
      lines = all;
    }
    return all.contains(IdentityFinder.withoutSpaces(text));
  }
}
