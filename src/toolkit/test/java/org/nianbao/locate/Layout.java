package org.nianbao.locate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;

/** The sheets of a filled form, to be rearranged as offices rearrange them. */
final class Layout {
  /** One sheet. */
  private static final class Sheet {
    private final TreeMap<Address, Cell> cells = new TreeMap<>();
    private List<Region> merged = new ArrayList<>();
    private final Set<Integer> hiddenRows = new TreeSet<>();
    private boolean hidden;

    Grid grid(String name) {
      return new Grid(name, hidden, cells.values(), merged, hiddenRows, List.of());
    }

    int lastColumn() {
      return cells.keySet().stream().mapToInt(Address::column).max().orElse(-1);
    }

    void take(Sheet other) {
      cells.putAll(other.cells);
      merged.addAll(other.merged);
    }

    int lastRow() {
      return cells.keySet().stream().mapToInt(Address::row).max().orElse(-1);
    }

    void move(UnaryOperator<Address> where) {
      Map<Address, Cell> old = new LinkedHashMap<>(cells);
      cells.clear();
      old.forEach((at, cell) -> put(where.apply(at), cell.content()));
      List<Region> moved = new ArrayList<>();
      for (Region region : merged) {
        moved.add(new Region(where.apply(region.first()), where.apply(region.last())));
      }
      merged = moved;
    }

    void put(Address at, CellContent content) {
      cells.put(at, new Cell(at, content, null));
    }
  }

  private final Map<String, Sheet> sheets = new LinkedHashMap<>();

  Layout(List<Grid> grids, Set<String> wanted) {
    for (Grid grid : grids) {
      if (wanted.contains(grid.name())) {
        Sheet sheet = new Sheet();
        grid.cells().forEach(cell -> sheet.put(cell.address(), cell.content()));
        sheet.merged.addAll(grid.mergedRegions());
        sheets.put(grid.name(), sheet);
      }
    }
  }

  List<Grid> grids() {
    List<Grid> grids = new ArrayList<>();
    sheets.forEach((name, sheet) -> grids.add(sheet.grid(name)));
    return grids;
  }

  /** What the cells show. */
  Set<String> written() {
    return sheets.values().stream()
        .flatMap(sheet -> sheet.cells.values().stream())
        .map(cell -> cell.content().toString())
        .collect(Collectors.toSet());
  }

