package org.nianbao.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The columns of a roster, by the headings in use. */
final class RosterColumns {
  /** What a column holds. */
  enum Column {
    NAME,
    CODE,
    LEVEL,
    CATEGORY,
    CONTACT,
    PHONE,
    ALIASES
  }

  /** The headings of each column, the most specific first. */
  private static final Map<Column, List<String>> HEADINGS =
      Map.of(
          Column.NAME,
          List.of(
              "单位名称", "单位全称", "填报单位名称", "报送单位名称", "应报单位名称", "填报单位", "报送单位", "应报单位", "应报送单位", "上报单位",
              "报告单位", "编制单位", "机构名称", "机关名称", "行政机关名称", "部门名称", "全称", "单位", "名称"),
          Column.CODE,
          List.of("统一社会信用代码", "统一信用代码", "社会信用代码", "信用代码", "代码"),
          Column.LEVEL,
          List.of("行政层级", "层级", "行政级别", "单位层级", "单位级别", "级别"),
          Column.CATEGORY,
          List.of("类别", "单位类别", "分类", "单位分类", "单位类型", "类型", "单位性质"),
          Column.CONTACT,
          List.of("联系人", "联系人姓名", "联系人员", "填报人", "经办人", "姓名", "负责人"),
          Column.PHONE,
          List.of("电话", "联系电话", "联系方式", "联系人电话", "办公电话", "手机", "手机号", "手机号码"),
          Column.ALIASES,
          List.of("别名", "其他名称", "曾用名", "简称", "单位简称"));

  /** Marks and notes at a heading: *单位名称（必填）, 信用代码[18位], 层级 ※. */
  private static final Pattern NOTES =
      Pattern.compile(
          "[（(【\\[〔].*?[）)】\\]〕]|^\\d{1,2}[.、．]|[\\s\\p{Z}\\p{Cf}*＊★☆※✱]+|[-—]?(?:必填|选填)(?:项)?$");

  /** A heading of several kinds of units, such as 乡镇（街道）、部门名称; its rank is the lowest. */
  private static final Pattern NAMES_OF_UNITS = Pattern.compile(".*(?:单位|机关|机构|部门|街道|乡镇)(?:名称|全称)");

  private static final int LOWEST_RANK = 100;

  /** A heading, and its place in the list of the headings of its column. */
  private record Found(int index, int rank) {}

  private final Map<Column, Found> columns = new EnumMap<>(Column.class);

  private RosterColumns() {}

  /** Returns the columns that a row of headings names. */
  static RosterColumns of(List<String> headings) {
    RosterColumns columns = new RosterColumns();
    columns.addAll(headings);
    return columns;
  }

  private void addAll(List<String> headings) {
    for (int index = 0; index < headings.size(); index++) {
      String heading = NOTES.matcher(headings.get(index)).replaceAll("");
      for (Column column : Column.values()) {
        int rank = rank(column, heading);
        Found known = columns.get(column);
        if (rank >= 0 && (known == null || rank < known.rank())) {
          columns.put(column, new Found(index, rank));
        }
      }
    }
  }

  private static int rank(Column column, String heading) {
    int rank = HEADINGS.getOrDefault(column, List.of()).indexOf(heading);
    boolean named = rank < 0 && column == Column.NAME && NAMES_OF_UNITS.matcher(heading).matches();
    return named ? LOWEST_RANK : rank;
  }

  /** Returns whether a text is a heading of the names. */
  static boolean isNameHeading(String text) {
    return of(List.of(text)).has(Column.NAME);
  }

  /** Returns whether a text is a heading of a column other than that of the names. */
  static boolean isOtherHeading(String text) {
    RosterColumns columns = of(List.of(text));
    return !columns.isEmpty() && !columns.has(Column.NAME);
  }

  /**
   * Adds columns that only the next row names, below a heading for several of them: 联系人 and 电话
   * below 联系方式, 全称 and 简称 below 单位.
   */
  void addFrom(List<String> secondRow) {
    RosterColumns below = of(secondRow);
    boolean named = below.index(Column.NAME) == index(Column.NAME);
    if (named || (cell(secondRow, Column.NAME).isEmpty() && !below.has(Column.NAME))) {
      below.columns.forEach(columns::put);
    }
  }

  /**
   * Returns the columns of each list of a sheet with several lists of the same headings side by
   * side.
   */
  List<RosterColumns> sideBySide(List<String> headings) {
    int first = index(Column.NAME);
    List<RosterColumns> lists = new ArrayList<>(List.of(this));
    for (int i = first + 2; i < headings.size(); i++) { // one next to it is a second name
      int distance = i - first;
      if (columns.values().stream().allMatch(each -> repeats(headings, each.index(), distance))) {
        RosterColumns list = new RosterColumns();
        columns.forEach(
            (column, each) ->
                list.columns.put(column, new Found(each.index() + distance, each.rank())));
        lists.add(list);
      }
    }
    return lists;
  }

  private static boolean repeats(List<String> headings, int index, int distance) {
    return index + distance < headings.size()
        && headings.get(index + distance).equals(headings.get(index));
  }

  boolean has(Column column) {
    return columns.containsKey(column);
  }

  private boolean isEmpty() {
    return columns.isEmpty();
  }

  int count() {
    return columns.size();
  }

  /** Returns the cell of a row in a column; empty if there is none. */
  String cell(List<String> row, Column column) {
    Found found = columns.get(column);
    return found == null || found.index() >= row.size() ? "" : row.get(found.index());
  }

  /** Returns the index of a column; -1 if there is none. */
  int index(Column column) {
    Found found = columns.get(column);
    return found == null ? -1 : found.index();
  }
}
