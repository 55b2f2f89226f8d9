package org.nianbao.locate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.nianbao.Trials;

/** Edits of a {@link Layout} at random, such as offices make, several on one another. */
final class RandomEdits {
  private static final List<String> LAST =
      List.of(
          "join 0",
          "join 2",
          "rename 主动公开 -> 表一",
          "rename 依申请公开 -> 主动",
          "swap 复议诉讼 主动公开",
          "beside 主动公开 复议诉讼 1",
          "beside 依申请公开 主动公开 2",
          "below 依申请公开 复议诉讼 0",
          "blanks");

  private static final List<String> STRANGERS = List.of("3.其他", "其他", "重复", "总计", "4.其他处理");

  private final Random random;
  private final String table;
  private final int row;
  private final String column;
  private final String otherColumn;

  private RandomEdits(Random random) {
    this.random = random;
    table = List.of("主动公开", "依申请公开", "复议诉讼").get(random.nextInt(3));
    row = Trials.between(random, 1, byTable(15, 29, 4));
    column = letter(random.nextInt(byTable(4, 10, 15)));
    otherColumn = letter(random.nextInt(byTable(4, 10, 15)));
  }

  static List<String> of(Random random) {
    List<List<String>> some = new ArrayList<>();
    for (int left = Trials.between(random, 1, 5); left > 0; left--) {
      some.add(new RandomEdits(random).edit());
    }
    // what names cells goes first: later they stand elsewhere
    List<String> first = List.of("exchange", "text", "insert row");
    some.sort(
        Comparator.comparingInt(
            each -> {
              int at = first.stream().map(each.get(0)::startsWith).toList().indexOf(true);
              return at < 0 ? first.size() : at;
            }));
    List<String> edits = new ArrayList<>();
    some.forEach(edits::addAll);
    if (random.nextBoolean()) {
      edits.add(LAST.get(random.nextInt(LAST.size())));
    }
    return edits;
  }

  private int byTable(int second, int third, int fourth) {
    return table.equals("主动公开") ? second : table.equals("依申请公开") ? third : fourth;
  }

  private static String letter(int column) {
    return String.valueOf((char) ('A' + column));
  }

  private List<String> edit() {
    return switch (random.nextInt(23)) {
      case 0 -> List.of("shift %s %d %d".formatted(table, random.nextInt(6), random.nextInt(4)));
      case 1 -> List.of("blanks");
      case 2 -> List.of("breaks");
      case 3 -> List.of("fullwidth");
      case 4 -> List.of("unnumbered");
      case 5 -> List.of("figures-as-text");
      case 6 -> List.of("unmerge " + table);
      case 7 -> List.of("repeat " + table);
      case 8 -> List.of("insert row %s %d".formatted(table, row + random.nextInt(2)));
      case 9 -> List.of("insert column %s %s".formatted(table, column));
      case 10, 11 -> List.of("delete row %s %d".formatted(table, row));
      case 12, 13 -> List.of("delete column %s %s".formatted(table, column));
      case 14 -> List.of("exchange rows 依申请公开 %d %d".formatted(member(), member()));
      case 15 -> exchange();
      case 16 ->
          List.of("text %s!%s%d = ".formatted(table, column, Math.min(row, byTable(3, 4, 4))));
      case 17 -> strangeColumn();
      case 18 -> strangeRow();
      case 19 ->
          List.of(
              "insert row %s %d".formatted(table, row), "ordinals %s %d B D".formatted(table, row));
      case 20 -> List.of("text 依申请公开!%s%d = ".formatted(letter(random.nextInt(3)), member()));
      case 21 -> List.of("part 依申请公开 %d %d".formatted(member(), Trials.between(random, 1, 2)));
      default -> copy();
    };
  }

  /** A row of 依申请公开 that belongs to a group. */
  private int member() {
    return Trials.between(random, 9, 27);
  }

  /** Of 复议诉讼 two of a group: nobody could see that others were exchanged. */
  private List<String> exchange() {
    boolean visible =
        !table.equals("复议诉讼") || (column.charAt(0) - 'A') / 5 == (otherColumn.charAt(0) - 'A') / 5;
    return List.of(
        "exchange columns %s %s %s".formatted(table, column, visible ? otherColumn : column));
  }

  private List<String> strangeColumn() {
    return List.of(
        "insert column 依申请公开 " + column,
        "text 依申请公开!%s4 = 其他组织".formatted(column),
        "ordinals 依申请公开 9 %s %s".formatted(column, column));
  }

  private List<String> strangeRow() {
    int at = Trials.between(random, 6, 24);
    return List.of(
        "insert row 依申请公开 " + at,
        "ordinals 依申请公开 %d D J".formatted(at),
        "text 依申请公开!C%d = %s".formatted(at, STRANGERS.get(random.nextInt(STRANGERS.size()))));
  }

  private List<String> copy() {
    String where = random.nextBoolean() ? "below" : "beside";
    return List.of(
        "copy %s 另表%s".formatted(table, table),
        "add 另表%s 20000".formatted(table),
        "%s %s 另表%s 1".formatted(where, table, table));
  }
}
