package org.nianbao.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Ideographs;
import org.nianbao.grid.Region;
import org.nianbao.grid.Whitespace;
import org.nianbao.template.Template;
import org.nianbao.value.CellTextNormalizer;
import org.nianbao.value.ChineseNumeral;

/**
 * Finds the reporting unit and the report year of a form without a filled-in cover: in a title
 * (红旗区小店镇2022年…年度报告) or next to a label (填报单位：小店镇).
 */
final class IdentityFinder {
  private static final Pattern YEAR_ALONE =
      Pattern.compile("(?:(?:报告|填报|所属)?年[度份][：:]?)?[（(〔]?((?:19|20)\\d{2})年?度?[）)〕]?");

  /** Labels in use for 单位名称; the value may follow in the same cell. */
  private static final Pattern UNIT_LABEL =
      Pattern.compile(
          "^(?:(?:单位名称|填报单位|报送单位|填表单位|编制单位|报告单位)(?:[（(].*?[）)])?[：:]?"
              + "|单位(?:[（(].*?[）)])?(?:[：:]|$))(.*)$");

  /** A label of the unit that is followed by a space instead of a colon. */
  private static final Pattern SPACED_LABEL = Pattern.compile("单位[\\s\\p{Z}]+(\\S.*)");

  /** Further labels in the same line: 小店镇（盖章）　填报时间：2023年1月10日. */
  private static final Pattern NEXT_LABEL =
      Pattern.compile(
          "(?:[（(][^（()）]{0,2}章[）)].*" + "|(?:填报|报送|填表|编制|报告|联系|单位)?(?:时间|日期|人|电话|负责人)[：:].*)$");

  /** Texts that are not names of units: 单位：件 above a table, 填报单位负责人：张三 below it. */
  private static final Pattern NOT_A_NAME =
      Pattern.compile(
          ".*[：:].*|(?:负责|联系)人?|(?:UNIT)(?:[、，,/和](?:UNIT))*"
              .replace("UNIT", "件|条|个|份|宗|起|项|次|人次|人|例|部|篇|家|元|千元|万元|亿元"));

  /** Labels next to the label of the unit. */
  private static final Pattern OTHER_LABEL =
      Pattern.compile("(?:单位|填报|联系)?(?:负责人|联系人|地址|电话|性质|类型)[：:]?.*");

  private static final Pattern YEAR_LABEL = Pattern.compile("(?:报告|填报|所属)?年[度份][：:]?");

  /** The period that the figures are of: 统计期限为2023年1月1日至2023年12月31日. */
  private static final Pattern REPORT_PERIOD =
      Pattern.compile(
          "(?:统计|数据|时间|报告)?(?:期限|时限|期间|周期|范围)[^\\d]{0,6}((?:19|20)\\d{2})(?:年|[-./]0?1[-./]0?1)"
              + "|((?:19|20)\\d{2})(?:年0?1月0?1日|[-./]0?1[-./]0?1)(?:起)?[至到—–－~～-]+"
              + "(?:(?:19|20)\\d{2}[年./-])?12[月./-]31日?");

  /** The name of a file that is that of a unit, with a year before or after it. */
  private static final Pattern FILE_NAME_PATTERN =
      Pattern.compile(
          ("(?:((?:19|20)\\d{2})年?度?[-_—]*)?([HAN][A-Za-z\\d（）()HAN]{1,37}?)"
                  + "[-_—]*(?:((?:19|20)\\d{2})年?度?)?(?:年报|年度报告|报告|报表)?")
              .replace("HAN", Ideographs.HAN));

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private static final int MAX_NAME_LENGTH = 40;

  /** The maximum length of a line that names the unit or the year, spaces included. */
  static final int MAX_LINE_LENGTH = 1_000;

  /** The sources of a year, the most reliable first. */
  private static final int TITLE = 0;

  private static final int YEAR_ONLY_CELL = 1;
  private static final int PERIOD = 2;
  private static final int SHEET_NAME = 3;
  private static final int FILE_NAME = 4;

