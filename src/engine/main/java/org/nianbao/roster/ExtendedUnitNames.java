package org.nianbao.roster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of units that extend one another, such as 红旗区小店镇 and 小店镇. */
public final class ExtendedUnitNames {
  private final Map<String, Set<String>> similar = new HashMap<>();

  public ExtendedUnitNames(Collection<String> names) {
    Map<String, List<String>> byStem = new HashMap<>();
    for (String name : names) {
      byStem.computeIfAbsent(UnitNameComparison.stem(name), stem -> new ArrayList<>()).add(name);
    }
    for (String name : names) {
      String stem = UnitNameComparison.stem(name);
      // 红旗区小店镇 extends 小店镇: its stem ends with that of 小店镇
      for (int start = 0; start <= stem.length() - UnitNameComparison.MIN_PART_LENGTH; start++) {
        for (String other : byStem.getOrDefault(stem.substring(start), List.of())) {
          link(name, other);
        }
      }
    }
  }

  private void link(String one, String other) {
    if (!one.equals(other)) {
      add(one, other);
      add(other, one);
    }
  }

  private void add(String name, String other) {
    similar.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(other);
  }

  /** Returns the other names that extend this name, or that it extends. */
  public Set<String> of(String name) {
    return similar.getOrDefault(name, Set.of());
  }
}
