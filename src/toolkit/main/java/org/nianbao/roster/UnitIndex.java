package org.nianbao.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds what belongs to a unit by its code, or else by one of its names. */
public final class UnitIndex<T> {
  private final Map<String, T> byCode = new HashMap<>();
  private final Map<String, T> byName = new HashMap<>();

  /** Adds something of a unit; what was there before it under the same code or name stays. */
  public void add(T value, String code, List<String> names) {
    if (!code.isEmpty()) {
      byCode.putIfAbsent(code.toUpperCase(Locale.ROOT), value);
    }
    for (String name : names) {
      String plain = UnitName.plain(name);
      if (!plain.isEmpty()) {
        byName.putIfAbsent(plain, value);
      }
    }
  }

  /** What has this code; else what has the first of these names that anything has. */
  public Optional<T> find(String code, List<String> names) {
    T found = code.isEmpty() ? null : byCode.get(code.toUpperCase(Locale.ROOT));
    for (int i = 0; found == null && i < names.size(); i++) {
      found = byName.get(UnitName.plain(names.get(i)));
    }
    return Optional.ofNullable(found);
  }
}