  /**
   * A name or a year, and its cell.
   *
   * @param text the name or year
   * @param place the cell; null for the name of a sheet or of the file
   * @param fromFileName whether only the name of the file says so
   */
  record Found(String text, @Nullable CellPlace place, boolean fromFileName) {}

  private final String title;

  /** The form's own labels, which are never names. */
  private final Set<String> labels;

  private final List<Grid> sheets;
  private @Nullable Found unit;

  /**
   * The years found, by source: titles and labels, cells with a year only, the period of the
   * figures, sheet names, the file name.
   */
  private final List<List<Found>> years =
      List.of(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());

  private IdentityFinder(String title, Set<String> labels, List<Grid> sheets) {
    this.title = title;
    this.labels = labels;
    this.sheets = sheets;
  }

  /**
   * Searches the sheets, in order, for the title on the template's cover and for labels; then the
   * names of the sheets and of the file.
   */
  static IdentityFinder of(Template template, List<Grid> sheets, String source) {
    TemplateTexts texts = TemplateTexts.of(template);
    IdentityFinder finder = new IdentityFinder(texts.title(), texts.rowLabels(), sheets);
    for (Grid sheet : sheets) {
      if (sheet.source() != Grid.Source.SHEET) { // a workbook has no titles of other reports
        ReportTitleSearch.find(sheet, texts)
            .ifPresent(
                each -> finder.add(each.title(), new CellPlace(sheet.name(), each.at()), TITLE));
      }
    }
    finder.search();
    for (Grid sheet : sheets) {
      if (finder.unit == null
          && sheet.source() == Grid.Source.SHEET) { // in several lines, or undated
        ReportTitleSearch.find(sheet, texts)
            .ifPresent(
                each -> finder.add(each.title(), new CellPlace(sheet.name(), each.at()), TITLE));
      }
    }
    sheets.forEach(sheet -> finder.readTitle(withoutSpaces(sheet.name()), null, SHEET_NAME));
    String file = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
    finder.readFileName(withoutSpaces(file.replaceFirst("\\.\\w{1,5}$", "")));
    return finder;
  }

  Optional<Found> unit() {
    return Optional.ofNullable(unit);
  }

  /** Returns the year from the most reliable source; empty if that source names several years. */
  Optional<Found> year() {
    return years.stream()
        .filter(found -> !found.isEmpty())
        .findFirst()
        .filter(found -> found.stream().map(Found::text).distinct().count() == 1)
        .map(found -> found.get(0));
  }

  private void addYear(int source, String text, @Nullable CellPlace place) {
    years.get(source).add(new Found(text, place, source == FILE_NAME));
  }

  private void search() {
    for (Grid sheet : sheets) {
      for (Cell cell : sheet.cells()) {
        if (cell.content() instanceof CellContent.Text text
            && text.value().length() <= MAX_LINE_LENGTH
            && !isAside(sheet, cell)) {
          search(sheet, cell.address(), text.value());
        }
      }
    }
  }

  /**
   * Returns whether a cell is an aside of a page, such as a link: names and years in links are
   * ignored.
   */
  private static boolean isAside(Grid sheet, Cell cell) {
    Address at = cell.address();
    return sheet.source() == Grid.Source.DOCUMENT
        && at.column() == 1
        && sheet.cell(new Address(at.row(), 0)) == null
        && sheet.cell(new Address(at.row(), 2)) == null;
  }

  private void search(Grid sheet, Address at, String cell) {
    String text = withoutSpaces(cell);
    CellPlace place = new CellPlace(sheet.name(), at);
    if (sheet.source() == Grid.Source.SHEET) {
      readTitle(text, place, TITLE);
    }
    Matcher period = REPORT_PERIOD.matcher(text);
    if (period.find()) {
      addYear(PERIOD, period.group(1) == null ? period.group(2) : period.group(1), place);
    }
    Matcher alone = YEAR_ALONE.matcher(text);
    if (alone.matches()) {
      addYear(YEAR_ONLY_CELL, alone.group(1), place);
    }
    if (unit == null) {
      textAfterUnitLabel(text, cell)
          .map(name -> name.isEmpty() ? besideOrBelow(sheet, at) : name)
          .ifPresent(name -> setUnit(NEXT_LABEL.matcher(name).replaceFirst(""), place, false));
    }
    if (YEAR_LABEL.matcher(text).matches()) {
      Matcher written = YEAR_ALONE.matcher(withoutSpaces(besideOrBelow(sheet, at)));
      if (written.matches()) {
        addYear(TITLE, written.group(1), place);
      }
    }
  }

