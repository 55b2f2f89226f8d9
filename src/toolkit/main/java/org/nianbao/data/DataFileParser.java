package org.nianbao.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
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

  /** Reads CSV: either two columns, key and value, or a heading row of keys and one row a unit. */
  private List<DataRecord> csv(String text) throws IOException {
    List<CsvRecord> records;
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
      records = reader.stream().toList();
    } catch (RuntimeException e) {
      throw new UnreadableFileException(file.toString(), Message.of("form.data.csv"), e);
    }
    if (records.isEmpty()) {
      throw new UnreadableFileException(file.toString(), Message.of("form.data.empty"));
    }
    CsvRecord first = records.get(0);
    if (first.getFields().contains(Template.UNIT) && first.getFieldCount() > 2) {
      return rowsOfUnits(records);
    }
    DataRecord unit = DataRecord.at(null);
    for (CsvRecord record : records) {
      if (record.getFieldCount() != 2) {
        throw new UnreadableFileException(
            file.toString(), Message.of("form.data.columns", record.getStartingLineNumber()));
      }
      boolean heading = record.getField(0).strip().equals("key");
      if (!heading && !record.getField(1).isBlank()) {
        String key = record.getField(0).strip();
        unit.lines().put(key, line(record));
        put(unit, key, record.getField(1).strip());
      }
    }
    return List.of(unit);
  }

  private static Message line(CsvRecord record) {
    return Message.of("form.data.line", record.getStartingLineNumber());
  }

  private List<DataRecord> rowsOfUnits(List<CsvRecord> records) throws IOException {
    List<String> keys = records.get(0).getFields();
    List<DataRecord> units = new ArrayList<>();
    for (CsvRecord record : records.subList(1, records.size())) {
      if (record.getFieldCount() != keys.size()) {
        throw new UnreadableFileException(
            file.toString(), Message.of("form.data.columns", record.getStartingLineNumber()));
      }
      DataRecord unit = DataRecord.at(line(record));
      for (int i = 0; i < keys.size(); i++) {
        if (!record.getField(i).isBlank()) {
          put(unit, keys.get(i).strip(), record.getField(i).strip());
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
