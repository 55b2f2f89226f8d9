package org.nianbao.roster;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Grid;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.reader.GridReader;
import org.nianbao.reader.TextDecoder;
import org.nianbao.roster.Roster.Unit;

/** Reads a roster: a workbook or CSV with a heading row that holds 单位名称. */
final class RosterReader {
  /** The key of the reason for a file without the heading of the units. */
  static final String NO_HEADING = "roster.heading";

  private static final String NAME = "单位名称";
  private static final String CODE = "统一社会信用代码";
  private static final String LEVEL = "行政层级";
  private static final String CONTACT = "联系人";
  private static final String PHONE = "电话";
  private static final String ALIASES = "别名";

  /** Other headings that offices use. */
  private static final Map<String, String> OTHER_HEADINGS =
      Map.ofEntries(
          Map.entry("单位", NAME),
          Map.entry("部门名称", NAME),
          Map.entry("机构名称", NAME),
          Map.entry("信用代码", CODE),
          Map.entry("社会信用代码", CODE),
          Map.entry("层级", LEVEL),
          Map.entry("级别", LEVEL),
          Map.entry("联系电话", PHONE),
          Map.entry("联系方式", PHONE),
          Map.entry("其他名称", ALIASES),
          Map.entry("曾用名", ALIASES),
          Map.entry("简称", ALIASES));

  /** Remarks and totals below a list, which are not units. */
  private static final Pattern REMARK = Pattern.compile("^(?:注|说明|备注|合计|总计|小计|制表|填表)[：:人]?.*");

  /** Cells further right are ignored. */
  private static final int MAX_COLUMNS = 256;

  /** The number of bytes that distinguish an archive from text. */
  private static final int HEAD_BYTES = 8;

  private final Path file;

  private RosterReader(Path file) {
    this.file = file;
  }

  static Roster read(Path file) throws IOException {
    RosterReader reader = new RosterReader(file);
    return reader.roster(isCsv(file) ? csv(file) : workbook(file));
  }

  private Roster roster(List<List<String>> rows) throws UnreadableFileException {
    for (int row = 0; row < rows.size(); row++) {
      Map<String, Integer> columns = columns(rows.get(row));
      if (columns.containsKey(NAME)) {
        List<Unit> units = new ArrayList<>();
        rows.subList(row + 1, rows.size()).forEach(cells -> add(units, cells, columns));
        if (units.isEmpty()) {
          throw refusal("roster.empty");
        }
        if (units.stream()
            .anyMatch(unit -> unit.name().equals(CODE) || unit.name().equals(LEVEL))) {
          throw refusal("roster.form"); // the cover of a form has headings, too
        }
        requireUnique(units);
        return new Roster(units);
      }
    }
    throw refusal(NO_HEADING, NAME);
  }

  private static Map<String, Integer> columns(List<String> headings) {
    Map<String, Integer> columns = new HashMap<>();
    for (int column = 0; column < headings.size(); column++) {
      String heading = headings.get(column).replaceAll("[\\s\\p{Z}]+", "");
      columns.putIfAbsent(OTHER_HEADINGS.getOrDefault(heading, heading), column);
    }
    return columns;
  }

  private static void add(List<Unit> units, List<String> cells, Map<String, Integer> columns) {
    String name = value(cells, columns, NAME);
    if (!name.isEmpty() && !REMARK.matcher(name).matches()) {
      units.add(
          new Unit(
              name,
              value(cells, columns, CODE),
              value(cells, columns, LEVEL),
              value(cells, columns, CONTACT),
              value(cells, columns, PHONE),
              Arrays.stream(value(cells, columns, ALIASES).split("[、，,；;\\n]"))
                  .map(String::strip)
                  .filter(alias -> !alias.isEmpty())
                  .toList()));
    }
  }

  /** Checks that no name, code or alias belongs to two units. */
  private void requireUnique(List<Unit> units) throws UnreadableFileException {
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

  private static String value(List<String> row, Map<String, Integer> columns, String name) {
    Integer column = columns.get(name);
    return column == null || column >= row.size() ? "" : row.get(column);
  }

  /**
   * Returns whether a file is CSV. Workbooks are zip or OLE2 archives; anything else is text, such
   * as 序 in GBK.
   */
  private static boolean isCsv(Path file) throws IOException {
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

  private static List<List<String>> csv(Path file) throws IOException {
    String text = TextDecoder.decode(Files.readAllBytes(file));
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder() // there may be a title above the headings
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      return reader.stream()
          .map(record -> record.getFields().stream().map(String::strip).toList())
          .toList();
    } catch (RuntimeException e) {
      throw new UnreadableFileException(file.toString(), Message.of("form.data.csv"), e);
    }
  }

  private static List<List<String>> workbook(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (Grid sheet : GridReader.read(file)) {
      rows.addAll(rows(sheet));
    }
    return rows;
  }

  /** Returns the rows with content, each up to its last cell or the limit of columns. */
  private static Collection<List<String>> rows(Grid sheet) {
    SortedMap<Integer, List<String>> rows = new TreeMap<>();
    for (Cell cell : sheet.cells()) {
      int column = cell.address().column();
      if (column < MAX_COLUMNS) {
        List<String> row = rows.computeIfAbsent(cell.address().row(), each -> new ArrayList<>());
        while (row.size() < column) {
          row.add("");
        }
        row.add(cell.content().toString().strip());
      }
    }
    return rows.values();
  }
}
