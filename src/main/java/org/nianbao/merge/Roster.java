package org.nianbao.merge;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.form.PlainText;
import org.nianbao.grid.Address;
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;
import org.nianbao.grid.GridReader;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;

/**
 * The units that must report, as the district office lists them.
 *
 * @param units in the order of the list, each name once
 */
public record Roster(List<Unit> units) {
  private static final String NAME = "单位名称";

  /**
   * A unit that must report.
   *
   * @param name its name
   * @param code its 统一社会信用代码; empty if not given
   * @param level its 行政层级; empty if not given
   * @param contact who fills in its form; empty if not given
   * @param phone the contact's telephone; empty if not given
   */
  public record Unit(String name, String code, String level, String contact, String phone) {}

  public Roster {
    units = List.copyOf(units);
  }

  /**
   * Reads a roster, a workbook or CSV with a heading row that holds 单位名称.
   *
   * @throws UnreadableFileException if it has no such heading, no unit, or a unit twice
   */
  public static Roster read(Path file) throws IOException {
    List<List<String>> rows = isCsv(file) ? csv(file) : workbook(file);
    int heading = 0;
    while (heading < rows.size() && !rows.get(heading).contains(NAME)) {
      heading++;
    }
    if (heading == rows.size()) {
      throw new UnreadableFileException(file, Message.of("roster.heading", NAME));
    }
    List<Unit> units = units(rows, heading);
    if (units.isEmpty()) {
      throw new UnreadableFileException(file, Message.of("roster.empty"));
    }
    Set<String> names = new LinkedHashSet<>();
    for (Unit unit : units) {
      if (!names.add(unit.name())) {
        throw new UnreadableFileException(file, Message.of("roster.twice", unit.name()));
      }
    }
    return new Roster(units);
  }

  private static List<Unit> units(List<List<String>> rows, int heading) {
    Map<String, Integer> columns = new HashMap<>();
    List<String> names = rows.get(heading);
    for (int column = 0; column < names.size(); column++) {
      columns.putIfAbsent(names.get(column), column);
    }
    List<Unit> units = new ArrayList<>();
    for (List<String> row : rows.subList(heading + 1, rows.size())) {
      String name = value(row, columns, NAME);
      if (!name.isEmpty()) {
        units.add(
            new Unit(
                name,
                value(row, columns, "统一社会信用代码"),
                value(row, columns, "行政层级"),
                value(row, columns, "联系人"),
                value(row, columns, "电话")));
      }
    }
    return units;
  }

  private static String value(List<String> row, Map<String, Integer> columns, String name) {
    Integer column = columns.get(name);
    return column == null || column >= row.size() ? "" : row.get(column);
  }

  /** Workbooks are zip or OLE2 archives; whatever starts otherwise is text. */
  private static boolean isCsv(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      int first = in.read();
      return first != 'P' && first != 0xD0;
    } catch (IOException e) {
      throw new UnreadableFileException(file, Message.of("form.data.unreadable"), e);
    }
  }

  private static List<List<String>> csv(Path file) throws IOException {
    String text = PlainText.decode(Files.readAllBytes(file));
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
      return reader.stream()
          .map(record -> record.getFields().stream().map(String::strip).toList())
          .toList();
    } catch (RuntimeException e) {
      throw new UnreadableFileException(file, Message.of("form.data.csv"), e);
    }
  }

  private static List<List<String>> workbook(Path file) throws IOException {
    Grid sheet = GridReader.read(file).get(0);
    int lastRow = sheet.cells().stream().mapToInt(cell -> cell.address().row()).max().orElse(-1);
    int lastColumn =
        sheet.cells().stream().mapToInt(cell -> cell.address().column()).max().orElse(-1);
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row <= lastRow; row++) {
      List<String> values = new ArrayList<>();
      for (int column = 0; column <= lastColumn; column++) {
        Content content = sheet.content(new Address(row, column));
        values.add(content == null ? "" : content.toString().strip());
      }
      rows.add(values);
    }
    return rows;
  }
}
