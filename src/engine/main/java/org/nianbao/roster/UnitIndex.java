package org.nianbao.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A map from units to values, by code or by one of several names. */
public final class UnitIndex<T> {
  private final Map<String, T> byCode = new HashMap<>();
  private final Map<String, T> byName = new HashMap<>();

  /** Creates an empty map. */
  public UnitIndex() {}

  /** Adds a value for a unit. An earlier value with the same code or name is kept. */
  public void add(T value, String code, List<String> names) {
    if (!code.isEmpty()) {
      byCode.putIfAbsent(code.toUpperCase(Locale.ROOT), value);
    }
    for (String name : names) {
      String normalized = UnitNameComparison.normalized(name);
      if (!normalized.isEmpty()) {
        byName.putIfAbsent(normalized, value);
      }
    }
  }

  /** Returns the value for this code; else the value for the first of these names that has one. */
  public Optional<T> find(String code, List<String> names) {
    T found = code.isEmpty() ? null : byCode.get(code.toUpperCase(Locale.ROOT));
    for (int i = 0; found == null && i < names.size(); i++) {
      found = byName.get(UnitNameComparison.normalized(names.get(i)));
    }
    return Optional.ofNullable(found);
  }
}
