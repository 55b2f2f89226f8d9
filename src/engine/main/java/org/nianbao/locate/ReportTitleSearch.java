package org.nianbao.locate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Ideographs;

/**
 * The search for the report's title on a sheet, in a document or on a page. Pages also show titles
 * of other reports; the last title above the first section is the page's own.
 */
final class ReportTitleSearch {
  /** The maximum number of lines of a title. */
  private static final int MAX_LINES = 3;

  /** The ending of a unit's name on a line above the rest of the title. */
  private static final Pattern UNIT_NAME = Pattern.compile(".*[府局委办厅部镇乡道处院会区县市省旗室署队所站馆社团行校学心司场]");

  /** A line that is the name of a unit, perhaps in brackets. */
  private static final Pattern UNIT_LINE =
      Pattern.compile(
          "[（(]?[A-Za-z\\d（）()"
              + Ideographs.HAN
              + "]{2,38}"
              + "[府局委办厅部镇乡道处院会区县市省旗室署队所站馆社学心场][）)]?");

  /** Brackets around a whole line. */
  private static final Pattern BRACKETS = Pattern.compile("^[（(](.*)[）)]$");

  /** What a sentence that announces a report has, and a title has not. */
  private static final Pattern ANNOUNCEMENT = Pattern.compile("如下|[将现把][我本]|基础上");

  /**
   * A title and its first cell.
   *
   * @param at the first cell
   * @param lines the number of lines
   */
  record Title(ReportTitle title, Address at, int lines) {}

  /**
   * A text.
   *
   * @param line whether it is alone in its row
   */
  private record Text(String text, Address at, boolean line) {}

  private final String form;
  private final List<Text> texts = new ArrayList<>();
  private final int firstSection;

  private ReportTitleSearch(Grid sheet, TemplateTexts template) {
    form = template.title();
    boolean document = sheet.source() != Grid.Source.SHEET;
    Map<Integer, Integer> inRow = new HashMap<>();
    sheet.cells().forEach(cell -> inRow.merge(cell.address().row(), 1, Integer::sum));
    int section = Integer.MAX_VALUE;
    for (Cell cell : sheet.cells()) {
      Address at = cell.address();
      boolean alone = inRow.getOrDefault(at.row(), 0) == 1;
      boolean beside = document && alone && at.column() > 0;
      if (!(cell.content() instanceof CellContent.Text text) || beside) {
        continue;
      }
      boolean line = text.value().length() <= IdentityFinder.MAX_LINE_LENGTH;
      String bare = line ? IdentityFinder.withoutSpaces(text.value()) : text.value();
      texts.add(new Text(bare, at, alone));
      if (document && alone && section > at.row() && ReportTitle.parse(bare, form).isEmpty()) {
        section = template.sheetWithTitle(bare) == null ? section : at.row();
      }
    }
    firstSection = section;
  }

  /**
   * Returns the title on a sheet.
   *
   * @param template the titles of the form and of its sections
   */
  static Optional<Title> find(Grid sheet, TemplateTexts template) {
    ReportTitleSearch search = new ReportTitleSearch(sheet, template);
    List<Text> all = List.copyOf(search.texts);
    search.texts.removeIf(text -> text.at().row() >= search.firstSection);
    List<Text> above = List.copyOf(search.texts);
    search.texts.replaceAll(
        text -> isSentence(text.text()) ? new Text("", text.at(), false) : text);
    Optional<Title> complete = search.complete();
    for (List<Text> more : List.of(above, all)) {
      if (complete.isEmpty()) { // a sentence may tell the title, too: 现公布…年度报告如下。
        search.texts.clear();
        search.texts.addAll(more);
        complete = search.complete();
      }
    }
    if (complete.isPresent()) {
      return complete;
    }
    return search
        .best(1, title -> !title.year().isEmpty())
        .or(() -> search.best(1, title -> !title.unit().isEmpty()))
        .or(() -> search.best(1, title -> true))
        .map(search::withUnitBelow);
  }

  private static boolean isSentence(String text) {
    return LineKind.isRunningText(text) || ANNOUNCEMENT.matcher(text).find();
  }

  /** Returns a title with the unit's name if that is on a line below it. */
  private Title withUnitBelow(Title title) {
    if (!title.title().unit().isEmpty()) {
      return title;
    }
    int below = 0;
    for (Text each : texts) {
      boolean isBelow = each.at().row() > title.at().row();
      if (isBelow
          && ++below <= MAX_LINES
          && each.line()
          && UNIT_LINE.matcher(each.text()).matches()) {
        String unit = BRACKETS.matcher(IdentityFinder.nameIn(each.text())).replaceFirst("$1");
        return new Title(new ReportTitle(unit, title.title().year()), title.at(), title.lines());
      }
    }
    return title;
  }

  /** Returns the last matching title above the first section, or else the first matching one. */
  private Optional<Title> best(int lines, Predicate<ReportTitle> wanted) {
    Title best = null;
    boolean sectioned = firstSection < Integer.MAX_VALUE;
    for (int i = 0; i + lines <= texts.size(); i++) {
      Text first = texts.get(i);
      Optional<ReportTitle> title = lines == 1 ? parse(first.text()) : readLines(i, lines);
      boolean above = sectioned && first.line() && first.at().row() < firstSection;
      if (title.filter(wanted).isPresent() && (best == null || above)) {
        best = new Title(title.get(), first.at(), lines);
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns the title with unit and year that takes up the fewest lines. */
  private Optional<Title> complete() {
    Optional<Title> complete = Optional.empty();
    for (int lines = 1; lines <= MAX_LINES && complete.isEmpty(); lines++) {
      complete = best(lines, ReportTitle::isComplete);
    }
    return complete;
  }

  private Optional<ReportTitle> parse(String text) {
    return ReportTitle.parse(text, form);
  }

  private Optional<ReportTitle> readLines(int from, int lines) {
    StringBuilder joined = new StringBuilder();
    for (Text each : texts.subList(from, from + lines)) {
      if (!each.line()) {
        return Optional.empty();
      }
      joined.append(each.text());
    }
    return parse(joined.toString()).filter(title -> isName(title.unit()));
  }

  /** Returns whether a text ends as the names of units do. */
  static boolean isName(String unit) {
    return UNIT_NAME.matcher(unit).matches();
  }
}
