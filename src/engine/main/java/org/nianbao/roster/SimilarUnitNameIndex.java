package org.nianbao.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An index of names that finds those similar to a given name, as {@link
 * UnitNameComparison#isSimilar} defines it, without comparing all of them.
 */
public final class SimilarUnitNameIndex {
  private final List<String> names;

  /**
   * The indexes of names by their stems in reverse, so that stems with the same ending are
   * adjacent.
   */
  private final NavigableMap<String, List<Integer>> byEnding = new TreeMap<>();

  /**
   * Entries that combine a hash and the index of a name. The hash is that of the name or of the
   * name without one of its characters; names with one character of difference share a hash.
   */
  private final long[] hashes;

  public SimilarUnitNameIndex(List<String> names) {
    this.names = List.copyOf(names);
    List<Long> entries = new ArrayList<>();
    for (int index = 0; index < this.names.size(); index++) {
      String name = UnitNameComparison.normalized(this.names.get(index));
      String plain = UnitNameComparison.withoutAdditions(this.names.get(index));
      List<String> stems = List.of(UnitNameComparison.stem(name), UnitNameComparison.stem(plain));
      for (String each : new TreeSet<>(stems)) {
        byEnding.computeIfAbsent(reversed(each), stem -> new ArrayList<>()).add(index);
      }
      for (String part : parts(name)) {
        entries.add(((long) part.hashCode() << Integer.SIZE) | index);
      }
    }
    hashes = entries.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /** Returns the indexes of the names similar to this one, in order. */
  public Stream<Integer> findSimilar(String name) {
    String normalized = UnitNameComparison.normalized(name);
    TreeSet<Integer> candidates = new TreeSet<>();
    addWithEnding(reversed(UnitNameComparison.stem(normalized)), candidates);
    String plain = UnitNameComparison.withoutAdditions(name);
    if (!plain.equals(name)) {
      addWithEnding(reversed(UnitNameComparison.stem(plain)), candidates);
    }
    for (String part : parts(normalized)) {
      long first = (long) part.hashCode() << Integer.SIZE;
      int position = Arrays.binarySearch(hashes, first);
      for (int i = position < 0 ? -position - 1 : position;
          i < hashes.length && hashes[i] >> Integer.SIZE == part.hashCode();
          i++) {
        candidates.add((int) hashes[i]);
      }
    }
    return candidates.stream()
        .filter(index -> UnitNameComparison.isSimilar(names.get(index), name));
  }

  /** Adds the indexes of the stems that end as this one, or that it ends as. */
  private void addWithEnding(String ending, Set<Integer> candidates) {
    if (ending.length() >= UnitNameComparison.MIN_PART_LENGTH) {
      byEnding.subMap(ending, ending + Character.MAX_VALUE).values().forEach(candidates::addAll);
    }
    for (int length = UnitNameComparison.MIN_PART_LENGTH; length < ending.length(); length++) {
      candidates.addAll(byEnding.getOrDefault(ending.substring(0, length), List.of()));
    }
  }

  /** Returns the name, and the name without each of its characters. */
  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>(List.of(name));
    for (int index = 0; index < name.length(); index++) {
      parts.add(name.substring(0, index) + name.substring(index + 1));
    }
    return parts;
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }
}
