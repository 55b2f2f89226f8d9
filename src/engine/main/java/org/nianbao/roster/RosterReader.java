package org.nianbao.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.format.TableFile;
import org.nianbao.format.TableFile.Row;
import org.nianbao.format.TableFile.Sheet;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.grid.Whitespace;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.roster.RosterColumns.Column;
import org.nianbao.value.CreditCode;

/** Reads a roster: a workbook or CSV with a heading row that holds 单位名称. */
public final class RosterReader {
  /** The key of the reason for a file without the heading of the units. */
  static final String NO_HEADING = "roster.heading";

  /** Remarks and totals below a list, which are not units. */
  private static final Pattern REMARK = Pattern.compile("(?:注|说明|备注|合计|总计|小计|制表|填表)[：:人]?.*");

  /** A title of a part of a list, or the name of a unit behind its number. */
  private static final Pattern NUMBERED = Pattern.compile("[一二三四五六七八九十]+、.+");

  /** The number of rows in which the headings are expected. */
  private static final int MAX_ROWS_ABOVE = 30;

  /**
   * Where a unit stands in the file.
   *
   * @param aliases the column of the other names, from 0; -1 if there is none
   * @param headings the line of the headings
   * @param end the first column right of the list and of everything beside it
   */
  public record Place(Sheet sheet, Row row, int aliases, long headings, int end) {}

  private final String file;
  private final Map<Unit, Place> places = new LinkedHashMap<>();
  private final List<Unit> units = new ArrayList<>();

  /** The rows with a code that is not valid, by what is wrong with it. */
  private final Map<CreditCode.Validity, List<Row>> faultyCodes =
      new EnumMap<>(CreditCode.Validity.class);

  /** The first faulty code of each kind. */
  private final Map<CreditCode.Validity, String> examples =
      new EnumMap<>(CreditCode.Validity.class);

  private RosterReader(String file) {
    this.file = file;
  }

  static Roster read(String file, byte[] content, TableFile.SheetReader sheets)
      throws UnreadableFileException {
    return new RosterReader(file).read(content, sheets);
  }

  /**
   * Returns the units of a roster, and where they stand in its file.
   *
   * @param file the name of the file in messages
   * @param sheets reads a workbook
   * @throws UnreadableFileException if the file is no roster, or names a unit twice
   */
  public static Map<Unit, Place> places(String file, byte[] content, TableFile.SheetReader sheets)
      throws UnreadableFileException {
    RosterReader reader = new RosterReader(file);
    reader.read(content, sheets);
    return reader.places;
  }

  private Roster read(byte[] content, TableFile.SheetReader sheets) throws UnreadableFileException {
    boolean headed = false;
    for (Sheet sheet : TableFile.sheets(file, content, sheets)) {
      headed |= readTable(sheet);
    }
    return roster(headed);
  }

  private Roster roster(boolean headed) throws UnreadableFileException {
    if (!headed) {
      throw refusal(NO_HEADING, "单位名称");
    }
    if (units.isEmpty()) {
      throw refusal("roster.empty");
    }
    if (units.stream().anyMatch(unit -> RosterColumns.isOtherHeading(unit.name()))) {
      throw refusal("roster.form"); // the cover of a form has headings, too
    }
    requireUnique();
    return new Roster(units, remarks());
  }

  /** Reads the units below the row of headings; returns whether there is one. */
  private boolean readTable(Sheet sheet) {
    List<Row> rows = sheet.rows();
    int headings = -1;
    RosterColumns columns = RosterColumns.of(List.of());
    for (int i = 0; i < Math.min(rows.size(), MAX_ROWS_ABOVE); i++) {
      RosterColumns row = RosterColumns.of(rows.get(i).cells());
      if (row.has(Column.NAME) && row.count() > columns.count()) {
        headings = i;
        columns = row;
      }
    }
    if (headings < 0) {
      return false;
    }
    if (headings + 1 < rows.size()) {
      columns.addFrom(rows.get(headings + 1).cells());
    }
    int end = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    int first = 0;
    for (RosterColumns list : columns.sideBySide(rows.get(headings).cells())) {
      for (Row row : rows.subList(headings + 1, rows.size())) {
        // the headings are repeated where a long list is printed on several pages
        String name = list.cell(row.cells(), Column.NAME);
        if (!name.isEmpty()
            && !RosterColumns.isNameHeading(name)
            && !isRemark(row.cells(), first, list)) {
          add(name, row, list, sheet.grid());
          Unit added = units.get(units.size() - 1);
          places.put(
              added,
              new Place(sheet, row, list.index(Column.ALIASES), rows.get(headings).line(), end));
        }
      }
      first = list.index(Column.NAME) + 1;
    }
    return true;
  }