  /**
   * Returns the text that follows the unit's label in its cell; empty if there is no such label.
   */
  private static Optional<String> textAfterUnitLabel(String text, String cell) {
    Matcher label = UNIT_LABEL.matcher(text);
    if (label.matches()) {
      return Optional.of(label.group(1));
    }
    Matcher spacedLabel = SPACED_LABEL.matcher(Whitespace.strip(cell));
    return spacedLabel.matches()
        ? Optional.of(withoutSpaces(spacedLabel.group(1)))
        : Optional.empty();
  }

  /** Returns the name of the unit in a line without spaces, which may begin with its label. */
  static String nameIn(String line) {
    Matcher label = UNIT_LABEL.matcher(line);
    return label.matches() ? label.group(1) : line;
  }

  /** Returns the text right of a label; the text below it if that is empty or another label. */
  private String besideOrBelow(Grid sheet, Address label) {
    Region region = sheet.regionOf(label);
    String beside = textAt(sheet, new Address(label.row(), region.last().column() + 1));
    if (!Whitespace.isBlank(beside) && !isLabel(beside)) {
      return beside;
    }
    String below = textAt(sheet, new Address(region.last().row() + 1, label.column()));
    return isLabel(below) ? "" : below;
  }

  private boolean isLabel(String text) {
    return labels.contains(LabelComparison.normalised(text))
        || UNIT_LABEL.matcher(withoutSpaces(text)).matches()
        || OTHER_LABEL.matcher(withoutSpaces(text)).matches()
        || YEAR_LABEL.matcher(withoutSpaces(text)).matches();
  }

  private static String textAt(Grid sheet, Address at) {
    CellContent content = sheet.content(at);
    String text = content == null ? "" : content.toString();
    return text.length() > MAX_LINE_LENGTH ? "" : text;
  }

  /** Returns a text without spaces and with plain digits, its years in figures. */
  static String withoutSpaces(String text) {
    String plain = CellTextNormalizer.withPlainDigits(BLANKS.matcher(text).replaceAll(""));
    return ChineseNumeral.withYearsInFigures(plain);
  }

  private void readTitle(String text, @Nullable CellPlace place, int source) {
    ReportTitle.parse(text, title)
        .filter(each -> !each.year().isEmpty())
        .ifPresent(each -> add(each, place, source));
  }

  private void add(ReportTitle found, @Nullable CellPlace place, int source) {
    if (!found.year().isEmpty()) {
      addYear(source, found.year(), place);
    }
    if (unit == null) {
      setUnit(found.unit(), place, source == FILE_NAME);
    }
  }

  /** Reads the unit and the year in the name of the file: the title, or 小店镇-2024. */
  private void readFileName(String name) {
    Matcher named = FILE_NAME_PATTERN.matcher(name);
    if (named.matches() && ReportTitleSearch.isName(named.group(2))) {
      String year = named.group(1) == null ? named.group(3) : named.group(1);
      add(new ReportTitle(named.group(2), year == null ? "" : year), null, FILE_NAME);
    } else {
      readTitle(name, null, FILE_NAME);
    }
  }

  private void setUnit(String text, @Nullable CellPlace place, boolean fromFileName) {
    String name = Whitespace.strip(text);
    boolean isName = name.length() <= MAX_NAME_LENGTH && !NOT_A_NAME.matcher(name).matches();
    if (!name.isEmpty() && isName) {
      unit = new Found(name, place, fromFileName);
    }
  }
}
