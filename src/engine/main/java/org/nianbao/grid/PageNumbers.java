package org.nianbao.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines with the numbers of the pages of a document: the first or the last line of each page,
 * whichever is a number more often, if it counts on from one page to the next. Any other line that
 * looks like a page number is text.
 */
final class PageNumbers {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-—–―·~ ]*(\\d{1,3})[-—–―·~ ]*(?:/ ?\\d{1,3})?"
              + "|第? ?(\\d{1,3}) ?页.{0,12}|Page (\\d{1,3}).{0,7}");

  private final List<@Nullable TextLine> lines;

  private PageNumbers(List<@Nullable TextLine> lines) {
    this.lines = lines;
  }

  /**
   * Returns the page numbers of a document.
   *
   * @param pages the lines of each page, from top to bottom
   */
  static PageNumbers among(List<List<TextLine>> pages) {
    PageNumbers heads = at(pages, true);
    PageNumbers feet = at(pages, false);
    return heads.count() > feet.count() ? heads : feet;
  }

  private static PageNumbers at(List<List<TextLine>> pages, boolean head) {
    List<@Nullable TextLine> ends = new ArrayList<>();
    for (List<TextLine> page : pages) {
      ends.add(page.isEmpty() ? null : page.get(head ? 0 : page.size() - 1));
    }
    List<@Nullable TextLine> numbers = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      int number = number(ends, i);
      boolean counts =
          (number > 0 && ends.size() == 1)
              || number == i + 1
              || (number > 0 && number(ends, i - 1) == number - 1)
              || (number > 0 && number(ends, i + 1) == number + 1);
      numbers.add(counts ? ends.get(i) : null);
    }
    return new PageNumbers(numbers);
  }

  /** Returns the number in a line; 0 if it is no page number. */
  private static int number(List<@Nullable TextLine> ends, int page) {
    TextLine line = page < 0 || page >= ends.size() ? null : ends.get(page);
    Matcher matcher = line == null ? null : NUMBER.matcher(Whitespace.strip(line.text()));
    if (matcher == null || !matcher.matches()) {
      return 0;
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return Integer.parseInt(matcher.group(group));
      }
    }
    return 0;
  }

  private long count() {
    return lines.stream().filter(line -> line != null).count();
  }

  /** Returns the line with the number of a page; null if the page has none. */
  @Nullable TextLine of(int page) {
    return lines.get(page);
  }
}
