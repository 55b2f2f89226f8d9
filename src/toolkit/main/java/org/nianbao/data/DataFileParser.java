package org.nianbao.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.reader.DelimitedText;
import org.nianbao.reader.DelimitedText.Row;
import org.nianbao.reader.TextDecoder;
import org.nianbao.template.Template;

/** Parses data files, JSON or CSV. */
final class DataFileParser {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int MAX_DEPTH = 16;

  /** Enough for the data of a thousand units. */
  private static final int MAX_MEGABYTES = 8;

  private static final int MEGABYTE = 1 << 20;
  private static final int MAX_NUMBER_LENGTH = 100;

  private static final Pattern KEY = Pattern.compile("[A-Za-z][\\w.]*");

  private final Path file;

  private DataFileParser(Path file) {
    this.file = file;
  }

  /**
   * Returns the data of each unit in a data file.
   *
   * @throws UnreadableFileException if it is neither well-formed JSON nor well-formed CSV of the
   *     expected structure
   */
  static List<DataRecord> read(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = bytes(file);
    } catch (UnreadableFileException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new UnreadableFileException(file.toString(), Message.of("grid.missing"), e);
    } catch (IOException e) {
      throw new UnreadableFileException(file.toString(), Message.of("form.data.unreadable"), e);
    }
    String text = TextDecoder.decode(bytes);
    DataFileParser data = new DataFileParser(file);
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[") ? data.json(text) : data.csv(text);
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.exists(file) && !Files.isDirectory(file) && !Files.isRegularFile(file)) {
      throw new UnreadableFileException(file.toString(), Message.of("grid.not-a-file"));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_MEGABYTES * MEGABYTE + 1);
      if (bytes.length > MAX_MEGABYTES * MEGABYTE) {
        throw new UnreadableFileException(
            file.toString(), Message.of("form.data.large", MAX_MEGABYTES));
      }
      return bytes;
    }
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

  /**
   * Reads CSV: either two columns, key and value, or a heading row of keys and one row a unit.
   * There may be a title above.
   */
  private List<DataRecord> csv(String text) throws IOException {
    List<Row> rows;
    try {
      rows = DelimitedText.rows(text);
    } catch (RuntimeException e) {
      throw new UnreadableFileException(file.toString(), Message.of("form.data.csv"), e);
    }
    while (rows.size() > 1 && rows.get(0).cells().size() == 1 && rows.get(1).cells().size() > 1) {
      rows = rows.subList(1, rows.size());
    }
    if (rows.isEmpty()) {
      throw new UnreadableFileException(file.toString(), Message.of("form.data.empty"));
    }
    List<String> first = rows.get(0).cells();
    if (first.contains(Template.UNIT) && first.size() > 2) {
      return rowsOfUnits(first, rows.subList(1, rows.size()));
    }
    DataRecord unit = DataRecord.at(null);
    for (Row row : rows) {
      List<String> cells = row.cells();
      if (cells.size() > 2 || (cells.size() == 1 && !isKey(cells.get(0)))) {
        throw new UnreadableFileException(
            file.toString(), Message.of("form.data.columns", row.line()));
      }
      String key = cells.get(0);
      if (cells.size() == 2 && !key.equals("key")) {
        unit.lines().put(key, line(row));
        put(unit, key, cells.get(1));
      }
    }
    return List.of(unit);
  }

  /** Returns whether a text may be the key of a field, whose value may be blank. */
  private static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  private static Message line(Row row) {
    return Message.of("form.data.line", row.line());
  }

  private List<DataRecord> rowsOfUnits(List<String> keys, List<Row> rows) throws IOException {
    List<DataRecord> units = new ArrayList<>();
    for (Row row : rows) {
      List<String> cells = row.cells();
      if (cells.size() > keys.size()) {
        throw new UnreadableFileException(
            file.toString(), Message.of("form.data.columns", row.line()));
      }
      DataRecord unit = DataRecord.at(line(row));
      for (int i = 0; i < cells.size(); i++) {
        if (!cells.get(i).isEmpty()) {
          put(unit, keys.get(i), cells.get(i));
        }
      }
      units.add(unit);
    }
    if (units.isEmpty()) {
      throw new UnreadableFileException(file.toString(), Message.of("form.data.empty"));
    }
    return units;
  }
}
