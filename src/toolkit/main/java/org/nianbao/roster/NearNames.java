package org.nianbao.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds among many names those near to one, as {@link UnitName#near} has it, not looking at each. */
public final class NearNames {
  private final List<String> names;

  /** By their stems read backwards, so that those of the same ending stand together. */
  private final NavigableMap<String, List<Integer>> byEnding = new TreeMap<>();

  /** Hash of a name, or of one without a character, and the name's index: one slip apart, one is shared. */
  private final long[] slips;

  public NearNames(List<String> names) {
    this.names = List.copyOf(names);
    List<Long> all = new ArrayList<>();
    for (int index = 0; index < this.names.size(); index++) {
      String name = UnitName.plain(this.names.get(index));
      byEnding.computeIfAbsent(reversed(UnitName.stem(name)), stem -> new ArrayList<>()).add(index);
      for (String part : parts(name)) {
        all.add(((long) part.hashCode() << Integer.SIZE) | index);
      }
    }
    slips = all.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /** The places of the names near to this one, in order. */
  public Stream<Integer> near(String name) {
    String plain = UnitName.plain(name);
    TreeSet<Integer> likely = new TreeSet<>();
    String ending = reversed(UnitName.stem(plain));
    if (ending.length() >= UnitName.SHORTEST_PART) {
      byEnding.subMap(ending, ending + Character.MAX_VALUE).values().forEach(likely::addAll);
    }
    for (int length = UnitName.SHORTEST_PART; length < ending.length(); length++) {
      likely.addAll(byEnding.getOrDefault(ending.substring(0, length), List.of()));
    }
    for (String part : parts(plain)) {
      long first = (long) part.hashCode() << Integer.SIZE;
      int at = Arrays.binarySearch(slips, first);
      for (int i = at < 0 ? -at - 1 : at; i < slips.length && slips[i] >> Integer.SIZE == part.hashCode(); i++) {
        likely.add((int) slips[i]);
      }
    }
    return likely.stream().filter(index -> UnitName.near(names.get(index), name));
  }

  /** The name, and what is left of it without each of its characters. */
  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>(List.of(name));
    for (int at = 0; at < name.length(); at++) {
      parts.add(name.substring(0, at) + name.substring(at + 1));
    }
    return parts;
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }
}