  /**
   * Returns whether a row holds a remark or a total in the names or left of them, or a title alone.
   *
   * @param first the first column of the list
   */
  private static boolean isRemark(List<String> cells, int first, RosterColumns list) {
    int names = list.index(Column.NAME);
    List<String> beginning = cells.subList(Math.min(first, names), names + 1);
    boolean alone = cells.stream().filter(cell -> !cell.isEmpty()).count() == 1;
    return beginning.stream().anyMatch(cell -> REMARK.matcher(cell).matches())
        || (alone && list.count() > 1 && NUMBERED.matcher(cells.get(names)).matches());
  }

  private void add(String name, Row row, RosterColumns columns, @Nullable Grid sheet) {
    List<String> cells = row.cells();
    CreditCode code = CreditCode.parse(columns.cell(cells, Column.CODE));
    if (code.isFaulty()) {
      faultyCodes.computeIfAbsent(code.validity(), kind -> new ArrayList<>()).add(row);
      examples.putIfAbsent(code.validity(), code.written());
    }
    units.add(
        new Unit(
            name,
            code.value(),
            cellOrMerged(row, Column.LEVEL, columns, sheet),
            cellOrMerged(row, Column.CATEGORY, columns, sheet),
            columns.cell(cells, Column.CONTACT),
            columns.cell(cells, Column.PHONE),
            Arrays.stream(columns.cell(cells, Column.ALIASES).split("[、，,；;\\n]"))
                .map(Whitespace::strip)
                .filter(alias -> !alias.isEmpty())
                .toList()));
  }

  /** Returns the text in a column, which may be merged over the rows of several units. */
  private static String cellOrMerged(
      Row row, Column named, RosterColumns columns, @Nullable Grid sheet) {
    String text = columns.cell(row.cells(), named);
    int column = columns.index(named);
    if (!text.isEmpty() || sheet == null || column < 0) {
      return text;
    }
    Region region = sheet.regionOf(new Address((int) row.line() - 1, column));
    return Whitespace.strip(sheet.text(region.first()));
  }

  /** Returns a sentence for each kind of faulty code, with the lines. */
  private List<Message> remarks() {
    List<Message> remarks = new ArrayList<>();
    faultyCodes.forEach(
        (validity, rows) ->
            remarks.add(
                Message.of(
                    "roster.code." + validity.name().toLowerCase(Locale.ROOT),
                    ShortenedList.of(rows.stream().map(Row::line).toList()),
                    examples.getOrDefault(validity, ""))));
    return remarks;
  }

  /** Checks that no name, code or alias belongs to two units. */
  private void requireUnique() throws UnreadableFileException {
    Set<String> names = new HashSet<>();
    Set<String> codes = new HashSet<>();
    for (Unit unit : units) {
      if (!names.add(UnitNameComparison.normalized(unit.name()))) {
        throw refusal("roster.twice", unit.name());
      }
      if (!unit.code().isEmpty() && !codes.add(unit.code())) {
        throw refusal("roster.code", unit.code());
      }
    }
    for (Unit unit : units) {
      for (String alias : unit.aliases()) {
        if (!names.add(UnitNameComparison.normalized(alias))) {
          throw refusal("roster.alias", unit.name(), alias);
        }
      }
    }
  }

  private UnreadableFileException refusal(String pattern, Object... arguments) {
    return new UnreadableFileException(file, Message.of(pattern, arguments));
  }
}
