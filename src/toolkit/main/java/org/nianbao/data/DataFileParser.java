package org.nianbao.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.format.TableFile;
import org.nianbao.format.TableFile.Row;
import org.nianbao.format.TableFile.Sheet;
import org.nianbao.grid.Grid;
import org.nianbao.grid.TextDecoder;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.reader.GridReader;
import org.nianbao.template.Template;

/** Parses data files: JSON, or a table as text or in a workbook. */
final class DataFileParser {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int MAX_DEPTH = 16;

  /** Enough for the data of a thousand units. */
  private static final int MAX_MEGABYTES = 8;

  private static final int MEGABYTE = 1 << 20;
  private static final int MAX_NUMBER_LENGTH = 100;

  /** What stands above the names of fields. */
  private static final Set<String> HEADINGS = Set.of("key", "字段", "字段名", "名称", "项目", "指标");

  /** The heading of a column that only numbers the rows. */
  private static final String NUMBERING = "序号";

  private final Path file;
  private final FieldNames names;

  /** The sheet that is read; null in a file without sheets. */
  private @Nullable Grid grid;

  private DataFileParser(Path file, FieldNames names) {
    this.file = file;
    this.names = names;
  }

  /**
   * Returns the data of each unit in a data file.
   *
   * @throws UnreadableFileException if it is neither well-formed JSON nor a table of the expected
   *     structure
   */
  static List<DataRecord> read(Path file, FieldNames names) throws IOException {
    byte[] content = GridReader.content(file);
    if (content.length > MAX_MEGABYTES * MEGABYTE) {
      throw new UnreadableFileException(
          file.toString(), Message.of("form.data.large", MAX_MEGABYTES));
    }
    DataFileParser data = new DataFileParser(file, names);
    String text = TableFile.isWorkbook(content) ? "" : TextDecoder.decode(content);
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[") ? data.json(text) : data.tables(content);
  }

  private List<DataRecord> json(String text) throws IOException {
    List<DataRecord> units = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(text)) {
      boolean many = parser.nextToken() == JsonToken.START_ARRAY;
      while (!many || parser.nextToken() == JsonToken.START_OBJECT) {
        DataRecord unit =
            DataRecord.at(many ? Message.of("form.data.object", units.size() + 1) : null);
        object(parser, "", unit, 0);
        units.add(unit);
        if (!many) {
          break;
        }
      }
      if (parser.nextToken() != null) {
        throw new UnreadableFileException(file.toString(), Message.of("form.data.json", "", 0));
      }
      if (units.isEmpty()) {
        throw new UnreadableFileException(file.toString(), Message.of("form.data.empty"));
      }
      return units;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new UnreadableFileException(
          file.toString(), Message.of("form.data.json", e.getOriginalMessage(), line), e);
    }
  }

  private void object(JsonParser parser, String prefix, DataRecord unit, int depth)
      throws IOException {
    if (depth > MAX_DEPTH) {
      throw refusal(unit, prefix, "form.data.value");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = prefix.isEmpty() ? parser.currentName() : prefix + "." + parser.currentName();
      switch (parser.nextToken()) {
        case START_OBJECT -> object(parser, key, unit, depth + 1);
        case VALUE_STRING -> put(unit, key, parser.getText());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> put(unit, key, number(parser, unit, key));
        case VALUE_NULL -> {}
        default -> throw refusal(unit, key, "form.data.value");
      }
    }
  }

  /**
   * Returns a number. Refuses a large exponent, such as 1e999999999, whose digits would not fit in
   * memory.
   */
  private BigDecimal number(JsonParser parser, DataRecord unit, String key) throws IOException {
    BigDecimal number = parser.getDecimalValue();
    if (number.scale() < -MAX_NUMBER_LENGTH || number.scale() > MAX_NUMBER_LENGTH) {
      throw refusal(unit, key, "form.data.value");
    }
    return number;
  }

  private void put(DataRecord unit, String key, Object value) throws UnreadableFileException {
    if (unit.values().put(key, value) != null) {
      throw refusal(unit, key, "form.data.twice");
    }
  }

  private UnreadableFileException refusal(DataRecord unit, String key, String pattern) {
    return new UnreadableFileException(
        file.toString(), unit.atPlace(key, Message.of(pattern, key)));
  }

  /** Reads the tables on the sheets of a file. */
  private List<DataRecord> tables(byte[] content) throws IOException {
    List<DataRecord> units = new ArrayList<>();
    for (Sheet sheet : TableFile.sheets(file.toString(), content, GridReader::read)) {
      grid = sheet.grid();
      units.addAll(table(sheet.rows()));
    }
    if (units.isEmpty()) {
      throw new UnreadableFileException(file.toString(), Message.of("form.data.empty"));
    }
    return units;
  }

  /**
   * Reads a table: either two columns, name and value, or a heading row of names and one row a
   * unit. There may be a title above.
   */
  private List<DataRecord> table(List<Row> written) throws IOException {
    List<Row> rows = written;
    while (rows.size() > 1 && rows.get(0).cells().size() == 1 && rows.get(1).cells().size() > 1) {
      rows = rows.subList(1, rows.size());
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> first = rows.get(0).cells();
    if (first.size() > 2 && first.stream().anyMatch(name -> names.isNameOf(name, Template.UNIT))) {
      return rowsOfUnits(first, rows.subList(1, rows.size()));
    }
    DataRecord unit = DataRecord.at(null);
    long top = rows.get(0).line();
    for (Row row : rows) {
      List<String> cells = row.cells();
      if (cells.size() > 2 || (cells.size() == 1 && !names.isName(cells.get(0)))) {
        throw wrongColumns(row);
      }
      boolean headings = row.line() == top && HEADINGS.contains(cells.get(0));
      if (cells.size() == 2 && !headings) {
        unit.lines().put(cells.get(0), line(row));
        put(unit, cells.get(0), cells.get(1));
      }
    }
    return List.of(unit);
  }

  private Message line(Row row) {
    return grid == null
        ? Message.of("form.data.line", row.line())
        : Message.of("form.data.row", grid.name(), row.line());
  }

  private UnreadableFileException wrongColumns(Row row) {
    return new UnreadableFileException(file.toString(), Message.of("form.data.columns", line(row)));
  }

  private List<DataRecord> rowsOfUnits(List<String> headings, List<Row> rows) throws IOException {
    List<DataRecord> units = new ArrayList<>();
    for (Row row : rows) {
      List<String> cells = row.cells();
      if (cells.size() > headings.size()) {
        throw wrongColumns(row);
      }
      DataRecord unit = DataRecord.at(line(row));
      for (int i = 0; i < cells.size(); i++) {
        if (!cells.get(i).isEmpty() && !headings.get(i).equals(NUMBERING)) {
          put(unit, headings.get(i), cells.get(i));
        }
      }
      units.add(unit);
    }
    return units;
  }
}
