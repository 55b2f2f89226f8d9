package org.nianbao.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.message.ShortenedList;
import org.nianbao.template.Template;

/**
 * The reports of several units, or of several years, in one file. Only one of them is read, with
 * its own text and tables: the first, or of the first unit's the newest.
 */
final class SeparateReports {
  /** A report has at least this many numbers in its tables. */
  private static final int MIN_NUMBERS = 15;

  /** The maximum number of lines of a title, and of lines between a title and the first section. */
  private static final int MAX_TITLE_LINES = 3;

  private static final int MAX_NAMED = 8;

  /** The rows of a sheet above its table, which name the unit. */
  private static final int MAX_ROWS_ABOVE = 8;

  /** The last characters of the title of all reports: 年度报告. */
  private static final int TITLE_END_LENGTH = 4;

  /** The same, shortened. */
  private static final String SHORT_TITLE_END = "年报";

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d,，]*(?:\\.\\d+)?");

  /** The parts of names that one title of a unit has and another one lacks. */
  private static final Pattern OPTIONAL_WORDS = Pattern.compile("人民政府|办公室|办事处");

  /** A report, and the rows or the sheets that it takes up. */
  private static final class Report {
    private final Grid sheet;
    private final int firstRow;
    private final List<Grid> sheets = new ArrayList<>();
    private String unit = "";
    private String year = "";
    private int numbers;
    private boolean overview;

    Report(Grid sheet, int firstRow) {
      this.sheet = sheet;
      this.firstRow = firstRow;
    }

    /** Returns whether a title may be this report's own; one without a year may be of any year. */
    boolean isOf(ReportTitle title) {
      return isSameUnit(unit, title.unit())
          && (title.year().isEmpty() || year.equals(title.year()));
    }

    @Override
    public String toString() {
      String name = unit.isEmpty() ? "？" : unit;
      return year.isEmpty() ? name : name + "（" + year + "）";
    }
  }

  private final Template template;
  private final List<Grid> sheets;
  private final List<Report> others = new ArrayList<>();

  private SeparateReports(Template template, List<Grid> sheets) {
    this.template = template;
    this.sheets = new ArrayList<>(sheets);
  }

  /** Separates the reports in documents and texts: by their titles, or where sections restart. */
  static SeparateReports inDocuments(Template template, List<Grid> sheets) {
    SeparateReports separate = new SeparateReports(template, sheets);
    for (int i = 0; i < sheets.size(); i++) {
      if (isDocument(sheets.get(i))) {
        separate.separate(i, separate.reports(sheets.get(i)));
      }
    }
    return separate;
  }

  private static boolean isDocument(Grid sheet) {
    return sheet.source() == Grid.Source.DOCUMENT || sheet.source() == Grid.Source.TEXT;
  }

  /** Separates the reports in a workbook in which tables are repeated: by sheets, or by rows. */
  static SeparateReports inWorkbook(Template template, List<Grid> sheets) {
    SeparateReports separate = new SeparateReports(template, sheets);
    separate.separateSheets();
    for (int i = 0; separate.others.isEmpty() && i < sheets.size(); i++) {
      separate.separate(i, separate.reports(sheets.get(i)));
    }
    return separate;
  }

  /** Returns the sheets and the rows of the report that is read. */
  List<Grid> sheets() {
    return sheets;
  }

  /** Returns whether there are reports that are not read. */
  boolean hasOthers() {
    return !others.isEmpty();
  }

  /** Returns the number of reports. */
  int count() {
    return others.size() + 1;
  }

  /** Returns the names of the reports that are not read, the first ones if there are many. */
  Object othersNamed() {
    List<String> names = others.stream().map(Report::toString).toList();
    return ShortenedList.of(names, MAX_NAMED);
  }

  /** Returns where the first of the reports that are not read begins. */
  CellPlace firstOther() {
    Report other = others.get(0);
    return new CellPlace(other.sheet.name(), new Address(other.firstRow, 0));
  }

  private void separate(int index, List<Report> reports) {
    if (reports.size() < 2) {
      return;
    }
    Report read = chosen(reports);
    Grid grid = sheets.get(index);
    int end = endOf(read, reports);
    sheets.set(index, grid.rows(read == reports.get(0) ? 0 : read.firstRow, end));
    if (others.isEmpty()) {
      reports.stream().filter(each -> each != read).forEach(others::add);
    }
  }

  /** Returns the first report, or a newer one of the same unit. */
  private static Report chosen(List<Report> reports) {
    Report read = reports.get(0);
    for (Report each : reports) {
      if (isSameUnit(each.unit, read.unit) && each.year.compareTo(read.year) > 0) {
        read = each;
      }
    }
    return read;
  }

  private static boolean isSameUnit(String one, String other) {
    String name = OPTIONAL_WORDS.matcher(one).replaceAll("");
    String otherName = OPTIONAL_WORDS.matcher(other).replaceAll("");
    return name.equals(otherName)
        || (!name.isEmpty() && otherName.endsWith(name))
        || (!otherName.isEmpty() && name.endsWith(otherName));
  }

  /**
   * Returns the reports below one another on a sheet or in a document; one if there are no more.
   */
  private List<Report> reports(Grid grid) {
    Map<Integer, List<Cell>> rows = new TreeMap<>();
    grid.cells()
        .forEach(
            cell -> rows.computeIfAbsent(cell.address().row(), row -> new ArrayList<>()).add(cell));
    List<Report> reports = new ArrayList<>();
    Report current = new Report(grid, 0);
    List<String> lines = new ArrayList<>();
    List<Integer> lineRows = new ArrayList<>();
    // where this heading has a style, a line without it is none
    boolean styled =
        rows.entrySet().stream()
            .anyMatch(
                row -> grid.headingLevel(row.getKey()) > 0 && isOverview(line(row.getValue())));
    for (Map.Entry<Integer, List<Cell>> row : rows.entrySet()) {
      String line = line(row.getValue());
      if (line.isEmpty()) {
        current.numbers += numbersIn(row.getValue());
        lines.clear();
        lineRows.clear();
        continue;
      }
      lines.add(line);
      lineRows.add(row.getKey());
      ReportTitle found = titleEnding(lines);
      boolean begins = (!styled || grid.headingLevel(row.getKey()) > 0) && isOverview(line);
      boolean full = current.numbers >= MIN_NUMBERS;
      if (found != null && full && !current.isOf(found)) {
        reports.add(current);
        current = new Report(grid, firstRow(lines, lineRows, found));
      } else if (begins && full && current.overview) {
        reports.add(current);
        int above = lastTitle(lines);
        ReportTitle title = above < 0 ? null : titleEnding(lines.subList(0, above + 1));
        if (title == null) {
          current = new Report(grid, lineRows.get(firstLineOfTitle(lines)));
          current.unit = unitAbove(lines);
        } else {
          current = new Report(grid, firstRow(lines.subList(0, above + 1), lineRows, title));
          current.unit = title.unit();
          current.year = title.year();
        }
      }
      if (found != null && current.numbers < MIN_NUMBERS) {
        current.unit = found.unit();
        current.year = found.year();
      }
      current.overview |= begins;
      current.numbers += grid.source() == Grid.Source.TEXT ? numbersIn(line) : 0;
    }
    if (current.numbers >= MIN_NUMBERS) {
      reports.add(current);
    }
    boolean sections = !reports.isEmpty() && reports.get(0).overview;
    reports.removeIf(each -> sections && !each.overview); // a line like a title within a section
    if (reports.size() > 1) {
      reports.forEach(each -> completeIdentity(each, grid, endOf(each, reports)));
    }
    return reports;
  }

  /** Adds the unit and the year that a report states in other lines than its title. */
  private void completeIdentity(Report report, Grid grid, int end) {
    if (report.unit.isEmpty() || report.year.isEmpty()) {
      Grid own = grid.rows(report.firstRow, end);
      IdentityFinder finder = IdentityFinder.of(template, List.of(own), "");
      if (report.unit.isEmpty()) {
        finder.unit().ifPresent(found -> report.unit = found.text());
      }
      if (report.year.isEmpty()) {
        finder.year().ifPresent(found -> report.year = found.text());
      }
    }
  }

  /** Returns the row in which the next report begins. */
  private static int endOf(Report report, List<Report> reports) {
    int next = reports.indexOf(report) + 1;
    return next < reports.size() ? reports.get(next).firstRow : Integer.MAX_VALUE;
  }

  /** Returns the only text of a row that is a line; empty if the row is one of a table. */
  private static String line(List<Cell> row) {
    boolean line =
        row.size() == 1
            && row.get(0).content() instanceof CellContent.Text text
            && text.value().length() <= IdentityFinder.MAX_LINE_LENGTH;
    return line ? row.get(0).content().toString() : "";
  }

  private static int numbersIn(List<Cell> row) {
    return row.size() < 2 ? 0 : (int) row.stream().filter(ReceivedSheet::isNumber).count();
  }

  private static int numbersIn(String line) {
    int numbers = 0;
    if (!LineKind.isRunningText(line)) {
      for (String token : line.split("[\\s\\p{Z}]+", -1)) {
        numbers += NUMBER.matcher(token).matches() ? 1 : 0;
      }
    }
    return numbers;
  }

  /** Returns whether a line is the title of the first section. */
  private boolean isOverview(String line) {
    HeadingLine heading = HeadingLine.parse(line);
    if (heading == null || !heading.isTopLevel()) {
      return false;
    }
    TemplateTexts texts = TemplateTexts.of(template);
    String sheet = texts.sheetWithTitle(line);
    return texts.sections().stream()
        .anyMatch(section -> section.number() == 1 && section.sheet().equals(sheet));
  }

  /**
   * Returns the title that the last of these lines ends; null if it does not end one. A title
   * without a year counts if it names a unit.
   */
  private @Nullable ReportTitle titleEnding(List<String> lines) {
    String title = template.title();
    String end = title.substring(Math.max(0, title.length() - TITLE_END_LENGTH));
    StringBuilder joined = new StringBuilder();
    ReportTitle undated = null;
    for (int count = 1; count <= Math.min(MAX_TITLE_LINES, lines.size()); count++) {
      joined.insert(0, IdentityFinder.withoutSpaces(lines.get(lines.size() - count)));
      if (title.isEmpty() || (joined.indexOf(end) < 0 && joined.indexOf(SHORT_TITLE_END) < 0)) {
        return null;
      }
      ReportTitle found = ReportTitle.parse(joined.toString(), title).orElse(null);
      if (found != null && found.isComplete()) {
        return found;
      }
      if (undated == null && found != null && ReportTitleSearch.isName(found.unit())) {
        undated = found;
      }
    }
    return undated;
  }

  /** Returns the row of the line in which a title begins that the last line ends. */
  private int firstRow(List<String> lines, List<Integer> rows, ReportTitle found) {
    int first = lines.size() - 1;
    while (first > 0 && !found.equals(titleEnding(lines.subList(first, lines.size())))) {
      first--;
    }
    return rows.get(first);
  }

  /** Returns the index of the last line that ends a title below the headings; -1 if none does. */
  private int lastTitle(List<String> lines) {
    for (int i = lines.size() - 2; i >= 0; i--) {
      HeadingLine heading = HeadingLine.parse(lines.get(i));
      if (heading != null && heading.isTopLevel()) {
        return -1;
      }
      if (titleEnding(lines.subList(0, i + 1)) != null) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the index of the first of the short lines directly above the first section. */
  private static int firstLineOfTitle(List<String> lines) {
    int first = lines.size() - 1;
    while (first > 0
        && lines.size() - first <= MAX_TITLE_LINES
        && ReportTitleSearch.isName(IdentityFinder.withoutSpaces(lines.get(first - 1)))) {
      first--;
    }
    return first;
  }

  private static String unitAbove(List<String> lines) {
    int first = firstLineOfTitle(lines);
    return first < lines.size() - 1
        ? IdentityFinder.nameIn(IdentityFinder.withoutSpaces(lines.get(first)))
        : "";
  }

  /** Assigns each sheet to the unit that it names; a sheet without a name to the one before it. */
  private void separateSheets() {
    List<Report> reports = new ArrayList<>();
    Report current = null;
    for (Grid grid : sheets) {
      String unit = unitOf(grid);
      if (!unit.isEmpty() && (current == null || !isSameUnit(unit, current.unit))) {
        current =
            reports.stream().filter(each -> isSameUnit(each.unit, unit)).findFirst().orElse(null);
        if (current == null) {
          current = new Report(grid, 0);
          current.unit = unit;
          reports.add(current);
        }
      }
      if (current != null) {
        current.sheets.add(grid);
      }
    }
    reports.removeIf(report -> report.sheets.stream().noneMatch(each -> hasTable(each)));
    if (reports.size() > 1) {
      for (Report other : reports.subList(1, reports.size())) {
        sheets.removeAll(other.sheets);
        others.add(other);
      }
    }
  }

  private boolean hasTable(Grid grid) {
    return TemplateSheet.of(template).stream()
        .anyMatch(sheet -> sheet.isTable() && sheet.resembles(grid.cells()));
  }

  /** Returns the unit that a sheet names in a title, beside a label, or by its own name. */
  private String unitOf(Grid grid) {
    if (grid.source() != Grid.Source.SHEET) {
      return "";
    }
    String name = IdentityFinder.withoutSpaces(grid.name());
    return IdentityFinder.of(template, List.of(grid.rows(0, MAX_ROWS_ABOVE)), "")
        .unit()
        .map(IdentityFinder.Found::text)
        .orElse(ReportTitleSearch.isName(name) ? name : "");
  }
}
