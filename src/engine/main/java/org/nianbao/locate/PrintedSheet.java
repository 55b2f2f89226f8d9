package org.nianbao.locate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Grid;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/**
 * A sheet of the template beside its tables, such as that of rules or of drafts, as a printed form
 * or a page shows it: with the results of its formulas, lines that are broken anywhere, and cells
 * that are joined.
 */
final class PrintedSheet {
  private static final Map<Template, List<PrintedSheet>> PREPARED =
      Collections.synchronizedMap(new WeakHashMap<>());

  private static final int HEADINGS = 3;

  /** Shorter lines occur elsewhere, too. */
  private static final int MIN_HEADING_LENGTH = 5;

  /** Longer rows are none of the form. */
  private static final int MAX_LENGTH = 2_000;

  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final Pattern CLAUSE_END = Pattern.compile("[\\d，。；、：]+");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"]|\"\")*)\"");

  private final String name;

  /** The first row; empty if there is none. */
  private final String title;

  /** Whether it is one of the report's own sheets, which are read otherwise. */
  private final boolean ofReport;

  /** Whether it holds figures, those of last year. */
  private final boolean hasFigures;

  /** The first rows. */
  private final List<String> headings;

  /** The texts of the sheet and those in its formulas. */
  private final Set<String> words = new HashSet<>();

  private PrintedSheet(Template template, Grid sheet) {
    this.name = sheet.name();
    hasFigures = template.fieldsOn(name).values().stream().anyMatch(Field::isPrevious);
    ofReport = template.formSheets().contains(sheet) && !hasFigures;
    List<String> first =
        rows(sheet).values().stream().limit(HEADINGS).map(PrintedSheet::text).toList();
    title = first.isEmpty() ? "" : first.get(0);
    headings = first.stream().map(PrintedSheet::letters).toList();
    for (Cell cell : sheet.cells()) {
      words.add(letters(cell.content().toString()));
      String formula = cell.formula();
      Matcher literal = LITERAL.matcher(formula == null ? "" : formula);
      while (literal.find()) {
        words.add(letters(literal.group(1)));
      }
    }
    words.remove("");
  }

  /** Returns the sheets of a template, in their order. */
  private static List<PrintedSheet> of(Template template) {
    return PREPARED.computeIfAbsent(
        template,
        each -> each.sheets().stream().map(sheet -> new PrintedSheet(each, sheet)).toList());
  }

  /** Returns the sheet of this name beside those of the report; null if there is none. */
  static @Nullable PrintedSheet named(Template template, String name) {
    return of(template).stream()
        .filter(sheet -> !sheet.ofReport && sheet.name.equals(name))
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns the rows of a document that show such sheets, each with its sheet: from the first line
   * of the sheet to that of the next sheet of the template.
   *
   * @param rows the cells of the document by row, from top to bottom
   */
  static Map<Integer, PrintedSheet> among(
      Template template, NavigableMap<Integer, List<Cell>> rows) {
    Map<Integer, PrintedSheet> printed = new TreeMap<>();
    PrintedSheet current = null;
    for (Map.Entry<Integer, List<Cell>> each : rows.entrySet()) {
      int row = each.getKey();
      String line = letters(text(each.getValue()));
      for (PrintedSheet sheet : of(template)) {
        int heading = sheet.headingLike(line);
        if (heading >= 0 && sheet != current) {
          current = sheet;
          for (int above = row - heading; above < row && !sheet.ofReport; above++) {
            printed.put(above, sheet); // a title that another version of the form words otherwise
          }
        }
      }
      if (current != null && !current.ofReport) {
        printed.put(row, current);
      }
    }
    return printed;
  }

  /** Returns the cells of a sheet or a document by row, from top to bottom. */
  static NavigableMap<Integer, List<Cell>> rows(Grid sheet) {
    NavigableMap<Integer, List<Cell>> rows = new TreeMap<>();
    for (Cell cell : sheet.cells()) {
      rows.computeIfAbsent(cell.address().row(), row -> new ArrayList<>()).add(cell);
    }
    return rows;
  }

  /**
   * Returns which of the first rows a line shows, without hidden columns; -1 if none. Sheets with
   * figures are known by their titles only: what follows stands elsewhere, too.
   */
  private int headingLike(String line) {
    for (int at = 0; at < (ofReport || hasFigures ? 1 : headings.size()); at++) {
      String heading = headings.get(at);
      boolean whole = line.equals(heading);
      boolean part =
          line.length() * 2 > heading.length()
              && (heading.startsWith(line) || heading.endsWith(line));
      if (line.length() >= MIN_HEADING_LENGTH && (ofReport ? whole : part)) {
        return at;
      }
    }
    return -1;
  }

  /** Returns whether cells show nothing but what the sheet has. */
  boolean has(Collection<Cell> cells) {
    return has(text(cells));
  }

  /** Returns whether cells show the sheet's title, as this or another version of the form. */
  boolean hasTitle(Collection<Cell> cells) {
    return isTitle(title, text(cells));
  }

  /** Returns whether a text is a title, which another version of the form continues otherwise. */
  static boolean isTitle(String title, String text) {
    int bracket = title.indexOf('（');
    return bracket > 0
        && text.startsWith(title.substring(0, bracket + 1))
        && text.endsWith("）")
        && !LineKind.statesCount(text);
  }

  private boolean has(String text) {
    return !(hasFigures && DIGIT.matcher(text).find()) && consistsOfWords(letters(text));
  }

  /**
   * Returns whether a text is nothing but what the sheet has.
   *
   * @param own the sheet's cell in the same place, whose formula may have a number as its result,
   *     or in another version of the form the same words in another order; null if there is none
   */
  boolean shows(String text, @Nullable Cell own) {
    return has(text)
        || (own != null
            && own.formula() != null
            && Arrays.stream(CLAUSE_END.split(text))
                .map(PrintedSheet::letters)
                .allMatch(clause -> clause.isEmpty() || consistsOfWords(clause)));
  }

  /**
   * Returns whether a text consists of words of the sheet; a number alone may be anybody's. The
   * first word may have begun in the line before, and the last one may end in the next.
   */
  private boolean consistsOfWords(String text) {
    if (text.isEmpty()) {
      return false;
    }
    if (words.stream().anyMatch(word -> word.contains(text))) {
      return true;
    }
    if (text.length() > MAX_LENGTH) {
      return false;
    }
    boolean[] mayEnd = new boolean[text.length() + 1];
    mayEnd[0] = true;
    for (String word : words) {
      for (int length = Math.min(word.length(), text.length()) - 1; length > 0; length--) {
        mayEnd[length] |= text.regionMatches(0, word, word.length() - length, length);
      }
    }
    for (int at = 0; at < text.length(); at++) {
      if (mayEnd[at]) {
        int rest = text.length() - at;
        for (String word : words) {
          if (text.startsWith(word, at)) {
            mayEnd[at + word.length()] = true;
          } else if (word.length() > rest && word.regionMatches(0, text, at, rest)) {
            return true;
          }
        }
      }
    }
    return mayEnd[text.length()];
  }

  private static String text(Collection<Cell> cells) {
    StringBuilder text = new StringBuilder();
    cells.forEach(cell -> text.append(cell.content()));
    return text.toString();
  }

  /** Returns the letters of a text, without the numbers, which formulas change. */
  private static String letters(String text) {
    String normalized = LabelComparison.normalised(text);
    StringBuilder letters = new StringBuilder(normalized.length());
    for (int i = 0; i < normalized.length(); i++) {
      char c = normalized.charAt(i);
      if (c < '0' || c > '9') {
        letters.append(c);
      }
    }
    return letters.toString();
  }
}
