package org.nianbao.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.DataValidation;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;
import org.nianbao.grid.Whitespace;
import org.nianbao.grid.WorkbookParts.DefinedName;

/**
 * The options of a data validation that offers a list: written out ("是,否"), in a range of cells
 * (选项!$A$1:$A$3, whole columns too), or in a range that has a name.
 */
final class ListOptions {
  private static final Pattern RANGE =
      Pattern.compile("([A-Z]{1,3})([0-9]{1,7})?(?::([A-Z]{1,3})([0-9]{1,7})?)?");

  private final List<Grid> sheets;
  private final List<DefinedName> names;

  /**
   * Creates a reader of options.
   *
   * @param sheets the sheets of the workbook
   * @param names its defined names
   */
  ListOptions(List<Grid> sheets, List<DefinedName> names) {
    this.sheets = sheets;
    this.names = names;
  }

  /** Returns whether a list of a workbook is not written out, so that it may have a name. */
  static boolean mayNeedNames(List<Grid> sheets) {
    return sheets.stream()
        .flatMap(sheet -> sheet.validations().stream())
        .anyMatch(ListOptions::mayHaveName);
  }

  private static boolean mayHaveName(DataValidation validation) {
    String source = validation.formula1();
    return validation.type().equals("list") && source != null && !isWrittenOut(source);
  }

  private static boolean isWrittenOut(String source) {
    return source.startsWith("\"");
  }

  /**
   * Returns the options in their order; empty if there are none, or the source is another formula.
   *
   * @param source the list as written in the file; null if absent
   * @param own the sheet of the validation
   */
  List<String> of(@Nullable String source, Grid own) {
    if (source == null) {
      return List.of();
    }
    if (isWrittenOut(source)) {
      Set<String> written = new LinkedHashSet<>();
      for (String option : source.substring(1, Math.max(1, source.length() - 1)).split(",", -1)) {
        add(option, written);
      }
      return List.copyOf(written);
    }
    String reference = source;
    for (DefinedName name : names) {
      if (name.name().equalsIgnoreCase(source)) {
        reference = name.formula();
      }
    }
    return inRange(reference, own);
  }

  private List<String> inRange(String reference, Grid own) {
    int mark = reference.lastIndexOf('!');
    String sheet = mark < 0 ? own.name() : unquoted(reference.substring(0, mark));
    String cells = reference.substring(mark + 1).replace("$", "").toUpperCase(Locale.ROOT);
    Matcher range = RANGE.matcher(cells);
    Set<String> options = new LinkedHashSet<>();
    if (!range.matches()) {
      return List.of();
    }
    try {
      for (Grid each : sheets) {
        if (each.name().equals(sheet)) {
          addCells(each, range, options);
        }
      }
    } catch (IllegalArgumentException e) {
      return List.of(); // beyond the last row or column
    }
    return List.copyOf(options);
  }

  private static void addCells(Grid sheet, Matcher range, Set<String> options) {
    String lastColumn = range.group(3) == null ? range.group(1) : range.group(3);
    String firstRow = range.group(2) == null ? "1" : range.group(2);
    String lastRow = range.group(3) == null ? firstRow : range.group(4);
    Address first = Address.parse(range.group(1) + firstRow);
    Address last =
        Address.parse(lastColumn + (lastRow == null ? String.valueOf(Address.MAX_ROWS) : lastRow));
    Region region = new Region(first, last);
    for (Cell cell : sheet.cells()) {
      if (region.contains(cell.address())) {
        add(cell.content().toString(), options);
      }
    }
  }

  private static void add(String option, Set<String> options) {
    String text = Whitespace.strip(option);
    if (!text.isEmpty()) {
      options.add(text);
    }
  }

  private static String unquoted(String sheet) {
    return sheet.startsWith("'") && sheet.endsWith("'") && sheet.length() > 1
        ? sheet.substring(1, sheet.length() - 1).replace("''", "'")
        : sheet;
  }
}
