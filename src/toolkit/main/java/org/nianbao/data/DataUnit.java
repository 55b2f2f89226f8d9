package org.nianbao.data;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;

/**
 * What a data file gives for one unit.
 *
 * @param place where in the file it stands; null where it has the file for itself
 * @param values as written, by key; numbers keep their digits
 * @param lines where in the file a value stands, by key, if not with all others
 */
record DataUnit(
    @Nullable Message place, Map<String, Object> values, Map<String, Message> lines) {

  static DataUnit at(@Nullable Message place) {
    return new DataUnit(place, new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  /** What is wrong with the value of a key, or with its absence, and where in the file. */
  Message fault(String key, Message fault) {
    Message line = lines.getOrDefault(key, place);
    return line == null ? fault : Message.of("form.data.at", line, fault);
  }
}
