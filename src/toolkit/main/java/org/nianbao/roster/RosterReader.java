package org.nianbao.roster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.reader.DelimitedText;
import org.nianbao.reader.DelimitedText.Row;
import org.nianbao.reader.GridReader;
import org.nianbao.reader.TextDecoder;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.roster.RosterColumns.Column;
import org.nianbao.value.CreditCode;

/** Reads a roster: a workbook or CSV with a heading row that holds 单位名称. */
final class RosterReader {
  /** The key of the reason for a file without the heading of the units. */
  static final String NO_HEADING = "roster.heading";

  /** Remarks and totals below a list, which are not units. */
  private static final Pattern REMARK = Pattern.compile("^(?:注|说明|备注|合计|总计|小计|制表|填表)[：:人]?.*");

  /** The number of rows in which the headings are expected. */
  private static final int MAX_ROWS_ABOVE = 30;

  /** Cells further right are ignored. */
  private static final int MAX_COLUMNS = 256;

  /** The number of bytes that distinguish an archive from text. */
  private static final int HEAD_BYTES = 8;

  private final Path file;
  private final List<Unit> units = new ArrayList<>();

  /** The rows with a code that is not valid, by what is wrong with it. */
  private final Map<CreditCode.Validity, List<Row>> faultyCodes =
      new EnumMap<>(CreditCode.Validity.class);

  /** The first faulty code of each kind. */
  private final Map<CreditCode.Validity, String> examples =
      new EnumMap<>(CreditCode.Validity.class);

  private RosterReader(Path file) {
    this.file = file;
  }

  static Roster read(Path file) throws IOException {
    RosterReader reader = new RosterReader(file);
    String text = isText(file) ? TextDecoder.decode(Files.readAllBytes(file)) : null;
    boolean headed =
        (text == null || isPage(text))
            ? reader.readWorkbook()
            : reader.readTable(csv(file, text), null);
    return reader.roster(headed);
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

  /** Reads all sheets with headings; returns whether there is one. */
  private boolean readWorkbook() throws IOException {
    boolean headed = false;
    for (Grid sheet : GridReader.read(file)) {
      headed |= readTable(rows(sheet), sheet);
    }
    return headed;
  }

  /** Reads the units below the row of headings; returns whether there is one. */
  private boolean readTable(List<Row> rows, @Nullable Grid sheet) {
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
    String heading = columns.cell(rows.get(headings).cells(), Column.NAME);
    for (Row row : rows.subList(headings + 1, rows.size())) {
      String name = columns.cell(row.cells(), Column.NAME);
      // the headings are repeated where a long list is printed on several pages
      if (!name.isEmpty() && !name.equals(heading) && !REMARK.matcher(name).matches()) {
        add(name, row, columns, sheet);
      }
    }
    return true;
  }

  private void add(String name, Row row, RosterColumns columns, @Nullable Grid sheet) {
    List<String> cells = row.cells();
    CreditCode code = CreditCode.parse(columns.cell(cells, Column.CODE));
    if (code.isFaulty()) {
      faultyCodes.computeIfAbsent(code.validity(), kind -> new ArrayList<>()).add(row);
      examples.putIfAbsent(code.validity(), code.written());
    }
    String level = columns.cell(cells, Column.LEVEL);
    units.add(
        new Unit(
            name,
            code.value(),
            level.isEmpty() ? mergedLevel(row, columns, sheet) : level,
            columns.cell(cells, Column.CONTACT),
            columns.cell(cells, Column.PHONE),
            Arrays.stream(columns.cell(cells, Column.ALIASES).split("[、，,；;\\n]"))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .toList()));
  }

  /** Returns the level in a cell that is merged over the rows of several units. */
  private static String mergedLevel(Row row, RosterColumns columns, @Nullable Grid sheet) {
    int column = columns.index(Column.LEVEL);
    if (sheet == null || column < 0) {
      return "";
    }
    Region region = sheet.regionOf(new Address((int) row.line() - 1, column));
    return sheet.text(region.first()).strip();
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
    return new UnreadableFileException(file.toString(), Message.of(pattern, arguments));
  }

  /**
   * Returns whether a file is text. Workbooks are zip or OLE2 archives; anything else is text, such
   * as 序 in GBK.
   */
  private static boolean isText(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      String reason = Files.isDirectory(file) ? "grid.directory" : "grid.not-a-file";
      throw new UnreadableFileException(file.toString(), Message.of(reason));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return !GridReader.isArchive(in.readNBytes(HEAD_BYTES));
    } catch (NoSuchFileException e) {
      throw new UnreadableFileException(file.toString(), Message.of("grid.missing"), e);
    } catch (IOException e) {
      throw new UnreadableFileException(file.toString(), Message.of("form.data.unreadable"), e);
    }
  }

  /** Returns whether a text is a page, which many systems offer as an .xls file. */
  private static boolean isPage(String text) {
    return text.stripLeading().startsWith("<");
  }

  private static List<Row> csv(Path file, String text) throws UnreadableFileException {
    try {
      return DelimitedText.rows(text);
    } catch (RuntimeException e) {
      throw new UnreadableFileException(file.toString(), Message.of("form.data.csv"), e);
    }
  }

  /** Returns the rows with content, each up to its last cell or the limit of columns. */
  private static List<Row> rows(Grid sheet) {
    SortedMap<Integer, List<String>> rows = new TreeMap<>();
    for (Cell cell : sheet.cells()) {
      int column = cell.address().column();
      if (column < MAX_COLUMNS) {
        List<String> row = rows.computeIfAbsent(cell.address().row(), each -> new ArrayList<>());
        while (row.size() < column) {
          row.add("");
        }
        row.add(CreditCode.text(cell.content()).strip());
      }
    }
    List<Row> numbered = new ArrayList<>();
    rows.forEach((index, cells) -> numbered.add(new Row(index + 1L, cells)));
    return numbered;
  }
}
