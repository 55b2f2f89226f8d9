package org.nianbao.data;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;

/**
 * The data of one unit in a data file.
 *
 * @param place where the unit is in the file; null if it is the only one
 * @param values the values as written, by the name of the field
 * @param lines the line of each value in the file, by the name of the field, if it differs from
 *     that of the unit
 */
record DataRecord(@Nullable Message place, Map<String, Object> values, Map<String, Message> lines) {

  static DataRecord at(@Nullable Message place) {
    return new DataRecord(place, new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  /** Returns the value of the field with this key; null if there is none. */
  @Nullable Object value(String key, FieldNames names) {
    Object value = values.get(key);
    for (String name : values.keySet()) {
      value = value == null && names.isNameOf(name, key) ? values.get(name) : value;
    }
    return value;
  }

  /** Returns a message about the value of a key, or its absence, with its place in the file. */
  Message atPlace(String key, Message fault) {
    Message line = lines.getOrDefault(key, place);
    return line == null ? fault : Message.of("form.data.at", line, fault);
  }
}