  /** Carries out an edit, such as {@code shift 依申请公开 3 2}. */
  void edit(String edit) {
    String[] words = edit.strip().split("\\s+", 2);
    String rest = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "drop" -> List.of(rest.split("\\s+")).forEach(sheets::remove);
      case "rename" -> rename(rest);
      case "swap" -> swap(rest.split("\\s+"));
      case "copy" -> copy(rest.split("\\s+"));
      case "shift" -> shift(rest.split("\\s+"));
      case "join" -> join(Integer.parseInt(rest));
      case "replace" -> replace(rest);
      case "text" -> text(rest);
      case "unmerge" -> sheet(rest).merged.clear();
      case "repeat" -> repeat(sheet(rest));
      case "insert" -> lines(rest.split("\\s+"), 1);
      case "delete" -> lines(rest.split("\\s+"), -1);
      case "exchange" -> exchange(rest.split("\\s+"));
      case "blanks" -> texts(text -> text.replaceAll("(?<=\\p{IsHan})(?=\\p{IsHan})", " "));
      case "breaks" -> texts(text -> text.replaceAll("(.{4})", "$1\n"));
      case "fullwidth" -> texts(Layout::fullWidth);
      case "unnumbered" -> texts(text -> text.replaceFirst("^(?:\\d[.．、]|（[一二三四五六七]）)", ""));
      case "figures-as-text" -> figuresAsText();
      case "hide" -> hide(rest.split("\\s+"));
      case "beside" -> put(rest.split("\\s+"), false);
      case "below" -> put(rest.split("\\s+"), true);
      case "add" -> add(rest.split("\\s+"));
      case "ordinals" -> ordinals(rest.split("\\s+"));
      case "insert-cell" -> insertCell(rest);
      case "part-figures" -> partFigures(rest.split("\\s+"));
      case "part-down" -> partDown(rest.split("\\s+"));
      case "flatten" -> flatten(sheet(rest));
      case "part" -> part(rest.split("\\s+"));
      case "formulas" -> formulas(rest.equals("calculated"));
      case "table" -> table(rest.split("\\s+", 2));
      default -> throw new IllegalArgumentException(edit);
    }
  }

  private Sheet sheet(String name) {
    return Objects.requireNonNull(sheets.get(name.strip()), name);
  }

  private void rename(String words) {
    String[] names = words.split("\\s*->\\s*", 2);
    Map<String, Sheet> old = new LinkedHashMap<>(sheets);
    sheets.clear();
    old.forEach((name, sheet) -> sheets.put(name.equals(names[0]) ? names[1] : name, sheet));
  }

  private void swap(String[] names) {
    Sheet first = sheet(names[0]);
    sheets.put(names[0], sheet(names[1]));
    sheets.put(names[1], first);
  }

  private void copy(String[] names) {
    Sheet copy = new Sheet();
    sheet(names[0]).cells.forEach((at, cell) -> copy.put(at, cell.content()));
    copy.merged.addAll(sheet(names[0]).merged);
    sheets.put(names[1], copy);
  }

  private void shift(String[] words) {
    int down = Integer.parseInt(words[1]);
    int right = Integer.parseInt(words[2]);
    sheet(words[0]).move(at -> new Address(at.row() + down, at.column() + right));
  }

  /** Puts all sheets one below the other on one. */
  private void join(int gap) {
    Sheet all = new Sheet();
    for (Sheet sheet : sheets.values()) {
      int down = all.lastRow() + 1 + gap;
      sheet.move(at -> new Address(at.row() + down, at.column()));
      sheet.cells.forEach((at, cell) -> all.put(at, cell.content()));
      all.merged.addAll(sheet.merged);
    }
    sheets.clear();
    sheets.put("Sheet1", all);
  }

  private void replace(String words) {
    String[] texts = words.split("\\s*->\\s*", -1);
    long before = count(texts[0]);
    if (before == 0) {
      throw new IllegalArgumentException("nothing holds " + texts[0]);
    }
    texts(text -> text.replace(texts[0], texts[1]));
  }

  private long count(String text) {
    return sheets.values().stream()
        .flatMap(sheet -> sheet.cells.values().stream())
        .filter(cell -> cell.content().toString().contains(text))
        .count();
  }

  /** {@code text 依申请公开!A1 = …}: a text; an empty one takes the cell's away. */
  private void text(String words) {
    String[] sides = words.split("\\s*=\\s*", 2);
    String[] place = sides[0].split("!", 2);
    Address at = Address.parse(place[1]);
    if (sides[1].isEmpty()) {
      sheet(place[0]).cells.remove(at);
    } else if (sides[1].matches("\\d+")) {
      sheet(place[0]).put(at, new CellContent.Numeric(new BigDecimal(sides[1])));
    } else {
      sheet(place[0]).put(at, new CellContent.Text(sides[1]));
    }
  }

  private void texts(UnaryOperator<String> change) {
    for (Sheet sheet : sheets.values()) {
      for (Cell cell : List.copyOf(sheet.cells.values())) {
        if (cell.content() instanceof CellContent.Text text) {
          sheet.put(cell.address(), new CellContent.Text(change.apply(text.value())));
        }
      }
    }
  }

  private void figuresAsText() {
    for (Sheet sheet : sheets.values()) {
      for (Cell cell : List.copyOf(sheet.cells.values())) {
        if (cell.content() instanceof CellContent.Numeric number) {
          sheet.put(cell.address(), new CellContent.Text(number.toString()));
        }
      }
    }
  }

  /** Takes merged cells apart and writes their text into each. */
  private static void repeat(Sheet sheet) {
    for (Region region : sheet.merged) {
      Cell first = sheet.cells.get(region.first());
      if (first != null) {
        for (int row = region.first().row(); row <= region.last().row(); row++) {
          for (int column = region.first().column(); column <= region.last().column(); column++) {
            sheet.put(new Address(row, column), first.content());
          }
        }
      }
    }
    sheet.merged.clear();
  }

  /** {@code insert row 依申请公开 7}: before the row of this number, or the column of these letters. */
  private void lines(String[] words, int by) {
    boolean row = words[0].equals("row");
    Sheet sheet = sheet(words[1]);
    int at = row ? Integer.parseInt(words[2]) - 1 : Address.parse(words[2] + "1").column();
    if (by < 0) {
      sheet.cells.keySet().removeIf(cell -> (row ? cell.row() : cell.column()) == at);
      List<Region> kept = new ArrayList<>();
      for (Region region : sheet.merged) {
        int first = row ? region.first().row() : region.first().column();
        int last = row ? region.last().row() : region.last().column();
        if (first == at && last == at) {
          continue;
        }
        int less = last == at ? 1 : 0;
        Address end = region.last();
        kept.add(
            new Region(
                region.first(),
                new Address(end.row() - (row ? less : 0), end.column() - (row ? 0 : less))));
      }
      sheet.merged = kept;
    }
    sheet.move(
        cell -> {
          int line = row ? cell.row() : cell.column();
          int moved = line > at || (by > 0 && line == at) ? line + by : line;
          return row ? new Address(moved, cell.column()) : new Address(cell.row(), moved);
        });
  }

  /** {@code exchange rows 依申请公开 9 10}: what stands right of the groups changes places. */
  private void exchange(String[] words) {
    Sheet sheet = sheet(words[1]);
    if (words[0].equals("columns")) {
      int left = Address.parse(words[2] + "1").column();
      int right = Address.parse(words[3] + "1").column();
      List<Region> merged = new ArrayList<>(sheet.merged);
      merged.removeIf(region -> region.first().column() >= Math.min(left, right));
      sheet.merged = List.of();
      sheet.move(
          at -> {
            int column = at.column() == left ? right : at.column() == right ? left : at.column();
            return new Address(at.row(), column);
          });
      sheet.merged = merged;
      return;
    }
    int one = Integer.parseInt(words[2]) - 1;
    int other = Integer.parseInt(words[3]) - 1;
    List<Cell> cells = new ArrayList<>(sheet.cells.values());
    cells.sort(Comparator.comparing(Cell::address));
    sheet.cells.keySet().removeIf(at -> at.column() >= 2 && (at.row() == one || at.row() == other));
    for (Cell cell : cells) {
      Address at = cell.address();
      if (at.column() >= 2 && at.row() == one) {
        sheet.put(new Address(other, at.column()), cell.content());
      } else if (at.column() >= 2 && at.row() == other) {
        sheet.put(new Address(one, at.column()), cell.content());
      }
    }
  }

  /** {@code hide sheet 依申请公开}, {@code hide row 依申请公开 9}. */
  private void hide(String[] words) {
    Sheet sheet = sheet(words[1]);
    if (words[0].equals("sheet")) {
      sheet.hidden = true;
    } else {
      sheet.hiddenRows.add(Integer.parseInt(words[2]) - 1);
    }
  }

  /** {@code beside 主动公开 复议诉讼 2}: the second goes to the sheet of the first, so far from it. */
  private void put(String[] words, boolean below) {
    Sheet first = sheet(words[0]);
    Sheet second = sheet(words[1]);
    int gap = Integer.parseInt(words[2]) + 1;
    int down = below ? first.lastRow() + gap : 0;
    int right = below ? 0 : first.lastColumn() + gap;
    second.move(at -> new Address(at.row() + down, at.column() + right));
    first.take(second);
    sheets.remove(words[1]);
  }

  /** {@code add 上年表 5000}: all its figures are others. */
  private void add(String[] words) {
    Sheet sheet = sheet(words[0]);
    for (Cell cell : List.copyOf(sheet.cells.values())) {
      if (cell.content() instanceof CellContent.Numeric number) {
        BigDecimal sum = number.value().add(new BigDecimal(words[1]));
        sheet.put(cell.address(), new CellContent.Numeric(sum));
      }
    }
  }

  /** {@code ordinals 复议诉讼 5 A O}: 1, 2, 3 … in the row of this number, between the columns. */
  private void ordinals(String[] words) {
    int first = Address.parse(words[2] + "1").column();
    int last = Address.parse(words[3] + "1").column();
    for (int column = first; column <= last; column++) {
      Address at = new Address(Integer.parseInt(words[1]) - 1, column);
      sheet(words[0]).put(at, new CellContent.Numeric(BigDecimal.valueOf(column - first + 1)));
    }
  }

  /** Groups stand in rows of their own above their members, all labels in the third column. */
  private static void flatten(Sheet sheet) {
    List<Region> groups = new ArrayList<>(sheet.merged);
    groups.removeIf(
        region ->
            region.first().row() == region.last().row()
                || region.first().row() < 6
                || !sheet.cells.containsKey(region.first()));
    groups.sort(Comparator.comparing(Region::first).reversed());
    List<Region> kept = new ArrayList<>(sheet.merged);
    kept.removeIf(region -> region.first().row() >= 4);
    sheet.merged = kept;
    for (Region group : groups) {
      Cell label = Objects.requireNonNull(sheet.cells.remove(group.first()));
      int row = group.first().row();
      sheet.move(at -> at.row() < row ? at : new Address(at.row() + 1, at.column()));
      sheet.put(new Address(row, 2), label.content());
    }
    for (Cell cell : List.copyOf(sheet.cells.values())) {
      Address at = cell.address();
      if (at.row() >= 4 && at.column() < 2) {
        sheet.cells.remove(at);
        sheet.put(new Address(at.row(), 2), cell.content());
      }
    }
  }

  /** {@code part 依申请公开 20 3}: from this row on, all stands so many columns further right. */
  private void part(String[] words) {
    int row = Integer.parseInt(words[1]) - 1;
    int right = Integer.parseInt(words[2]);
    Sheet sheet = sheet(words[0]);
    List<Region> kept = new ArrayList<>(sheet.merged);
    kept.removeIf(region -> region.first().row() < row && region.last().row() >= row);
    sheet.merged = kept;
    sheet.move(at -> at.row() < row ? at : new Address(at.row(), at.column() + right));
  }

  /** Moves cells and leaves merged regions where they are. */
  private static void moveCells(Sheet sheet, UnaryOperator<Address> where) {
    List<Region> kept = sheet.merged;
    sheet.merged = List.of();
    sheet.move(where);
    sheet.merged = kept;
  }

  /** {@code insert-cell 依申请公开!D29}: what stands in the row from there on moves to the right. */
  private void insertCell(String words) {
    String[] place = words.strip().split("!", 2);
    Address from = Address.parse(place[1]);
    moveCells(
        sheet(place[0]),
        at ->
            at.row() == from.row() && at.column() >= from.column()
                ? new Address(at.row(), at.column() + 1)
                : at);
  }

  /** {@code part-figures 依申请公开 5 D 1}: what stands below and right moves to the right. */
  private void partFigures(String[] words) {
    int row = Integer.parseInt(words[1]) - 1;
    int column = Address.parse(words[2] + "1").column();
    int right = Integer.parseInt(words[3]);
    moveCells(
        sheet(words[0]),
        at ->
            at.row() >= row && at.column() >= column
                ? new Address(at.row(), at.column() + right)
                : at);
  }

  /** {@code part-down 依申请公开 20 D}: what stands below and right moves down. */
  private void partDown(String[] words) {
    int row = Integer.parseInt(words[1]) - 1;
    int column = Address.parse(words[2] + "1").column();
    moveCells(
        sheet(words[0]),
        at ->
            at.row() >= row && at.column() >= column ? new Address(at.row() + 1, at.column()) : at);
  }

  /** Every figure is a formula. */
  private void formulas(boolean calculated) {
    for (Sheet sheet : sheets.values()) {
      for (Cell cell : List.copyOf(sheet.cells.values())) {
        if (cell.content() instanceof CellContent.Numeric number) {
          String formula = number.value().subtract(BigDecimal.ONE).toPlainString() + "+1";
          CellContent content = calculated ? number : new CellContent.Uncalculated();
          sheet.cells.put(cell.address(), new Cell(cell.address(), content, formula));
        }
      }
    }
  }

  /** {@code table 主动公开 甲,乙/1,2}: a sheet of these rows. */
  private void table(String[] words) {
    Sheet sheet = new Sheet();
    String[] rows = words[1].split("/", -1);
    for (int row = 0; row < rows.length; row++) {
      String[] texts = rows[row].split(",", -1);
      for (int column = 0; column < texts.length; column++) {
        String text = texts[column].strip();
        if (!text.isEmpty()) {
          boolean number = text.matches("\\d+");
          sheet.put(
              new Address(row, column),
              number ? new CellContent.Numeric(new BigDecimal(text)) : new CellContent.Text(text));
        }
      }
    }
    sheets.put(words[0], sheet);
  }

  private static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c > 0x20 && c < 0x7f ? c + 0xfee0 : c)));
    return wide.toString();
  }
}
